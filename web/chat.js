import { call, Refused, whenSignedOut } from "./api.js";
import { createComposer } from "./composer.js";
import { keep } from "./keep.js";
import { byId, createLog } from "./log.js";
import { createMenu } from "./menu.js";
import { pendingElement, showProgress } from "./message.js";
import { createOutbox } from "./outbox.js";
import { createStream } from "./stream.js";
import { text } from "./texts.js";
import { createUnread } from "./unread.js";

/** @typedef {import("./message.js").Message} Message */

const PAGE = 50;
const TYPING_MS = 6_000;
const NOTICE_MS = 6_000;
const ONLINE_NOTE_MS = 2_000;
/** Messages kept in the browser, to be read while there is no network. */
const KEPT = 60;
const ACCOUNT_KEY = "kiemtra.account";

const banner = byId("banner");
const typing = byId("typing");
const older = byId("older");

/** @type {number | null} */
let account = null;
/** @type {ReturnType<typeof createOutbox> | null} */
let outbox = null;
let complete = false;
let signedOut = false;

const log = createLog((button, message) => {
  const waiting = outbox?.load() ?? [];
  // A second tap on the same button while the first is on its way is not a second answer.
  const same = waiting.some(({ body }) => body?.button === button.id && body?.message === message.id);
  if (!same) outbox?.sendButton(button, message.id);
});

const unread = createUnread(log);

// ---- what arrives

/** What the log holds is not on its way any more. */
function confirmShown() {
  for (const { clientMessageId } of log.messages())
    if (clientMessageId !== undefined) outbox?.confirm(clientMessageId);
}

/** @param {Message} message */
function arrived(message) {
  log.add([message]);
  if (message.clientMessageId !== undefined) outbox?.confirm(message.clientMessageId);
  if (message.from === "bot") typing.hidden = true;
  unread.update();
  remember();
}

function remember() {
  if (account === null || signedOut) return;
  keep(`kiemtra.messages.${account}`, JSON.stringify(log.messages().slice(-KEPT)));
}

/** @param {string} said @param {boolean} [alert] */
function notice(said, alert = false) {
  const box = byId("notice");
  box.setAttribute("role", alert ? "alert" : "status");
  box.textContent = said;
  setTimeout(() => {
    if (box.textContent === said) box.textContent = "";
  }, NOTICE_MS);
}

/** @type {number | undefined} */
let typingTimer;
/** @type {number | undefined} */
let bannerTimer;
let lostOnce = false;

/** @param {boolean} open */
function connection(open) {
  clearTimeout(bannerTimer);
  if (signedOut) return;
  if (!open) {
    // A line that comes back within a moment is not worth a word.
    bannerTimer = setTimeout(() => showBanner(text(navigator.onLine ? "connecting" : "offline")), 1_500);
    lostOnce = true;
    return;
  }
  if (!banner.hidden) {
    showBanner(text("online"));
    bannerTimer = setTimeout(() => showBanner(""), ONLINE_NOTE_MS);
  }
  if (lostOnce) refresh().catch(() => {});
  void outbox?.start();
}

/** @param {string} said */
function showBanner(said) {
  banner.textContent = said;
  banner.hidden = said === "";
}

const stream = createStream({
  last: log.last,
  on: {
    message: arrived,
    edit: (message) => {
      // One that is further up than the page has loaded comes as it is now when it is.
      if (message.id < log.first()) return;
      log.add([message], true);
      remember();
    },
    delete: ({ id }) => {
      log.remove(id);
      remember();
    },
    typing: () => {
      typing.hidden = false;
      log.toEnd();
      clearTimeout(typingTimer);
      typingTimer = setTimeout(() => {
        typing.hidden = true;
      }, TYPING_MS);
    },
    notice: (event) => notice(event.text, event.alert),
  },
  onState: connection,
  // An event source does not say why it failed; an ended session shows in an ordinary call.
  onLost: () => void call("session").catch(() => {}),
});

/** After a lost line: edits and deletions that nobody told us. */
async function refresh() {
  const hole = await log.reconcile(() => call(`messages?limit=${PAGE}`), PAGE);
  if (hole) {
    complete = false;
    older.hidden = false;
  }
  confirmShown();
  unread.update();
  remember();
}

// ---- earlier messages

let loadingOlder = false;
async function loadOlder() {
  if (loadingOlder || complete || log.size() === 0) return;
  loadingOlder = true;
  older.textContent = text("loading");
  try {
    const messages = await call(`messages?before=${log.first()}&limit=${PAGE}`);
    log.addOlder(messages);
    complete = messages.length < PAGE;
    older.hidden = complete;
  } catch (error) {
    if (error instanceof Refused) notice(error.message);
  } finally {
    older.textContent = text("older");
    loadingOlder = false;
  }
}
older.addEventListener("click", () => void loadOlder());
byId("scroll").addEventListener("scroll", () => {
  if (byId("scroll").scrollTop < 60) void loadOlder();
});

// ---- what the person sends

const composer = createComposer({
  outbox: () => outbox,
  notice,
  keepDraft: (value) => {
    if (account !== null) keep(`kiemtra.draft.${account}`, value);
  },
});

const place = byId("place");
place.hidden = !isSecureContext || !("geolocation" in navigator);
place.addEventListener("click", () => {
  navigator.geolocation.getCurrentPosition(
    ({ coords: { latitude, longitude, accuracy } }) => {
      outbox?.sendPlace(
        { latitude, longitude, accuracy },
        text("place-text", { latitude: latitude.toFixed(5), longitude: longitude.toFixed(5) }),
      );
      menu.close();
    },
    () => notice(text("place-failed"), true),
    { enableHighAccuracy: true, timeout: 20_000, maximumAge: 60_000 },
  );
});

// ---- coming and going

byId("code-form").addEventListener("submit", (event) => {
  event.preventDefault();
  const code = /** @type {HTMLInputElement} */ (byId("code")).value.replace(/\s/g, "");
  if (code !== "") location.assign(`/i/${encodeURIComponent(code)}`);
});

const menu = createMenu({
  onSignOut: () => leave(true),
  onProblem: (said) => notice(said, true),
});

whenSignedOut(() => leave(false));

/** @param {boolean} forget what this browser has kept to be read without a network */
function leave(forget) {
  signedOut = true;
  stream.end();
  showBanner("");
  if (forget && account !== null) {
    for (const kept of ["messages", "draft", "read"]) localStorage.removeItem(`kiemtra.${kept}.${account}`);
  }
  localStorage.removeItem(ACCOUNT_KEY);
  unread.end();
  byId("scroll").hidden = true;
  byId("new-messages").hidden = true;
  byId("menu-open").hidden = true;
  composer.hide();
  menu.close();
  byId("signed-out").hidden = false;
}

/** @param {number} number */
function enter(number) {
  if (account === number) return;
  if (account !== null) log.clear();
  account = number;
  keep(ACCOUNT_KEY, String(number));
  unread.begin(number);
  outbox = createOutbox({
    account: number,
    onAccepted: arrived,
    onProgress: (percent) => showProgress(byId("pending"), percent),
    onChange: (queue, state) => {
      const end = byId("scroll").scrollHeight;
      byId("pending").replaceChildren(
        ...queue.map((item, index) =>
          pendingElement(item, state, index === 0, {
            retry: (id) => outbox?.retry(id),
            discard: (id) => outbox?.discard(id),
          }),
        ),
      );
      if (byId("scroll").scrollHeight > end) log.toEnd();
    },
  });
  composer.setInput(localStorage.getItem(`kiemtra.draft.${number}`) ?? "");
}

/** What this browser kept, while the network is away. */
function enterFromMemory() {
  const kept = Number(localStorage.getItem(ACCOUNT_KEY));
  if (!Number.isInteger(kept) || kept <= 0) return;
  enter(kept);
  void outbox?.start();
  try {
    log.add(JSON.parse(localStorage.getItem(`kiemtra.messages.${kept}`) ?? "[]"), true);
  } catch {
    localStorage.removeItem(`kiemtra.messages.${kept}`);
  }
}

async function begin() {
  try {
    const [session, latest] = await Promise.all([call("session"), call(`messages?limit=${PAGE}`)]);
    enter(session.account);
    await log.reconcile(async () => latest, PAGE);
    complete = latest.length < PAGE;
    older.hidden = complete;
    byId("empty").hidden = log.size() > 0;
    confirmShown();
    remember();
    unread.show();
    stream.open();
    void outbox?.open();
  } catch (error) {
    if (signedOut) return;
    if (account === null) enterFromMemory();
    showBanner(error instanceof Refused ? error.message : text("offline"));
    setTimeout(() => void begin(), 3_000);
  }
}

void begin();
if ("serviceWorker" in navigator) navigator.serviceWorker.register("/sw.js").catch(() => {});
