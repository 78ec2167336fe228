// The page of an issued paper: a file that is chosen or dropped is hashed here, in the browser, and
// never leaves it.

const main = document.getElementById("verify");
const answer = document.getElementById("answer");
const chooser = document.getElementById("file");
if (main === null || answer === null || !(chooser instanceof HTMLInputElement)) throw new Error("no page");

/** "issued:<sha256>", and of copies that came back how far each may be relied on: "trusted:<sha256>" */
const known = new Map(
  (main.dataset.hashes ?? "").split(" ").map((entry) => {
    const [what = "", hash = ""] = entry.split(":");
    return [hash, what];
  }),
);

/** @param {File} file */
async function check(file) {
  // Browsers hash only on pages that came encrypted or from this machine.
  if (globalThis.crypto?.subtle === undefined) {
    say(main?.dataset.unable);
    return;
  }
  say(main?.dataset.reading);
  const digest = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
  const hash = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const what = known.get(hash);
  if (what === undefined) say(`${main?.dataset.other ?? ""} SHA-256: ${hash}`);
  else say(main?.dataset[what]);
}

/** @param {string | undefined} text */
function say(text) {
  if (answer !== null) answer.textContent = text ?? "";
}

/** @param {FileList | null | undefined} files */
function take(files) {
  const file = files?.[0];
  if (file !== undefined) check(file).catch(() => say(main?.dataset.unable));
}

chooser.addEventListener("change", () => take(chooser.files));
document.addEventListener("dragover", (event) => {
  event.preventDefault();
  main.classList.add("over");
});
document.addEventListener("dragleave", () => main.classList.remove("over"));
document.addEventListener("drop", (event) => {
  event.preventDefault();
  main.classList.remove("over");
  take(event.dataTransfer?.files);
});
