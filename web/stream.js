/** The server says something at least every 20 seconds; after this silence the line is dead. */
const SILENCE_MS = 50_000;
const FIRST_PAUSE = 1_000;
const LAST_PAUSE = 15_000;

/** A page nobody looks at lets go of the line after this time: battery and data. */
const HIDDEN_MS = 120_000;

/**
 * Keeps one line to the server's events and opens it again whenever it is lost.
 * @param {object} options
 * @param {() => number} options.last number of the newest message the page has
 * @param {Record<string, (data: any) => void>} options.on by event name
 * @param {(open: boolean) => void} options.onState
 * @param {() => void} options.onLost after a failure: find out why
 */
export function createStream({ last, on, onState, onLost }) {
  /** @type {EventSource | null} */
  let source = null;
  let pause = FIRST_PAUSE;
  let ended = false;
  /** @type {number | undefined} */
  let watchdog;
  /** @type {number | undefined} */
  let timer;
  /** @type {number | undefined} */
  let hiding;

  function alive() {
    clearTimeout(watchdog);
    watchdog = setTimeout(lost, SILENCE_MS);
  }

  function close() {
    clearTimeout(watchdog);
    clearTimeout(timer);
    source?.close();
    source = null;
  }

  function open() {
    if (ended) return;
    close();
    const line = new EventSource(`/api/chat/events?after=${last()}`);
    source = line;
    alive();
    line.addEventListener("open", () => {
      pause = FIRST_PAUSE;
      alive();
      onState(true);
    });
    line.addEventListener("error", lost);
    for (const [name, handle] of Object.entries(on)) {
      line.addEventListener(name, (event) => {
        alive();
        handle(JSON.parse(event.data));
      });
    }
    line.addEventListener("ping", alive);
    line.addEventListener("bye", (event) => {
      if (JSON.parse(event.data).reason === "signed_out") ended = true;
      lost();
    });
  }

  function lost() {
    close();
    onState(false);
    onLost();
    if (ended) return;
    timer = setTimeout(open, pause * (0.75 + Math.random() / 2));
    pause = Math.min(pause * 2, LAST_PAUSE);
  }

  function now() {
    pause = FIRST_PAUSE;
    if (!ended && source === null) open();
  }

  addEventListener("online", now);
  addEventListener("offline", () => {
    close();
    onState(false);
    // In case nobody says that it is back.
    if (!ended) timer = setTimeout(open, LAST_PAUSE);
  });
  document.addEventListener("visibilitychange", () => {
    clearTimeout(hiding);
    if (document.hidden) hiding = setTimeout(close, HIDDEN_MS);
    else now();
  });

  return {
    open,
    end() {
      ended = true;
      close();
    },
  };
}
