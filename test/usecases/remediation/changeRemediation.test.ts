import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { PersonRef } from "../../../src/db/personRef.ts";
import { ROLES } from "../../../src/domain/inspection/areas.ts";
import { givesRight } from "../../../src/policies/inspectionRights.ts";
import { RIGHT_OF_EVENT } from "../../../src/policies/rightOfEvent.ts";
import { addAssignee } from "../../../src/usecases/remediation/addAssignee.ts";
import {
  changeRemediation,
  type RemediationStep,
} from "../../../src/usecases/remediation/changeRemediation.ts";
import { concludeInspection } from "../../../src/usecases/remediation/concludeInspection.ts";
import { decideReminders } from "../../../src/usecases/reminder/decideReminders.ts";
import { removeMember } from "../../../src/usecases/people/removeMember.ts";
import { openEvidenceEntry } from "../../../src/usecases/remediation/openEvidenceEntry.ts";
import {
  createField,
  inspectionWithFindings,
  personOf,
  type Field,
  type TestInspection,
} from "../support/field.ts";

let field: Field;
let inspection: TestInspection;
let number = 0;
let point: string;
let serious: string;

beforeAll(async () => {
  field = await createField("2020-09-25 16:00");
});
afterAll(() => field.close());

beforeEach(async () => {
  number += 1;
  field.setClock("2020-09-25 16:00");
  inspection = await inspectionWithFindings(field, {
    code: `CASE-${number}`,
    unit: `Đơn vị ${number}`,
    people: [
      { role: "lead", name: "Vũ Đức Chính" },
      { role: "deputy", name: "Bùi Văn Sơn" },
      { role: "secretary", name: "Đỗ Thị Hà" },
      { role: "standing_agency", name: "Lê Thị Nga" },
      { role: "unit_head", name: "Triệu Huy Chung" },
      { role: "unit_contact", name: "Hoàng Thị Mai" },
    ],
    findings: [
      { severity: "moderate", text: "Một" },
      { severity: "serious", text: "Hai" },
    ],
  });
  const result = await field.act(null, (act) =>
    concludeInspection(act, {
      despite: "Thử nghiệm",
      code: inspection.code,
      on: "2020-09-25",
      period: { count: 15, unit: "working_day" },
    }),
  );
  if (!result.ok) throw new Error(result.reason);
  [point = "", serious = ""] = result.remediations.map(({ remediation }) => remediation);
  field.setClock("2020-10-05 09:00");
});

const take = (actor: PersonRef | null, step: RemediationStep, id = point, seenVersion?: number) =>
  field.act(actor, (act) =>
    changeRemediation(act, {
      remediationId: id,
      step,
      ...(seenVersion === undefined ? {} : { seenVersion }),
    }),
  );
const as = (role: string) => personOf(inspection, role);

/** Everything of the remediations that a refusal must leave alone. */
async function stored(): Promise<unknown> {
  const { prisma } = field.db;
  return {
    remediations: await prisma.remediation.findMany({ orderBy: { id: "asc" } }),
    entries: await prisma.remediationEntry.count(),
    extensions: await prisma.deadlineExtension.findMany({ orderBy: { id: "asc" } }),
    findings: await prisma.finding.findMany({ orderBy: { id: "asc" } }),
    notices: await prisma.notice.count(),
  };
}

const STEPS: RemediationStep[] = [
  { kind: "acknowledge" },
  { kind: "contest", reason: "Không thuộc thẩm quyền" },
  { kind: "start" },
  { kind: "reportProgress", text: "Đang làm" },
  { kind: "submit", text: "Xong" },
  { kind: "requestExtension", to: "2020-11-02", reason: "Chờ kinh phí" },
  { kind: "settleContest", upheld: true, reason: "Đúng" },
  { kind: "accept" },
  { kind: "reject", reason: "Thiếu" },
  { kind: "close" },
  { kind: "closeUnresolved", reason: "Giải thể" },
  { kind: "grantExtension" },
  { kind: "refuseExtension", reason: "Không" },
  { kind: "reassign", assigneeId: "nobody" },
  { kind: "moveToSuccessor", unitId: "nowhere" },
  { kind: "reinspect", inspectionId: "nowhere", remedied: true, carriedOn: false, text: "Xong" },
];

describe("who may take which step", () => {
  it("has a case for every step there is", () => {
    expect(new Set(STEPS.map(({ kind }) => kind))).toEqual(new Set(Object.keys(RIGHT_OF_EVENT)));
  });

  it.each(STEPS.map((step) => [step.kind, step] as const))("%s", async (kind, step) => {
    const before = await stored();
    for (const role of ROLES) {
      const person = inspection.people[role];
      if (person === undefined || givesRight(role, RIGHT_OF_EVENT[kind])) continue;
      expect(await take(person, step), role).toMatchObject({ ok: false, reason: "not_allowed" });
    }
    expect(await stored()).toEqual(before);
    const refusals = await field.db.prisma.auditEvent.count({
      where: { chain: inspection.code, action: "access.refused" },
    });
    expect(refusals).toBeGreaterThan(0);
  });

  it("the contact of another inspection and a stranger are refused", async () => {
    const own = inspection;
    const other = await inspectionWithFindings(field, { code: `OTHER-${number}`, unit: `Khác ${number}` });
    const before = await stored();
    for (const person of [personOf(other, "unit_contact"), personOf(other, "lead")]) {
      for (const step of STEPS) expect(await take(person, step)).toMatchObject({ reason: "not_allowed" });
    }
    const nobody = await field.act(null, (act) =>
      changeRemediation(
        { ...act, channel: "telegram" },
        { remediationId: point, step: { kind: "submit", text: "Xong" } },
      ),
    );
    expect(nobody).toMatchObject({ ok: false, reason: "not_allowed" });
    expect(await stored()).toEqual(before);
    inspection = own;
  });

  it("a role taken away counts from the next step on", async () => {
    expect(await take(as("unit_contact"), { kind: "reportProgress", text: "Đang làm" })).toMatchObject({
      ok: true,
    });
    await field.act(null, (act) =>
      removeMember(act, { code: inspection.code, personId: as("unit_contact").id, toId: null }),
    );
    expect(await take(as("unit_contact"), { kind: "submit", text: "Xong" })).toMatchObject({
      ok: false,
      reason: "not_allowed",
    });
  });
});

describe("two people at once", () => {
  it("one accepts while the other rejects: the first counts, the second is told the state", async () => {
    await take(as("unit_contact"), { kind: "submit", text: "Xong" });
    const results = await Promise.all([
      take(as("lead"), { kind: "accept" }),
      take(as("standing_agency"), { kind: "reject", reason: "Thiếu minh chứng" }),
    ]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.find(({ ok }) => !ok)).toMatchObject({ reason: "not_possible_now", now: { id: point } });
    const entries = await field.db.prisma.remediationEntry.findMany({ where: { remediationId: point } });
    expect(entries.filter(({ kind }) => kind === "accept" || kind === "reject")).toHaveLength(1);
  });

  it("the same step twice at once is taken once", async () => {
    const results = await Promise.all(
      Array.from({ length: 6 }, () => take(as("unit_contact"), { kind: "submit", text: "Xong" })),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it("a decision about what has changed meanwhile changes nothing and shows how it is now", async () => {
    const first = await take(as("unit_contact"), { kind: "submit", text: "Lần một" });
    const seen = first.ok ? first.after.version : -1;
    await take(as("lead"), { kind: "reject", reason: "Thiếu" }, point, seen);
    await take(as("unit_contact"), { kind: "submit", text: "Lần hai" });
    const before = await stored();
    expect(await take(as("lead"), { kind: "accept" }, point, seen)).toMatchObject({
      ok: false,
      reason: "changed_meanwhile",
      now: { state: "submitted", lastReport: { text: "Lần hai" } },
    });
    expect(await stored()).toEqual(before);
  });
});

describe("what the life-cycle alone cannot know", () => {
  it.each([
    [
      "an extension to a day that is over",
      { kind: "requestExtension", to: "2020-10-02", reason: "x" },
      "date_past",
    ],
    [
      "an extension to the due date",
      { kind: "requestExtension", to: "2020-10-16", reason: "x" },
      "date_not_later",
    ],
    [
      "an extension for ten years",
      { kind: "requestExtension", to: "2030-10-16", reason: "x" },
      "date_too_far",
    ],
    [
      "an extension without a reason",
      { kind: "requestExtension", to: "2020-11-02", reason: " " },
      "reason_missing",
    ],
    ["a report without words or files", { kind: "submit", text: "  " }, "nothing_submitted"],
    ["a person from elsewhere in charge", { kind: "reassign", assigneeId: "somebody" }, "unknown_person"],
  ] as const)("%s is refused and changes nothing", async (_what, step, reason) => {
    const before = await stored();
    expect(await take(as("unit_contact"), step)).toMatchObject({ ok: false, reason });
    expect(await stored()).toEqual(before);
  });

  it("an extension to a day off ends with the next working day; granted, it begins a new series", async () => {
    const asked = await take(as("unit_contact"), {
      kind: "requestExtension",
      to: "2020-10-31",
      reason: "Chờ kinh phí",
    });
    expect(asked).toMatchObject({
      ok: true,
      movedTo: "2020-11-02",
      after: { extension: { to: "2020-11-02" } },
    });
    const granted = await take(as("lead"), { kind: "grantExtension" });
    expect(granted).toMatchObject({
      ok: true,
      after: { dueDate: "2020-11-02", toldOn: "2020-10-05", extension: null },
    });
    const [extension] = await field.db.prisma.deadlineExtension.findMany({ where: { remediationId: point } });
    expect(extension).toMatchObject({ granted: true, decidedById: as("lead").id, reason: "Chờ kinh phí" });
    const finding = await field.db.prisma.finding.findFirstOrThrow({
      where: { remediations: { some: { id: point } } },
    });
    expect(finding.dueDate?.toISOString().slice(0, 10)).toBe("2020-11-02");
  });

  it("a serious finding needs a file, which counts for one hand-in only", async () => {
    expect(await take(as("unit_contact"), { kind: "submit", text: "Xong" }, serious)).toMatchObject({
      ok: false,
      reason: "evidence_missing",
    });
    const attach = () =>
      field.act(as("unit_contact"), async (act) => {
        const entry = await openEvidenceEntry(act, { remediationId: serious, caption: null });
        if (!entry.ok) throw new Error(entry.reason);
        const tx = await act.uow.prisma();
        await tx.evidence.create({
          data: {
            inspectionId: entry.view.inspectionId,
            remediationEntryId: entry.entryId,
            kind: "photo",
            addedById: as("unit_contact").id,
            createdAt: act.now,
          },
        });
      });
    await attach();
    expect(await take(as("unit_contact"), { kind: "submit" }, serious)).toMatchObject({ ok: true });
    field.setClock("2020-10-06 09:00");
    await take(as("lead"), { kind: "reject", reason: "Ảnh mờ" }, serious);
    expect(await take(as("unit_contact"), { kind: "submit" }, serious)).toMatchObject({
      reason: "evidence_missing",
    });
    await attach();
    expect(await take(as("unit_contact"), { kind: "submit" }, serious)).toMatchObject({
      ok: true,
      after: { evidence: 2 },
    });
  });

  it("no file is taken for somebody else's point, nor for one handed in", async () => {
    const open = (actor: PersonRef) =>
      field.act(actor, (act) => openEvidenceEntry(act, { remediationId: point, caption: null }));
    const other = await inspectionWithFindings(field, { code: `FILES-${number}`, unit: `Tệp ${number}` });
    expect(await open(personOf(other, "unit_contact"))).toEqual({ ok: false, reason: "not_allowed" });
    expect(await open(as("lead"))).toEqual({ ok: false, reason: "not_allowed" });
    await take(as("unit_contact"), { kind: "submit", text: "Xong" });
    expect(await open(as("unit_contact"))).toEqual({ ok: false, reason: "not_possible_now" });
  });
});

describe("what a step leaves behind", () => {
  it("the finding follows the outcome, the inspection its last point", async () => {
    await take(as("unit_contact"), { kind: "submit", text: "Xong" });
    await take(as("lead"), { kind: "accept" });
    await take(as("lead"), { kind: "close" });
    await take(as("standing_agency"), { kind: "closeUnresolved", reason: "Đơn vị giải thể" }, serious);
    const findings = await field.db.prisma.finding.findMany({
      where: { inspection: { code: inspection.code } },
      orderBy: { ordinal: "asc" },
    });
    expect(findings.map(({ state }) => state)).toEqual(["resolved", "unresolved"]);
    const { status } = await field.db.prisma.inspection.findUniqueOrThrow({
      where: { code: inspection.code },
    });
    expect(status).toBe("remediation_reported");
    const actions = await field.db.prisma.auditEvent.findMany({
      where: { chain: inspection.code, object: `remediation:${point}` },
      orderBy: { seq: "asc" },
    });
    expect(actions.map(({ action }) => action)).toEqual([
      "remediation.assigned",
      "remediation.submit",
      "remediation.accept",
      "remediation.close",
    ]);
  });

  it("the news goes to the others, never to whoever caused it", async () => {
    const noticesFor = async (role: string) =>
      field.db.prisma.notice.count({
        where: { personId: as(role).id, data: { path: ["event"], equals: "submit" } },
      });
    await take(as("unit_contact"), { kind: "submit", text: "Xong" });
    expect(await noticesFor("lead")).toBe(1);
    expect(await noticesFor("standing_agency")).toBe(1);
    expect(await noticesFor("unit_contact")).toBe(0);
    expect(await noticesFor("unit_head")).toBe(0);
  });

  it("a hand-in cancels what was decided and has not gone out", async () => {
    field.setClock("2020-10-07 08:00");
    await decideReminders(field.services);
    const open = { remediationId: point, cancelledAt: null };
    expect(await field.db.prisma.reminderPlan.count({ where: open })).toBe(1);
    await take(as("unit_contact"), { kind: "submit", text: "Xong" });
    expect(await field.db.prisma.reminderPlan.count({ where: open })).toBe(0);
  });

  it("a new person in charge gets an invitation and the point, and may report on it, on no other", async () => {
    const added = await field.act(as("unit_contact"), (act) =>
      addAssignee(act, { remediationId: point, name: "Nông Văn Lực" }),
    );
    if (!added.ok) throw new Error(added.reason);
    expect(await take(as("unit_contact"), { kind: "reassign", assigneeId: added.personId })).toMatchObject({
      ok: true,
      after: { assignee: "Nông Văn Lực", toldOn: "2020-10-05" },
    });
    const person = await field.db.prisma.person.findUniqueOrThrow({ where: { id: added.personId } });
    expect(await take(person, { kind: "reportProgress", text: "Đang làm" })).toMatchObject({ ok: true });
    expect(await take(person, { kind: "reportProgress", text: "Đang làm" }, serious)).toMatchObject({
      ok: false,
      reason: "not_allowed",
    });
  });

  it("moved to a successor, it is no longer the first unit's", async () => {
    const { organizationId } = await field.db.prisma.inspection.findUniqueOrThrow({
      where: { code: inspection.code },
    });
    const commune = await field.db.prisma.unit.create({
      data: { organizationId, name: `UBND xã Chợ Đồn ${number}`, searchKey: "ubnd xa cho don", type: "xa" },
    });
    const moved = await take(null, { kind: "moveToSuccessor", unitId: commune.id, dueDate: "2020-11-01" });
    expect(moved).toMatchObject({ ok: true, movedTo: "2020-11-02", after: { unit: commune.name } });
    expect(await take(as("unit_contact"), { kind: "submit", text: "Xong" })).toMatchObject({
      reason: "not_allowed",
    });
  });
});
