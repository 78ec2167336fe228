import { keep } from "./keep.js";
import { byId } from "./log.js";

/**
 * What the bot has said that nobody has looked at: counted in the page's title and on the icon of
 * the installed page, and marked by a line before the first one. Kept over a reload.
 * @param {ReturnType<typeof import("./log.js").createLog>} log
 */
export function createUnread(log) {
  const title = document.title;
  /** @type {string | null} */
  let key = null;
  let read = 0;

  function update() {
    if (key === null) return;
    const waiting = log.messages().filter(({ id, from }) => from === "bot" && id > read);
    if (!document.hidden && log.atEnd()) {
      read = Math.max(read, log.last());
      keep(key, String(read));
      waiting.length = 0;
    } else if (waiting[0] !== undefined) {
      log.mark(waiting[0].id);
    }
    document.title = waiting.length === 0 ? title : `(${waiting.length}) ${title}`;
    // Only browsers that install pages know it.
    if ("setAppBadge" in navigator) navigator.setAppBadge(waiting.length).catch(() => {});
  }

  document.addEventListener("visibilitychange", update);
  byId("scroll").addEventListener("scroll", update);

  return {
    update,
    end() {
      key = null;
      document.title = title;
    },
    /** Before the first messages are shown. @param {number} account */
    begin(account) {
      key = `kiemtra.read.${account}`;
      read = Number(localStorage.getItem(key) ?? Number.MAX_SAFE_INTEGER);
    },
    /** The messages of the page's beginning are there: to the first one nobody has seen, or to the end. */
    show() {
      read = Math.min(read, log.last());
      const first = log.messages().find(({ id, from }) => from === "bot" && id > read);
      if (first === undefined) log.toEnd();
      else log.mark(first.id, true);
      update();
    },
  };
}
