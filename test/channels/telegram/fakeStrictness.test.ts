import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { JsonObject } from "../../support/telegram/json.ts";
import { startTelegramFake, type TelegramFake } from "../../support/telegram/startTelegramFake.ts";
import { callFake, refusalOf } from "./callFake.ts";

let fake: TelegramFake;
const CHAT = 1001;

beforeAll(async () => {
  fake = await startTelegramFake();
  fake.user(CHAT, { firstName: "Lan", started: true });
});
afterAll(() => fake.close());

const send = (args: JsonObject) => refusalOf(fake, "sendMessage", { chat_id: CHAT, text: "a", ...args });
const keyboard = (rows: readonly (readonly JsonObject[])[]): JsonObject => ({
  reply_markup: { inline_keyboard: rows },
});
const buttons = (count: number): JsonObject[] =>
  Array.from({ length: count }, (_, index) => ({ text: `${index}`, callback_data: `${index}` }));
const rows = (count: number): JsonObject[][] =>
  Array.from({ length: Math.ceil(count / 5) }, (_, row) => buttons(Math.min(5, count - row * 5)));

describe("the fake checks what a message may hold", () => {
  const tooLong = "Bad Request: message is too long";
  const markupTooLong = "Bad Request: reply markup is too long";
  it.each<[rule: string, args: JsonObject, expected: string]>([
    ["no text", { text: "" }, "Bad Request: message text is empty"],
    ["only white space", { text: " \n\t " }, "Bad Request: text must be non-empty"],
    ["4095 characters", { text: "ế".repeat(4095) }, "ok"],
    ["4096 characters", { text: "ế".repeat(4096) }, "ok"],
    ["4097 characters", { text: "ế".repeat(4097) }, tooLong],
    ["unknown field", { colour: "red" }, 'Bad Request: fake: unknown field "colour" in sendMessage'],
    [
      "unknown field inside a button",
      keyboard([[{ text: "a", callback_data: "a", color: "red" }]]),
      'Bad Request: fake: unknown field "color" in InlineKeyboardButton',
    ],
    [
      "wrong type",
      { disable_notification: "yes" },
      'Bad Request: fake: sendMessage.disable_notification must be Boolean, got "yes"',
    ],
    [
      "markup in the text",
      { text: "<b>a</b>", parse_mode: "HTML" },
      "Bad Request: fake: texts are plain, with entities beside them",
    ],
    ["callback_data of 63 bytes", keyboard([[{ text: "a", callback_data: "x".repeat(63) }]]), "ok"],
    ["callback_data of 64 bytes", keyboard([[{ text: "a", callback_data: "x".repeat(64) }]]), "ok"],
    [
      "callback_data of 65 bytes",
      keyboard([[{ text: "a", callback_data: "x".repeat(65) }]]),
      "Bad Request: BUTTON_DATA_INVALID",
    ],
    [
      "callback_data of 22 letters that take 66 bytes",
      keyboard([[{ text: "a", callback_data: "ế".repeat(22) }]]),
      "Bad Request: BUTTON_DATA_INVALID",
    ],
    [
      "button without action",
      keyboard([[{ text: "a" }]]),
      "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    ],
    [
      "button without text",
      keyboard([[{ text: " ", callback_data: "a" }]]),
      "Bad Request: fake: a button has no text",
    ],
    ["7 buttons in a row", keyboard([buttons(7)]), "ok"],
    ["8 buttons in a row", keyboard([buttons(8)]), "ok"],
    ["9 buttons in a row", keyboard([buttons(9)]), "Bad Request: fake: more than 8 buttons in a row"],
    ["99 buttons", keyboard(rows(99)), "ok"],
    ["100 buttons", keyboard(rows(100)), "ok"],
    ["101 buttons", keyboard(rows(101)), markupTooLong],
    [
      "button with an address that leads nowhere",
      keyboard([[{ text: "a", url: "http://localhost/x" }]]),
      "Bad Request: inline keyboard button URL 'http://localhost/x' is invalid: Wrong HTTP URL",
    ],
    [
      "entity beyond the end",
      { text: "abc", entities: [{ type: "bold", offset: 1, length: 3 }] },
      "Bad Request: fake: entity bold at 1+3 lies outside the text of 3",
    ],
    [
      "entity through the middle of a surrogate pair",
      { text: "😀a", entities: [{ type: "bold", offset: 1, length: 2 }] },
      "Bad Request: fake: entity bold at 1+2 splits a surrogate pair",
    ],
    [
      "reply to a message that is not there",
      { reply_parameters: { message_id: 99_999 } },
      "Bad Request: message to be replied not found",
    ],
  ])("%s", async (_rule, args, expected) => {
    expect(await send(args)).toBe(expected);
  });

  it("refuses an unknown chat, one that never wrote, and one that blocked the bot", async () => {
    expect(await send({ chat_id: 424_242 })).toBe("Bad Request: chat not found");
    fake.user(1002);
    expect(await send({ chat_id: 1002 })).toBe("Forbidden: bot can't initiate conversation with a user");
    const hoa = fake.user(1003, { started: true });
    hoa.block();
    expect(await send({ chat_id: 1003 })).toBe("Forbidden: bot was blocked by the user");
    hoa.unblock();
    expect(await send({ chat_id: 1003 })).toBe("ok");
    hoa.deactivate();
    expect(await send({ chat_id: 1003 })).toBe("Forbidden: user is deactivated");
  });

  it("gives the new id of a group that moved", async () => {
    fake.migrateGroup(-55, -1_000_055);
    expect(await callFake(fake, "sendMessage", { chat_id: -55, text: "a" })).toEqual({
      ok: false,
      error_code: 400,
      description: "Bad Request: group chat was upgraded to a supergroup chat",
      parameters: { migrate_to_chat_id: -1_000_055 },
    });
  });

  it.each<[method: string, args: JsonObject, expected: string]>([
    ["sendMessages", {}, "Not Found: method not found"],
    ["sendDice", {}, "fake: sendDice is a method of the Bot API, but this server does not answer it"],
    ["sendMessage", { text: "a" }, "Bad Request: chat_id is empty"],
    ["sendMessage", { chat_id: CHAT }, "Bad Request: message text is empty"],
    [
      "editMessageReplyMarkup",
      { chat_id: CHAT, message_id: 77_777 },
      "Bad Request: message to edit not found",
    ],
    [
      "sendChatAction",
      { chat_id: CHAT, action: "dancing" },
      "Bad Request: wrong parameter action in request",
    ],
    [
      "answerCallbackQuery",
      { callback_query_id: "1" },
      "Bad Request: query is too old and response timeout expired or query ID is invalid",
    ],
    [
      "answerCallbackQuery",
      { callback_query_id: "1", text: "x".repeat(201) },
      "Bad Request: MESSAGE_TOO_LONG",
    ],
    [
      "setWebhook",
      { url: "ftp://x", secret_token: "a" },
      "Bad Request: bad webhook: invalid webhook URL specified",
    ],
    [
      "setWebhook",
      { url: "https://x.vn", secret_token: "a b" },
      "Bad Request: secret token contains unallowed characters",
    ],
    [
      "setWebhook",
      { url: "https://x.vn", secret_token: "a".repeat(257) },
      "Bad Request: secret token is too long",
    ],
    ["getFile", { file_id: "none" }, "Bad Request: invalid file_id"],
  ])("%s %o", async (method, args, expected) => {
    expect(await refusalOf(fake, method, args)).toBe(expected);
  });
});

describe("the fake edits like the server", () => {
  it("an edit without markup takes the buttons away, and one that changes nothing is refused", async () => {
    const lan = fake.user(CHAT);
    await callFake(fake, "sendMessage", { chat_id: CHAT, text: "Câu 1", ...keyboard([buttons(2)]) });
    const id = lan.lastMessage().id;
    const edit = (args: JsonObject) =>
      refusalOf(fake, "editMessageReplyMarkup", { chat_id: CHAT, message_id: id, ...args });
    const notModified =
      "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message";
    expect(await edit(keyboard([buttons(2)]))).toBe(notModified);
    expect(await edit({})).toBe("ok");
    expect(lan.lastMessage()).toMatchObject({ text: "Câu 1", buttons: [], edited: true });
    expect(await edit({})).toBe(notModified);
  });

  it("what a person wrote cannot be edited by the bot", async () => {
    const { messageId } = fake.user(CHAT).sendText("710");
    expect(await refusalOf(fake, "editMessageReplyMarkup", { chat_id: CHAT, message_id: messageId })).toBe(
      "Bad Request: message can't be edited",
    );
  });

  it("a press is answered once and within 150 seconds", async () => {
    let now = Date.UTC(2026, 0, 5);
    const other = await startTelegramFake({ now: () => now });
    const person = other.user(1, { started: true });
    await callFake(other, "sendMessage", { chat_id: 1, text: "Câu 1", ...keyboard([buttons(2)]) });
    const answer = (id: string) =>
      refusalOf(other, "answerCallbackQuery", { callback_query_id: id, text: "Đã lưu" });
    const tooOld = "Bad Request: query is too old and response timeout expired or query ID is invalid";
    const first = person.press("1");
    expect(await answer(first.queryId)).toBe("ok");
    expect(first.answer()).toEqual({ text: "Đã lưu", showAlert: false });
    expect(await answer(first.queryId)).toBe(tooOld);
    const second = person.press(0);
    now += 151_000;
    expect(await answer(second.queryId)).toBe(tooOld);
    await other.close();
  });
});

describe("flood control of the fake", () => {
  it("lets a short burst pass, then one message a second in one chat", async () => {
    let now = Date.UTC(2026, 0, 5);
    const server = await startTelegramFake({ floodControl: true, now: () => now });
    server.user(1, { started: true });
    server.user(2, { started: true });
    const sendTo = (chat: number) => callFake(server, "sendMessage", { chat_id: chat, text: "a" });
    for (let index = 0; index < 5; index += 1) expect(await sendTo(1)).toMatchObject({ ok: true });
    expect(await sendTo(1)).toEqual({
      ok: false,
      error_code: 429,
      description: "Too Many Requests: retry after 1",
      parameters: { retry_after: 1 },
    });
    expect(await sendTo(2)).toMatchObject({ ok: true });
    now += 1000;
    expect(await sendTo(1)).toMatchObject({ ok: true });
    await server.close();
  });
});
