import type { Act } from "../../messaging/act.ts";
import type { InspectionRef } from "../inspection/inspectionRef.ts";
import { allowed, participation } from "../people/participation.ts";
import { lockInspection } from "../inspection/lockInspection.ts";
import type { AddResult } from "./addFinding.ts";
import { isConcluded } from "./isConcluded.ts";

export type Addressee = "unit" | "department" | "province";

export interface RecommendationView {
  id: string;
  ordinal: number;
  text: string;
  addressee: Addressee;
  area: string | null;
  findingIds: string[];
}

/** A recommendation by hand; it may answer no finding or several. */
export async function addRecommendation(
  act: Act,
  input: {
    inspection: InspectionRef;
    text: string;
    addressee: Addressee;
    area: string | null;
    findingIds: readonly string[];
  },
): Promise<AddResult> {
  const { roles } = await participation(act, input.inspection.id);
  if (roles.length > 0) {
    // Its number is one more than the last: two who add at once would take the same.
    await lockInspection(act, input.inspection);
    if (await isConcluded(act, input.inspection.id)) return { ok: false, reason: "concluded" };
  }
  if (act.actor === null || !(await allowed(act, "proposeFindings", input.inspection))) {
    return { ok: false, reason: "not_allowed" };
  }
  const tx = await act.uow.prisma();
  const inspectionId = input.inspection.id;
  const last = await tx.recommendation.aggregate({ where: { inspectionId }, _max: { ordinal: true } });
  const ordinal = (last._max.ordinal ?? 0) + 1;
  const own = await tx.finding.findMany({
    where: { inspectionId, id: { in: [...input.findingIds] } },
    select: { id: true },
  });
  const created = await tx.recommendation.create({
    data: {
      inspectionId,
      ordinal,
      text: input.text,
      addressee: input.addressee,
      area: input.area,
      createdById: act.actor.id,
      createdAt: act.now,
      findings: { connect: own },
    },
  });
  act.audit({
    chain: input.inspection.code,
    action: "recommendation.added",
    object: `recommendation:${created.id}`,
    data: { text: input.text, findings: own.map(({ id }) => id) },
  });
  return { ok: true, id: created.id, ordinal };
}

export async function listRecommendations(act: Act, inspectionId: string): Promise<RecommendationView[]> {
  const tx = await act.uow.prisma();
  const rows = await tx.recommendation.findMany({
    where: { inspectionId },
    orderBy: { ordinal: "asc" },
    include: { findings: { select: { id: true } } },
  });
  return rows.map(({ findings, ...row }) => ({ ...row, findingIds: findings.map(({ id }) => id) }));
}
