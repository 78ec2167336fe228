import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { tellClosed } from "../../../src/bot/tell/tellClosed.ts";
import type { PersonRef } from "../../../src/db/personRef.ts";
import { mayReadDocument } from "../../../src/policies/mayReadDocument.ts";
import { openArea } from "../../../src/usecases/answers/openArea.ts";
import { areaAtWork } from "../../../src/usecases/answers/areaAtWork.ts";
import { closeInspection } from "../../../src/usecases/inspection/closeInspection.ts";
import { findInspection } from "../../../src/usecases/inspection/inspectionRef.ts";
import { holdsRight } from "../../../src/usecases/people/holdsRight.ts";
import { memberships } from "../../../src/usecases/people/memberships.ts";
import { allowed } from "../../../src/usecases/people/participation.ts";
import { addAssignee } from "../../../src/usecases/remediation/addAssignee.ts";
import { changeRemediation } from "../../../src/usecases/remediation/changeRemediation.ts";
import { concludeInspection } from "../../../src/usecases/remediation/concludeInspection.ts";
import { ownRemediations } from "../../../src/usecases/remediation/remediationView.ts";
import { decideReminders } from "../../../src/usecases/reminder/decideReminders.ts";
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
let points: string[];
let number = 0;
beforeAll(async () => {
  field = await createField("2020-09-25 16:00");
});
afterAll(() => field.close());

beforeEach(async () => {
  number += 1;
  field.setClock("2020-09-25 16:00");
  inspection = await inspectionWithFindings(field, {
    code: `ENDING-${number}`,
    unit: `Đơn vị ${number}`,
    people: [
      { role: "lead", name: "Vũ Đức Chính" },
      { role: "secretary", name: "Đỗ Thị Hà" },
      { role: "member", name: "Nguyễn Thị Lan" },
      { role: "standing_agency", name: "Lê Thị Nga" },
      { role: "unit_contact", name: "Hoàng Thị Mai" },
    ],
  });
});

const as = (role: string) => personOf(inspection, role);
const close = (actor: PersonRef | null, reason: string | null = null) =>
  field.act(actor, async (act) => {
    const result = await closeInspection(act, { code: inspection.code, reason });
    if (result.ok) await tellClosed(act, result);
    return result;
  });
const take = (actor: PersonRef | null, id: string, step: Parameters<typeof changeRemediation>[1]["step"]) =>
  field.act(actor, (act) => changeRemediation(act, { remediationId: id, step }));
const stored = () =>
  field.db.prisma.inspection.findUniqueOrThrow({
    where: { code: inspection.code },
    include: {
      areas: true,
      findings: { orderBy: { ordinal: "asc" }, include: { remediations: true } },
    },
  });

async function conclude(): Promise<void> {
  const result = await field.act(null, (act) =>
    concludeInspection(act, { despite: "Thử nghiệm", code: inspection.code, on: "2020-09-25", period: null }),
  );
  if (!result.ok) throw new Error(result.reason);
  points = result.remediations.map(({ remediation }) => remediation);
}

describe("closing an inspection", () => {
  it("names what is not remedied yet, and closes nothing of it without a reason", async () => {
    await conclude();
    const [first = ""] = points;
    await take(as("unit_contact"), first, { kind: "submit", text: "Xong" });
    await take(as("lead"), first, { kind: "accept" });
    const refused = await close(as("lead"));
    expect(refused).toMatchObject({
      ok: false,
      reason: "remediations_open",
      points: [{ number: 2 }, { number: 3 }],
    });
    expect((await stored()).status).toBe("remediation");
  });

  it("files what is accepted, gives up the rest with the reason, and tells the unit why", async () => {
    const chat = await giveAccount(field, as("unit_contact"), "web");
    await conclude();
    const [first = ""] = points;
    await take(as("unit_contact"), first, { kind: "submit", text: "Xong" });
    await take(as("lead"), first, { kind: "accept" });
    expect(await close(as("lead"), "Đơn vị đã giải thể")).toMatchObject({
      ok: true,
      givenUp: [{ number: 2 }, { number: 3 }],
    });
    const after = await stored();
    expect(after.status).toBe("closed");
    expect(after.findings.map((one) => [one.state, one.remediations.map(({ state }) => state)])).toEqual([
      ["resolved", ["closed"]],
      ["unresolved", ["closed"]],
      ["unresolved", ["closed"]],
    ]);
    const entries = await field.db.prisma.remediationEntry.findMany({
      where: { kind: "closeUnresolved", remediationId: { in: points } },
    });
    expect(entries.map(({ text }) => text)).toEqual(["Đơn vị đã giải thể", "Đơn vị đã giải thể"]);
    const said = await field.db.prisma.outboxMessage.findMany({ where: { conversation: chat } });
    expect(said.map(({ payload }) => JSON.stringify(payload))).toEqual([
      expect.stringContaining("Quý đơn vị không phải báo cáo thêm"),
    ]);
    const [row] = await field.db.prisma.auditEvent.findMany({
      where: { chain: inspection.code, action: "inspection.closed" },
    });
    expect(row).toMatchObject({
      actor: as("lead").id,
      data: { reason: "Đơn vị đã giải thể", givenUp: points.slice(1) },
    });
    field.setClock("2020-10-20 08:00");
    await decideReminders(field.services);
    expect(await field.db.prisma.reminderPlan.count({ where: { remediationId: { in: points } } })).toBe(0);
  });

  it("ends every right to act, and leaves the reading of its papers to those who had it", async () => {
    await conclude();
    const document = await field.db.prisma.document.create({
      data: {
        inspectionId: (await stored()).id,
        kind: "inspection_report",
        format: "pdf",
        revision: 1,
        name: "a.pdf",
        sha256: "a".repeat(64),
        bytes: new Uint8Array([1]),
        answersVersion: 0,
        requestedById: as("lead").id,
      },
    });
    const [area] = (await stored()).areas;
    const mine = () => field.act(as("member"), async (act) => (await openArea(act, area?.id ?? 0))?.mine);
    const ref = await field.act(null, async (act) => findInspection(act, (await stored()).id));
    if (ref === null) throw new Error("no inspection");
    const rights = () =>
      Promise.all([
        mine(),
        field.act(as("member"), async (act) => (await areaAtWork(act)) !== null),
        field.act(as("secretary"), (act) => holdsRight(act, "publishForms")),
        field.act(as("lead"), (act) => allowed(act, "summarise", ref)),
        field.act(as("lead"), async (act) => (await memberships(act)).length > 0),
        field.act(as("unit_contact"), async (act) => (await ownRemediations(act)).length > 0),
      ]);
    expect(await rights()).toEqual([true, true, true, true, true, true]);
    expect(await close(null, "Nhập nhầm")).toMatchObject({ ok: true });
    expect(await rights()).toEqual([false, false, false, false, false, false]);
    expect(await mayReadDocument(field.db, as("lead").id, document.id)).toBe(true);
    expect(await mayReadDocument(field.db, as("member").id, document.id)).toBe(false);
    const [point = ""] = points;
    expect(
      await field.act(as("lead"), (act) => addAssignee(act, { remediationId: point, name: "Ai đó" })),
    ).toMatchObject({ reason: "not_allowed" });
    expect(await close(null)).toEqual({ ok: false, reason: "already_closed" });
  });

  it("ends what is being asked of its people, and the codes to it that were not used", async () => {
    const { prisma } = field.db;
    const key = await giveAccount(field, as("member"), "telegram");
    await prisma.dialogueState.create({ data: { key, value: "{}" } });
    const open = () =>
      prisma.invite.count({
        where: {
          inspection: { code: inspection.code },
          usedAt: null,
          expiresAt: { gt: new Date(field.services.clock.now()) },
        },
      });
    expect(await open()).toBe(5);
    await conclude();
    expect(await close(as("lead"), "Chuyển hồ sơ")).toMatchObject({ ok: true });
    expect(await open()).toBe(0);
    expect(await prisma.dialogueState.count({ where: { key } })).toBe(0);
  });

  it("needs a reason before the conclusion, and the right in any case", async () => {
    expect(await close(as("lead"))).toEqual({ ok: false, reason: "not_concluded" });
    expect(await close(as("lead"), "  ")).toEqual({ ok: false, reason: "not_concluded" });
    for (const who of ["secretary", "member", "unit_contact"]) {
      expect(await close(as(who), "Thử")).toEqual({ ok: false, reason: "not_allowed" });
    }
    expect(await close(as("standing_agency"), "Hoãn cuộc kiểm tra")).toMatchObject({ ok: true, givenUp: [] });
  });

  it("waits for a step that is being taken, and does not lock against it", async () => {
    await conclude();
    const results = await Promise.all([
      ...points.map((id) => take(as("unit_contact"), id, { kind: "start" })),
      close(as("lead"), "Hết thời hạn theo dõi"),
      ...points.map((id) => take(as("unit_contact"), id, { kind: "submit", text: "Xong" })),
    ]);
    expect(results[points.length]).toMatchObject({ ok: true });
    const { findings } = await stored();
    expect(findings.flatMap(({ remediations }) => remediations.map(({ state }) => state))).toEqual([
      "closed",
      "closed",
      "closed",
    ]);
  });
});
