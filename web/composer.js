import { MAX_FILE } from "./files.js";
import { byId } from "./log.js";
import { notice } from "./notice.js";
import { text } from "./texts.js";
import { createVoice } from "./voice.js";

const MAX_TEXT = 4096;

/**
 * Where the person writes, chooses and photographs.
 * @param {object} options
 * @param {() => ReturnType<typeof import("./outbox.js").createOutbox> | null} options.outbox null before it is known whose page this is
 * @param {(value: string) => void} options.keepDraft
 * @param {() => number} options.newest number of the newest message on the screen
 */
export function createComposer({ outbox, keepDraft, newest }) {
  const form = /** @type {HTMLFormElement} */ (byId("composer"));
  const input = /** @type {HTMLTextAreaElement} */ (byId("input"));

  /** What was on the screen when the text in the box was begun: what comes meanwhile, it does not answer. @type {number | null} */
  let seen = null;

  function grow() {
    input.style.height = "auto";
    input.style.height = `${input.scrollHeight}px`;
  }

  /** @param {string} value */
  function setInput(value) {
    input.value = value;
    grow();
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const typed = input.value.trim();
    const box = outbox();
    if (typed === "" || box === null) return;
    if (typed.length > MAX_TEXT) {
      notice(text("error-text-too-long"), true);
      return;
    }
    box.sendText(typed, seen ?? newest());
    seen = null;
    setInput("");
    keepDraft("");
    input.focus();
  });
  input.addEventListener("input", () => {
    if (input.value.trim() === "") seen = null;
    else seen ??= newest();
    grow();
    keepDraft(input.value);
  });
  input.addEventListener("keydown", (event) => {
    // While a keyboard composes (Telex, VNI) Enter belongs to the keyboard.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });

  const digits = byId("digits");
  // The field keeps the focus: without it this button gives way to the camera before it is pressed.
  digits.addEventListener("mousedown", (event) => event.preventDefault());
  digits.addEventListener("click", () => {
    const on = digits.getAttribute("aria-pressed") !== "true";
    digits.setAttribute("aria-pressed", String(on));
    input.inputMode = on ? "decimal" : "text";
    input.blur();
    input.focus();
  });

  /** @param {Iterable<File>} files in the order in which they shall arrive */
  function sendFiles(files) {
    for (const file of files) {
      // A photo is made smaller on the way; nothing else is.
      if (file.size > MAX_FILE && !file.type.startsWith("image/")) notice(text("error-file-too-large"), true);
      else outbox()?.sendFile(file);
    }
  }

  for (const name of ["file", "photo"]) {
    const chooser = /** @type {HTMLInputElement} */ (byId(name));
    byId(name === "file" ? "attach" : "camera").addEventListener("click", () => chooser.click());
    chooser.addEventListener("change", () => {
      sendFiles([...(chooser.files ?? [])]);
      chooser.value = "";
    });
  }
  input.addEventListener("paste", (event) => {
    const pasted = [...(event.clipboardData?.files ?? [])];
    if (pasted.length === 0) return;
    event.preventDefault();
    sendFiles(pasted);
  });

  const drop = byId("drop");
  /** @param {DragEvent} event */
  const carriesFiles = (event) => !form.hidden && (event.dataTransfer?.types.includes("Files") ?? false);
  addEventListener("dragover", (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    drop.hidden = false;
  });
  addEventListener("dragleave", (event) => {
    // Out of the window; from one element to the next is no leaving.
    if (event.relatedTarget === null) drop.hidden = true;
  });
  addEventListener("drop", (event) => {
    drop.hidden = true;
    if (!carriesFiles(event)) return;
    event.preventDefault();
    sendFiles([...(event.dataTransfer?.files ?? [])]);
  });

  createVoice({ onRecorded: (file) => outbox()?.sendFile(file), notice });

  return {
    setInput,
    hide() {
      form.hidden = true;
    },
  };
}
