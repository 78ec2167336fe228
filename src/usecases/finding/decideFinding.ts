import type { Act } from "../../messaging/act.ts";
import { hasRight, hasRightTo } from "../../policies/inspectionRights.ts";
import { refuse } from "../../policies/refuse.ts";
import { participation } from "../people/participation.ts";

export type FindingDecision =
  | { kind: "agree" }
  | { kind: "edit"; text: string }
  | { kind: "recommend"; recommendation: string }
  | { kind: "due"; days: number }
  | { kind: "dismiss"; reason: string };

export type DecideResult =
  | { ok: true; as: "lead" | "member" }
  | { ok: false; reason: "not_found" | "not_allowed" | "already_communicated" };

/** Once the unit has been told, a finding is no longer edited; it is remedied or appealed. */
const STILL_OPEN = new Set(["suggested", "confirmed", "dismissed"]);

/**
 * The lead's decision, or the opinion of a member on a finding of an own area. Rules only propose;
 * a finding is what the lead confirms. Both are kept: who, when, and why it was dismissed.
 */
export async function decideFinding(
  act: Act,
  input: { findingId: string; decision: FindingDecision },
): Promise<DecideResult> {
  const tx = await act.uow.prisma();
  const finding = await tx.finding.findUnique({
    where: { id: input.findingId },
    include: { inspection: true },
  });
  if (finding === null || act.actor === null) return { ok: false, reason: "not_found" };
  const { roles } = await participation(act, finding.inspectionId);
  const as = hasRight("decideFindings", roles)
    ? "lead"
    : hasRightTo("proposeFindings", roles, finding)
      ? "member"
      : null;
  const isClosed = finding.inspection.concludedOn !== null || !STILL_OPEN.has(finding.state);
  if (as === null && isClosed && hasRight("readFindings", roles)) {
    return { ok: false, reason: "already_communicated" };
  }
  if (as === null) {
    return refuse(act, {
      chain: finding.inspection.code,
      object: `finding:${finding.id}`,
      data: { right: "proposeFindings", area: finding.area },
    });
  }
  if (isClosed || (as === "member" && finding.decidedById !== null)) {
    return { ok: false, reason: "already_communicated" };
  }
  const { decision } = input;
  const opinion = { memberId: act.actor.id, memberOpinion: decision.kind, memberReason: null };
  const lead = {
    decidedById: act.actor.id,
    decidedAt: act.now,
    state: "confirmed" as const,
    dismissReason: null,
  };
  const who = as === "lead" ? lead : opinion;
  await tx.finding.update({
    where: { id: finding.id },
    data: {
      ...who,
      ...(decision.kind === "edit" ? { text: decision.text } : {}),
      ...(decision.kind === "recommend" ? { recommendation: decision.recommendation } : {}),
      ...(decision.kind === "due" ? { dueDays: decision.days } : {}),
      ...(decision.kind === "dismiss" && as === "lead"
        ? { state: "dismissed" as const, dismissReason: decision.reason }
        : {}),
      ...(decision.kind === "dismiss" && as === "member" ? { memberReason: decision.reason } : {}),
    },
  });
  act.audit({
    chain: finding.inspection.code,
    action: as === "lead" ? "finding.decided" : "finding.opinion",
    object: `finding:${finding.id}`,
    data: { decision, before: { state: finding.state, text: finding.text } },
  });
  return { ok: true, as };
}
