import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { packButton } from "../../../src/messaging/buttonData.ts";
import type { OutboxRow } from "../../../src/db/outbox.ts";
import type { ChannelPort } from "../../../src/messaging/channelPort.ts";
import { outcomeOf } from "../../../src/channels/zalo/outcome.ts";
import { createZaloApi, type ZaloApi } from "../../../src/channels/zalo/zaloApi.ts";
import { createZaloPort } from "../../../src/channels/zalo/zaloPort.ts";
import type { ZaloFault } from "../../support/zalo/ZaloFaults.ts";
import { startZaloFake, type ZaloFake } from "../../support/zalo/startZaloFake.ts";
import type { ZaloUser } from "../../support/zalo/ZaloUser.ts";

let fake: ZaloFake;
let api: ZaloApi;
let port: ChannelPort;
let lan: ZaloUser;
let counted: number;
let spent: boolean;

beforeEach(async () => {
  fake = await startZaloFake();
  api = createZaloApi({ token: fake.token, apiRoot: fake.url });
  lan = fake.user("Lan");
  counted = 0;
  spent = false;
  port = createZaloPort({
    api,
    fileText: async ({ reference, caption }) =>
      reference === "file:7" ? `${caption}\n\nTải tệp: https://kiemtra.example.gov.vn/files/7` : null,
    resentMark: async () => "(gửi lại)",
    quota: {
      sent: () => {
        counted += 1;
      },
      isSpent: () => spent,
    },
  });
});
afterEach(async () => {
  api.close();
  await fake.close();
});

let nextId = 0n;
function row(method: string, payload: Record<string, unknown>, attempts = 0): OutboxRow {
  nextId += 1n;
  return {
    id: nextId,
    key: `u:1:${nextId}`,
    channel: "zalo",
    conversation: `zalo:${lan.id}`,
    method,
    payload,
    attempts,
  };
}
const send = (payload: Record<string, unknown> = {}, attempts = 0) =>
  port.deliver(row("sendMessage", { text: "Câu 1", ...payload }, attempts));
const seen = () => lan.botMessages().map(({ text }) => text);
const keyboard = (...labels: string[]) => ({
  inline_keyboard: labels.map((text) => [
    { text, callback_data: packButton({ on: "prompt", prompt: "ab1cd", act: "x" }) },
  ]),
});

describe("what a call of the flows becomes", () => {
  it("a text without its bold parts, with the id that Zalo gives", async () => {
    const entities = [{ type: "bold", offset: 0, length: 5 }];
    expect(await send({ text: "Câu 1. Tổng số", entities })).toEqual({
      kind: "sent",
      externalId: lan.lastMessage().id,
    });
    expect(fake.calls()).toMatchObject([
      { method: "sendMessage", args: { chat_id: lan.id, text: "Câu 1. Tổng số" }, ok: true },
    ]);
  });

  it("choices are numbered under the text", async () => {
    await send({ reply_markup: keyboard("Có", "Không") });
    expect(seen()).toEqual(["Câu 1\n\n1. Có\n2. Không"]);
  });

  it("a prompt for words has nothing under it", async () => {
    await send({ reply_markup: { force_reply: true } });
    expect(seen()).toEqual(["Câu 1"]);
  });

  it("a changed list of choices is sent anew", async () => {
    await port.deliver(
      row("editMessageReplyMarkup", { message_id: 3, reply_markup: keyboard("✓ Có", "Xong") }),
    );
    expect(seen()).toEqual(["1. ✓ Có\n2. Xong"]);
  });

  it.each<[method: string, payload: Record<string, unknown>]>([
    ["editMessageReplyMarkup", { message_id: 3 }],
    ["sendChatAction", { action: "upload_photo" }],
  ])("%s has nothing to show on Zalo", async (method, payload) => {
    expect(await port.deliver(row(method, payload))).toEqual({ kind: "sent", externalId: null });
    expect(fake.calls()).toEqual([]);
  });

  it("typing is shown, and never tried again", async () => {
    expect(await port.deliver(row("sendChatAction", { action: "typing" }))).toEqual({
      kind: "sent",
      externalId: null,
    });
    expect(lan.typing).toBe(1);
    fake.fault({ action: { kind: "serverError", status: 502 } });
    expect(await port.deliver(row("sendChatAction", { action: "typing" }))).toMatchObject({ kind: "sent" });
    expect(counted).toBe(0);
  });

  it("a document goes out as an address", async () => {
    await port.deliver(row("sendDocument", { document: "file:7", caption: "Báo cáo, 9 trang" }));
    expect(seen()).toEqual(["Báo cáo, 9 trang\n\nTải tệp: https://kiemtra.example.gov.vn/files/7"]);
  });

  it.each<[method: string, payload: Record<string, unknown>, error: string]>([
    ["sendDocument", { document: "file:8" }, "no such file: file:8"],
    ["sendDocument", {}, "no file in the call"],
    ["sendMessage", {}, "sendMessage without a text"],
    ["sendPoll", { question: "?" }, "Zalo has no sendPoll"],
  ])("%s %j fails at once", async (method, payload, error) => {
    expect(await port.deliver(row(method, payload))).toEqual({ kind: "failed", error });
  });

  it("another channel's conversation fails at once", async () => {
    const outcome = await port.deliver({ ...row("sendMessage", { text: "a" }), conversation: "tg:5" });
    expect(outcome).toMatchObject({ kind: "failed" });
  });
});

describe("F34: the length of a text", () => {
  it.each([
    [1999, 1],
    [2000, 1],
    [2001, 2],
    [4000, 2],
    [4001, 3],
  ])("%i characters are %i messages", async (length, messages) => {
    const outcome = await send({ text: "a".repeat(length) });
    expect(seen().map((text) => text.length)).toHaveLength(messages);
    expect(seen().join("")).toBe("a".repeat(length));
    expect(counted).toBe(messages);
    expect(outcome).toEqual({
      kind: "sent",
      externalId: lan
        .botMessages()
        .map(({ id }) => id)
        .join(","),
    });
  });

  it("breaks between paragraphs, keeps the choices on the last part and never cuts a character", async () => {
    const paragraph = `${"Tồn tại ".repeat(180)}😀`;
    await send({ text: `${paragraph}\n\n${paragraph}`, reply_markup: keyboard("Đồng ý", "Bỏ") });
    expect(seen()).toHaveLength(2);
    expect(seen()[0]).toBe(paragraph);
    expect(seen()[1]).toBe(`${paragraph}\n\n1. Đồng ý\n2. Bỏ`);
    await send({ text: "😀".repeat(1001) });
    expect(seen().slice(2).join("")).toBe("😀".repeat(1001));
  });
});

describe("what became of a delivery", () => {
  const chat = (error: string) => ({ kind: "retry", afterSeconds: null, scope: "chat", error });
  it.each<[fault: string, action: ZaloFault, expected: object]>([
    ["502 page", { kind: "serverError", status: 502 }, chat("HTTP 502 without an answer of the Bot API")],
    ["connection reset", { kind: "reset", when: "before" }, chat("socket hang up")],
    ["timeout", { kind: "refuse", code: 408, description: "Request timeout" }, chat("408 Request timeout")],
    ["500", { kind: "refuse", code: 500, description: "oops" }, chat("500 oops")],
    [
      "403, which Zalo calls an internal error",
      { kind: "refuse", code: 403, description: "Internal server error" },
      chat("403 Internal server error"),
    ],
    [
      "too much",
      { kind: "refuse", code: 429, description: "Quota exceeded" },
      { kind: "retry", afterSeconds: null, scope: "bot", error: "429 Quota exceeded" },
    ],
    [
      "token refused",
      { kind: "refuse", code: 401, description: "Unauthorized" },
      { kind: "retry", afterSeconds: 300, scope: "bot", error: "401 Unauthorized" },
    ],
  ])("%s", async (_name, action, expected) => {
    fake.fault({ action, times: 1 });
    expect(await send()).toEqual(expected);
    expect(await send()).toMatchObject({ kind: "sent" });
  });

  it("a refusal of the call itself is our mistake", async () => {
    fake.fault({ action: { kind: "refuse", code: 400, description: "Bad Request" }, times: 1 });
    expect(await send()).toEqual({ kind: "failed", error: "400 Bad Request" });
  });

  it("a refusal with its code as HTTP status means the same", async () => {
    const strict = await startZaloFake({ refusalStatus: "code" });
    const other = createZaloApi({ token: `${strict.token}x`, apiRoot: strict.url });
    expect(await other.call("getMe", {})).toEqual({
      ok: false,
      kind: "refused",
      errorCode: 401,
      description: "Unauthorized",
    });
    other.close();
    await strict.close();
  });

  it("a month that is used up is looked at again after an hour", async () => {
    fake.fault({ action: { kind: "refuse", code: 429, description: "Quota exceeded" }, times: 1 });
    spent = true;
    expect(await send()).toMatchObject({ kind: "retry", afterSeconds: 3_600, scope: "bot" });
  });

  it("F25: a person who cannot be reached for half an hour is unreachable", async () => {
    lan.blocked = true;
    expect(await send({}, 11)).toMatchObject({ kind: "retry", scope: "chat" });
    expect(await send({}, 12)).toEqual({ kind: "undeliverable", error: "403 Internal server error" });
  });

  it("an unknown code is our mistake, a server's own is not", () => {
    const refused = (errorCode: number) =>
      outcomeOf({ ok: false, kind: "refused", errorCode, description: "" }, 0, false).kind;
    expect([400, 405, 413, 500, 503].map(refused)).toEqual(["failed", "failed", "failed", "retry", "retry"]);
  });

  it("the token is in no error", async () => {
    const gone = createZaloApi({ token: "99:geheim", apiRoot: "http://127.0.0.1:1" });
    const answer = await gone.call("sendMessage", {});
    expect(answer).toMatchObject({ ok: false, kind: "unreachable" });
    expect(JSON.stringify(answer)).not.toContain("geheim");
    gone.close();
  });
});

describe("a message that may have arrived", () => {
  it("says so when it is sent again", async () => {
    const one = row("sendMessage", { text: "Câu 1" });
    fake.fault({ action: { kind: "reset", when: "after" }, times: 1 });
    expect(await port.deliver(one)).toMatchObject({ kind: "retry" });
    expect(await port.deliver({ ...one, attempts: 1 })).toMatchObject({ kind: "sent" });
    expect(seen()).toEqual(["Câu 1", "(gửi lại)\nCâu 1"]);
  });

  it("does not say so when Zalo has refused it", async () => {
    const one = row("sendMessage", { text: "Câu 1" });
    fake.fault({ action: { kind: "refuse", code: 429, description: "Quota exceeded" }, times: 1 });
    await port.deliver(one);
    await port.deliver({ ...one, attempts: 1 });
    expect(seen()).toEqual(["Câu 1"]);
  });

  it("goes on after the parts that have arrived", async () => {
    const one = row("sendMessage", { text: `${"a".repeat(1500)}\n\n${"b".repeat(1500)}` });
    fake.fault({ action: { kind: "reset", when: "after" }, after: 1, times: 1 });
    expect(await port.deliver(one)).toMatchObject({ kind: "retry" });
    const outcome = await port.deliver({ ...one, attempts: 1 });
    expect(seen().map((text) => text.slice(0, 11))).toEqual(["aaaaaaaaaaa", "bbbbbbbbbbb", "(gửi lại)\nb"]);
    const [first, , last] = lan.botMessages();
    expect(outcome).toEqual({ kind: "sent", externalId: `${first?.id},${last?.id}` });
  });
});
