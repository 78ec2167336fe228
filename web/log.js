import { element, messageElement } from "./message.js";
import { dayOf, text } from "./texts.js";

/** Closer than this to the end, in pixels, the log follows new messages. */
const NEAR_END = 120;

/** @param {string} id @returns {HTMLElement} */
export function byId(id) {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`no element ${id}`);
  return found;
}

/**
 * The list of messages in the order of their numbers, and where the person looks in it.
 * @param {(button: {id: string, label: string, does?: "confirm" | "add"}, message: import("./message.js").Message) => void} press
 */
export function createLog(press) {
  const scroll = byId("scroll");
  const list = byId("log");
  const newMessages = byId("new-messages");
  /** @type {Map<number, {message: import("./message.js").Message, node: HTMLElement}>} */
  const shown = new Map();
  let orphaned = false;
  /** The line "unread" stands before this message. @type {number | null} */
  let marked = null;
  /** Numbers that changed while somebody asks the server for the newest messages. @type {Set<Set<number>>} */
  const watches = new Set();

  /** @param {number} id */
  function touched(id) {
    for (const watch of watches) watch.add(id);
  }

  function atEnd() {
    return scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < NEAR_END;
  }

  function toEnd() {
    scroll.scrollTop = scroll.scrollHeight;
    newMessages.hidden = true;
  }

  /** In order; made anew when a message has come or gone. @type {number[] | null} */
  let ordered = null;
  function numbers() {
    ordered ??= [...shown.keys()].sort((a, b) => a - b);
    return ordered;
  }

  /** @param {import("./message.js").Message} message @param {boolean} fresh */
  function put(message, fresh) {
    const node = messageElement(message, press);
    node.classList.toggle("fresh", fresh);
    const before = shown.get(message.id);
    shown.set(message.id, { message, node });
    if (before === undefined) ordered = null;
    if (before !== undefined) {
      const focused = before.node.contains(document.activeElement) ? document.activeElement : null;
      const byKeyboard = focused?.matches(":focus-visible") ?? false;
      before.node.replaceWith(node);
      if (focused !== null) keepFocus(focused.textContent ?? "", node, byKeyboard);
      return;
    }
    const next = numbers().find((number) => number > message.id);
    const place = next === undefined ? null : (shown.get(next)?.node ?? null);
    list.insertBefore(node, place);
  }

  /** Day lines, and which buttons are those of the open question. */
  function tidy() {
    for (const line of list.querySelectorAll(".day, .unread")) line.remove();
    let day = "";
    /** @type {HTMLElement | null} */
    let open = null;
    for (const number of numbers()) {
      const entry = shown.get(number);
      if (entry === undefined) continue;
      const own = dayOf(new Date(entry.message.at));
      if (own !== day) entry.node.before(element("div", { className: "day" }, [own]));
      day = own;
      if (number === marked) entry.node.before(element("div", { className: "unread" }, [text("unread")]));
      entry.node.classList.remove("open");
      if (entry.node.querySelector(".buttons") !== null) open = entry.node;
    }
    open?.classList.add("open");
    byId("empty").hidden = shown.size > 0;
  }

  /**
   * An edit took the focused button away: its successor gets the focus, or the log waits for one.
   * @param {string} label
   * @param {HTMLElement} node
   * @param {boolean} byKeyboard
   */
  function keepFocus(label, node, byKeyboard) {
    const same = [...node.querySelectorAll(".buttons > *")].find((button) => button.textContent === label);
    orphaned = same === undefined && byKeyboard;
    (same instanceof HTMLElement ? same : scroll).focus({ preventScroll: true });
  }

  /** Someone who answers with the keyboard goes on with the buttons of the next question. */
  function followFocus() {
    const focused = document.activeElement;
    const inOlder = focused?.closest(".buttons") && !focused.closest(".message.open");
    const waits = orphaned && focused === scroll;
    if (!waits && !(inOlder && focused?.matches(":focus-visible"))) return;
    if (list.querySelector(".message.open .buttons") !== null) orphaned = false;
    const next = list.querySelector(".message.open .buttons > *");
    if (next instanceof HTMLElement) next.focus();
  }

  scroll.addEventListener("scroll", () => {
    if (atEnd()) newMessages.hidden = true;
  });
  newMessages.addEventListener("click", toEnd);
  // The keyboard of a phone takes half of the height: the newest message stays in sight.
  let following = true;
  scroll.addEventListener("scroll", () => {
    following = atEnd();
  });
  const follow = () => {
    if (following) toEnd();
  };
  new ResizeObserver(follow).observe(scroll);
  // A photo takes its height only when it has come.
  list.addEventListener("load", follow, true);

  return {
    last: () => numbers().at(-1) ?? 0,
    first: () => numbers()[0] ?? 0,
    size: () => shown.size,
    messages: () => numbers().flatMap((number) => shown.get(number)?.message ?? []),
    toEnd,
    atEnd,

    /**
     * Puts the line "unread" before a message, where it stays until the person answers.
     * @param {number} id
     * @param {boolean} goThere
     */
    mark(id, goThere = false) {
      if (marked === id) return;
      marked = id;
      tidy();
      if (goThere) list.querySelector(".unread")?.scrollIntoView();
    },

    /** New messages at the end. @param {import("./message.js").Message[]} messages @param {boolean} quiet */
    add(messages, quiet = false) {
      if (messages.length === 0) return;
      for (const { id } of messages) touched(id);
      const wasAtEnd = atEnd();
      const fresh = messages.some((message) => !shown.has(message.id));
      list.setAttribute("aria-live", quiet ? "off" : "polite");
      if (messages.some(({ id, from }) => from === "me" && !shown.has(id))) marked = null;
      for (const message of messages) put(message, !quiet && !shown.has(message.id));
      tidy();
      followFocus();
      if (wasAtEnd || messages.some((message) => message.from === "me")) toEnd();
      else if (fresh) newMessages.hidden = false;
    },

    /** Earlier messages at the top; what the person reads stays where it is. @param {import("./message.js").Message[]} messages */
    addOlder(messages) {
      const height = scroll.scrollHeight - scroll.scrollTop;
      list.setAttribute("aria-live", "off");
      for (const message of messages) put(message, false);
      tidy();
      scroll.scrollTop = scroll.scrollHeight - height;
    },

    /**
     * Asks for the newest messages, and makes the log say what they say. What changes here in the
     * meantime is newer than the answer, which may have been a while on its way.
     * @param {() => Promise<import("./message.js").Message[]>} ask at most `page` of them
     * @param {number} page
     * @returns whether what was here before had to go: it does not join on to a full answer
     */
    async reconcile(ask, page) {
      /** @type {Set<number>} */
      const newer = new Set();
      watches.add(newer);
      const before = this.last();
      const latest = await ask().finally(() => watches.delete(newer));
      const from = latest[0]?.id ?? Number.POSITIVE_INFINITY;
      const known = new Set(latest.map((message) => message.id));
      const hole = before > 0 && latest.length === page && from > before;
      for (const number of numbers()) {
        const gone = number >= from ? !known.has(number) : hole;
        if (gone && !newer.has(number)) this.remove(number);
      }
      this.add(
        latest.filter(
          (message) =>
            !newer.has(message.id) &&
            JSON.stringify(shown.get(message.id)?.message) !== JSON.stringify(message),
        ),
      );
      tidy();
      return hole;
    },

    /** @param {number} id */
    remove(id) {
      touched(id);
      shown.get(id)?.node.remove();
      shown.delete(id);
      ordered = null;
      tidy();
    },

    clear() {
      shown.clear();
      ordered = null;
      list.replaceChildren();
    },
  };
}
