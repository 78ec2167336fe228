import { createHash } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { chatNumber } from "../../../src/messaging/channelPort.ts";
import type { ShownPrompt } from "../../../src/channels/common/prompt.ts";
import type { OaEvent } from "../../../src/channels/zaloOa/oaEvent.ts";
import { createToUpdate } from "../../../src/channels/zaloOa/toUpdate.ts";
import { incomingEvent } from "../../../src/channels/zaloOa/updateKey.ts";
import { createOaWebhook, oaWebhookPath } from "../../../src/channels/zaloOa/webhook.ts";
import { windowAfter } from "../../../src/channels/zaloOa/writeWindow.ts";
import { packButton } from "../../../src/messaging/buttonData.ts";

const NOW = 1_750_316_200_000;
const HOUR = 3_600_000;
const [OA, APP, SECRET] = ["1646843870823903717", "3608465248940903967", "oa-secret"];
const [, , OWN = ""] = oaWebhookPath(SECRET).split("/");
const USER = "5510185758261927916";

let stored: OaEvent[];
let failing: boolean;
beforeEach(() => {
  stored = [];
  failing = false;
});
const webhook = createOaWebhook({
  oaId: OA,
  appId: APP,
  oaSecret: SECRET,
  clock: { now: () => NOW },
  store: async (event) => {
    if (failing) throw new Error("database down");
    stored.push(event);
  },
});

const event = (name: string, message: object, more: object = {}): Record<string, unknown> => ({
  app_id: APP,
  user_id_by_app: "3611371994410983884",
  event_name: name,
  timestamp: String(NOW),
  sender: { id: USER },
  recipient: { id: OA },
  message: { msg_id: "e2a641af6661713b2874", ...message },
  ...more,
});
const text = (value: string, more: object = {}) => event("user_send_text", { text: value }, more);
const mac = (body: string, timestamp = String(NOW), secret = SECRET, app = APP) =>
  createHash("sha256").update(`${app}${body}${timestamp}${secret}`).digest("hex");
const bytes = (body: string) => new TextEncoder().encode(body);

function post(body: string, signature: string | undefined = `mac=${mac(body)}`, timestamp?: string) {
  return webhook.receive(bytes(body), {
    pathSecret: OWN,
    header: (name) => ({ "x-zevent-signature": signature, "x-zevent-timestamp": timestamp })[name],
  });
}

describe("F55: the signature", () => {
  const body = JSON.stringify(text("Xin chào"));

  it("of another implementation is understood", () => {
    // printf '%s' '<app><body><timestamp><secret>' | sha256sum
    const fixed = '{"app_id":"1","timestamp":"2"}';
    expect(mac(fixed, "2", "khoa", "1")).toBe(
      createHash("sha256").update('1{"app_id":"1","timestamp":"2"}2khoa').digest("hex"),
    );
  });

  it.each<[what: string, signature: string | undefined, timestamp?: string]>([
    ["with mac=", `mac=${mac(body)}`],
    ["bare", mac(body)],
    ["in capitals", `mac=${mac(body).toUpperCase()}`],
    ["over the timestamp of the header", mac(body, "1750316200111"), "1750316200111"],
  ])("is taken %s", async (_what, signature, timestamp) => {
    expect(await post(body, signature, timestamp)).toEqual({ status: 200, outcome: "stored" });
    expect(stored).toMatchObject([{ userId: USER, content: { kind: "text", text: "Xin chào" } }]);
  });

  it.each<[what: string, body: string, signature: string | undefined]>([
    ["without one", body, ""],
    ["of another secret", body, mac(body, String(NOW), "oa-secret2")],
    ["of another app", body, mac(body, String(NOW), SECRET, "360")],
    ["of another timestamp", body, mac(body, "1")],
    ["of a part", body, mac(body).slice(0, 60)],
    ["of other bytes with the same meaning", body.replace(":", ": "), mac(body)],
    ["one changed byte", body.replace("chào", "cháo"), mac(body)],
    ["of a body that is no JSON", "{", mac("{")],
  ])("is refused %s", async (_what, given, signature) => {
    expect(await post(given, signature)).toEqual({ status: 401, outcome: "forged" });
    expect(stored).toEqual([]);
  });

  it("only the right path is read at all, and it does not tell the secret", () => {
    const admits = (pathSecret: string) => webhook.admits({ pathSecret, header: () => undefined });
    expect(admits(OWN)).toBe(true);
    expect(admits(SECRET)).toBe(false);
    expect(admits("")).toBe(false);
    expect(OWN).toMatch(/^[\w-]{43}$/);
  });
});

describe("events", () => {
  it.each<[what: string, given: object, outcome: string]>([
    ["of the day before", text("a", { timestamp: String(NOW - 24 * HOUR - 1) }), "repeated"],
    ["of just under a day", text("a", { timestamp: String(NOW - 24 * HOUR) }), "stored"],
    ["of another account", text("a", { recipient: { id: "77" } }), "unknown_kind"],
    ["that the account itself sent", event("oa_send_text", { text: "a" }), "unknown_kind"],
    ["that a message was seen", event("user_seen_message", {}), "unknown_kind"],
    ["in a group", event("user_send_group_text", { text: "a" }), "unknown_kind"],
    ["that nobody knows yet", event("user_dances", {}), "unknown_kind"],
    ["without a sender", text("a", { sender: undefined }), "malformed"],
    ["without a message", text("a", { message: 7 }), "malformed"],
    ["that are something else", { timestamp: "1", event_name: 5 }, "malformed"],
    ["with a time that is none", text("a", { timestamp: "morgen" }), "malformed"],
  ])("%s", async (_what, given, outcome) => {
    const body = JSON.stringify(given);
    const timestamp = "timestamp" in given ? String(given.timestamp) : "";
    expect(await post(body, mac(body, timestamp))).toEqual({ status: 200, outcome });
    expect(stored).toHaveLength(outcome === "stored" ? 1 : 0);
  });

  it("an empty probe is answered", async () => {
    expect(await post("", "")).toEqual({ status: 200, outcome: "probe" });
  });

  it("F15: while the database is down Zalo is asked to come again", async () => {
    failing = true;
    expect(await post(JSON.stringify(text("a")))).toMatchObject({ status: 503, outcome: "store_failed" });
  });
});

const account = { id: 7, externalId: USER, displayName: null };
const toUpdate = createToUpdate(OA);

async function updatesOf(given: object, prompt: ShownPrompt | null = null) {
  const body = JSON.stringify(given);
  await post(body);
  const [read] = stored.splice(0);
  if (read === undefined) throw new Error("not stored");
  return incomingEvent(OA, read, prompt).map((row) =>
    toUpdate(JSON.parse(JSON.stringify(row.payload)), account, 12),
  );
}

describe("what the flows get", () => {
  const chat = { id: chatNumber("zalo_oa", account), type: "private" };
  const data = packButton({ on: "prompt", prompt: "ab1cd", act: "yes" });
  const asked = (...labels: string[]): ShownPrompt => ({
    outboxId: "41",
    at: 1_750_316_000,
    text: "Đúng không?",
    markup: { inline_keyboard: labels.map((label) => [{ text: label, callback_data: data }]) },
    reply: true,
    behind: [],
  });

  it("a text, a command, a word in search of the menu, a link", async () => {
    expect(await updatesOf(text("710"))).toMatchObject([
      { message: { chat, text: "710", date: NOW / 1_000 } },
    ]);
    expect(await updatesOf(text("/start 7K2F"))).toMatchObject([
      { message: { text: "/start 7K2F", entities: [{ type: "bot_command", length: 6 }] } },
    ]);
    expect(await updatesOf(text("Menu"))).toMatchObject([{ message: { text: "/areas" } }]);
    const link = { attachments: [{ type: "link", payload: { url: "https://vbpl.vn" } }] };
    expect(await updatesOf(event("user_send_link", link))).toMatchObject([
      { message: { text: "https://vbpl.vn" } },
    ]);
  });

  it.each([
    ["the press of its button", `#kt:41:${data}`],
    ["its words without accents", "dung"],
    ["its number", "1"],
  ])("a choice by %s", async (_how, typed) => {
    expect(await updatesOf(text(typed), asked("Đúng", "Không"))).toMatchObject([
      { callback_query: { data, message: { message_id: 41, text: "Đúng không?" } } },
    ]);
  });

  it("a press under an older message names that one", async () => {
    expect(await updatesOf(text(`#kt:39:${data}`), asked("Đúng"))).toMatchObject([
      { callback_query: { data, message: { message_id: 39, date: 0 } } },
    ]);
  });

  it("a letter means a choice only under a list", async () => {
    const lettered = (count: number): ShownPrompt => ({
      ...asked(),
      text: "Câu 2/26.",
      markup: {
        inline_keyboard: Array.from({ length: count }, (_, index) => [
          {
            text: `Việc ${index}`,
            callback_data: packButton({ on: "question", record: 1, question: 2, prompt: "ab1cd", act: "na" }),
          },
        ]),
      },
    });
    expect(await updatesOf(text("a"), lettered(2))).toMatchObject([{ message: { text: "a" } }]);
    expect(await updatesOf(text("a"), lettered(6))).toMatchObject([{ callback_query: {} }]);
  });

  it("what was held is asked for without a word to the flows", async () => {
    expect(await updatesOf(text("#kt:xem"))).toEqual([null]);
  });

  it("who follows is greeted", async () => {
    const followed = { oa_id: OA, follower: { id: USER }, event_name: "follow", timestamp: String(NOW) };
    expect(await updatesOf(followed)).toMatchObject([{ message: { chat, text: "/start" } }]);
  });

  it("several pictures of one message are as many updates of one album, each stored once", async () => {
    const attachments = ["a", "b", "c"].map((name) => ({
      type: "image",
      payload: { url: `https://photo.zdn.vn/${name}.jpg`, thumbnail: "" },
    }));
    const body = JSON.stringify(event("user_send_image", { attachments, text: "Bảng niêm yết" }));
    await post(body);
    const [read] = stored;
    const rows = read === undefined ? [] : incomingEvent(OA, read, null);
    expect(new Set(rows.map(({ key }) => key)).size).toBe(3);
    expect(rows.map(({ payload }) => toUpdate(payload, account, 12))).toMatchObject([
      {
        message: {
          photo: [{ file_id: "https://photo.zdn.vn/a.jpg" }],
          caption: "Bảng niêm yết",
          media_group_id: "e2a641af6661713b2874",
        },
      },
      { message: { photo: [{ file_id: "https://photo.zdn.vn/b.jpg" }] } },
      { message: { photo: [{ file_id: "https://photo.zdn.vn/c.jpg" }] } },
    ]);
  });

  it.each<[what: string, name: string, attachment: object, expected: object]>([
    [
      "a file",
      "user_send_file",
      { type: "file", payload: { url: "https://f.zdn.vn/1", name: "quyết định.pdf", size: "1024" } },
      { document: { file_id: "https://f.zdn.vn/1", file_name: "quyết định.pdf", file_size: 1_024 } },
    ],
    [
      "a recording",
      "user_send_audio",
      { type: "audio", payload: { url: "https://f.zdn.vn/2" } },
      { voice: { file_id: "https://f.zdn.vn/2" } },
    ],
    [
      "a video",
      "user_send_video",
      { type: "video", payload: { url: "https://f.zdn.vn/3" } },
      { video: { file_id: "https://f.zdn.vn/3" } },
    ],
    [
      "a place",
      "user_send_location",
      { type: "location", payload: { coordinates: { latitude: "22.1573", longitude: "105.5901" } } },
      { location: { latitude: 22.1573, longitude: 105.5901 } },
    ],
    ["a sticker", "user_send_sticker", { type: "sticker", payload: { id: "23311" } }, { sticker: {} }],
  ])("%s", async (_what, name, attachment, expected) => {
    expect(await updatesOf(event(name, { attachments: [attachment] }))).toMatchObject([
      { message: expected },
    ]);
  });

  it.each([
    ["a place nowhere", "user_send_location", { coordinates: { latitude: "", longitude: "500" } }],
    ["a picture without an address", "user_send_image", { thumbnail: "https://a.vn" }],
    ["a business card", "user_send_business_card", {}],
  ])("%s is something that cannot be read", async (_what, name, payload) => {
    const [update] = await updatesOf(event(name, { attachments: [{ type: "x", payload }] }));
    expect(Object.keys(update?.message ?? {}).sort()).toEqual(["chat", "date", "from", "message_id"]);
  });
});

it.each([
  [48 * HOUR, "free"],
  [48 * HOUR + 1, "paid"],
  [7 * 24 * HOUR, "paid"],
  [7 * 24 * HOUR + 1, "closed"],
])("%i ms after somebody's last message the account may write: %s", (since, window) => {
  expect(windowAfter(since)).toBe(window);
});
