import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PersonRef } from "../../../src/db/personRef.ts";
import { changeRemediation } from "../../../src/usecases/remediation/changeRemediation.ts";
import { concludeInspection } from "../../../src/usecases/remediation/concludeInspection.ts";
import { moveToSuccessor } from "../../../src/usecases/remediation/moveToSuccessor.ts";
import { syncFindings } from "../../../src/usecases/finding/syncFindings.ts";
import type { ReinspectionOrder } from "../../../src/usecases/reinspection/drawReinspection.ts";
import { openReinspection } from "../../../src/usecases/reinspection/openReinspection.ts";
import { removeMember } from "../../../src/usecases/people/removeMember.ts";
import { verificationsOf } from "../../../src/usecases/reinspection/verificationsOf.ts";
import {
  createField,
  inspectionWithFindings,
  personOf,
  type Field,
  type TestInspection,
} from "../support/field.ts";

let field: Field;
beforeAll(async () => {
  field = await createField("2020-09-25 16:00");
});
afterAll(() => field.close());

const TEAM = [
  { role: "lead", name: "Vũ Đức Chính" },
  { role: "secretary", name: "Đỗ Thị Hà" },
  { role: "member", name: "Nguyễn Thị Lan" },
  { role: "member", name: "Phạm Văn Minh" },
  { role: "unit_contact", name: "Hoàng Thị Mai" },
] as const;

/** A concluded inspection; Lan has the area of its points, Minh none. */
async function concluded(code: string): Promise<{ inspection: TestInspection; points: string[] }> {
  field.setClock("2020-09-25 16:00");
  const inspection = await inspectionWithFindings(field, { code, unit: `Sở ${code}`, people: TEAM });
  const { prisma } = field.db;
  await prisma.areaAssignment.deleteMany({
    where: { member: { personId: personOf(inspection, "member 2").id } },
  });
  const result = await field.act(null, (act) =>
    concludeInspection(act, { despite: "Thử nghiệm", code, on: "2020-09-25", period: null }),
  );
  if (!result.ok) throw new Error(result.reason);
  field.setClock("2020-12-01 09:00");
  return { inspection, points: result.remediations.map(({ remediation }) => remediation) };
}

const open = (actor: PersonRef | null, order: Partial<ReinspectionOrder> & { code: string }) =>
  field.act(actor, (act) => openReinspection(act, { on: "2020-12-17", unit: null, ...order }));

/** The answers of the re-inspection, as its members would give them. */
async function answers(code: string, given: Record<string, [value: string, explanation?: string]>) {
  const { prisma } = field.db;
  const area = await prisma.areaRecord.findFirstOrThrow({ where: { inspection: { code } } });
  await prisma.answer.createMany({
    data: Object.entries(given).map(([question, [value, explanation = null]]) => ({
      areaRecordId: area.id,
      question,
      state: "answered",
      value,
      explanation,
      answeredById: "x",
      answeredAt: new Date(field.services.clock.now()),
      version: 1,
    })),
  });
  await prisma.inspection.update({ where: { code }, data: { answersVersion: 1 } });
}

describe("opening a re-inspection", () => {
  it("makes an inspection of the same unit on the open points, with the people of the one before", async () => {
    const { inspection, points } = await concluded("OPENED");
    const [first = ""] = points;
    for (const step of [{ kind: "submit", text: "Xong" }, { kind: "accept" }, { kind: "close" }] as const) {
      await field.act(null, (act) => changeRemediation(act, { remediationId: first, step }));
    }
    const result = await open(personOf(inspection, "lead"), { code: "OPENED" });
    expect(result).toMatchObject({ ok: true, code: "OPENED-PT1", points: [{ number: 2 }, { number: 3 }] });
    const { prisma } = field.db;
    const opened = await prisma.inspection.findUniqueOrThrow({
      where: { code: "OPENED-PT1" },
      include: {
        previous: true,
        unit: true,
        members: { include: { person: true, assignments: true } },
        verifies: { orderBy: { question: "asc" } },
        formVersion: true,
        _count: { select: { invites: true } },
      },
    });
    expect(opened).toMatchObject({
      type: "phuc_tra",
      previous: { code: "OPENED", status: "reinspection" },
      unit: { name: "Sở OPENED" },
      formVersion: { formId: "phuc-tra", version: "OPENED-PT1" },
      _count: { invites: 0 },
    });
    expect(opened.verifies.map(({ question, remediationId }) => [question, remediationId])).toEqual([
      ["point_2", points[1]],
      ["point_3", points[2]],
    ]);
    // The same people, not namesakes; Minh has nothing to verify.
    const before = Object.values(inspection.people).map(({ id }) => id);
    expect(opened.members.map(({ personId }) => personId).every((id) => before.includes(id))).toBe(true);
    expect(opened.members.map(({ role, person }) => [role, person.fullName.replace(/ OPENED$/, "")])).toEqual(
      [
        ["lead", "Vũ Đức Chính"],
        ["secretary", "Đỗ Thị Hà"],
        ["member", "Nguyễn Thị Lan"],
        ["unit_contact", "Hoàng Thị Mai"],
      ],
    );
    expect(opened.members.map(({ assignments }) => assignments.length)).toEqual([0, 0, 1, 0]);
  });

  it("gives the lead what nobody is assigned to any more", async () => {
    const { inspection } = await concluded("LEFT");
    await field.db.prisma.areaRecord.updateMany({
      where: { inspection: { code: "LEFT" } },
      data: { status: "approved" },
    });
    const removed = await field.act(null, (act) =>
      removeMember(act, { code: "LEFT", personId: personOf(inspection, "member").id, toId: null }),
    );
    expect(removed.ok).toBe(true);
    const result = await open(null, { code: "LEFT" });
    expect(result.ok && result.people.find(({ role }) => role === "lead")?.areas).toEqual(["area_1"]);
  });

  it.each([
    ["an unknown code", { code: "NOWHERE" }, { reason: "not_found" }],
    [
      "a visit before the conclusion",
      { code: "BAD", on: "2020-09-24" },
      { reason: "before_the_conclusion", concludedOn: "2020-09-25" },
    ],
    ["a visit in ten years", { code: "BAD", on: "2030-12-17" }, { reason: "too_far" }],
    ["a unit that has none of the points", { code: "BAD", unit: "Sở Khác" }, { reason: "nothing_open" }],
  ])("refuses %s, and changes nothing", async (_what, order, expected) => {
    if ((await field.db.prisma.inspection.count({ where: { code: "BAD" } })) === 0) await concluded("BAD");
    const before = await field.db.prisma.inspection.count();
    expect(await open(null, order)).toMatchObject({ ok: false, ...expected });
    expect(await field.db.prisma.inspection.count()).toBe(before);
  });

  it("is for the team's lead, deputy, secretary and the standing agency", async () => {
    const { inspection } = await concluded("RIGHTS");
    for (const role of ["member", "unit_contact"]) {
      expect(await open(personOf(inspection, role), { code: "RIGHTS" })).toMatchObject({
        reason: "not_allowed",
      });
    }
    const refusals = { chain: "RIGHTS", action: "access.refused" };
    expect(await field.db.prisma.auditEvent.count({ where: refusals })).toBe(2);
    expect(await open(personOf(inspection, "secretary"), { code: "RIGHTS" })).toMatchObject({ ok: true });
  });

  it("is open once: of two at once the second is told of the first", async () => {
    const { inspection } = await concluded("TWICE");
    const results = await Promise.all([
      open(personOf(inspection, "lead"), { code: "TWICE" }),
      open(personOf(inspection, "secretary"), { code: "TWICE" }),
    ]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.find(({ ok }) => !ok)).toMatchObject({ reason: "under_way", code: "TWICE-PT1" });
  });

  it("goes to the unit that took over, or asks which of two units", async () => {
    const { points } = await concluded("MOVED");
    const inspection = await field.db.prisma.inspection.findUniqueOrThrow({ where: { code: "MOVED" } });
    const move = (remediationIds: string[]) =>
      field.act(null, (act) =>
        moveToSuccessor(act, {
          inspectionId: inspection.id,
          remediationIds,
          unit: { name: "UBND xã Nghĩa Tá", type: "xa" },
          contact: "Ma Thị Lan",
        }),
      );
    await move(points.slice(0, 1));
    expect(await open(null, { code: "MOVED" })).toMatchObject({
      reason: "which_unit",
      units: ["UBND xã Nghĩa Tá", "Sở MOVED"],
    });
    const result = await open(null, { code: "MOVED", unit: "UBND xã Nghĩa Tá" });
    expect(result).toMatchObject({ ok: true, points: [{ number: 1 }] });
    expect(result.ok && result.people.filter(({ role }) => role === "unit_contact")).toMatchObject([
      { name: "Ma Thị Lan", enrolled: false },
    ]);
    expect(await open(null, { code: "MOVED", unit: "Sở MOVED" })).toMatchObject({ code: "MOVED-PT2" });
  });

  it("waits until the points of a district that ended are moved", async () => {
    await concluded("ENDED");
    await field.db.prisma.unit.updateMany({ where: { name: "Sở ENDED" }, data: { type: "huyen" } });
    field.setClock("2025-07-02 09:00");
    expect(await open(null, { code: "ENDED", on: "2025-07-10" })).toMatchObject({
      reason: "unit_ended",
      unit: "Sở ENDED",
    });
  });
});

describe("what a re-inspection finds", () => {
  it("is seen at once, and settles the points when it is concluded", async () => {
    const { points } = await concluded("FOUND");
    await open(null, { code: "FOUND" });
    const code = "FOUND-PT1";
    await answers(code, {
      point_1: ["remedied"],
      point_2: ["not_remedied", "Còn 5 vị trí"],
      point_3: ["partly", "Mới thay 3 máy"],
    });
    const [one = "", two = "", three = ""] = points;
    const seen = await field.act(null, (act) => verificationsOf(act, two));
    expect(seen).toEqual([{ visitDate: "2020-12-17", verdict: "not_remedied", concluded: false }]);

    const inspection = await field.db.prisma.inspection.findUniqueOrThrow({ where: { code } });
    await field.act(null, (act) => syncFindings(act, inspection.id));
    const conclude = () =>
      field.act(null, (act) =>
        concludeInspection(act, { despite: "Thử nghiệm", code, on: "2020-12-18", period: null }),
      );
    field.setClock("2020-12-18 09:00");
    expect(await conclude()).toMatchObject({ ok: false, reason: "undecided" });
    // The lead carries the second on, and dismisses what was proposed about the third.
    for (const [key, state] of [
      ["point_2", "confirmed"],
      ["point_3", "dismissed"],
    ] as const) {
      await field.db.prisma.finding.updateMany({
        where: { inspectionId: inspection.id, proposalKey: key },
        data: { state },
      });
    }
    const concludedNow = await conclude();
    expect(concludedNow).toMatchObject({
      ok: true,
      remediations: [
        {
          finding: expect.stringContaining("Chưa khắc phục tồn tại của lần kiểm tra trước"),
          dueDate: "2021-01-04",
        },
      ],
    });
    const rows = await field.db.prisma.remediation.findMany({
      where: { id: { in: points } },
      include: { finding: true, entries: { where: { kind: "reinspect" } } },
    });
    const of = (id: string) => {
      const row = rows.find((candidate) => candidate.id === id);
      return [row?.state, row?.finding.state, row?.entries.map(({ text }) => text)];
    };
    expect(of(one)).toEqual(["closed", "resolved", ["Đã khắc phục"]]);
    expect(of(two)).toEqual(["closed", "unresolved", ["Chưa khắc phục. Còn 5 vị trí"]]);
    expect(of(three)).toEqual(["assigned", "remediating", ["Khắc phục một phần. Mới thay 3 máy"]]);
    const told = await field.db.prisma.notice.findMany({ where: { key: { startsWith: "event:" } } });
    const about = told.filter(({ data }) => JSON.stringify(data).includes('"reinspect"'));
    expect(about).toHaveLength(3);
  });

  it("nobody can write a result without a re-inspection that verifies the point", async () => {
    const { inspection, points } = await concluded("FORGED");
    const other = await concluded("FORGED-2");
    await open(null, { code: "FORGED-2" });
    const foreign = await field.db.prisma.inspection.findUniqueOrThrow({ where: { code: "FORGED-2-PT1" } });
    const [first = ""] = points;
    const forge = (actor: PersonRef, inspectionId: string) =>
      field.act(actor, (act) =>
        changeRemediation(act, {
          remediationId: first,
          step: { kind: "reinspect", inspectionId, remedied: true, carriedOn: false, text: "x" },
        }),
      );
    for (const actor of [personOf(inspection, "lead"), personOf(other.inspection, "lead")]) {
      expect(await forge(actor, foreign.id)).toMatchObject({ ok: false, reason: "not_allowed" });
    }
    const row = await field.db.prisma.remediation.findUniqueOrThrow({ where: { id: first } });
    expect(row.state).toBe("assigned");
  });
});
