import { describe, expect, it } from "vitest";
import { packButton } from "../../../src/messaging/buttonData.ts";
import { recognizeCommand } from "../../../src/bot/commands/recognizeCommand.ts";
import { readInput } from "../../../src/bot/core/input.ts";
import { chatNumber } from "../../../src/messaging/channelPort.ts";
import { toUpdate } from "../../../src/channels/zalo/toUpdate.ts";
import { incomingEvent } from "../../../src/channels/zalo/updateKey.ts";
import { readEvent, type ZaloEvent } from "../../../src/channels/zalo/zaloEvent.ts";

const ID = "6ede9afa66b88fe6d6a9";
const account = { id: 41, externalId: ID, displayName: null };
const chat = chatNumber("zalo", account);

/** The sample of the documentation. */
function body(name: string, fields: Record<string, unknown>, message: Record<string, unknown> = {}) {
  return {
    event_name: name,
    message: {
      from: { id: ID, display_name: "Ted", is_bot: false },
      chat: { id: ID, chat_type: "PRIVATE" },
      ...fields,
      message_id: "2d758cb5e222177a4e35",
      date: 1_750_316_131_602,
      ...message,
    },
  };
}
const TEXT = body("message.text.received", { text: "Xin chào" });

function event(value: unknown): ZaloEvent {
  const read = readEvent(value);
  if (!read.ok) throw new Error(read.reason);
  return read.event;
}

describe("events", () => {
  it.each([
    ["with the documentation's wrapper", { ok: true, result: TEXT }],
    ["bare, as they really come", TEXT],
  ])("are read %s", (_form, value) => {
    expect(event(value)).toEqual({
      name: "message.text.received",
      chatId: ID,
      isPrivate: true,
      from: { id: ID, displayName: "Ted" },
      messageId: "2d758cb5e222177a4e35",
      at: 1_750_316_131_602,
      content: { kind: "text", text: "Xin chào" },
      raw: TEXT,
    });
  });

  it.each<[what: string, value: unknown, content: object]>([
    [
      "a photo as documented",
      body("message.image.received", { photo: "https://f.zdn.vn/a.jpg", caption: "Bảng niêm yết" }),
      { kind: "photo", url: "https://f.zdn.vn/a.jpg", caption: "Bảng niêm yết" },
    ],
    [
      "a photo as it really comes",
      body("message.image.received", { photo_url: "https://f.zdn.vn/b.jpg", message_type: "CHAT_PHOTO" }),
      { kind: "photo", url: "https://f.zdn.vn/b.jpg", caption: undefined },
    ],
    [
      "a sticker",
      body("message.sticker.received", { sticker: "bfe4", url: "https://z.vn/s" }),
      { kind: "sticker", id: "bfe4" },
    ],
    [
      "a voice message",
      body("message.voice.received", { voice_url: "https://v.zdn.vn/a.aac" }),
      { kind: "voice", url: "https://v.zdn.vn/a.aac" },
    ],
    ["a file, or a text that is withheld", body("message.unsupported.received", {}), { kind: "unsupported" }],
    ["a photo without its address", body("message.image.received", {}), { kind: "unsupported" }],
    ["a text without its words", body("message.text.received", {}), { kind: "unsupported" }],
  ])("%s", (_what, value, content) => {
    expect(event(value).content).toEqual(content);
  });

  it.each<[what: string, value: unknown, reason: string]>([
    ["a kind that came later", body("message.reaction.received", {}), "unknown_kind"],
    [
      "the bot's own words",
      body("message.text.received", { text: "a" }, { from: { id: "b", is_bot: true } }),
      "unknown_kind",
    ],
    ["no JSON", undefined, "malformed"],
    ["null", null, "malformed"],
    ["a list", [TEXT], "malformed"],
    ["a message without a chat", body("message.text.received", {}, { chat: {} }), "malformed"],
    ["an id that is a number", body("message.text.received", {}, { chat: { id: 5 } }), "malformed"],
    ["an id without end", body("message.text.received", {}, { chat: { id: "a".repeat(129) } }), "malformed"],
    ["an event without a message", { event_name: "message.text.received" }, "malformed"],
  ])("%s is refused as %3$s", (_what, value, reason) => {
    expect(readEvent(value)).toEqual({ ok: false, reason });
  });

  it.each([-1, 1e300, "yesterday", 1.5, null])("a date %j is no date", (date) => {
    expect(event(body("message.text.received", { text: "a" }, { date })).at).toBeUndefined();
  });

  it("a group is no private chat", () => {
    expect(
      event(body("message.text.received", { text: "a" }, { chat: { id: "g", chat_type: "GROUP" } }))
        .isPrivate,
    ).toBe(false);
  });

  it("lose what PostgreSQL cannot store", () => {
    const value: unknown = JSON.parse(String.raw`{"a":"a\u0000b\ud800c"}`);
    const text = (value as { a: string }).a;
    expect(event(body("message.text.received", { text })).content).toEqual({ kind: "text", text: "abc" });
  });

  it("have their key, conversation and order in the inbox", () => {
    expect(incomingEvent("12345689", event(TEXT), null, 7)).toEqual({
      key: "zalo:12345689:message.text.received:2d758cb5e222177a4e35",
      channel: "zalo",
      conversation: `zalo:${ID}`,
      orderKey: 1_750_316_131_602n,
      payload: { event: TEXT, prompt: null },
    });
  });

  it("without an id are known by their content, without a date by when they came", () => {
    const without = (text: string) =>
      incomingEvent(
        "1",
        event(body("message.text.received", { text }, { message_id: undefined, date: undefined })),
        null,
        7,
      );
    expect(without("a").key).toMatch(/^zalo:1:message\.text\.received:[0-9a-f]{64}$/);
    expect(without("a").key).toBe(without("a").key);
    expect(without("a").key).not.toBe(without("b").key);
    expect(without("a").orderKey).toBe(7n);
  });
});

describe("events as the flows take them", () => {
  const update = (value: unknown, prompt: unknown = null) => toUpdate({ event: value, prompt }, account, 99);

  it("a text is a message of the account's own chat number", () => {
    expect(update(TEXT)).toEqual({
      update_id: 99,
      message: {
        message_id: 99,
        date: 1_750_316_131,
        chat: { id: chat, type: "private", first_name: "Ted" },
        from: { id: chat, is_bot: false, first_name: "Ted" },
        text: "Xin chào",
      },
    });
  });

  it("a command is marked as Telegram marks it", () => {
    expect(update(body("message.text.received", { text: "/start 7K2F" }))?.message?.entities).toEqual([
      { type: "bot_command", offset: 0, length: 6 },
    ]);
  });

  it.each([
    ["menu", "/areas"],
    [" ? ", "/help"],
  ])("%j stands for the command menu that Zalo lacks", (typed, text) => {
    expect(update(body("message.text.received", { text: typed }))?.message?.text).toBe(text);
  });

  it.each([
    ["sticker", body("message.sticker.received", { sticker: "a" })],
    ["other", body("message.unsupported.received", {})],
  ])("a %s is answered as one", (what, value) => {
    const converted = update(value);
    expect(converted === null ? null : readInput(converted, recognizeCommand)).toEqual({
      kind: "media",
      what,
    });
  });

  it.each([
    ["photo", body("message.image.received", { photo_url: "https://f.zdn.vn/b.jpg" })],
    ["voice", body("message.voice.received", { voice_url: "https://v.zdn.vn/a.aac" })],
  ])("a %s is taken as evidence", (kind, value) => {
    const converted = update(value);
    const input = converted === null ? null : readInput(converted, recognizeCommand);
    expect(input).toMatchObject({ kind: "evidence", media: { kind } });
  });

  it("a photo is named by its address", () => {
    const message = update(
      body("message.image.received", { photo_url: "https://f.zdn.vn/b.jpg", caption: "a" }),
    )?.message;
    expect(message?.photo?.[0]?.file_id).toBe("https://f.zdn.vn/b.jpg");
    expect(message?.caption).toBe("a");
  });

  it("a group is a group", () => {
    const value = body("message.text.received", { text: "/help" }, { chat: { id: "g", chat_type: "GROUP" } });
    expect(update(value)?.message?.chat.type).toBe("group");
  });

  const data = packButton({ on: "prompt", prompt: "ab1cd", act: "yes" });
  const prompt = {
    outboxId: "12",
    at: 1_750_316_000,
    text: "Có đúng không?",
    markup: { inline_keyboard: [[{ text: "Đúng, bắt đầu", callback_data: data }]] },
    reply: true,
    behind: [],
  };

  it.each(["1", "đúng, bắt đầu", "Dung, bat dau"])("%j is the press of the button", (text) => {
    expect(update(body("message.text.received", { text }), prompt)).toMatchObject({
      update_id: 99,
      callback_query: {
        id: "99",
        from: { id: chat },
        data,
        message: { message_id: 12, chat: { id: chat, type: "private" }, text: "Có đúng không?" },
      },
    });
  });

  it.each(["2", "đúng rồi"])("%j is a text", (text) => {
    expect(update(body("message.text.received", { text }), prompt)?.message?.text).toBe(text);
  });

  it("a caption never presses a button", () => {
    const value = body("message.image.received", { photo_url: "https://f.zdn.vn/b.jpg", caption: "1" });
    expect(update(value, prompt)?.callback_query).toBeUndefined();
  });

  it.each([null, {}, { event: TEXT }, { event: {}, prompt: null }, "text"])("%j is nothing", (payload) => {
    expect(toUpdate(payload, account, 1)).toBeNull();
  });
});
