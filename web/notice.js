import { byId } from "./log.js";

const NOTICE_MS = 6_000;

/** A word over the chat that goes by itself. @param {string} said @param {boolean} [alert] */
export function notice(said, alert = false) {
  const box = byId("notice");
  box.setAttribute("role", alert ? "alert" : "status");
  box.textContent = said;
  setTimeout(() => {
    if (box.textContent === said) box.textContent = "";
  }, NOTICE_MS);
}
