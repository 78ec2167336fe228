import { mergeFindings } from "../../domain/finding/mergeFindings.ts";
import { reconcile } from "../../domain/finding/reconcile.ts";
import type { Act } from "../../messaging/act.ts";
import { openInspectionSession } from "../answers/openArea.ts";
import { lockInspection } from "../inspection/lockInspection.ts";
import { firedRules } from "./firedRules.ts";
import { isConcluded } from "./isConcluded.ts";
import { nextOrdinal } from "./listFindings.ts";

export interface SyncedFindings {
  /** Ids of findings the lead confirmed although, by now, no rule supports them. */
  unsupported: string[];
}

/**
 * Brings the proposed findings in line with the answers there are: new ones are added, untouched
 * ones follow the rules or go, and what people have said or decided stays. After the conclusion all stay. The inspection's row is
 * locked, so that two members do not propose the same thing twice.
 */
export async function syncFindings(act: Act, inspectionId: string): Promise<SyncedFindings> {
  const tx = await act.uow.prisma();
  await lockInspection(act, { id: inspectionId });
  const { session, areas } = await openInspectionSession(act, inspectionId);
  const inspected = new Set(areas.map((area) => area.area));
  const code = areas[0]?.inspection.code ?? "";
  const proposals = mergeFindings(firedRules(session)).filter((proposal) => inspected.has(proposal.area));
  const existing = await tx.finding.findMany({ where: { inspectionId, proposalKey: { not: null } } });
  const { create, update, withdraw, unsupported } = reconcile(existing, proposals);
  if (await isConcluded(act, inspectionId)) return { unsupported };
  let ordinal = await nextOrdinal(tx, inspectionId);
  for (const { key, ...words } of create) {
    const { id } = await tx.finding.create({
      data: {
        inspectionId,
        ordinal,
        proposalKey: key,
        proposedText: words.text,
        createdAt: act.now,
        ...words,
      },
      select: { id: true },
    });
    ordinal += 1;
    act.audit({ chain: code, action: "finding.proposed", object: `finding:${key}`, data: { id, ...words } });
  }
  for (const { id, change, opinionOutdated } of update) {
    const opinion = opinionOutdated ? { memberOpinion: null, memberReason: null, memberId: null } : {};
    await tx.finding.update({ where: { id }, data: { ...change, ...opinion } });
    act.audit({
      chain: code,
      action: "finding.reproposed",
      object: `finding:${id}`,
      data: { change, opinionOutdated },
    });
  }
  if (withdraw.length > 0) {
    await tx.finding.deleteMany({ where: { id: { in: withdraw } } });
    act.audit({
      chain: code,
      action: "finding.withdrawn",
      object: `inspection:${code}`,
      data: { findings: withdraw },
    });
  }
  return { unsupported };
}
