import { messages, Refused, session, whenSignedOut } from "./api.js";
import { createComposer } from "./composer.js";
import { createConnection } from "./connection.js";
import { createEarlier, PAGE } from "./earlier.js";
import { keep } from "./keep.js";
import { byId, createLog } from "./log.js";
import { createMenu } from "./menu.js";
import { pendingElement, showProgress } from "./message.js";
import { notice } from "./notice.js";
import { createOutbox } from "./outbox.js";
import { createPlace } from "./place.js";
import { showSignIn } from "./signIn.js";
import { createStream } from "./stream.js";
import { text } from "./texts.js";
import { createTyping } from "./typing.js";
import { createUnread } from "./unread.js";

/** @typedef {import("./message.js").Message} Message */

/** Messages kept in the browser, to be read while there is no network. */
const KEPT = 60;
const ACCOUNT_KEY = "kiemtra.account";

/** @type {number | null} */
let account = null;
/** @type {ReturnType<typeof createOutbox> | null} */
let outbox = null;
let signedOut = false;

const log = createLog((button, message) => {
  const waiting = outbox?.load() ?? [];
  // A second tap on the same button while the first is on its way is not a second answer.
  const same = waiting.some(({ body }) => body?.button === button.id && body?.message === message.id);
  if (same) return;
  if (button.does === undefined) outbox?.sendButton(button, message.id);
  else void withPasskey(button.does, () => outbox?.sendButton(button, message.id));
});

/**
 * The device's key first, then the press that tells of it; the press alone would confirm nothing.
 * @param {"add" | "confirm"} what
 * @param {() => void} press
 */
async function withPasskey(what, press) {
  try {
    const { usePasskey } = await import("./passkey.js");
    await usePasskey(what);
    press();
  } catch (error) {
    const isSaid = error instanceof Error && error.name === "Error";
    notice(isSaid ? error.message : text("error-failure"), true);
  }
}

const unread = createUnread(log);
const earlier = createEarlier(log);
const typing = createTyping(log.toEnd);
const connection = createConnection({
  onOpen: () => void outbox?.start(),
  onBack: () => void refresh().catch(() => {}),
});

/** What the log holds is not on its way any more. */
function confirmShown() {
  for (const { clientMessageId } of log.messages())
    if (clientMessageId !== undefined) outbox?.confirm(clientMessageId);
}

/** @param {Message} message */
function arrived(message) {
  log.add([message]);
  if (message.clientMessageId !== undefined) outbox?.confirm(message.clientMessageId);
  if (message.from === "bot") typing.hide();
  unread.update();
  remember();
}

function remember() {
  if (account === null || signedOut) return;
  keep(`kiemtra.messages.${account}`, JSON.stringify(log.messages().slice(-KEPT)));
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
    typing: () => typing.show(),
  },
  onState: (open) => connection.changed(open),
  // An event source does not say why it failed; an ended session shows in an ordinary call.
  onLost: () => void session().catch(() => {}),
});

/** After a lost line: what nobody told us. */
async function refresh() {
  const hole = await log.reconcile(() => messages(`limit=${PAGE}`), PAGE);
  if (hole) earlier.know(false);
  confirmShown();
  unread.update();
  remember();
}

const composer = createComposer({
  outbox: () => outbox,
  newest: log.last,
  keepDraft: (value) => {
    if (account !== null) keep(`kiemtra.draft.${account}`, value);
  },
});

byId("code-form").addEventListener("submit", (event) => {
  event.preventDefault();
  const code = /** @type {HTMLInputElement} */ (byId("code")).value.replace(/\s/g, "");
  if (code !== "") location.assign(`/i/${encodeURIComponent(code)}`);
});

const menu = createMenu({
  onSignOut: () => leave(true),
  onProblem: (said) => notice(said, true),
});
createPlace({ outbox: () => outbox, onSent: () => menu.close() });

whenSignedOut(() => leave(false));

/** @param {boolean} forget what this browser has kept to be read without a network */
function leave(forget) {
  signedOut = true;
  stream.end();
  connection.end();
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
  showSignIn();
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
    const [{ account: own }, latest] = await Promise.all([session(), messages(`limit=${PAGE}`)]);
    enter(own);
    await log.reconcile(async () => latest, PAGE);
    earlier.know(latest.length < PAGE);
    byId("empty").hidden = log.size() > 0;
    confirmShown();
    remember();
    unread.show();
    stream.open();
    void outbox?.open();
  } catch (error) {
    if (signedOut) return;
    if (account === null) enterFromMemory();
    connection.show(error instanceof Refused ? error.message : text("offline"));
    setTimeout(() => void begin(), 3_000);
  }
}

void begin();
if ("serviceWorker" in navigator) navigator.serviceWorker.register("/sw.js").catch(() => {});
