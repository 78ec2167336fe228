import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { verifyAudit } from "../../../src/db/audit/verifyAudit.ts";
import type { Act } from "../../../src/messaging/act.ts";
import { closeInspection } from "../../../src/usecases/inspection/closeInspection.ts";
import { removeMember } from "../../../src/usecases/people/removeMember.ts";
import { affectedPeople } from "../../../src/usecases/personalData/affectedPeople.ts";
import { drawErasure, erasePerson } from "../../../src/usecases/personalData/erasePerson.ts";
import { placeHold } from "../../../src/usecases/personalData/legalHolds.ts";
import { personData } from "../../../src/usecases/personalData/personData.ts";
import { answerRequest, listRequests, noteRequest } from "../../../src/usecases/personalData/requests.ts";
import { concludeInspection } from "../../../src/usecases/remediation/concludeInspection.ts";
import {
  createField,
  giveAccount,
  inspectionWithFindings,
  instantOf,
  personOf,
  type Field,
  type TestInspection,
} from "../support/field.ts";

/** A Friday. */
const NOW = "2020-09-25 16:00";
const CHAT = "990011";

let field: Field;
let inspection: TestInspection;
let lan: string;
beforeEach(async () => {
  field = await createField(NOW);
  inspection = await inspectionWithFindings(field, {
    code: "ERASE-1",
    people: [
      { role: "lead", name: "Vũ Đức Chính" },
      { role: "secretary", name: "Đỗ Thị Hà" },
      { role: "member", name: "Nguyễn Thị Lan" },
      { role: "member", name: "Phạm Văn Minh" },
      { role: "unit_contact", name: "Hoàng Thị Mai" },
    ],
  });
  lan = personOf(inspection, "member").id;
  await talk("member", CHAT);
});
afterEach(() => field.close());

const prisma = () => field.db.prisma;
const operator = <T>(work: (act: Act) => Promise<T>) => field.act(null, work);
const leave = (role: string, toId: string | null = null) =>
  operator((act) => removeMember(act, { code: "ERASE-1", personId: personOf(inspection, role).id, toId }));

/** A chat in which something was said, and an address. */
async function talk(role: string, address: string): Promise<void> {
  const person = personOf(inspection, role);
  const conversation = await giveAccount(field, person, "telegram", address);
  const web = await giveAccount(field, person, "web");
  await prisma().person.update({ where: { id: person.id }, data: { email: `${role}@backan.example` } });
  await prisma().webMessage.create({
    data: { accountId: Number(web.slice("web:".length)), seq: 1, fromBot: false, text: "tin trên web" },
  });
  await prisma().inboxUpdate.create({
    data: {
      key: randomUUID(),
      channel: "telegram",
      conversation,
      orderKey: 1,
      payload: { message: { text: "bí mật của tôi", chat: { id: Number(address) } } },
      receivedAt: new Date(instantOf(NOW)),
      doneAt: new Date(instantOf(NOW)),
    },
  });
  await prisma().outboxMessage.createMany({
    data: (["sent", "pending"] as const).map((state) => ({
      key: randomUUID(),
      channel: "telegram" as const,
      conversation,
      method: "sendMessage",
      payload: { text: `gửi ${person.fullName}` },
      state,
      createdAt: new Date(instantOf(NOW)),
    })),
  });
}

/** Every table of the database in which a text stands, the audit log among them. */
async function placesOf(text: string): Promise<string[]> {
  const { rows } = await field.db.pool.query<{ table: string; columns: string }>(`
    SELECT table_name AS table, string_agg(format('coalesce(%I::text, '''')', column_name), ' || ') AS columns
      FROM information_schema.columns
     WHERE table_schema = 'public' AND table_name NOT IN ('_prisma_migrations') AND data_type <> 'bytea'
     GROUP BY table_name ORDER BY table_name`);
  const places: string[] = [];
  for (const { table, columns } of rows) {
    const found = await field.db.pool.query(`SELECT 1 FROM "${table}" WHERE ${columns} LIKE $1 LIMIT 1`, [
      `%${text}%`,
    ]);
    if (found.rows.length > 0) places.push(table);
  }
  return places;
}

describe("erasing a person", () => {
  it("who has left before anything was concluded: nothing can be told of them any more", async () => {
    await leave("member", personOf(inspection, "member 2").id);
    const drawn = await operator((act) => drawErasure(act, lan));
    expect(drawn).toMatchObject({
      ok: true,
      isNameKept: false,
      erased: { accounts: 2, email: 1, messages: 4 },
    });
    expect((await prisma().person.findUniqueOrThrow({ where: { id: lan } })).email).not.toBeNull();
    expect(await operator((act) => erasePerson(act, lan))).toMatchObject({ ok: true });
    for (const text of ["bí mật của tôi", "tin trên web", "Nguyễn Thị Lan", "member@backan", CHAT])
      expect({ text, places: await placesOf(text) }).toEqual({ text, places: [] });
    expect((await prisma().person.findUniqueOrThrow({ where: { id: lan } })).fullName).toMatch(
      /^Người dùng đã xóa [0-9a-f]{8}$/,
    );
  });

  it("the audit log refers to them by their id, stays whole and verifies", async () => {
    await leave("member", personOf(inspection, "member 2").id);
    await operator((act) => erasePerson(act, lan));
    const report = await verifyAudit(field.db.pool, field.services.auditKey, new Map());
    expect(report).toMatchObject({ ok: true });
    expect(await prisma().auditEvent.findFirst({ where: { action: "person.erased" } })).toMatchObject({
      object: `person:${lan}`,
      data: { erased: { accounts: 2, messages: 4 } },
    });
  });

  it("what was not sent yet is not sent any more", async () => {
    await leave("member", personOf(inspection, "member 2").id);
    await operator((act) => erasePerson(act, lan));
    expect(await prisma().outboxMessage.count({ where: { state: "pending" } })).toBe(0);
  });

  it("who signed a paper: erased in part, the name stays in the file, with the reason", async () => {
    const { id } = await prisma().inspection.findUniqueOrThrow({ where: { code: "ERASE-1" } });
    const lead = personOf(inspection, "lead");
    await talk("lead", "770077");
    const paper = await prisma().document.create({
      data: {
        inspectionId: id,
        kind: "conclusion_notice",
        format: "pdf",
        revision: 1,
        name: "thong-bao.pdf",
        sha256: "00",
        bytes: Buffer.from("%PDF"),
        answersVersion: 0,
        requestedById: lead.id,
      },
    });
    await prisma().signedDocument.create({
      data: {
        documentId: paper.id,
        name: "thong-bao-signed.pdf",
        sha256: "01",
        bytes: Buffer.from("%PDF signed"),
        signers: [{ name: lead.fullName }],
        receivedById: lead.id,
        receivedAt: new Date(instantOf(NOW)),
      },
    });
    await operator((act) => concludeInspection(act, { code: "ERASE-1", on: "2020-09-25", period: null }));
    await operator((act) => closeInspection(act, { code: "ERASE-1", reason: "kết thúc" }));
    const asked = await operator((act) => noteRequest(act, lead.id, "erase", "Đề nghị xóa"));
    const result = await operator((act) => erasePerson(act, lead.id));
    expect(result).toMatchObject({ ok: true, isNameKept: true, erased: { accounts: 2, email: 1 } });
    expect(result.ok && result.kept.map(({ what }) => what)).toEqual(
      expect.arrayContaining(["name", "papers", "signed_papers", "audit"]),
    );
    const person = await prisma().person.findUniqueOrThrow({
      where: { id: lead.id },
      include: { accounts: true },
    });
    expect(person).toMatchObject({ fullName: lead.fullName, email: null, accounts: [] });
    expect(await placesOf("770077")).toEqual([]);
    expect((await prisma().signedDocument.findFirstOrThrow()).bytes).toEqual(
      new Uint8Array(Buffer.from("%PDF signed")),
    );
    const [request] = await operator((act) => listRequests(act, true));
    expect(request).toMatchObject({ id: asked?.id, outcome: "partly", answeredOn: "2020-09-25" });
    expect(request?.answer).toContain("Luật Lưu trữ 33/2024/QH15");
    expect(request?.answer).toContain("signed_papers 1");
    expect(await verifyAudit(field.db.pool, field.services.auditKey, new Map())).toMatchObject({ ok: true });
  });

  it("who still takes part is refused, with where", async () => {
    expect(await operator((act) => erasePerson(act, lan))).toEqual({
      ok: false,
      reason: "takes_part",
      inspections: ["ERASE-1"],
    });
  });

  it("under a legal hold is refused", async () => {
    await leave("member", personOf(inspection, "member 2").id);
    await operator((act) => placeHold(act, { inspection: "ERASE-1" }, "Khiếu nại"));
    expect(await operator((act) => erasePerson(act, lan))).toEqual({ ok: false, reason: "held" });
    expect(await placesOf("bí mật của tôi")).toEqual(["InboxUpdate"]);
  });

  it("is nobody's but the operator's", async () => {
    await leave("member", personOf(inspection, "member 2").id);
    for (const role of ["lead", "member 2"])
      expect(await field.act(personOf(inspection, role), (act) => erasePerson(act, lan))).toEqual({
        ok: false,
        reason: "not_allowed",
      });
    expect(await operator((act) => erasePerson(act, randomUUID()))).toEqual({
      ok: false,
      reason: "not_found",
    });
  });

  it("can be done again and changes nothing more", async () => {
    await leave("member", personOf(inspection, "member 2").id);
    await operator((act) => erasePerson(act, lan));
    const { fullName } = await prisma().person.findUniqueOrThrow({ where: { id: lan } });
    expect(await operator((act) => erasePerson(act, lan))).toMatchObject({
      ok: true,
      erased: { accounts: 0 },
    });
    expect((await prisma().person.findUniqueOrThrow({ where: { id: lan } })).fullName).toBe(fullName);
  });
});

describe("what is held about a person", () => {
  it("is everything of theirs, and nothing of anybody else", async () => {
    await talk("unit_contact", "880088");
    const data = await operator((act) => personData(act, lan));
    expect(data).toMatchObject({
      person: { id: lan, name: "Nguyễn Thị Lan ERASE-1", email: "member@backan.example" },
      roles: [{ inspection: "ERASE-1", role: "member" }],
    });
    expect(data?.accounts.map(({ address }) => address)).toContain(CHAT);
    expect(data?.messages.map(({ text }) => text).toSorted((a, b) => a.localeCompare(b))).toEqual([
      "bí mật của tôi",
      "gửi Nguyễn Thị Lan ERASE-1",
      "gửi Nguyễn Thị Lan ERASE-1",
      "tin trên web",
    ]);
    expect(JSON.stringify(data)).not.toContain("Hoàng Thị Mai");
    expect(JSON.stringify(data)).not.toContain("880088");
  });
});

describe("after a breach", () => {
  it("the people it concerns are listed, with what is held and how to reach them", async () => {
    const everybody = await operator((act) => affectedPeople(act, {}));
    expect(everybody).toHaveLength(5);
    expect(everybody?.find(({ id }) => id === lan)).toMatchObject({
      email: "member@backan.example",
      channels: ["telegram", "web"],
      inspections: ["ERASE-1"],
      messages: 4,
      places: 0,
    });
    const reached = await operator((act) =>
      affectedPeople(act, { inspection: "ERASE-1", channel: "telegram" }),
    );
    expect(reached?.map(({ id }) => id)).toEqual([lan]);
    expect(await operator((act) => affectedPeople(act, { inspection: "NONE" }))).toBeNull();
    expect(await prisma().auditEvent.count({ where: { action: "privacy.breach_listed" } })).toBe(2);
  });
});

describe("requests", () => {
  it.each([
    ["access", "2020-09-29", "2020-10-05"],
    ["restrict", "2020-09-29", "2020-10-12"],
    ["erase", "2020-09-29", "2020-10-15"],
    ["complain", "2020-09-29", "2020-09-29"],
  ] as const)(
    "to %s on Friday 25/9 are answered by %s and carried out by %s",
    async (kind, answerBy, doBy) => {
      expect(await operator((act) => noteRequest(act, lan, kind, null))).toMatchObject({ answerBy, doBy });
    },
  );

  it("the same asked twice is one; answered it waits no more, and is answered once", async () => {
    const first = await operator((act) => noteRequest(act, lan, "correct", "Tên tôi là Lân"));
    expect((await operator((act) => noteRequest(act, lan, "correct", null)))?.id).toBe(first?.id);
    field.setClock("2020-10-07 08:00");
    expect(await operator((act) => listRequests(act, false))).toMatchObject([{ isLate: true }]);
    const order = { outcome: "done", answer: "Đã sửa" } as const;
    expect(await operator((act) => answerRequest(act, first?.id ?? "", order))).toMatchObject({
      outcome: "done",
    });
    expect(await operator((act) => answerRequest(act, first?.id ?? "", order))).toBeNull();
    expect(await operator((act) => listRequests(act, false))).toEqual([]);
  });
});
