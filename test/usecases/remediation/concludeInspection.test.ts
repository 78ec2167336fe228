import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { concludeInspection } from "../../../src/usecases/remediation/concludeInspection.ts";
import { previewReminders } from "../../../src/usecases/reminder/previewReminders.ts";
import { createField, inspectionWithFindings, instantOf, personOf, type Field } from "../support/field.ts";

let field: Field;
beforeAll(async () => {
  field = await createField("2020-09-25 16:00");
});
afterAll(() => field.close());

const conclude = (code: string, on: string, count: number, unit: "calendar_day" | "working_day") =>
  field.act(null, (act) =>
    concludeInspection(act, { despite: "Thử nghiệm", code, on, period: { count, unit } }),
  );

/** "2020-10-07 07:30 unit_contact -7 3": what a pass on each working day would decide, first to last. */
async function ladder(unit: string, from: string, days: number): Promise<string[]> {
  const said: string[] = [];
  for (let day = 0; day < days; day += 1) {
    const date = new Date(Date.parse(`${from}T00:00:00Z`) + day * 86_400_000).toISOString().slice(0, 10);
    const previews = await field.act(null, (act) =>
      previewReminders(act, new Date(instantOf(`${date} 09:00`))),
    );
    for (const one of previews.filter((preview) => preview.unit === unit)) {
      // Nothing is decided by looking, so the last step shows up as missed on the days after it.
      if (one.late) continue;
      const local = new Date(Date.parse(one.at) + 7 * 3_600_000).toISOString().slice(0, 16).replace("T", " ");
      said.push(`${local} ${one.role} ${one.step} ${one.items.length}`);
    }
  }
  return said;
}

describe("the notice of conclusion of Chợ Đồn, 25/9/2020", () => {
  it("with 15 working days all three points are due on 16/10/2020", async () => {
    await inspectionWithFindings(field, { code: "CHO-DON-15" });
    const result = await conclude("CHO-DON-15", "2020-09-25", 15, "working_day");
    expect(result).toMatchObject({ ok: true, warnings: [] });
    expect(result.ok && result.remediations.map(({ dueDate }) => dueDate)).toEqual([
      "2020-10-16",
      "2020-10-16",
      "2020-10-16",
    ]);
  });

  it("its ladder: −7, −3, −1, on the day, every second day; head at +3, lead at +5", async () => {
    expect(await ladder("UBND huyện Chợ Đồn", "2020-09-25", 36)).toEqual([
      "2020-10-07 07:30 unit_contact -7 3",
      "2020-10-13 07:30 unit_contact -3 3",
      "2020-10-15 07:30 unit_contact -1 3",
      "2020-10-16 07:30 unit_contact 0 3",
      "2020-10-20 07:30 unit_contact +2 3",
      "2020-10-21 07:30 unit_head +3 3",
      "2020-10-22 07:30 unit_contact +4 3",
      "2020-10-23 07:30 lead +5 3",
      "2020-10-26 07:30 unit_contact +6 3",
      "2020-10-28 07:30 unit_contact +8 3",
      "2020-10-30 07:30 unit_contact +10 3",
    ]);
  });

  it("with 30 days the last day, a Sunday, moves to Monday 26/10/2020", async () => {
    await inspectionWithFindings(field, { code: "CHO-DON-30", unit: "Sở Nội vụ" });
    const result = await conclude("CHO-DON-30", "2020-09-25", 30, "calendar_day");
    expect(result.ok && result.remediations.map(({ dueDate }) => dueDate)).toEqual([
      "2020-10-26",
      "2020-10-26",
      "2020-10-26",
    ]);
    expect(await ladder("Sở Nội vụ", "2020-10-10", 22)).toEqual([
      "2020-10-15 07:30 unit_contact -7 3",
      "2020-10-21 07:30 unit_contact -3 3",
      "2020-10-23 07:30 unit_contact -1 3",
      "2020-10-26 07:30 unit_contact 0 3",
      "2020-10-28 07:30 unit_contact +2 3",
      "2020-10-29 07:30 unit_head +3 3",
      "2020-10-30 07:30 unit_contact +4 3",
    ]);
  });

  it("15 working days over Tết 2021 end on 26/02/2021, with no word during the holidays", async () => {
    field.setClock("2021-01-29 10:00");
    await inspectionWithFindings(field, { code: "TET-2021", unit: "Sở Y tế", visitDate: "2021-01-20" });
    const result = await conclude("TET-2021", "2021-01-29", 15, "working_day");
    // 10-16/02/2021 are off; 15 working days after Friday 29/01: 01-05/02, 08-09/02, 17-19/02, 22-26/02.
    expect(result.ok && result.remediations[0]?.dueDate).toBe("2021-02-26");
    expect(await ladder("Sở Y tế", "2021-01-29", 32)).toEqual([
      "2021-02-17 07:30 unit_contact -7 3",
      "2021-02-23 07:30 unit_contact -3 3",
      "2021-02-25 07:30 unit_contact -1 3",
      "2021-02-26 07:30 unit_contact 0 3",
    ]);
    field.setClock("2020-09-25 16:00");
  });
});

describe("what the conclusion leaves behind", () => {
  it("findings are being remedied, observations communicated, everybody of the unit owed one message a point", async () => {
    const inspection = await inspectionWithFindings(field, {
      code: "LEFT",
      unit: "Sở Tư pháp",
      findings: [
        { severity: "moderate", text: "Một" },
        { severity: "observation", text: "Lưu ý" },
        { severity: "minor", text: "Hai" },
      ],
    });
    await conclude("LEFT", "2020-09-25", 15, "working_day");
    const findings = await field.db.prisma.finding.findMany({
      where: { inspection: { code: "LEFT" } },
      orderBy: { ordinal: "asc" },
    });
    expect(findings.map(({ state }) => state)).toEqual(["remediating", "communicated", "remediating"]);
    const notices = await field.db.prisma.notice.findMany({
      where: { personId: personOf(inspection, "unit_contact").id },
    });
    expect(notices.map(({ kind, state }) => ({ kind, state }))).toEqual([
      { kind: "event", state: "open" },
      { kind: "event", state: "open" },
    ]);
    const stored = await field.db.prisma.inspection.findUniqueOrThrow({ where: { code: "LEFT" } });
    expect(stored.status).toBe("remediation");
    const events = await field.db.prisma.auditEvent.findMany({ where: { chain: "LEFT" } });
    const actions = events.map(({ action }) => action);
    expect(actions.filter((action) => action === "remediation.assigned")).toHaveLength(2);
    expect(actions).toContain("inspection.concluded");
  });

  it.each([
    ["an unknown code", "NOT-THERE", "2020-09-25", { ok: false, reason: "not_found" }],
    ["a second time", "CHO-DON-15", "2020-09-25", { ok: false, reason: "already_concluded" }],
    [
      "a day before the visit",
      "OPEN",
      "2020-09-16",
      { ok: false, reason: "before_the_visit", visitDate: "2020-09-17" },
    ],
    ["a day to come", "OPEN", "2020-09-26", { ok: false, reason: "in_the_future" }],
  ])("%s is refused and changes nothing", async (_what, code, on, expected) => {
    if (code === "OPEN" && (await field.db.prisma.inspection.count({ where: { code } })) === 0) {
      await inspectionWithFindings(field, { code: "OPEN", unit: "Sở Tài chính" });
    }
    const before = await field.db.prisma.remediation.count();
    expect(await conclude(code, on, 15, "working_day")).toEqual(expected);
    expect(await field.db.prisma.remediation.count()).toBe(before);
  });

  it("a finding the lead has not decided holds the conclusion up", async () => {
    await inspectionWithFindings(field, { code: "UNDECIDED", unit: "Sở Công Thương" });
    await field.db.prisma.finding.updateMany({
      where: { inspection: { code: "UNDECIDED" }, ordinal: 2 },
      data: { state: "suggested" },
    });
    expect(await conclude("UNDECIDED", "2020-09-25", 15, "working_day")).toEqual({
      ok: false,
      reason: "undecided",
      numbers: [2],
    });
  });

  it("a member without the right is refused, and the refusal is in the audit log", async () => {
    const inspection = await inspectionWithFindings(field, { code: "RIGHTS", unit: "Sở Xây dựng" });
    const asContact = await field.act(personOf(inspection, "unit_contact"), (act) =>
      concludeInspection(act, { despite: "Thử nghiệm", code: "RIGHTS", on: "2020-09-25", period: null }),
    );
    expect(asContact).toEqual({ ok: false, reason: "not_allowed" });
    const refused = await field.db.prisma.auditEvent.count({
      where: { chain: "RIGHTS", action: "access.refused" },
    });
    expect(refused).toBe(1);
    const asLead = await field.act(personOf(inspection, "lead"), (act) =>
      concludeInspection(act, { despite: "Thử nghiệm", code: "RIGHTS", on: "2020-09-25", period: null }),
    );
    // Without a period of its own the default plan: 15 calendar days, Saturday 10/10 moves to Monday.
    expect(asLead).toMatchObject({ ok: true, remediations: [{ dueDate: "2020-10-12" }, {}, {}] });
  });

  it("two who conclude at once conclude it once; the second is told", async () => {
    const inspection = await inspectionWithFindings(field, { code: "AT-ONCE", unit: "Sở Nông nghiệp" });
    const conclude = () =>
      field.act(personOf(inspection, "lead"), (act) =>
        concludeInspection(act, { despite: "Thử nghiệm", code: "AT-ONCE", on: "2020-09-25", period: null }),
      );
    const results = await Promise.all([conclude(), conclude(), conclude()]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.filter(({ ok }) => !ok)).toEqual(
      Array.from({ length: 2 }, () => ({ ok: false, reason: "already_concluded" })),
    );
    const points = { finding: { inspection: { code: "AT-ONCE" } } };
    expect(await field.db.prisma.remediation.count({ where: points })).toBe(3);
  });

  it("says when nobody of the unit is in the inspection; the lead gets what the unit should", async () => {
    await inspectionWithFindings(field, {
      code: "ALONE",
      unit: "Sở Văn hóa",
      people: [{ role: "lead", name: "Vũ Đức Chính" }],
    });
    const result = await conclude("ALONE", "2020-09-25", 3_650, "calendar_day");
    expect(result).toMatchObject({ ok: true, warnings: [{ code: "nobody_of_the_unit" }] });
    const at = new Date(instantOf("2030-09-24 09:00"));
    const previews = await field.act(null, (act) => previewReminders(act, at));
    expect(previews.filter(({ unit }) => unit === "Sở Văn hóa")).toMatchObject([
      { person: "Vũ Đức Chính ALONE", role: "unit_contact" },
    ]);
  });
});
