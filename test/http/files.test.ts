import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { MessageJson } from "../../src/channels/web/messageJson.ts";
import { performAct } from "../../src/messaging/act.ts";
import { removeMember } from "../../src/usecases/people/removeMember.ts";
import { readUpload } from "../../src/channels/web/upload.ts";
import { MAX_UPLOAD_BYTES_A_DAY } from "../../src/http/limits.ts";
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

async function personOf(name: string): Promise<string> {
  return (await world.db.prisma.person.findFirstOrThrow({ where: { fullName: name } })).id;
}

const PDF = Buffer.from("%PDF-1.7\nmột hai ba bốn năm\n%%EOF");

function upload(client: WebClient, bytes: Buffer, name: string, fields: Record<string, string> = {}) {
  const form = new FormData();
  for (const [key, value] of Object.entries({ clientMessageId: randomUUID(), ...fields }))
    form.append(key, value);
  form.append("file", new File([new Uint8Array(bytes)], name));
  return client.fetch("/api/chat/files", { method: "POST", body: form });
}

describe("a document", () => {
  it("is shown as a card and opened by who may read it", async () => {
    const client = await enrolled("Lan");
    const person = await personOf("Lan");
    const id = await world.document("Báo cáo Chợ Đồn.pdf", PDF);
    const account = await world.db.prisma.channelAccount.findFirstOrThrow({ where: { personId: person } });
    await world.say(account.id, "sendDocument", { document: `file:${id}`, caption: "Dự thảo" });
    const [, card] = await client.until((messages) => messages.length === 2);
    expect(card).toMatchObject({
      text: "Dự thảo",
      file: { id, name: "Báo cáo Chợ Đồn.pdf", mime: "application/pdf", size: PDF.length },
    });
    expect((await client.fetch(`/files/${id}`)).status).toBe(404);
    world.readable.add(`${person}:${id}`);
    const response = await client.fetch(`/files/${id}`);
    expect(response.status).toBe(200);
    expect(Buffer.from(await response.arrayBuffer())).toEqual(PDF);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": "application/pdf",
      "content-disposition":
        "inline; filename=\"bao-cao-cho-don.pdf\"; filename*=UTF-8''B%C3%A1o%20c%C3%A1o%20Ch%E1%BB%A3%20%C4%90%E1%BB%93n.pdf",
      "cache-control": "private, no-cache",
      "accept-ranges": "bytes",
    });
    const saved = await client.fetch(`/files/${id}?download`);
    expect(saved.headers.get("content-disposition")).toMatch(/^attachment;/);
  });

  it("is not told apart from one that does not exist by who may not read it (F52)", async () => {
    const id = await world.document("mật.pdf", PDF);
    world.readable.add(`${await world.person("Người khác")}:${id}`);
    const client = await enrolled("Hoa");
    const [forbidden, missing] = await Promise.all([
      client.fetch(`/files/${id}`),
      client.fetch(`/files/${randomUUID()}`),
    ]);
    expect([forbidden.status, missing.status]).toEqual([404, 404]);
    expect(await forbidden.text()).toBe(await missing.text());
  });

  it("is downloaded in parts and not again when unchanged", async () => {
    const client = await enrolled("Minh");
    const id = await world.document("a.pdf", PDF);
    world.readable.add(`${await personOf("Minh")}:${id}`);
    const etag = (await client.fetch(`/files/${id}`)).headers.get("etag") ?? "";
    const get = (headers: Record<string, string>) => client.fetch(`/files/${id}`, { headers });
    expect((await get({ "if-none-match": etag })).status).toBe(304);
    const tail = await get({ range: "bytes=9-" });
    expect(tail.status).toBe(206);
    expect(tail.headers.get("content-range")).toBe(`bytes 9-${PDF.length - 1}/${PDF.length}`);
    expect(Buffer.from(await tail.arrayBuffer())).toEqual(PDF.subarray(9));
    expect(Buffer.from(await (await get({ range: "bytes=-5" })).arrayBuffer())).toEqual(PDF.subarray(-5));
    expect(await (await get({ range: "bytes=0-3" })).text()).toBe("%PDF");
    expect((await get({ range: "bytes=999-" })).status).toBe(416);
    expect((await get({ range: "bytes=0-3", "if-range": '"old"' })).status).toBe(200);
    expect((await get({ range: "lines=1-2" })).status).toBe(200);
  });
});

it.each(["%00", "a%00b", "x".repeat(500), "..%2f..%2fetc"])(
  "/files/%s is no file, and no failure",
  async (id) => {
    const client = await enrolled("Lạ");
    expect((await client.fetch(`/files/${id}`)).status).toBe(404);
  },
);

describe("a piece of evidence", () => {
  const ORIGINAL = Buffer.from("byte for byte as received");
  const RENDITION = Buffer.from("the small copy");

  /** Sent by somebody into the inspection of a document. */
  async function piece(addedById: string): Promise<{ id: string; inspectionId: string }> {
    const document = await world.db.prisma.document.findUniqueOrThrow({
      where: { id: await world.document("a.pdf", PDF) },
    });
    const { inspectionId } = document;
    const { id } = await world.db.prisma.evidence.create({
      data: {
        inspectionId,
        kind: "photo",
        state: "stored",
        mime: "image/jpeg",
        size: ORIGINAL.length,
        sha256: "ab".repeat(32),
        bytes: new Uint8Array(ORIGINAL),
        rendition: new Uint8Array(RENDITION),
        originalName: "x.html",
        addedById,
      },
    });
    return { id, inspectionId };
  }

  it("is opened by the people of its inspection, as it came or as the small copy, under a name that fits", async () => {
    const client = await enrolled("Thảo");
    const person = await personOf("Thảo");
    const { id, inspectionId } = await piece("somebody");
    expect((await client.fetch(`/files/${id}`)).status).toBe(404);
    const { inspection, id: memberId } = await world.db.prisma.teamMember.create({
      data: { inspectionId, personId: person, role: "member" },
      include: { inspection: true },
    });
    expect((await client.fetch(`/files/${id}`)).status, "of no area of theirs").toBe(404);
    await world.db.prisma.teamMember.update({ where: { id: memberId }, data: { role: "secretary" } });
    const original = await client.fetch(`/files/${id}`);
    expect(Buffer.from(await original.arrayBuffer())).toEqual(ORIGINAL);
    expect(original.headers.get("content-type")).toBe("image/jpeg");
    expect(original.headers.get("content-disposition")).toContain("filename*=UTF-8''x.html.jpg");
    expect(original.headers.get("x-content-type-options")).toBe("nosniff");
    const small = await client.fetch(`/files/${id}?rendition`);
    expect(Buffer.from(await small.arrayBuffer())).toEqual(RENDITION);
    expect(small.headers.get("etag")).not.toBe(original.headers.get("etag"));
    const removed = await performAct(world.services, { key: "test:removed" }, (act) =>
      removeMember(act, { code: inspection.code, personId: person, toId: null }),
    );
    expect(removed.ok).toBe(true);
    // They take part in nothing any more, so that their browser is signed out.
    expect((await client.fetch(`/files/${id}`)).status).toBe(401);
  });

  it("is shown to a contact of the unit only if they sent it themselves", async () => {
    const client = await enrolled("Chung");
    const person = await personOf("Chung");
    const [own, other] = [await piece(person), await piece("somebody")];
    for (const { inspectionId } of [own, other]) {
      await world.db.prisma.teamMember.create({
        data: { inspectionId, personId: person, role: "unit_contact" },
      });
    }
    expect((await client.fetch(`/files/${own.id}`)).status).toBe(200);
    expect((await client.fetch(`/files/${other.id}`)).status).toBe(404);
  });

  it("goes into a chat as a card, like a document", async () => {
    const client = await enrolled("Lê");
    const account = await world.db.prisma.channelAccount.findFirstOrThrow({
      where: { personId: await personOf("Lê") },
    });
    const { id } = await piece("somebody");
    await world.say(account.id, "sendDocument", { document: `file:${id}`, caption: "Ảnh minh chứng" });
    const [, card] = await client.until((messages) => messages.length === 2);
    expect(card).toMatchObject({
      text: "Ảnh minh chứng",
      file: { id, name: "x.html.jpg", mime: "image/jpeg", size: ORIGINAL.length },
    });
  });
});

describe("POST /api/chat/files", () => {
  it("keeps the bytes as they came and tells the flow what they are, by the bytes", async () => {
    const client = await enrolled("Bình");
    const response = await upload(client, PDF, "../biên bản.docx", { caption: " Biên bản ký " });
    expect(response.status).toBe(202);
    const message = await json<MessageJson>(response);
    expect(message).toMatchObject({
      from: "me",
      text: "Biên bản ký",
      file: { name: "_biên bản.docx", mime: "application/pdf", size: PDF.length },
    });
    expect(message.file).not.toHaveProperty("bytes");
    const messages = await client.until((all) => all.length === 3);
    expect(messages[2]?.text).toBe("document: Biên bản ký");
    expect(messages[1]?.file).not.toHaveProperty("bytes");
    const kept = await readUpload(world.db.pool, message.file?.id ?? "");
    expect(kept?.bytes).toEqual(PDF);
    const back = await client.fetch(`/files/${message.file?.id}`);
    expect(Buffer.from(await back.arrayBuffer())).toEqual(PDF);
  });

  it("the same upload again is the same message", async () => {
    const client = await enrolled("Mai");
    const [first, second] = [
      await json<MessageJson>(await upload(client, PDF, "a.pdf", { clientMessageId: "u1" })),
      await json<MessageJson>(await upload(client, PDF, "a.pdf", { clientMessageId: "u1" })),
    ];
    expect(second).toEqual(first);
    await world.settle();
    expect(await client.messages()).toHaveLength(3);
  });

  it("is seen by nobody else", async () => {
    const [own, other] = [await enrolled("Anh"), await enrolled("Nga")];
    const message = await json<MessageJson>(await upload(own, PDF, "a.pdf"));
    expect((await other.fetch(`/files/${message.file?.id}`)).status).toBe(404);
  });

  it.each<[string, Buffer, number, string]>([
    ["a web page named .jpg (F22)", Buffer.from("<html><script>"), 415, "file_type"],
    ["a table that is no calendar", Buffer.from("a,b\n1,2\n"), 415, "file_type"],
    ["an empty file", Buffer.alloc(0), 400, "no_file"],
    [
      "10 MB and a byte",
      Buffer.concat([PDF, Buffer.alloc(10 * 1024 * 1024 - PDF.length + 1)]),
      413,
      "file_too_large",
    ],
    ["far more than 10 MB", Buffer.alloc(12 * 1024 * 1024), 413, "file_too_large"],
  ])("refuses %s", async (name, bytes, status, code) => {
    const client = await enrolled(name);
    const response = await upload(client, bytes, "ảnh.jpg");
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ error: { code } });
    expect(await client.messages()).toHaveLength(1);
  });

  it("takes a table of days for the working calendar, as text and never as a page", async () => {
    const client = await enrolled("Nga Lịch");
    const bytes = Buffer.from("day;kind;name;confirmed\n1/1/2031;holiday;<script>;yes\n");
    const message = await json<MessageJson>(await upload(client, bytes, "lich.html"));
    const served = await client.fetch(`/files/${message.file?.id}`);
    expect(served.headers.get("content-type")).toContain("text/csv");
    expect(served.headers.get("content-disposition")).toContain("attachment");
    expect(served.headers.get("x-content-type-options")).toBe("nosniff");
  });

  it("takes exactly 10 MB", async () => {
    const client = await enrolled("Tuấn");
    const bytes = Buffer.concat([PDF, Buffer.alloc(10 * 1024 * 1024 - PDF.length)]);
    expect((await upload(client, bytes, "lớn.pdf")).status).toBe(202);
  });

  it("one person's slow uploads stop nobody else's", async () => {
    const [slow, other] = [await enrolled("Chậm"), await enrolled("Nhanh")];
    const bodies: ReadableStreamDefaultController<Uint8Array>[] = [];
    const dribble = () =>
      slow.fetch("/api/chat/files", {
        method: "POST",
        headers: { "Content-Type": "multipart/form-data; boundary=x" },
        body: new ReadableStream<Uint8Array>({
          start(controller) {
            controller.enqueue(new Uint8Array(3));
            bodies.push(controller);
          },
        }),
        duplex: "half",
      });
    // Whichever of two begins first is held open, so the other one's refusal says that the place is taken.
    const two = [dribble(), dribble()];
    expect((await Promise.race(two)).status).toBe(503);
    for (let n = 0; n < 3; n += 1) expect((await upload(slow, PDF, "b.pdf")).status).toBe(503);
    expect((await upload(other, PDF, "c.pdf")).status).toBe(202);
    for (const body of bodies) body.close();
    const statuses = (await Promise.all(two)).map((response) => response.status);
    expect(statuses.includes(400) && statuses.includes(503)).toBe(true);
    expect((await upload(slow, PDF, "d.pdf")).status).toBe(202);
  });

  it("takes so many bytes of a person in 24 hours, and tells who has used them up; the same upload still counts once", async () => {
    const client = await enrolled("Nhiều");
    expect((await upload(client, PDF, "a.pdf", { clientMessageId: "q1" })).status).toBe(202);
    await world.db.pool.query(
      `UPDATE "WebMessage" SET file = jsonb_set(file, '{size}', to_jsonb($1::int)) WHERE "clientMessageId" = 'q1'`,
      [MAX_UPLOAD_BYTES_A_DAY],
    );
    const refused = await upload(client, PDF, "b.pdf", { clientMessageId: "q2" });
    expect([refused.status, (await refused.text()).includes("24 giờ")]).toEqual([429, true]);
    const { rowCount } = await world.db.pool.query(`SELECT FROM "WebMessage" WHERE "clientMessageId" = 'q2'`);
    expect(rowCount).toBe(0);
    expect((await upload(client, PDF, "a.pdf", { clientMessageId: "q1" })).status).toBe(202);
    await world.db.pool.query(
      `UPDATE "WebMessage" SET at = at - interval '25 hours' WHERE "clientMessageId" = 'q1'`,
    );
    expect((await upload(client, PDF, "b.pdf", { clientMessageId: "q2" })).status).toBe(202);
  });

  it("takes nothing from somebody who has not said who they are", async () => {
    const client = await enrolled("Chưa rõ");
    await world.db.pool.query(`UPDATE "ChannelAccount" SET "personId" = NULL WHERE "personId" = $1`, [
      await personOf("Chưa rõ"),
    ]);
    const refused = await upload(client, PDF, "a.pdf");
    expect([refused.status, (await refused.text()).includes("xác nhận")]).toEqual([403, true]);
  });

  it("refuses what is no form, and a form without its parts", async () => {
    const client = await enrolled("Hùng");
    const json = await client.fetch("/api/chat/files", { method: "POST", body: "{}" });
    expect(json.status).toBe(400);
    const noId = await upload(client, PDF, "a.pdf", { clientMessageId: "" });
    expect(noId.status).toBe(400);
    const form = new FormData();
    form.append("clientMessageId", "x");
    const noFile = await client.fetch("/api/chat/files", { method: "POST", body: form });
    expect(await noFile.json()).toMatchObject({ error: { code: "no_file" } });
  });
});
