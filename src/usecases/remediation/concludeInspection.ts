import { assignRemediation } from "../../domain/remediation/assignRemediation.ts";
import { dbDay } from "../../db/days.ts";
import type { Act } from "../../messaging/act.ts";
import { lockInspection } from "../inspection/lockInspection.ts";
import { requireStepUp } from "../stepUp/stepUpNeed.ts";
import { settleVerified } from "../reinspection/settleVerified.ts";
import { tellPeople } from "../notice/tellPeople.ts";
import {
  drawConclusion,
  type ConclusionOrder,
  type ConclusionRefusal,
  type ConclusionWarning,
} from "./drawConclusion.ts";
import { unitAudience } from "./remediationPeople.ts";
import { writeEntries } from "./writeEntries.ts";

export interface AssignedPoint {
  remediation: string;
  /** Id of the finding. */
  id: string;
  finding: string;
  severity: string;
  dueDate: string;
}

export type ConcludeResult =
  | {
      ok: true;
      inspection: string;
      concludedOn: string;
      remediations: AssignedPoint[];
      warnings: ConclusionWarning[];
    }
  | ({ ok: false } & ConclusionRefusal);

/**
 * The notice of conclusion (thông báo kết luận) is out: the findings are the unit's to remedy, each
 * with its due date counted from that day, and the unit's people are told, a message a point.
 * Observations are communicated without a period; answers, evidence and findings are closed from then on. By the operator, or by somebody with the right.
 */
export async function concludeInspection(act: Act, order: ConclusionOrder): Promise<ConcludeResult> {
  const tx = await act.uow.prisma();
  await lockInspection(act, order);
  const drawn = await drawConclusion(act, order);
  if (!drawn.ok) return drawn;
  const { inspection, plan, people, inCharge, warnings, incomplete } = drawn;
  const despite = order.despite?.trim() || null;
  if (incomplete.length > 0 && despite === null)
    return { ok: false, reason: "incomplete", areas: incomplete };
  await requireStepUp(act, "conclude", inspection.code);
  const points: AssignedPoint[] = [];
  for (const { finding, dueDate: due } of drawn.points) {
    const { remediation, entries } = assignRemediation({
      unitId: inspection.unitId,
      assigneeId: inCharge?.personId ?? null,
      dueDate: due,
    });
    const created = await tx.remediation.create({
      data: {
        findingId: finding.id,
        unitId: remediation.unitId,
        assigneeId: remediation.assigneeId,
        state: remediation.state,
        assignedOn: dbDay(order.on),
        toldOn: dbDay(order.on),
        dueDate: dbDay(due),
      },
      select: { id: true },
    });
    await tx.finding.update({
      where: { id: finding.id },
      data: { state: "remediating", dueDate: dbDay(due) },
    });
    const entryId = await writeEntries(act, created.id, entries);
    await tellPeople(act, [...unitAudience(people), ...(inCharge === null ? [] : [inCharge])], {
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
    data: { concludedOn: dbDay(order.on), status: points.length > 0 ? "remediation" : "concluded" },
  });
  await settleVerified(act, inspection.id, new Set(drawn.points.flatMap(({ finding }) => finding.key ?? [])));
  act.audit({
    chain: inspection.code,
    action: "inspection.concluded",
    object: `inspection:${inspection.code}`,
    data: {
      on: order.on,
      plan,
      findings: drawn.communicated,
      ...(incomplete.length === 0 ? {} : { incomplete: incomplete.map(({ area }) => area), despite }),
    },
  });
  return { ok: true, inspection: inspection.code, concludedOn: order.on, remediations: points, warnings };
}
