import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WebChatClient } from "../../src/demo/WebChatClient.ts";
import { webChat } from "../../src/demo/webChat.ts";
import { createWorld, type World } from "../support/world.ts";
import type { Actor } from "../support/Actor.ts";

/** A member who can send several messages before the bot has said anything to the first. */
interface Hasty extends Pick<Actor, "says" | "presses" | "answer"> {
  sendsAtOnce(...texts: string[]): Promise<void>;
}

async function onWeb(world: World): Promise<Hasty> {
  const client = new WebChatClient(() => world.service.publicUrl);
  const chat = webChat(client, () => world.service.idle());
  await chat.open(world.invite("procedures").code);
  const seen = async () => (await client.messages()).at(-1)?.id ?? 0;
  return {
    ...chat,
    says: async (text) => {
      await client.says(text, await seen());
      await world.service.idle();
    },
    answer: async () => (await chat.shown()).map(({ text }) => text).join("\n"),
    async sendsAtOnce(...texts) {
      const number = await seen();
      for (const text of texts) await client.says(text, number);
      await world.service.idle();
    },
  };
}

/** What was written before a question was there never answers it. */
describe("two messages sent at once", () => {
  let world: World;
  let member: Hasty;
  const stored = () => world.answersOf("procedures");

  beforeAll(async () => {
    world = await createWorld("web");
    member = await onWeb(world);
    await member.presses("Đúng, bắt đầu");
    await member.presses("Cải cách thủ tục hành chính");
    for (const text of ["Có", "2", "cấp xã"]) await member.says(text);
  }, 120_000);
  afterAll(() => world.close());

  it("are an answer, and words that are asked back", async () => {
    await member.sendsAtOnce("300", "301");
    expect(await stored()).toMatchObject({ tthc_in_scope_total: 300 });
    expect(Object.values(await stored())).not.toContain(301);
    expect(await member.answer()).toContain("“301” được gửi trước khi có câu này");
  });

  it("may be meant for the question before", async () => {
    await member.presses("Sửa câu 4");
    expect(await stored()).toMatchObject({ tthc_in_scope_total: 301 });
    expect(await member.answer()).toContain("Câu 5/26.");
  });

  it("may be meant for the question that has come meanwhile", async () => {
    await member.says("sửa 9");
    await member.sendsAtOnce("710", "233");
    expect(Object.values(await stored())).toContain(710);
    expect(Object.values(await stored())).not.toContain(233);
    await member.presses("Câu 10");
    expect(Object.values(await stored())).toContain(233);
    expect(await member.answer()).toContain("Câu 11/26.");
  });

  it("leave the open question open", async () => {
    await member.says("sửa 4");
    await member.sendsAtOnce("310", "311");
    await member.says("sửa 5");
    await member.says("48");
    const answers = Object.values(await stored());
    expect(answers).toContain(48);
    expect(answers).not.toContain(311);
  });
});

describe("a reply to an older message, on telegram", () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld("telegram");
  }, 120_000);
  afterAll(() => world.close());

  it("answers nothing that came later, and is asked back", async () => {
    const member = await world.stranger();
    await member.open(world.invite("procedures").code);
    await member.presses("Đúng, bắt đầu");
    await member.presses("Cải cách thủ tục hành chính");
    for (const text of ["Có", "2", "cấp xã", "300"]) await member.says(text);
    const user = world.telegram?.user(7_000_002);
    const old = user?.botMessages().find(({ text }) => text.includes("Câu 4/26"));
    user?.sendText("301", { replyTo: old?.id ?? 0 });
    await world.telegram?.drained();
    await world.service.idle();
    expect(Object.values(await world.answersOf("procedures"))).not.toContain(301);
    expect((await member.history()).at(-1)?.text).toContain("“301” được gửi trước khi có câu này");
    await member.presses("Sửa câu 4");
    expect(await world.answersOf("procedures")).toMatchObject({ tthc_in_scope_total: 301 });
  });
});
