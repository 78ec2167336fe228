import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { EventReader } from "./EventReader.ts";
import { WebClient } from "./WebClient.ts";
import { webWorld, type WebWorld } from "./webWorld.ts";

let world: WebWorld;
beforeAll(async () => {
  world = await webWorld();
});
afterAll(() => world.close());

async function enrolled(name: string): Promise<{ client: WebClient; accountId: number }> {
  const client = new WebClient(world.url);
  await client.open(await world.invite(await world.person(name)));
  await client.until((messages) => messages.length === 1);
  const account = await world.db.prisma.channelAccount.findFirstOrThrow({
    where: { person: { fullName: name } },
  });
  return { client, accountId: account.id };
}

describe("GET /api/chat/events", () => {
  it("brings what is new, in the order of its numbers, and nothing old", async () => {
    const { client } = await enrolled("Lan");
    const events = await EventReader.open(client);
    const sent = await client.say("710");
    const [own, reply] = [await events.next("message"), await events.next("message")];
    expect(own).toEqual({ id: String(sent.id), data: sent });
    expect(reply.data).toMatchObject({ from: "bot", text: "text: 710" });
    await events.close();
  });

  it("goes on where a lost line ended", async () => {
    const { client, accountId } = await enrolled("Hoa");
    const first = await EventReader.open(client);
    await client.say("một");
    await first.next("message");
    const { id } = await first.next("message");
    await first.close();
    for (const text of ["hai", "ba"]) await world.say(accountId, "sendMessage", { text });
    await world.settle();
    const again = await EventReader.open(client, { "last-event-id": id });
    expect((await again.next("message")).data).toMatchObject({ text: "hai" });
    expect((await again.next("message")).data).toMatchObject({ text: "ba" });
    await again.close();
    const fromStart = await EventReader.open(client, {}, "?after=0");
    expect((await fromStart.next("message")).data).toMatchObject({ text: "Chào đồng chí Hoa" });
    await fromStart.close();
  });

  it("brings typing, and messages whose buttons have changed", async () => {
    const { client, accountId } = await enrolled("Minh");
    const events = await EventReader.open(client);
    const reply_markup = { inline_keyboard: [[{ text: "Có", callback_data: "y" }]] };
    const id = Number(await world.say(accountId, "sendMessage", { text: "hỏi", reply_markup }));
    expect((await events.next("message")).data).toMatchObject({ buttons: [{ id: "y" }] });
    await world.say(accountId, "sendChatAction", { action: "typing" });
    await events.next("typing");
    await world.say(accountId, "editMessageReplyMarkup", { message_id: id });
    const { data } = await events.next("edit");
    expect(data).toMatchObject({ text: "hỏi" });
    expect(data).not.toHaveProperty("buttons");
    await events.close();
  });

  it("ends when the session is ended on another device", async () => {
    const { client } = await enrolled("Bình");
    const events = await EventReader.open(client);
    await client.fetch("/api/chat/sign-out", { method: "POST" });
    expect((await events.next("bye")).data).toEqual({ reason: "signed_out" });
    expect(await events.ended()).toBe(true);
  });

  it("hears nothing of other accounts", async () => {
    const [mai, anh] = [await enrolled("Mai"), await enrolled("Anh")];
    const events = await EventReader.open(mai.client);
    await anh.client.say("của Anh");
    await world.settle();
    await mai.client.say("của Mai");
    expect((await events.next("message")).data).toMatchObject({ text: "của Mai" });
    expect((await events.next("message")).data).toMatchObject({ text: "text: của Mai" });
    await events.close();
  });

  it("lets the oldest of too many lines of one account go", async () => {
    const { client } = await enrolled("Nga");
    const lines = [];
    for (let count = 0; count < 9; count += 1) lines.push(await EventReader.open(client));
    expect(await lines[0]?.ended()).toBe(true);
    await client.say("còn đây");
    expect((await lines[8]?.next("message"))?.data).toMatchObject({ text: "còn đây" });
    for (const line of lines) await line.close();
  });

  it("says goodbye when the service stops", async () => {
    const own = await webWorld();
    const client = new WebClient(own.url);
    await client.open(await own.invite(await own.person("Tuấn")));
    await client.until((messages) => messages.length === 1);
    const events = await EventReader.open(client);
    await own.close();
    expect((await events.next("bye")).data).toEqual({ reason: "restart" });
    expect(await events.ended()).toBe(true);
  });
});
