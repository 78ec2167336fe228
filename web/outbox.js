import { postJson, Refused, upload } from "./api.js";
import { dropFile, keepFile, keptFile, MAX_FILE, readyToSend } from "./files.js";
import { keep } from "./keep.js";
import { text } from "./texts.js";

/**
 * A message on its way. It keeps its id for all tries, by which the server knows it again: it
 * arrives once, however often it is sent.
 * @typedef {object} Outgoing
 * @property {string} id
 * @property {number} at
 * @property {string} text what its bubble shows
 * @property {Record<string, unknown> | null} body null: a file, kept in the browser's database
 * @property {{name: string, mime: string, size: number} | null} file
 * @property {string | null} problem why the server refused it; it stays until the person decides
 */

/** Pauses between tries while the network is away, in milliseconds. */
const FIRST_PAUSE = 1_000;
const LAST_PAUSE = 15_000;
/** A file that another page of this browser makes ready is waited for so long, in milliseconds. */
const READY_WITHIN_MS = 60_000;

/** `randomUUID` exists on https only. */
function newId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
}

/**
 * Messages typed without a network, kept in this browser under the account they were typed in, and
 * sent one after the other.
 * @param {object} options
 * @param {number} options.account
 * @param {(queue: Outgoing[], state: "idle" | "sending" | "waiting") => void} options.onChange
 * @param {(message: any) => void} options.onAccepted
 * @param {(percent: number) => void} options.onProgress of the file that is being sent
 */
export function createOutbox({ account, onChange, onAccepted, onProgress }) {
  const key = `kiemtra.outbox.${account}`;
  // Until the server has said whose session this is, nothing leaves: on a shared phone it may be
  // another person's by now.
  let confirmed = false;
  /** From the wish for the lock to its return. */
  let running = false;
  let again = false;
  let pause = FIRST_PAUSE;
  /** @type {number | undefined} */
  let timer;
  /** @type {"idle" | "sending" | "waiting"} */
  let state = "idle";

  /** The queue where the browser's storage is full: it waits in this page alone. @type {Outgoing[] | null} */
  let unkept = null;

  /** @returns {Outgoing[]} */
  function load() {
    if (unkept !== null) return unkept;
    try {
      return JSON.parse(localStorage.getItem(key) ?? "[]");
    } catch {
      return [];
    }
  }

  /** @param {(queue: Outgoing[]) => Outgoing[]} change */
  function update(change) {
    const queue = change(load());
    unkept = keep(key, JSON.stringify(queue)) ? null : queue;
    onChange(queue, state);
  }

  /** @param {typeof state} next */
  function show(next) {
    state = next;
    onChange(load(), state);
  }

  /** @param {string} id */
  function remove(id) {
    const gone = load().find((item) => item.id === id);
    if (gone === undefined) return;
    if (gone.file !== null) dropFile(id).catch(() => {});
    preparing.delete(id);
    update((queue) => queue.filter((item) => item.id !== id));
  }

  /** Files that this page makes ready, by the message's id. @type {Map<string, Promise<File>>} */
  const preparing = new Map();

  /** @param {string} id @param {File} chosen */
  async function prepare(id, chosen) {
    const file = await readyToSend(chosen);
    if (file.size > MAX_FILE) throw new Refused(413, text("error-file-too-large"), null);
    // Where nothing can be kept it is sent all the same, if the page stays open for so long.
    await keepFile(id, file).catch(() => {});
    return file;
  }

  /** @param {Outgoing} item */
  async function deliver(item) {
    if (item.body !== null) return postJson({ clientMessageId: item.id, ...item.body });
    const file = await (preparing.get(item.id) ?? keptFile(item.id));
    if (file === undefined) {
      if (Date.now() - item.at < READY_WITHIN_MS) throw new Error("not ready yet");
      throw new Refused(0, text("error-file-lost"), null);
    }
    const form = new FormData();
    form.append("clientMessageId", item.id);
    form.append("file", file, file.name);
    return upload(form, onProgress);
  }

  /** Sends what waits, oldest first, until none is left or the network fails. */
  async function run() {
    clearTimeout(timer);
    for (;;) {
      const item = load().find((candidate) => candidate.problem === null);
      if (item === undefined) return show("idle");
      show("sending");
      let accepted;
      try {
        accepted = await deliver(item);
      } catch (error) {
        if (failed(error, item.id)) continue;
        return show("waiting");
      }
      pause = FIRST_PAUSE;
      // Outside of the try: what goes wrong with showing it is no failure of the network.
      remove(item.id);
      onAccepted(accepted);
    }
  }

  /**
   * Whether to go on with the next one; else a later try is arranged.
   * @param {unknown} error
   * @param {string} id
   */
  function failed(error, id) {
    if (error instanceof Refused && error.retryAfter === null) {
      // The session has ended: the next one of this account sends it.
      if (error.status === 401) return false;
      update((queue) => queue.map((item) => (item.id === id ? { ...item, problem: error.message } : item)));
      return true;
    }
    const wait = error instanceof Refused && error.retryAfter !== null ? error.retryAfter * 1000 : pause;
    pause = Math.min(pause * 2, LAST_PAUSE);
    timer = setTimeout(() => void start(), wait);
    return false;
  }

  /** One page of the browser sends at a time; without locks the ids keep it harmless. */
  async function start() {
    if (!confirmed) return show("waiting");
    again = true;
    if (running) return;
    running = true;
    try {
      while (again) {
        again = false;
        // Waits for another page to end: it may have looked for the last time already.
        if ("locks" in navigator) await navigator.locks.request(key, run);
        else await run();
      }
    } finally {
      running = false;
    }
  }

  /** @param {Omit<Outgoing, "id" | "at" | "problem">} item @param {string} [id] */
  function add(item, id = newId()) {
    update((queue) => [...queue, { id, at: Date.now(), problem: null, ...item }]);
    void start();
  }

  const now = () => {
    pause = FIRST_PAUSE;
    void start();
  };
  addEventListener("online", now);
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) now();
  });

  return {
    start,
    load,
    /** The session is this account's: what waits may go. */
    open() {
      confirmed = true;
      return start();
    },
    /** @param {string} typed @param {number} seen the newest message on the screen when it was written */
    sendText(typed, seen) {
      add({ text: typed, body: { text: typed, seen }, file: null });
    },
    /** @param {{id: string, label: string}} button @param {number} message */
    sendButton(button, message) {
      add({ text: button.label, body: { button: button.id, message }, file: null });
    },
    /** @param {{latitude: number, longitude: number, accuracy: number}} location @param {string} shown */
    sendPlace(location, shown) {
      add({ text: shown, body: { location }, file: null });
    },
    /**
     * Takes its place in the order at once; a large photo is made smaller meanwhile.
     * @param {File} file
     */
    sendFile(file) {
      const id = newId();
      const ready = prepare(id, file);
      ready.catch(() => {});
      preparing.set(id, ready);
      add({ text: "", body: null, file: { name: file.name, mime: file.type, size: file.size } }, id);
    },
    /** The server has it, whoever told us. @param {string} id */
    confirm: remove,
    /** @param {string} id */
    discard: remove,
    /** @param {string} id */
    retry(id) {
      update((queue) => queue.map((item) => (item.id === id ? { ...item, problem: null } : item)));
      void start();
    },
  };
}
