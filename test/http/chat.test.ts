import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { MessageJson } from "../../src/channels/web/messageJson.ts";
import { json, WebClient } from "./WebClient.ts";
import { webWorld, type WebWorld } from "./webWorld.ts";

let world: WebWorld;
beforeAll(async () => {
  world = await webWorld();
});
afterAll(() => world.close());

async function enrolled(name: string): Promise<WebClient> {
  const client = new WebClient(world.url);
  await client.open(await world.invite(await world.person(name)));
  await client.until((messages) => messages.length === 1);
  return client;
}

const texts = (messages: readonly MessageJson[]) => messages.map((message) => message.text);

describe("a member in the web chat", () => {
  it("follows the invitation, is greeted with buttons, presses one and answers", async () => {
    const client = new WebClient(world.url);
    const page = await client.open(await world.invite(await world.person("Nguyễn Thị Lan")));
    expect(page.status).toBe(200);
    const [greeting] = await client.until((messages) => messages.length === 1);
    expect(greeting).toEqual({
      id: expect.any(Number),
      at: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      from: "bot",
      text: "Chào đồng chí Nguyễn Thị Lan",
      entities: [{ type: "bold", offset: 14, length: 14 }],
      buttons: [
        { id: "q1:yes", label: "Đạt" },
        { id: "q1:no", label: "Không đạt" },
      ],
    });
    const pressed = await client.post({ clientMessageId: "p1", button: "q1:yes" });
    expect(pressed.status).toBe(202);
    expect(await pressed.json()).toMatchObject({ from: "me", text: "Đạt", clientMessageId: "p1" });
    await client.until((all) => all.length === 3);
    const typed = await client.say("710", "t1");
    const messages = await client.until((all) => all.length === 5);
    const outbox = await world.db.prisma.outboxMessage.findFirstOrThrow({
      where: { externalId: String(greeting?.id), conversation: { startsWith: "web:" } },
    });
    expect(texts(messages)).toEqual([
      "Chào đồng chí Nguyễn Thị Lan",
      "Đạt",
      `press q1:yes on ${outbox.id}`,
      "710",
      "text: 710",
    ]);
    const ids = messages.map((message) => message.id);
    expect(ids).toEqual(ids.toSorted((a, b) => a - b));
    expect(texts(await client.messages(`?after=${typed.id}`))).toEqual(["text: 710"]);
    expect(texts(await client.messages(`?before=${typed.id}&limit=2`))).toEqual(texts(messages).slice(1, 3));
    expect(texts(await client.messages("?limit=2"))).toEqual(["710", "text: 710"]);
  });

  it("posts the same message many times, at once and later, and it counts once", async () => {
    const client = await enrolled("Hà Văn Minh");
    const [first] = await Promise.all(
      Array.from({ length: 10 }, () => client.say("710", "một lần".length + "x")),
    );
    await client.until((messages) => messages.length === 3);
    const again = await client.say("710", first?.clientMessageId ?? "");
    expect(again).toEqual(first);
    await world.settle();
    expect(texts(await client.messages())).toEqual(["Chào đồng chí Hà Văn Minh", "710", "text: 710"]);
  });

  it("two members use the same clientMessageId without meeting", async () => {
    const [one, other] = [await enrolled("Lý Thị Hoa"), await enrolled("Trần Văn Bình")];
    await one.say("của Hoa", "same");
    await other.say("của Bình", "same");
    await world.settle();
    expect(texts(await one.messages())).toContain("text: của Hoa");
    expect(texts(await other.messages())).toEqual([
      "Chào đồng chí Trần Văn Bình",
      "của Bình",
      "text: của Bình",
    ]);
  });

  it("posts twenty answers in a row, and they are handled in their order", async () => {
    const client = await enrolled("Nông Thị Mai");
    const answers = Array.from({ length: 20 }, (_, index) => String(index + 1));
    for (const answer of answers) await client.say(answer);
    const messages = await client.until((all) => all.length === 41);
    const replies = messages.filter((message) => message.text.startsWith("text: "));
    expect(texts(replies)).toEqual(answers.map((answer) => `text: ${answer}`));
  });

  it("presses a button that an edit has taken away meanwhile, and the flow hears of it", async () => {
    const client = await enrolled("Vũ Đức Anh");
    const account = await world.db.prisma.channelAccount.findFirstOrThrow({
      where: { person: { fullName: "Vũ Đức Anh" } },
    });
    const [greeting] = await world.db.prisma.webMessage.findMany({ where: { accountId: account.id } });
    await world.say(account.id, "editMessageReplyMarkup", { message_id: Number(greeting?.outboxId) });
    await world.settle();
    expect((await client.messages())[0]).not.toHaveProperty("buttons");
    expect((await client.post({ clientMessageId: "late", button: "q1:no" })).status).toBe(202);
    const messages = await client.until((all) => all.length === 3);
    expect(texts(messages).slice(1)).toEqual(["Không đạt", `press q1:no on ${greeting?.outboxId}`]);
  });

  it("sends a place", async () => {
    const client = await enrolled("Bùi Thị Nga");
    const location = { latitude: 22.1578, longitude: 105.5935, accuracy: 12 };
    const sent = await json<MessageJson>(await client.post({ clientMessageId: "here", location }));
    expect(sent.text).toBe("Vị trí: 22.15780, 105.59350");
  });

  it("text arrives in one form, without what harms", async () => {
    const client = await enrolled("Phạm Văn Tuấn");
    const sent = await client.say("  Cho\u031B\u0323 Đo\u0302\u0300n\r\n\u0000\u202E17/9\uD800  ");
    expect(sent.text).toBe("Chợ Đồn\n17/9");
    const messages = await client.until((all) => all.length === 3);
    expect(messages.at(-1)?.text).toBe("text: Chợ Đồn\n17/9");
  });
});

describe("POST /api/chat/messages refuses", () => {
  let client: WebClient;
  beforeAll(async () => {
    client = await enrolled("Lê Văn Hùng");
  });

  async function refusal(response: Response): Promise<{ status: number; code: string; message: string }> {
    const body = (await response.json()) as { error: { code: string; message: string } };
    return { status: response.status, ...body.error };
  }

  it.each<[string, Record<string, unknown>, number, string]>([
    ["no clientMessageId", { text: "a" }, 400, "bad_request"],
    [
      "a clientMessageId of 101 characters",
      { clientMessageId: "x".repeat(101), text: "a" },
      400,
      "bad_request",
    ],
    ["neither text nor button", { clientMessageId: "a" }, 400, "bad_request"],
    [
      "a place off the globe",
      { clientMessageId: "a", location: { latitude: 91, longitude: 0 } },
      400,
      "bad_request",
    ],
    ["blank text", { clientMessageId: "a", text: " \n\t" }, 422, "empty_text"],
    ["4,097 characters", { clientMessageId: "a", text: "ă".repeat(4097) }, 422, "text_too_long"],
    ["a button never shown", { clientMessageId: "a", button: "q9:yes" }, 422, "unknown_button"],
    [
      "a button of another message",
      { clientMessageId: "a", button: "q1:yes", message: 77 },
      422,
      "unknown_button",
    ],
    ["a button id of 65 bytes", { clientMessageId: "a", button: "đ".repeat(33) }, 400, "bad_request"],
  ])("%s", async (_, body, status, code) => {
    expect(await refusal(await client.post(body))).toMatchObject({ status, code });
  });

  it("says in Vietnamese what to do", async () => {
    const { message } = await refusal(await client.post({ clientMessageId: "a", text: "x".repeat(5000) }));
    expect(message).toBe("Tin nhắn dài quá 4.096 ký tự. Đề nghị rút gọn hoặc chia thành nhiều tin.");
  });

  it("F39: JSON nested without end, and a key that would change every object", async () => {
    const deep = "[".repeat(200_000);
    const proto = '{"clientMessageId":"p1","text":"Có","__proto__":{"admin":true}}';
    expect((await client.fetch("/api/chat/messages", { method: "POST", body: deep })).status).toBe(400);
    const headers = { "content-type": "application/json" };
    await client.fetch("/api/chat/messages", { method: "POST", headers, body: proto });
    expect("admin" in {}).toBe(false);
  });

  it("a body that is no JSON, or no UTF-8", async () => {
    for (const body of ["{", Buffer.from([0x22, 0xff, 0x22])]) {
      const response = await client.fetch("/api/chat/messages", { method: "POST", body });
      expect((await refusal(response)).code).toBe("bad_request");
    }
  });

  it("a paste of more than 1 MiB, announced or not", async () => {
    const text = "a".repeat(1024 * 1024 + 1);
    expect(await refusal(await client.post({ clientMessageId: "a", text }))).toMatchObject({
      status: 413,
      code: "body_too_large",
    });
    const body = new Blob([text]).stream();
    const streamed = await client.fetch("/api/chat/messages", { method: "POST", body, duplex: "half" });
    expect(streamed.status).toBe(413);
  });

  it("and takes 4,096 characters", async () => {
    const sent = await client.say("ă".repeat(4096));
    expect(sent.text).toHaveLength(4096);
  });

  it("nothing of a refused message is kept", async () => {
    await world.settle();
    const before = await client.messages();
    await client.post({ clientMessageId: randomUUID(), text: "" });
    await world.settle();
    expect(await client.messages()).toEqual(before);
  });
});

describe("GET /api/chat/messages", () => {
  it.each(["?after=-1", "?after=x", "?limit=0", "?limit=501", "?before=1.5"])("refuses %s", async (query) => {
    const client = await enrolled(`Vi Văn ${query}`);
    expect((await client.fetch(`/api/chat/messages${query}`)).status).toBe(400);
  });
});
