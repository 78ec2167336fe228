import { afterAll, beforeAll, expect, it } from "vitest";
import { WebClient } from "./WebClient.ts";
import { webWorld, type WebWorld } from "./webWorld.ts";

let world: WebWorld;
let counted: string[] = [];
beforeAll(async () => {
  world = await webWorld({ http: { refused: (channel, reason) => counted.push(`${channel} ${reason}`) } });
});
afterAll(() => world.close());

it("what is refused is counted for the operator and changes nothing", async () => {
  const code = await world.invite(await world.person("Lan"));
  const client = new WebClient(world.url);
  await client.open(code);
  await client.until((messages) => messages.length === 1);
  const other = new WebClient(world.url);
  await other.open(await world.invite(await world.person("Hoa")));
  await other.until((messages) => messages.length === 1);
  const before = [await client.messages(), await other.messages()];
  counted = [];
  const stranger = new WebClient(world.url);
  expect((await stranger.fetch(`/i/${code}`)).status).toBe(410);
  expect((await client.post({ clientMessageId: "a", text: "x".repeat(5_000_000) })).status).toBe(413);
  expect((await client.post({ clientMessageId: "b", poll: 1 })).status).toBe(400);
  const [greeting] = await other.messages();
  const press = { clientMessageId: "c", button: "q1:yes", message: (greeting?.id ?? 0) + 1_000 };
  expect((await client.post(press)).status).toBe(422);
  expect(counted).toEqual(["web wrong_link", "web too_large", "web malformed", "web foreign_button"]);
  counted = [];
  const upload = (file: Uint8Array<ArrayBuffer> | null, id = "u") => {
    const body = new FormData();
    body.append("clientMessageId", id);
    if (file !== null) body.append("file", new File([file], "anh.jpg"));
    return client.fetch("/api/chat/files", { method: "POST", body }).then(({ status }) => status);
  };
  expect(await upload(new TextEncoder().encode("<script>"))).toBe(415);
  expect(await upload(null)).toBe(400);
  expect(await upload(new Uint8Array(10 * 1024 * 1024 + 1))).toBe(413);
  expect(await upload(new Uint8Array(11 * 1024 * 1024))).toBe(413);
  expect(counted).toEqual(["web unknown_kind", "web malformed", "web too_large", "web too_large"]);
  await world.settle();
  expect([await client.messages(), await other.messages()]).toEqual(before);
});
