import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { packButton } from "../../../src/messaging/buttonData.ts";
import type { OutboxRow } from "../../../src/db/outbox.ts";
import type { ChannelPort, DeliveryOutcome } from "../../../src/messaging/channelPort.ts";
import type { FilePart } from "../../../src/channels/common/multipart.ts";
import { createOaApi, type OaApi } from "../../../src/channels/zaloOa/oaApi.ts";
import { createZaloOaPort } from "../../../src/channels/zaloOa/zaloOaPort.ts";
import type { WriteWindow } from "../../../src/channels/zaloOa/writeWindow.ts";
import type { OaUser } from "../../support/zaloOa/OaUser.ts";
import { startZaloOaFake, type ZaloOaFake } from "../../support/zaloOa/startZaloOaFake.ts";
import type { ZaloFault } from "../../support/zalo/ZaloFaults.ts";

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const DAY = 24 * 60 * 60 * 1000;

let fake: ZaloOaFake;
let api: OaApi;
let port: ChannelPort;
let lan: OaUser;
let now: number;
let token: string | null;
let window: WriteWindow;
let paidMessages: boolean;
let template: string | undefined;
let isReminder: boolean;
let files: Record<string, FilePart>;
let paid: string[];
let troubles: string[];
let held: bigint[];

beforeEach(async () => {
  now = Date.parse("2020-09-17T15:00:00+07:00");
  fake = await startZaloOaFake({ now: () => now });
  api = createOaApi({ apiRoot: fake.url, templateUrl: `${fake.url}/v3.0/oa/message/template` });
  lan = fake.user("Lan");
  lan.lastSeen = now;
  token = fake.tokens.give()["access_token"] ?? "";
  [window, paidMessages, template, isReminder] = ["free", true, undefined, false];
  [files, paid, troubles, held] = [{}, [], [], []];
  port = makePort();
});
afterEach(async () => {
  api.close();
  await fake.close();
});

function makePort(): ChannelPort {
  return createZaloOaPort({
    oaId: fake.oaId,
    api,
    tokens: {
      access: async () => token,
      renew: async () => (token = fake.tokens.give()["access_token"] ?? ""),
    },
    readFile: async (reference) => files[reference] ?? null,
    fileText: async ({ reference, caption }) => `${caption}\n\nTải tệp: https://k.gov.vn/files/${reference}`,
    resentMark: async () => "(gửi lại)",
    window: async () => window,
    paidMessages,
    reminderTemplate: template,
    reminderFacts: async () =>
      isReminder ? { ho_ten: "Lan", don_vi: "UBND", so_noi_dung: "3", thoi_han: "16/10/2020" } : null,
    hold: async (_user, id) => void held.push(id),
    onPaid: (what) => paid.push(what),
    onTrouble: (error) => troubles.push(error),
  });
}

let nextId = 0n;
function row(method: string, payload: Record<string, unknown>, attempts = 0): OutboxRow {
  nextId += 1n;
  return {
    id: nextId,
    key: `u:1:${nextId}`,
    channel: "zalo_oa",
    conversation: `zoa:${lan.id}`,
    method,
    payload,
    attempts,
  };
}
const send = (payload: Record<string, unknown> = {}, attempts = 0): Promise<DeliveryOutcome> =>
  port.deliver(row("sendMessage", { text: "Câu 1", ...payload }, attempts));
const seen = () => lan.oaMessages().map(({ text }) => text);
const keyboard = (...labels: string[]) => ({
  inline_keyboard: labels.map((text) => [
    { text, callback_data: packButton({ on: "prompt", prompt: "ab1cd", act: "x" }) },
  ]),
});
const refuse = (code: number, description = "no"): ZaloFault => ({ kind: "refuse", code, description });
const pdf = (size: number, mime = "application/pdf", fileName = "bao-cao.pdf"): FilePart => ({
  fileName,
  mime,
  bytes: new Uint8Array(size).fill(7),
});

describe("what a call of the flows becomes", () => {
  it("a text with up to five choices has buttons, whose press names the message", async () => {
    const asked = row("sendMessage", { text: "Đúng không?", reply_markup: keyboard("Đúng", "Không") });
    expect(await port.deliver(asked)).toEqual({ kind: "sent", externalId: lan.lastMessage().id });
    expect(lan.lastMessage()).toMatchObject({
      text: "Đúng không?",
      buttons: [
        { title: "Đúng", payload: `#kt:${asked.id}:p:ab1cd:x` },
        { title: "Không", payload: `#kt:${asked.id}:p:ab1cd:x` },
      ],
    });
  });

  it.each([
    ["six choices", ["1", "2", "3", "4", "5", "6"], "Câu 1\n\n1. 1\n2. 2\n3. 3\n4. 4\n5. 5\n6. 6"],
    ["a choice of 101 characters", ["a".repeat(101)], `Câu 1\n\n1. ${"a".repeat(101)}`],
  ])("%s: a list", async (_what, labels, text) => {
    await send({ reply_markup: keyboard(...labels) });
    expect(lan.lastMessage()).toMatchObject({ text, buttons: [] });
  });

  it("several choices are typed, since a message cannot be changed", async () => {
    const several = ["c0", "c1", "ok"].map((act, index) => [
      {
        text: ["Cấp tỉnh", "Cấp xã", "Xong"][index],
        callback_data: packButton({ on: "question", record: 1, question: 2, prompt: "ab1cd", act }),
      },
    ]);
    await send({ reply_markup: { inline_keyboard: several } });
    expect(seen()).toEqual(["Câu 1\n\n1. Cấp tỉnh\n2. Cấp xã"]);
  });

  it.each<[method: string, payload: Record<string, unknown>]>([
    ["editMessageReplyMarkup", { message_id: 3 }],
    ["sendChatAction", { action: "typing" }],
  ])("%s has nothing to show", async (method, payload) => {
    expect(await port.deliver(row(method, payload))).toEqual({ kind: "sent", externalId: null });
    expect(fake.calls()).toEqual([]);
  });

  it("a changed list of choices is sent anew", async () => {
    const choices = keyboard("✓ Có", "Xong");
    await port.deliver(row("editMessageReplyMarkup", { message_id: 3, reply_markup: choices }));
    expect(seen()).toEqual(["1. ✓ Có\n2. Xong"]);
  });

  it.each([
    ["a PDF", pdf(5 * 1024 * 1024)],
    ["a Word file", pdf(1_000, DOCX, "bao-cao.docx")],
  ])("%s goes as a file, its caption after it", async (_what, file) => {
    files = { "file:7": file };
    await port.deliver(
      row("sendDocument", { document: "file:7", caption: "9 trang", reply_markup: keyboard("Xem") }),
    );
    const [first, second] = lan.oaMessages();
    expect(first?.file?.name).toBe(file.fileName);
    expect(first?.file?.bytes).toEqual(file.bytes);
    expect(second).toMatchObject({ text: "9 trang", buttons: [{ title: "Xem" }] });
  });

  it.each([
    ["an Excel file", pdf(1_000, XLSX, "so-lieu.xlsx")],
    ["a PDF of more than 5 MB", pdf(5 * 1024 * 1024 + 1)],
  ])("%s goes as an address", async (_what, file) => {
    files = { "file:7": file };
    await port.deliver(row("sendDocument", { document: "file:7", caption: "Số liệu" }));
    expect(seen()).toEqual(["Số liệu\n\nTải tệp: https://k.gov.vn/files/file:7"]);
    expect(fake.calls("upload")).toEqual([]);
  });

  it.each<[method: string, payload: Record<string, unknown>, error: string]>([
    ["sendDocument", { document: "file:9" }, "no such file: file:9"],
    ["sendDocument", {}, "no file in the call"],
    ["sendMessage", {}, "sendMessage without a text"],
    ["sendPoll", { question: "?" }, "the Official Account has no sendPoll"],
  ])("%s %j fails at once", async (method, payload, error) => {
    expect(await port.deliver(row(method, payload))).toEqual({ kind: "failed", error });
  });

  it.each([
    [2000, 1],
    [2001, 2],
    [4001, 3],
  ])("F34: %i characters are %i messages, the buttons on the last", async (length, messages) => {
    await send({ text: "a".repeat(length), reply_markup: keyboard("Có") });
    expect(seen().join("")).toBe("a".repeat(length));
    const buttons = lan.oaMessages().map((message) => message.buttons.length);
    expect(buttons).toEqual([...Array.from({ length: messages - 1 }, () => 0), 1]);
  });
});

describe("what became of a delivery", () => {
  const chat = { kind: "retry", scope: "chat", afterSeconds: null };
  const bot = (afterSeconds: number) => ({ kind: "retry", scope: "bot", afterSeconds });
  it.each<[fault: string, action: ZaloFault, expected: object]>([
    ["502 page", { kind: "serverError", status: 502 }, chat],
    ["connection reset", { kind: "reset", when: "before" }, chat],
    ["an unknown code", refuse(-9999), chat],
    ["send failed", refuse(-200), chat],
    ["too many calls", refuse(-32), bot(60)],
    ["out of quota", refuse(-211), bot(3_600)],
    ["this person gets too many", refuse(-218), { ...chat, afterSeconds: 3_600 }],
    ["package too small", refuse(-224), bot(300)],
    ["not followed", refuse(-213), { kind: "undeliverable" }],
    ["gone", refuse(-227), { kind: "undeliverable" }],
    ["seven days", refuse(-230), { kind: "undeliverable" }],
    ["never", refuse(-232), { kind: "undeliverable" }],
    ["nobody pays", refuse(-321), { kind: "undeliverable" }],
    ["no such person", refuse(-201, "user_id is invalid!"), { kind: "undeliverable" }],
    ["our mistake", refuse(-201, "message.text is invalid!"), { kind: "failed" }],
  ])("%s", async (_name, action, expected) => {
    fake.fault({ action, times: 1 });
    expect(await send()).toMatchObject(expected);
    expect(await send()).toMatchObject({ kind: "sent" });
  });

  it("what needs an administrator is said aloud", async () => {
    fake.fault({ action: refuse(-221, "The OA needs to be verified to use this feature"), times: 1 });
    await send();
    expect(troubles).toEqual(["-221 The OA needs to be verified to use this feature"]);
  });

  it.each(["endAccess", "revoke"] as const)(
    "a token that ends in the middle is replaced: %s",
    async (end) => {
      files = { "file:7": pdf(1_000) };
      await send();
      fake.tokens[end]();
      const outcome = await port.deliver(row("sendDocument", { document: "file:7", caption: "9 trang" }));
      expect(outcome).toMatchObject({ kind: "sent" });
      expect(
        lan
          .oaMessages()
          .slice(1)
          .map(({ text }) => text),
      ).toEqual(["", "9 trang"]);
    },
  );

  it("without a token messages wait", async () => {
    token = null;
    expect(await send()).toMatchObject({ kind: "retry", scope: "bot", afterSeconds: 60 });
    expect(fake.calls()).toEqual([]);
  });

  it("refused buttons become a list, now and from now on", async () => {
    fake.fault({ action: refuse(-201, "buttons is invalid!"), times: 1 });
    expect(await send({ reply_markup: keyboard("Có", "Không") })).toMatchObject({ kind: "sent" });
    await send({ reply_markup: keyboard("Có", "Không") });
    expect(seen()).toEqual(["Câu 1\n\n1. Có\n2. Không", "Câu 1\n\n1. Có\n2. Không"]);
    expect(troubles).toHaveLength(1);
  });

  it("an upload that ended is made again", async () => {
    files = { "file:7": pdf(1_000) };
    fake.fault({ action: refuse(-100, "attachment_id was expired"), methods: ["message"], times: 1 });
    const document = row("sendDocument", { document: "file:7" });
    expect(await port.deliver(document)).toMatchObject(chat);
    expect(await port.deliver({ ...document, attempts: 1 })).toMatchObject({ kind: "sent" });
    expect(fake.calls("upload")).toHaveLength(2);
  });

  it("a message that may have arrived says so when it is sent again; the parts before it do not come twice", async () => {
    const long = row("sendMessage", { text: `${"a".repeat(1500)}\n\n${"b".repeat(1500)}` });
    fake.fault({ action: { kind: "reset", when: "after" }, after: 1, times: 1 });
    expect(await port.deliver(long)).toMatchObject(chat);
    expect(await port.deliver({ ...long, attempts: 1 })).toMatchObject({ kind: "sent" });
    expect(seen().map((text) => text.slice(0, 11))).toEqual(["aaaaaaaaaaa", "bbbbbbbbbbb", "(gửi lại)\nb"]);
  });

  it("no token is in an error", async () => {
    const gone = createOaApi({ apiRoot: "http://127.0.0.1:1", templateUrl: "http://127.0.0.1:1/t" });
    const answer = await gone.message("geheim", "1", { text: "a" });
    expect(answer).toMatchObject({ ok: false, kind: "unreachable" });
    expect(JSON.stringify(answer)).not.toContain("geheim");
    gone.close();
  });
});

describe("the windows of 48 hours and 7 days", () => {
  it("within 48 hours nothing is counted; after them each message is", async () => {
    await send();
    expect(paid).toEqual([]);
    window = "paid";
    now += 3 * DAY;
    token = fake.tokens.give()["access_token"] ?? "";
    await send();
    expect(paid).toEqual(["message"]);
  });

  it("an office that does not pay writes for 48 hours only", async () => {
    paidMessages = false;
    port = makePort();
    window = "paid";
    expect(await send()).toMatchObject({ kind: "undeliverable" });
    expect(fake.calls()).toEqual([]);
  });

  it("after seven days nothing is tried: the next channel has it at once", async () => {
    window = "closed";
    expect(await send()).toMatchObject({ kind: "undeliverable" });
    expect(fake.calls()).toEqual([]);
  });

  describe("with an approved template", () => {
    beforeEach(() => {
      template = "T1";
      isReminder = true;
      fake.templates.set("T1", ["ho_ten", "don_vi", "so_noi_dung", "thoi_han"]);
      port = makePort();
    });

    it.each<[string, WriteWindow]>([
      ["known to be too old", "closed"],
      ["refused by Zalo", "unknown"],
    ])("a reminder goes as a template message and is held: %s", async (_how, known) => {
      window = known;
      lan.lastSeen = now - 8 * DAY;
      const reminder = row("sendMessage", { text: "Có 3 nội dung cần khắc phục" });
      expect(await port.deliver(reminder)).toEqual({ kind: "sent", externalId: lan.lastMessage().id });
      expect(lan.lastMessage().template).toEqual({
        id: "T1",
        data: { ho_ten: "Lan", don_vi: "UBND", so_noi_dung: "3", thoi_han: "16/10/2020" },
      });
      expect(held).toEqual([reminder.id]);
      expect(paid).toEqual(["template"]);
    });

    it("any other message goes another way", async () => {
      window = "closed";
      isReminder = false;
      expect(await send()).toMatchObject({ kind: "undeliverable" });
      expect(lan.oaMessages()).toEqual([]);
    });

    it("a template that Zalo refuses is said aloud, and the next channel has the reminder", async () => {
      window = "closed";
      fake.templates.clear();
      expect(await send()).toMatchObject({ kind: "undeliverable" });
      expect(troubles[0]).toContain("-109 Template ID invalid");
    });
  });
});
