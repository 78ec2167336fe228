import { isOwed } from "../../domain/remediation/remediationState.ts";
import type { Act } from "../../messaging/act.ts";
import { givesRight, hasRight, type HeldRole, type Right } from "../../policies/inspectionRights.ts";
import { refuse } from "../../policies/refuse.ts";
import { findInspection, type InspectionRef } from "../inspection/inspectionRef.ts";
import { inspectionRemediations, type RemediationView } from "../remediation/remediationView.ts";
import { unitCandidates } from "../remediation/unitCandidates.ts";
import { isOperator } from "./isOperator.ts";
import { listTeam, type Participant } from "./listTeam.ts";
import { participation } from "./participation.ts";

export interface RemovalDraft {
  ok: true;
  inspection: InspectionRef;
  /** What the person is in the inspection: at least one role. */
  own: [Participant, ...Participant[]];
  /** Areas not approved yet that nobody else has. */
  areas: string[];
  /** Points still owed that the person is in charge of. */
  points: RemediationView[];
  /** Who could take all of that over, a row a person; without anything to take over: nobody. */
  takers: Participant[];
}

export type RemovalDraftRefusal =
  | { reason: "not_found" | "not_allowed" }
  /** The person does not take part. */
  | { reason: "unknown_person" }
  /** Nobody could decide and sign any more. */
  | { reason: "last_lead" }
  /** The inspected unit would have nobody who is told and answers. */
  | { reason: "last_of_unit" };

/**
 * What it would mean that somebody leaves an inspection, and whether they may be taken off it by the acting
 * person; whoever takes part may leave by themselves. Writes nothing but a refusal.
 */
export async function drawRemoval(
  act: Act,
  { code, personId }: { code: string; personId: string },
): Promise<RemovalDraft | ({ ok: false } & RemovalDraftRefusal)> {
  const tx = await act.uow.prisma();
  const found = await tx.inspection.findUnique({ where: { code }, include: { areas: true } });
  const inspection = found === null ? null : await findInspection(act, found.id);
  if (found === null || inspection === null) return { ok: false, reason: "not_found" };
  const team = await listTeam(act, found.id);
  const [first, ...more] = team.filter((one) => one.personId === personId);
  if (!isOperator(act)) {
    const { roles } = await participation(act, found.id);
    const right = missingRight(
      roles,
      personId === act.actor?.id,
      first === undefined ? [] : [first, ...more],
    );
    if (right !== null) {
      const object = `inspection:${code}`;
      return refuse(act, { chain: code, object, data: { right, person: personId } });
    }
  }
  if (first === undefined) return { ok: false, reason: "unknown_person" };
  const own: RemovalDraft["own"] = [first, ...more];
  const others = team.filter((one) => one.personId !== personId);
  // Of a closed inspection nothing has to be taken over, and nobody has to lead it.
  const isOver = found.status === "closed";
  const isLead = (one: Participant): boolean => one.role === "lead";
  if (!isOver && own.some(isLead) && !others.some(isLead)) return { ok: false, reason: "last_lead" };
  if (!isOver && !isOperator(act) && own.some(answersForUnit) && !others.some(answersForUnit)) {
    return { ok: false, reason: "last_of_unit" };
  }
  const approved = new Set(found.areas.filter(({ status }) => status === "approved").map(({ area }) => area));
  const kept = new Set(others.filter(mayAnswer).flatMap(({ areas }) => areas));
  const areas = isOver
    ? []
    : own
        .filter(mayAnswer)
        .flatMap((one) => one.areas)
        .filter((area) => !approved.has(area) && !kept.has(area));
  const points = (await inspectionRemediations(act, found.id)).filter(
    ({ assigneeId, state }) => assigneeId === personId && isOwed(state),
  );
  const inCharge: { personId: string }[][] = [];
  for (const point of points) inCharge.push(await unitCandidates(act, point));
  const fit = others.filter(
    (one) =>
      (areas.length > 0 || points.length > 0) &&
      (areas.length === 0 || mayAnswer(one)) &&
      inCharge.every((candidates) => candidates.some(({ personId: id }) => id === one.personId)),
  );
  const takers = [...new Map(fit.toReversed().map((one) => [one.personId, one])).values()].toReversed();
  return { ok: true, inspection, own, areas, points, takers };
}

/** Null: the acting person has all the rights it takes. */
function missingRight(
  roles: readonly HeldRole[],
  isSelf: boolean,
  own: readonly Participant[],
): Right | null {
  if (isSelf) return hasRight("leave", roles) ? null : "leave";
  if (!hasRight("removeMembers", roles)) return "removeMembers";
  return own.some(isLeader) && !hasRight("changeLeaders", roles) ? "changeLeaders" : null;
}

/** Of those whom only a lead takes off, or puts in. */
export function isLeader({ role }: Pick<Participant, "role">): boolean {
  return givesRight(role, "concludeInspection");
}

function mayAnswer({ role }: Participant): boolean {
  return givesRight(role, "answer");
}

function answersForUnit({ role }: Participant): boolean {
  return givesRight(role, "reportOnUnit");
}

/**
 * Who takes over from somebody who leaves by themselves: who leads the team and can give it to others, or
 * who answers for the unit. Null where nobody can.
 */
export function usualTaker({ takers }: RemovalDraft): Participant | null {
  return takers.find(isLeader) ?? takers.find(answersForUnit) ?? null;
}
