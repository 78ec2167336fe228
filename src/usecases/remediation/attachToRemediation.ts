import type { ReceivedMedia } from "../../messaging/receivedMedia.ts";
import type { Act } from "../../messaging/act.ts";
import { addEvidence, type AddEvidenceResult } from "../evidence/addEvidence.ts";
import type { SentMessage } from "../evidence/evidenceOrigin.ts";
import { openEvidenceEntry } from "./openEvidenceEntry.ts";

export type AttachToRemediationResult =
  | (Extract<AddEvidenceResult, { ok: true }> & { number: number; total: number })
  | Extract<AddEvidenceResult, { ok: false }>
  | { ok: false; reason: "not_found" | "not_allowed" | "not_possible_now" };

/** Adds what one of the unit's people sent to a point they owe. */
export async function attachToRemediation(
  act: Act,
  input: { remediationId: string; media: ReceivedMedia; sent: SentMessage },
): Promise<AttachToRemediationResult> {
  const { media, sent, remediationId } = input;
  const caption = media.kind === "location" ? null : (media.caption ?? null);
  const entry = await openEvidenceEntry(act, { remediationId, caption });
  if (!entry.ok) return entry;
  const { view } = entry;
  const added = await addEvidence(act, {
    inspection: { id: view.inspectionId, code: view.inspectionCode },
    target: { of: "remediation", entryId: entry.entryId },
    media,
    sent,
  });
  if (added.ok) return { ...added, number: view.number, total: view.total };
  // The entry had nothing to hold after all.
  const tx = await act.uow.prisma();
  await tx.remediationEntry.delete({ where: { id: entry.entryId } });
  return added;
}
