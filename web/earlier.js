import { messages, Refused } from "./api.js";
import { byId } from "./log.js";
import { notice } from "./notice.js";
import { text } from "./texts.js";

/** Closer than this to the top, in pixels, what was before is fetched. */
const NEAR_TOP = 60;
/** Messages asked for at once. */
export const PAGE = 50;

/**
 * What was said before the messages on the page.
 * @param {Pick<ReturnType<typeof import("./log.js").createLog>, "addOlder" | "first" | "size">} log
 */
export function createEarlier(log) {
  const older = byId("older");
  let complete = false;
  let loading = false;

  /** @param {boolean} nothing whether there is nothing before */
  function know(nothing) {
    complete = nothing;
    older.hidden = nothing;
  }

  async function load() {
    if (loading || complete || log.size() === 0) return;
    loading = true;
    older.textContent = text("loading");
    try {
      const found = await messages(`before=${log.first()}&limit=${PAGE}`);
      log.addOlder(found);
      know(found.length < PAGE);
    } catch (error) {
      if (error instanceof Refused) notice(error.message);
    } finally {
      older.textContent = text("older");
      loading = false;
    }
  }

  older.addEventListener("click", () => void load());
  byId("scroll").addEventListener("scroll", () => {
    if (byId("scroll").scrollTop < NEAR_TOP) void load();
  });

  return { know };
}
