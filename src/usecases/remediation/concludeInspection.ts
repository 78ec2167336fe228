import type { Period } from "../../domain/calendar/deadline.ts";
import { assignRemediation } from "../../domain/remediation/assignRemediation.ts";
import { dueDate } from "../../domain/remediation/dueDate.ts";
import { dbDay, dayOf } from "../../db/days.ts";
import type { Act } from "../../messaging/act.ts";
import { workingCalendar } from "../calendar/calendarDays.ts";
import { findInspection } from "../inspection/inspectionRef.ts";
import { allowed } from "../people/participant.ts";
import { tellPeople } from "../reminder/addNotice.ts";
import { duePlanOf } from "./duePlanOf.ts";
import { remediationPeople, unitAudience } from "./remediationPeople.ts";
import { writeEntries } from "./writeEntries.ts";

export interface AssignedPoint {
  remediation: string;
  /** Id of the finding. */
  id: string;
  finding: string;
  severity: string;
  dueDate: string;
}

export type ConclusionWarning =
  /** The calendar has no rows for a year that a due date falls in: its holidays were not counted. */
  | { code: "unknown_year"; years: number[] }
  /** Nobody of the unit is in the inspection: the lead gets what the unit should. */
  | { code: "nobody_of_the_unit" };

export type ConcludeResult =
  | {
      ok: true;
      inspection: string;
      concludedOn: string;
      remediations: AssignedPoint[];
      warnings: ConclusionWarning[];
    }
  | { ok: false; reason: "not_found" | "not_allowed" | "already_concluded" | "in_the_future" }
  | { ok: false; reason: "before_the_visit"; visitDate: string }
  /** Numbers in the list of findings that the lead has neither confirmed nor dismissed. */
  | { ok: false; reason: "undecided"; numbers: number[] };

/**
 * The notice of conclusion (thông báo kết luận) is out: the findings are the unit's to remedy, each
 * with its due date counted from that day, and the unit's people are told, a message a point.
 * Observations are communicated without a period. By the operator, or by somebody with the right.
 * @param input.period one period for all findings; null: the organization's plan
 */
export async function concludeInspection(
  act: Act,
  input: { code: string; on: string; period: Period | null },
): Promise<ConcludeResult> {
  const tx = await act.uow.prisma();
  await act.uow.sql.query({
    text: `SELECT 1 FROM "Inspection" WHERE code = $1 FOR UPDATE`,
    values: [input.code],
  });
  const inspection = await tx.inspection.findUnique({
    where: { code: input.code },
    include: { organization: true, findings: { orderBy: { ordinal: "asc" } }, members: true },
  });
  if (inspection === null) return { ok: false, reason: "not_found" };
  const ref = await findInspection(act, inspection.id);
  const operator = act.actor === null && act.channel === "system";
  if (!operator && (ref === null || !(await allowed(act, "concludeInspection", ref)))) {
    return { ok: false, reason: "not_allowed" };
  }
  if (inspection.concludedOn !== null) return { ok: false, reason: "already_concluded" };
  const visitDate = dayOf(inspection.visitDate);
  if (input.on < visitDate) return { ok: false, reason: "before_the_visit", visitDate };
  if (input.on > act.today) return { ok: false, reason: "in_the_future" };
  const undecided = inspection.findings.filter(
    ({ state, severity }) => state === "suggested" && severity !== "observation",
  );
  if (undecided.length > 0) {
    return { ok: false, reason: "undecided", numbers: undecided.map(({ ordinal }) => ordinal) };
  }

  const calendar = await workingCalendar(act, inspection.organizationId);
  const plan = duePlanOf(inspection.organization.duePlan, input.period);
  const confirmed = inspection.findings.filter(({ state }) => state === "confirmed");
  const owed = confirmed.filter(({ severity }) => severity !== "observation");
  const assignees = inspection.members.filter(
    ({ role, removedAt }) => role === "assignee" && removedAt === null,
  );
  const people = await remediationPeople(act, {
    inspectionId: inspection.id,
    inspectedUnitId: inspection.unitId,
    unitId: inspection.unitId,
    assigneeId: null,
  });
  const points: AssignedPoint[] = [];
  for (const finding of owed) {
    const due = dueDate(
      { ...finding, dueDate: finding.dueDate === null ? null : dayOf(finding.dueDate) },
      input.on,
      plan,
      calendar,
    );
    const { remediation, entries } = assignRemediation({
      unitId: inspection.unitId,
      assigneeId: assignees.length === 1 ? (assignees[0]?.personId ?? null) : null,
      dueDate: due,
    });
    const created = await tx.remediation.create({
      data: {
        findingId: finding.id,
        unitId: remediation.unitId,
        assigneeId: remediation.assigneeId,
        state: remediation.state,
        assignedOn: dbDay(input.on),
        toldOn: dbDay(input.on),
        dueDate: dbDay(due),
      },
      select: { id: true },
    });
    await tx.finding.update({
      where: { id: finding.id },
      data: { state: "remediating", dueDate: dbDay(due) },
    });
    const entryId = await writeEntries(act, created.id, entries);
    const inCharge = assignees.length === 1 ? assignees : [];
    await tellPeople(act, [...unitAudience(people), ...inCharge], {
      remediationId: created.id,
      event: "assign",
      entryId,
    });
    act.audit({
      chain: inspection.code,
      action: "remediation.assigned",
      object: `remediation:${created.id}`,
      data: { finding: finding.id, unit: remediation.unitId, assignee: remediation.assigneeId, dueDate: due },
    });
    points.push({
      remediation: created.id,
      id: finding.id,
      finding: finding.text,
      severity: finding.severity,
      dueDate: due,
    });
  }
  await tx.finding.updateMany({
    where: { inspectionId: inspection.id, state: "confirmed" },
    data: { state: "communicated" },
  });
  await tx.inspection.update({
    where: { id: inspection.id },
    data: { concludedOn: dbDay(input.on), status: points.length > 0 ? "remediation" : "concluded" },
  });
  act.audit({
    chain: inspection.code,
    action: "inspection.concluded",
    object: `inspection:${inspection.code}`,
    data: { on: input.on, plan, findings: confirmed.map(({ id }) => id) },
  });
  const years = [...new Set(points.map((point) => Number(point.dueDate.slice(0, 4))))];
  const unknown = years.filter((year) => !calendar.knowsYear(year));
  const nobody = people.every(({ role }) => role !== "unit_head" && role !== "unit_contact");
  return {
    ok: true,
    inspection: inspection.code,
    concludedOn: input.on,
    remediations: points,
    warnings: [
      ...(unknown.length > 0 ? [{ code: "unknown_year" as const, years: unknown }] : []),
      ...(nobody && assignees.length === 0 ? [{ code: "nobody_of_the_unit" as const }] : []),
    ],
  };
}
