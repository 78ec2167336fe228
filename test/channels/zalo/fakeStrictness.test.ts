import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createZaloApi, type ZaloApi } from "../../../src/channels/zalo/zaloApi.ts";
import { startZaloFake, type ZaloFake } from "../../support/zalo/startZaloFake.ts";
import type { ZaloUser } from "../../support/zalo/ZaloUser.ts";

let fake: ZaloFake;
let api: ZaloApi;
let lan: ZaloUser;

beforeEach(async () => {
  fake = await startZaloFake();
  api = createZaloApi({ token: fake.token, apiRoot: fake.url });
  lan = fake.user("Lan");
});
afterEach(async () => {
  api.close();
  await fake.close();
});

describe("the fake refuses what Zalo refuses", () => {
  const photo = "https://f.zdn.vn/a.jpg";
  it.each<[method: string, args: Record<string, unknown>, code: number]>([
    ["sendDocument", { chat_id: "lan", document: "a" }, 404],
    ["editMessageText", { chat_id: "lan", text: "a" }, 404],
    ["deleteMessage", {}, 404],
    ["sendmessage", { chat_id: "lan", text: "a" }, 404],
    ["toString", {}, 404],
    ["sendMessage", { chat_id: "lan" }, 400],
    ["sendMessage", { text: "a" }, 400],
    ["sendMessage", { chat_id: 5, text: "a" }, 400],
    ["sendMessage", { chat_id: "lan", text: "" }, 400],
    ["sendMessage", { chat_id: "lan", text: " \n" }, 400],
    ["sendMessage", { chat_id: "lan", text: "a".repeat(2001) }, 400],
    ["sendMessage", { chat_id: "lan", text: "\ud83d" }, 400],
    ["sendMessage", { chat_id: "lan", text: "a", reply_markup: {} }, 400],
    ["sendMessage", { chat_id: "lan", text: "a", entities: [] }, 400],
    ["sendMessage", { chat_id: "lan", text: "a", parse_mode: "HTML" }, 400],
    ["sendMessage", { chat_id: "lan", text: "a", text_styles: [{ start: 0 }] }, 400],
    ["sendMessage", { chat_id: "nobody", text: "a" }, 404],
    ["sendPhoto", { chat_id: "lan", photo: "file:7" }, 400],
    ["sendPhoto", { chat_id: "lan", photo: "http://127.0.0.1/a.jpg" }, 400],
    ["sendPhoto", { chat_id: "lan", photo: "http://localhost/a.jpg" }, 400],
    ["sendPhoto", { chat_id: "lan", photo, caption: "a".repeat(2001) }, 400],
    ["sendVoice", { chat_id: "lan", voice_url: "https://v.zdn.vn/a.mp3" }, 400],
    ["sendChatAction", { chat_id: "lan", action: "upload_photo" }, 400],
    ["setWebhook", { url: "http://kiemtra.example.gov.vn/zalo/a", secret_token: "12345678" }, 400],
    ["setWebhook", { url: "https://localhost/zalo/a", secret_token: "12345678" }, 400],
    ["setWebhook", { url: "https://192.168.1.5/zalo/a", secret_token: "12345678" }, 400],
    ["setWebhook", { url: "https://kiemtra.example.gov.vn/zalo/a", secret_token: "1234567" }, 400],
    ["setWebhook", { url: "https://kiemtra.example.gov.vn/zalo/a", secret_token: "1".repeat(257) }, 400],
    ["setWebhook", { url: "https://kiemtra.example.gov.vn/zalo/a" }, 400],
    ["getUpdates", { offset: 5 }, 400],
  ])("%s %j: %i", async (method, args, code) => {
    const chat = args["chat_id"] === "lan" ? { chat_id: lan.id } : {};
    expect(await api.call(method, { ...args, ...chat })).toMatchObject({ ok: false, errorCode: code });
    expect(lan.chat).toEqual([]);
  });

  it.each<[method: string, args: Record<string, unknown>]>([
    ["sendMessage", { text: "a".repeat(2000) }],
    ["sendMessage", { text: "a", parse_mode: "html" }],
    ["sendMessage", { text: "a", text_styles: [{ start: 0, len: 1, st: ["b"] }] }],
    ["sendPhoto", { photo, caption: "a".repeat(2000) }],
    ["sendSticker", { sticker: "bfe458bf64fa8da4d4eb" }],
    ["sendVoice", { voice_url: "https://v.zdn.vn/a.aac" }],
  ])("and takes %s", async (method, args) => {
    const answer = await api.call(method, { chat_id: lan.id, ...args });
    expect(answer).toMatchObject({ ok: true, result: { message_id: lan.lastMessage().id } });
  });

  it("a wrong token", async () => {
    const other = createZaloApi({ token: "1:other", apiRoot: fake.url });
    expect(await other.call("getMe", {})).toMatchObject({ ok: false, errorCode: 401 });
    other.close();
  });

  it("messages beyond the month's number", async () => {
    const poor = await startZaloFake({ messagesLeft: 1 });
    const other = createZaloApi({ token: poor.token, apiRoot: poor.url });
    const args = { chat_id: poor.user("Lan").id, text: "a" };
    expect(await other.call("sendMessage", args)).toMatchObject({ ok: true });
    expect(await other.call("sendMessage", args)).toMatchObject({ ok: false, errorCode: 429 });
    other.close();
    await poor.close();
  });
});

describe("the fake's getUpdates", () => {
  it("hands out one event at a time, each once", async () => {
    lan.sendText("a");
    lan.sendText("b");
    const first = await api.call("getUpdates", { timeout: 0 });
    expect(first).toMatchObject({
      ok: true,
      result: { event_name: "message.text.received", message: { text: "a" } },
    });
    expect(await api.call("getUpdates", { timeout: "0" })).toMatchObject({
      result: { message: { text: "b" } },
    });
    expect(await api.call("getUpdates", { timeout: 0 })).toMatchObject({ ok: false, errorCode: 408 });
  });

  it("waits for news", async () => {
    const waiting = api.call("getUpdates", { timeout: 30 });
    setTimeout(() => lan.sendSticker(), 20);
    expect(await waiting).toMatchObject({ ok: true, result: { event_name: "message.sticker.received" } });
  });

  it("does not work while a webhook is set, and again after it is removed", async () => {
    const url = "https://kiemtra.example.gov.vn/zalo/a";
    expect(await api.call("setWebhook", { url, secret_token: "12345678" })).toMatchObject({
      ok: true,
      result: { url, verification: { ok: false } },
    });
    expect(await api.call("getUpdates", { timeout: 0 })).toMatchObject({ ok: false, errorCode: 400 });
    expect(await api.call("getWebhookInfo", {})).toMatchObject({ result: { url } });
    expect(await api.call("deleteWebhook", {})).toMatchObject({ result: { url: "" } });
    expect(await api.call("getUpdates", { timeout: 0 })).toMatchObject({ ok: false, errorCode: 408 });
  });
});
