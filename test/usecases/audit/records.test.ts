import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Queryable } from "../../../src/db/hot/trip.ts";
import { performAct } from "../../../src/messaging/act.ts";
import { checkChain } from "../../../src/usecases/audit/checkChain.ts";
import { addFinding } from "../../../src/usecases/finding/addFinding.ts";
import { decideFinding } from "../../../src/usecases/finding/decideFinding.ts";
import { findInspection } from "../../../src/usecases/inspection/inspectionRef.ts";
import { photo } from "../../support/bytes.ts";
import { createWorld, type World } from "../../support/world.ts";

const CODE = "CHO-DON-2020";
const PLAN = "procedures/tthc_review_plan_issued";

let world: World;
let finding: string;
beforeAll(async () => {
  world = await createWorld("web");
  const lan = await world.person("procedures");
  await lan.presses("Cải cách thủ tục hành chính");
  await lan.sends({ as: "photo", bytes: await photo({ seed: 1 }) });
  await lan.presses("Có");
  await world.settled();
  await lan.says("quay lại");
  await lan.presses("Không");
  await world.person("lead");
  finding = await decidedFinding();
}, 60_000);
afterAll(() => world.close());

/** By hand, and then worded anew by the lead. */
async function decidedFinding(): Promise<string> {
  const { services } = world.service;
  const { person } = await services.db.prisma.teamMember.findFirstOrThrow({
    where: { role: "lead" },
    include: { person: true },
  });
  const { id } = await services.db.prisma.inspection.findFirstOrThrow();
  return performAct(services, { key: "test:finding", actor: person, channel: "web" }, async (act) => {
    const inspection = await findInspection(act, id);
    if (inspection === null) throw new Error("no inspection");
    const words = { area: "procedures", severity: "minor", text: "Chưa niêm yết" } as const;
    const added = await addFinding(act, { inspection, ...words });
    if (!added.ok) throw new Error(added.reason);
    await decideFinding(act, { findingId: added.id, decision: { kind: "edit", text: "Chưa niêm yết đủ" } });
    return added.id;
  });
}

/** What verification says of a database in which somebody has done this; nothing of it stays. */
async function verified(statement: string) {
  const { db, auditKey } = world.service.services;
  const client = await db.pool.connect();
  try {
    await client.query("BEGIN");
    await client.query('ALTER TABLE "AuditEvent" DISABLE TRIGGER ALL');
    await client.query(statement);
    return await report(client, auditKey);
  } finally {
    await client.query("ROLLBACK");
    client.release();
  }
}

async function report(sql: Queryable, key: string) {
  const { fault, records } = await checkChain(sql, CODE, { key, anchors: new Map() }, { bytes: true });
  return { fault, records };
}

const records = async (statement: string) => {
  const { fault, records: found } = await verified(statement);
  expect(fault).toBeNull();
  return found.map(({ object, reason, fields }) => [object, reason, ...fields]);
};

describe("F62: records that are not as the audit log tells them", () => {
  it("are none while nobody has touched the database", async () => {
    expect(await records("SELECT 1")).toEqual([]);
  });

  it.each([
    [`UPDATE "Answer" SET value = '"yes"'`, [[`answer:${PLAN}`, "changed", "value"]]],
    [
      `UPDATE "Answer" SET "answeredById" = 'somebody', note = 'đã kiểm tra'`,
      [[`answer:${PLAN}`, "changed", "note", "by"]],
    ],
    [
      `DELETE FROM "Answer"; DELETE FROM "AnswerRevision"`,
      [
        [`answer:${PLAN}`, "missing"],
        [`revision:${PLAN}`, "missing"],
      ],
    ],
    [
      `DELETE FROM "AnswerRevision" WHERE id = (SELECT min(id) FROM "AnswerRevision")`,
      [[`revision:${PLAN}`, "missing"]],
    ],
    [
      `UPDATE "AnswerRevision" SET data = data || '{"value": "no"}' WHERE id = (SELECT min(id) FROM "AnswerRevision")`,
      [[`revision:${PLAN}`, "changed", "value"]],
    ],
    [
      `INSERT INTO "Answer" SELECT "areaRecordId", 'tthc_review_plan_on_time', source, state, value, approximate, note,
              explanation, "asOfDate", "answeredById", "answeredAt", version FROM "Answer"`,
      [["answer:procedures/tthc_review_plan_on_time", "unlogged"]],
    ],
  ])("an answer: %s", async (statement, found) => {
    expect(await records(statement)).toEqual(found);
  });

  it.each([
    [`UPDATE "Finding" SET text = 'Không có gì', severity = 'observation'`, ["changed", "severity", "text"]],
    [`UPDATE "Finding" SET state = 'dismissed'`, ["changed", "state"]],
    [`DELETE FROM "Finding"`, ["missing"]],
  ])("a finding: %s", async (statement, found) => {
    expect(await records(statement)).toEqual([[`finding:${finding}`, ...found]]);
  });

  it.each([
    [`UPDATE "Evidence" SET bytes = 'other'`, ["changed", "sha256"]],
    [`UPDATE "Evidence" SET bytes = 'other', sha256 = encode(sha256('other'), 'hex')`, ["changed", "sha256"]],
    [`UPDATE "Evidence" SET state = 'refused'`, ["changed", "state"]],
    [`UPDATE "WebMessage" SET "evidenceId" = NULL; DELETE FROM "Evidence"`, ["missing"]],
  ])("a photo: %s", async (statement, found) => {
    const { id } = await world.service.services.db.prisma.evidence.findFirstOrThrow();
    expect(await records(statement)).toEqual([[`evidence:${id}`, ...found]]);
  });

  it("the whole inspection", async () => {
    expect(await records(`UPDATE "Inspection" SET code = 'ANOTHER'`)).toEqual([
      [`inspection:${CODE}`, "missing"],
    ]);
  });

  it("are not judged where the log itself is broken: what it says is not to be believed", async () => {
    const both = `UPDATE "Answer" SET value = '"yes"';
                  UPDATE "AuditEvent" SET data = data || '{"value": "yes"}' WHERE action = 'answer.saved'`;
    expect(await verified(both)).toMatchObject({ fault: { reason: "changed" }, records: [] });
  });
});
