import { describe, expect, it } from "vitest";
import { receive } from "../../../src/channels/web/receive.ts";
import type { WebInput } from "../../../src/channels/web/webInput.ts";

const ACCOUNT = { id: 7, externalId: "x", displayName: "Lan" };
const CHAT = 2 ** 52 + 7;
const AT = 1_600_300_800;

function messageOf(input: WebInput): unknown {
  return receive(input, ACCOUNT, 41)?.message;
}

describe("receive", () => {
  it.each<[string, string, object | undefined]>([
    ["plain text", "710", undefined],
    ["a command", "/summary", { type: "bot_command", offset: 0, length: 8 }],
    ["a command with an argument", "/edit 9", { type: "bot_command", offset: 0, length: 5 }],
    ["a command before a line end", "/help\nx", { type: "bot_command", offset: 0, length: 5 }],
    ["a slash inside", "17/9", undefined],
    ["a slash and nothing", "/ 5", undefined],
    ["a path, which is no command", "/a/b", undefined],
    ["Vietnamese letters behind the slash", "/tổng", undefined],
  ])("marks %s as Telegram would", (_, text, entity) => {
    expect(messageOf({ type: "text", at: AT, text })).toEqual({
      message_id: 41,
      date: AT,
      chat: { id: CHAT, type: "private", first_name: "Lan" },
      from: { id: CHAT, is_bot: false, first_name: "Lan" },
      text,
      ...(entity === undefined ? {} : { entities: [entity] }),
    });
  });

  it("a link becomes /start with its code", () => {
    expect(messageOf({ type: "start", at: AT, code: "7K2F" })).toMatchObject({
      text: "/start 7K2F",
      entities: [{ type: "bot_command", offset: 0, length: 6 }],
    });
    expect(messageOf({ type: "start", at: AT, code: null })).toMatchObject({ text: "/start" });
  });

  it("a button becomes a callback query on the message it stands under", () => {
    const update = receive(
      {
        type: "button",
        at: AT,
        id: "a:12:yes",
        label: "Đạt",
        messageSeq: 3,
        messageId: 90,
        messageText: "Câu 9/20.",
        messageAt: AT - 60,
      },
      ACCOUNT,
      42,
    );
    expect(update).toEqual({
      update_id: 42,
      callback_query: {
        id: "42",
        from: { id: CHAT, is_bot: false, first_name: "Lan" },
        chat_instance: String(CHAT),
        data: "a:12:yes",
        message: {
          message_id: 90,
          chat: { id: CHAT, type: "private", first_name: "Lan" },
          date: AT - 60,
          text: "Câu 9/20.",
        },
      },
    });
  });

  const file = {
    type: "file",
    at: AT,
    fileId: "web-7-bTE",
    name: "biên bản.pdf",
    mime: "application/pdf",
    size: 1200,
    sha256: "ab",
    caption: null,
  } as const;

  it("a file becomes a document with its name", () => {
    expect(messageOf(file)).toMatchObject({
      document: {
        file_id: "web-7-bTE",
        file_unique_id: "ab",
        file_name: "biên bản.pdf",
        mime_type: "application/pdf",
        file_size: 1200,
      },
    });
  });

  it("a picture is a document too, as one sent untouched on Telegram, with its caption", () => {
    const message = messageOf({ ...file, name: "a.jpg", mime: "image/jpeg", caption: "Bảng niêm yết" });
    expect(message).toMatchObject({
      document: { file_id: "web-7-bTE", file_name: "a.jpg", mime_type: "image/jpeg" },
      caption: "Bảng niêm yết",
    });
    expect(message).not.toHaveProperty("photo");
  });

  it("a place keeps its accuracy within Telegram's bound", () => {
    expect(
      messageOf({ type: "location", at: AT, latitude: 22.15, longitude: 105.59, accuracy: 90_000 }),
    ).toMatchObject({ location: { latitude: 22.15, longitude: 105.59, horizontal_accuracy: 1500 } });
  });

  it("knows nothing of what another release may write", () => {
    expect(receive({ type: "sticker", at: AT }, ACCOUNT, 1)).toBeNull();
    expect(receive("text", ACCOUNT, 1)).toBeNull();
  });

  it("a stranger without a name still has a first name, as Telegram demands", () => {
    const update = receive({ type: "text", at: AT, text: "a" }, { ...ACCOUNT, displayName: null }, 1);
    expect(update?.message?.from.first_name).toBe("Web");
  });
});
