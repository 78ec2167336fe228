import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { tellRemoval } from "../../../src/bot/tell/tellRemoval.ts";
import type { PersonRef } from "../../../src/db/personRef.ts";
import { mayReadEvidence } from "../../../src/policies/mayReadEvidence.ts";
import { openArea } from "../../../src/usecases/answers/openArea.ts";
import { handOverArea } from "../../../src/usecases/answers/handOverArea.ts";
import { closeInspection } from "../../../src/usecases/inspection/closeInspection.ts";
import { holdsRight } from "../../../src/usecases/people/holdsRight.ts";
import { memberships } from "../../../src/usecases/people/memberships.ts";
import { removeMember } from "../../../src/usecases/people/removeMember.ts";
import { changeRemediation } from "../../../src/usecases/remediation/changeRemediation.ts";
import { concludeInspection } from "../../../src/usecases/remediation/concludeInspection.ts";
import {
  createField,
  giveAccount,
  inspectionWithFindings,
  personOf,
  type Field,
  type TestInspection,
} from "../support/field.ts";

let field: Field;
let inspection: TestInspection;
let number = 0;
beforeAll(async () => {
  field = await createField("2020-09-25 16:00");
});
afterAll(() => field.close());

beforeEach(async () => {
  number += 1;
  inspection = await inspectionWithFindings(field, {
    code: `LEAVING-${number}`,
    unit: `Đơn vị ${number}`,
    people: [
      { role: "lead", name: "Vũ Đức Chính" },
      { role: "secretary", name: "Đỗ Thị Hà" },
      { role: "member", name: "Nguyễn Thị Lan" },
      { role: "member", name: "Phạm Văn Minh" },
      { role: "unit_contact", name: "Hoàng Thị Mai" },
      { role: "assignee", name: "Triệu Văn Tú" },
    ],
  });
});

const as = (role: string) => personOf(inspection, role);
const remove = (actor: PersonRef | null, who: string, to: string | null = null) =>
  field.act(actor, async (act) => {
    const { code } = inspection;
    const result = await removeMember(act, {
      code,
      personId: as(who).id,
      toId: to === null ? null : as(to).id,
    });
    if (result.ok) await tellRemoval(act, result);
    return result;
  });

/** Only Lan has the area. */
async function giveAreaToLan(): Promise<number> {
  const { prisma } = field.db;
  const record = await prisma.areaRecord.findFirstOrThrow({
    where: { inspection: { code: inspection.code } },
  });
  const lan = await prisma.teamMember.findFirstOrThrow({ where: { personId: as("member").id } });
  const given = await field.act(as("secretary"), (act) =>
    handOverArea(act, { recordId: record.id, memberId: lan.id, together: false }),
  );
  expect(given.ok).toBe(true);
  return record.id;
}

const isMine = (who: string, recordId: number) =>
  field.act(as(who), async (act) => (await openArea(act, recordId))?.mine);
const saidTo = async (conversation: string) =>
  (await field.db.prisma.outboxMessage.findMany({ where: { conversation }, orderBy: { id: "asc" } })).map(
    ({ payload }) => JSON.stringify(payload),
  );
const audited = (action: string) =>
  field.db.prisma.auditEvent.findMany({ where: { chain: inspection.code, action }, orderBy: { seq: "asc" } });

describe("taking somebody off an inspection (F53)", () => {
  it("ends every right of theirs, and is told to them and to the lead", async () => {
    const chats = {
      secretary: await giveAccount(field, as("secretary"), "web"),
      lead: await giveAccount(field, as("lead"), "web"),
    };
    expect(await field.act(as("secretary"), (act) => holdsRight(act, "publishForms"))).toBe(true);
    const removed = await remove(null, "secretary");
    expect(removed).toMatchObject({ ok: true, removed: { roles: ["secretary"] }, handedOver: null });
    expect(await field.act(as("secretary"), memberships)).toEqual([]);
    expect(await field.act(as("secretary"), (act) => holdsRight(act, "publishForms"))).toBe(false);
    expect(await remove(as("secretary"), "member", "member 2")).toMatchObject({ reason: "not_allowed" });
    expect(await saidTo(chats.secretary)).toEqual([expect.stringContaining("không còn tham gia")]);
    expect(await saidTo(chats.lead)).toEqual([
      expect.stringMatching(/Đỗ Thị Hà LEAVING-\d+ không còn tham gia/),
    ]);
    expect(await audited("member.removed")).toMatchObject([
      { actor: "system", object: `person:${as("secretary").id}`, data: { roles: ["secretary"] } },
    ]);
  });

  it("keeps what they have sent and answered, and lets them read it no more", async () => {
    const { prisma } = field.db;
    const { id: inspectionId } = await prisma.inspection.findUniqueOrThrow({
      where: { code: inspection.code },
    });
    const piece = await prisma.evidence.create({
      data: { inspectionId, kind: "photo", state: "stored", addedById: as("member").id },
    });
    expect(await mayReadEvidence(field.db, as("member").id, piece.id)).toBe(true);
    await remove(as("lead"), "member");
    expect(await mayReadEvidence(field.db, as("member").id, piece.id)).toBe(false);
    expect(await prisma.evidence.count({ where: { id: piece.id } })).toBe(1);
  });

  it("names the open areas that nobody else has, and hands them over", async () => {
    const recordId = await giveAreaToLan();
    const chat = await giveAccount(field, as("member 2"), "web");
    expect(await remove(as("secretary"), "member")).toEqual({
      ok: false,
      reason: "areas_open",
      areas: ["area_1"],
    });
    expect(await isMine("member", recordId)).toBe(true);
    expect(await remove(as("secretary"), "member", "unit_contact")).toMatchObject({
      reason: "cannot_take_over",
    });
    const removed = await remove(as("secretary"), "member", "member 2");
    expect(removed).toMatchObject({ ok: true, handedOver: { areas: ["area_1"], points: [] } });
    expect(await isMine("member", recordId)).toBe(false);
    expect(await isMine("member 2", recordId)).toBe(true);
    expect(await audited("area.handed_over")).toHaveLength(2);
    expect(await saidTo(chat)).toEqual([expect.stringContaining("được giao lĩnh vực")]);
  });

  it("needs nobody to take over what others have as well, or what is approved", async () => {
    expect(await remove(as("lead"), "member")).toMatchObject({ ok: true, handedOver: null });
    await field.db.prisma.areaRecord.updateMany({
      where: { inspection: { code: inspection.code } },
      data: { status: "approved" },
    });
    expect(await remove(as("lead"), "member 2")).toMatchObject({ ok: true, handedOver: null });
  });

  it("refuses the last lead, a stranger, and whoever has not the right; only the refusals are audited", async () => {
    expect(await remove(null, "lead")).toEqual({ ok: false, reason: "last_lead" });
    for (const who of ["member", "unit_contact"]) {
      expect(await remove(as(who), "secretary")).toEqual({ ok: false, reason: "not_allowed" });
    }
    await remove(null, "secretary");
    expect(await remove(null, "secretary")).toEqual({ ok: false, reason: "unknown_person" });
    expect(await audited("access.refused")).toHaveLength(2);
    expect(await audited("member.removed")).toHaveLength(1);
  });

  it("of two leads who take each other off at once one stays", async () => {
    const { prisma } = field.db;
    const { id: inspectionId } = await prisma.inspection.findUniqueOrThrow({
      where: { code: inspection.code },
    });
    await prisma.teamMember.create({
      data: { inspectionId, personId: as("secretary").id, role: "lead", ordinal: 9 },
    });
    const results = await Promise.all([remove(as("lead"), "secretary"), remove(as("secretary"), "lead")]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it("puts somebody else in charge of what the unit owes, or names the points", async () => {
    const concluded = await field.act(null, (act) =>
      concludeInspection(act, {
        despite: "Thử nghiệm",
        code: inspection.code,
        on: "2020-09-25",
        period: null,
      }),
    );
    if (!concluded.ok) throw new Error(concluded.reason);
    const [first] = concluded.remediations;
    expect(await remove(as("lead"), "assignee")).toEqual({
      ok: false,
      reason: "in_charge",
      points: [1, 2, 3],
    });
    expect(await remove(as("lead"), "assignee", "unit_contact")).toMatchObject({
      ok: true,
      handedOver: { points: [1, 2, 3] },
    });
    const step = { kind: "reportProgress" as const, text: "Đang làm" };
    const remediationId = first?.remediation ?? "";
    expect(
      await field.act(as("assignee"), (act) => changeRemediation(act, { remediationId, step })),
    ).toMatchObject({ reason: "not_allowed" });
    expect(
      await field.act(as("unit_contact"), (act) => changeRemediation(act, { remediationId, step })),
    ).toMatchObject({ ok: true, after: { assigneeId: as("unit_contact").id } });
  });

  it("ends the invitations to it that were not used", async () => {
    const open = () =>
      field.db.prisma.invite.count({
        where: {
          personId: as("member").id,
          usedAt: null,
          expiresAt: { gt: new Date(field.services.clock.now()) },
        },
      });
    expect(await open()).toBe(1);
    await remove(as("lead"), "member");
    expect(await open()).toBe(0);
  });

  it("ends the invitations to it alone when they take part elsewhere", async () => {
    const { prisma } = field.db;
    const other = await prisma.inspection.findFirstOrThrow({ where: { code: { not: inspection.code } } });
    const personId = as("member").id;
    await prisma.teamMember.create({
      data: { inspectionId: other.id, personId, role: "member", ordinal: 99 },
    });
    await remove(as("lead"), "member");
    const unused = await prisma.invite.findMany({
      where: { personId, usedAt: null, expiresAt: { gt: new Date(field.services.clock.now()) } },
    });
    expect(unused).toEqual([]);
  });

  it("leaves a closed inspection without a lead: nothing is to be decided in it", async () => {
    const closed = await field.act(null, (act) =>
      closeInspection(act, { code: inspection.code, reason: "đã bàn giao hồ sơ" }),
    );
    expect(closed.ok).toBe(true);
    expect(await remove(null, "lead")).toMatchObject({ ok: true, handedOver: null });
  });

  it("signs their browsers out and stops what is being asked, when nothing else is left to them", async () => {
    const { prisma } = field.db;
    const key = await giveAccount(field, as("member"), "web");
    const sessions = () => prisma.webSession.count({ where: { account: { personId: as("member").id } } });
    await prisma.dialogueState.create({ data: { key, value: "{}" } });
    expect(await sessions()).toBe(1);
    await remove(as("lead"), "member");
    expect(await sessions()).toBe(0);
    expect(await prisma.dialogueState.count({ where: { key } })).toBe(0);
  });
});
