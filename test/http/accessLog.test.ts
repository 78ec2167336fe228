import { afterAll, beforeAll, expect, it } from "vitest";
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
  await client.until((messages) => messages.length === 1);
  return client;
}

async function personOf(name: string): Promise<string> {
  return (await world.db.prisma.person.findFirstOrThrow({ where: { fullName: name } })).id;
}

/** What the log of access has got since, oldest first. */
async function logged(after: { seq: number }) {
  const rows = await world.db.prisma.auditEvent.findMany({
    where: { chain: "access", seq: { gt: after.seq } },
    orderBy: { seq: "asc" },
  });
  after.seq = rows.at(-1)?.seq ?? after.seq;
  return rows.map(({ actor, action, object, data }) => ({ actor, action, object, data }));
}

it("papers read and refused stand in the log of access, with who, once a reading", async () => {
  const client = await enrolled("Lan");
  const person = await personOf("Lan");
  const id = await world.document("báo cáo.pdf", Buffer.from("%PDF-1.7\n%%EOF"));
  const seen = { seq: 0 };
  await logged(seen);

  expect((await client.fetch(`/files/${id}`)).status).toBe(404);
  expect((await client.fetch("/files/00000000-0000-7000-8000-000000000000")).status).toBe(404);
  world.readable.add(`${person}:${id}`);
  const read = await client.fetch(`/files/${id}`);
  const etag = read.headers.get("etag") ?? "";
  expect((await client.fetch(`/files/${id}`, { headers: { "if-none-match": etag } })).status).toBe(304);
  expect((await client.fetch(`/files/${id}`, { headers: { range: "bytes=4-" } })).status).toBe(206);

  expect(await logged(seen)).toEqual([
    { actor: person, action: "access.refused", object: `document:${id}`, data: { right: "readFile" } },
    {
      actor: person,
      action: "file.read",
      object: `document:${id}`,
      data: { via: "session", rendition: false },
    },
  ]);
});

it("sessions that open and end stand there, too: by oneself, by another device, by another person's link", async () => {
  const seen = { seq: 0 };
  const client = await enrolled("Hoa");
  const person = await personOf("Hoa");
  await logged(seen);

  await client.open(await world.invite(await world.person("Minh")));
  await client.until((messages) => messages.length === 1);
  const minh = await personOf("Minh");
  expect(await logged(seen)).toMatchObject([
    { actor: person, action: "session.ended", data: { how: "another_link" } },
    { action: "session.opened", data: { person: minh, purpose: "enrol" } },
  ]);
  expect((await client.fetch("/api/chat/sign-out", { method: "POST" })).status).toBe(204);
  expect(await logged(seen)).toMatchObject([
    { actor: minh, action: "session.ended", data: { how: "sign_out" } },
  ]);
});
