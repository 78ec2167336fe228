import { endSession, session, sessions, signOut } from "./api.js";
import { byId } from "./log.js";
import { element } from "./message.js";
import { dayOf, text, timeOf } from "./texts.js";

/**
 * The account's dialog: who is signed in, where, and the way out.
 * @param {object} options
 * @param {() => void} options.onSignOut
 * @param {(problem: string) => void} options.onProblem
 */
export function createMenu({ onSignOut, onProblem }) {
  const dialog = /** @type {HTMLDialogElement} */ (byId("menu"));
  const devices = byId("devices");

  /** @param {unknown} error */
  function failed(error) {
    onProblem(error instanceof Error && error.name === "Error" ? error.message : text("error-failure"));
  }

  async function refresh() {
    const own = await sessions();
    const { name } = await session();
    byId("menu-name").textContent = name === null ? "" : text("signed-in-as", { name });
    byId("sign-out-all").hidden = own.length < 2;
    devices.replaceChildren(
      ...own.map(({ id, device, lastSeenAt, current }) => {
        const seen = new Date(lastSeenAt);
        const label = device ?? text("device-unknown");
        return element("li", {}, [
          element("div", {}, [
            element("div", {}, [current ? `${label} (${text("device-this")})` : label]),
            element("small", {}, [
              text("device-seen", { time: `${dayOf(seen).toLowerCase()} ${timeOf(seen)}` }),
            ]),
          ]),
          current
            ? null
            : element(
                "button",
                {
                  type: "button",
                  "aria-label": `${text("device-end")}: ${label}`,
                  onclick: () => end(id),
                },
                [text("sign-out")],
              ),
        ]);
      }),
    );
  }

  /** @param {string} id */
  async function end(id) {
    await endSession(id).catch(failed);
    await refresh().catch(failed);
  }

  byId("menu-open").addEventListener("click", () => {
    devices.replaceChildren();
    dialog.showModal();
    refresh().catch(failed);
  });
  byId("menu-close").addEventListener("click", () => dialog.close());
  /** @param {boolean} everywhere */
  async function leave(everywhere) {
    try {
      const done = await signOut(everywhere);
      dialog.close();
      onSignOut();
      if (done?.next !== undefined) location.assign(done.next);
    } catch (error) {
      failed(error);
    }
  }
  byId("sign-out").addEventListener("click", () => void leave(false));
  byId("sign-out-all").addEventListener("click", () => void leave(true));

  // Chromium offers it when the page may be installed; elsewhere the browser's own menu does it.
  const install = byId("install");
  /** @type {(Event & {prompt?: () => void}) | null} */
  let offer = null;
  addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    offer = event;
    install.hidden = false;
  });
  install.addEventListener("click", () => {
    install.hidden = true;
    offer?.prompt?.();
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });

  return { close: () => dialog.close() };
}
