import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WebClient } from "./WebClient.ts";
import { webWorld, type WebWorld } from "./webWorld.ts";

let world: WebWorld;
beforeAll(async () => {
  world = await webWorld();
});
afterAll(() => world.close());

async function enrolled(name: string): Promise<WebClient> {
  const client = new WebClient(world.url);
  await client.open(await world.invite(await world.person(name)));
  await client.until((messages) => messages.length > 0);
  return client;
}

describe("a member in the web chat", () => {
  it("follows the invitation, is greeted with buttons, presses one and answers", async () => {
    const client = new WebClient(world.url);
    const page = await client.open(await world.invite(await world.person("Nguyễn Thị Lan")));
    expect(page.status).toBe(200);
    const [greeting] = await client.until((messages) => messages.length === 1);
    expect(greeting).toMatchObject({
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
    expect(messages.map((message) => message.text)).toEqual([
      "Chào đồng chí Nguyễn Thị Lan",
      "Đạt",
      expect.stringMatching(/^press q1:yes on \d+$/),
      "710",
      "text: 710",
    ]);
    expect(messages.map((message) => message.id)).toEqual(
      messages.map((message) => message.id).toSorted((a, b) => a - b),
    );
    expect(await client.messages(`?after=${typed.id}`)).toMatchObject([{ text: "text: 710" }]);
    expect(await client.messages(`?before=${typed.id}&limit=1`)).toMatchObject([
      { text: expect.stringMatching(/^press/) },
    ]);
    expect(await client.messages("?limit=2")).toMatchObject([{ text: "710" }, { text: "text: 710" }]);
  });
});
