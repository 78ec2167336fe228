import type { Severity } from "../../domain/inspection/areas.ts";
import type { Act } from "../../messaging/act.ts";
import { hasRight, hasRightTo } from "../../policies/inspectionRights.ts";
import { participation } from "../people/participation.ts";
import { refuse } from "../../policies/refuse.ts";
import { lockInspection } from "../inspection/lockInspection.ts";
import type { InspectionRef } from "../inspection/inspectionRef.ts";
import { isConcluded } from "./isConcluded.ts";
import { nextOrdinal } from "./listFindings.ts";

export type AddResult =
  | { ok: true; id: string; ordinal: number }
  /** `concluded`: what the unit was told is not added to. */
  | { ok: false; reason: "not_allowed" | "concluded" };

/** A finding written by hand, in an area of one's own (the lead: any). The lead's counts at once. */
export async function addFinding(
  act: Act,
  input: { inspection: InspectionRef; area: string; severity: Severity; text: string },
): Promise<AddResult> {
  const { roles } = await participation(act, input.inspection.id);
  if (roles.length > 0) {
    // Its number is one more than the last: two who add at once would take the same.
    await lockInspection(act, input.inspection);
    if (await isConcluded(act, input.inspection.id)) return { ok: false, reason: "concluded" };
  }
  const decides = hasRight("decideFindings", roles);
  const may = decides || hasRightTo("proposeFindings", roles, input);
  if (act.actor === null || !may) {
    return refuse(act, {
      chain: input.inspection.code,
      object: `inspection:${input.inspection.code}`,
      data: { right: "proposeFindings", area: input.area },
    });
  }
  const tx = await act.uow.prisma();
  const ordinal = await nextOrdinal(tx, input.inspection.id);
  const finding = await tx.finding.create({
    data: {
      inspectionId: input.inspection.id,
      area: input.area,
      ordinal,
      severity: input.severity,
      text: input.text,
      createdById: act.actor.id,
      createdAt: act.now,
      ...(decides
        ? { state: "confirmed", decidedById: act.actor.id, decidedAt: act.now }
        : { memberId: act.actor.id, memberOpinion: "agree" }),
    },
  });
  act.audit({
    chain: input.inspection.code,
    action: "finding.added",
    object: `finding:${finding.id}`,
    data: { area: input.area, severity: input.severity, text: input.text, state: finding.state },
  });
  return { ok: true, id: finding.id, ordinal };
}
