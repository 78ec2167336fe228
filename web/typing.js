import { byId } from "./log.js";

const TYPING_MS = 6_000;

/** The line that says the other side is at work. @param {() => void} toEnd brings it into sight */
export function createTyping(toEnd) {
  const line = byId("typing");
  /** @type {number | undefined} */
  let timer;

  function hide() {
    line.hidden = true;
  }

  return {
    hide,
    show() {
      line.hidden = false;
      toEnd();
      clearTimeout(timer);
      timer = setTimeout(hide, TYPING_MS);
    },
  };
}
