import { byId } from "./log.js";
import { text } from "./texts.js";

const ONLINE_NOTE_MS = 2_000;
/** A line that comes back within a moment is not worth a word. */
const LOST_NOTE_MS = 1_500;

/**
 * Says over the chat whether there is a line to the server.
 * @param {object} options
 * @param {() => void} options.onOpen
 * @param {() => void} options.onBack the line had been lost: something may have been missed
 */
export function createConnection({ onOpen, onBack }) {
  const banner = byId("banner");
  /** @type {number | undefined} */
  let timer;
  let lostOnce = false;
  let ended = false;

  /** The banner stays where it is and is emptied: who listens to the page hears the next words too. @param {string} said */
  function show(said) {
    banner.textContent = said;
  }

  return {
    show,

    /** @param {boolean} open */
    changed(open) {
      clearTimeout(timer);
      if (ended) return;
      if (!open) {
        timer = setTimeout(() => show(text(navigator.onLine ? "connecting" : "offline")), LOST_NOTE_MS);
        lostOnce = true;
        return;
      }
      if (banner.textContent !== "") {
        show(text("online"));
        timer = setTimeout(() => show(""), ONLINE_NOTE_MS);
      }
      if (lostOnce) onBack();
      onOpen();
    },

    end() {
      ended = true;
      clearTimeout(timer);
      show("");
    },
  };
}
