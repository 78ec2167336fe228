import type { ReceivedMedia } from "../../messaging/receivedMedia.ts";
import type { Act } from "../../messaging/act.ts";
import { isOpenForAnswers, type OpenArea } from "../answers/openArea.ts";
import { addEvidence, type AddEvidenceResult } from "./addEvidence.ts";
import { evidenceCounts, type KindCounts } from "./evidenceCounts.ts";
import type { SentMessage } from "./evidenceOrigin.ts";

export type AttachResult =
  | (Extract<AddEvidenceResult, { ok: true }> & {
      /** All pieces of this question now. */
      counts: KindCounts;
    })
  | Extract<AddEvidenceResult, { ok: false }>
  | { ok: false; reason: "not_open" };

/** Adds what a member sent to one of the questions of their open area, or to the area as a whole (null). */
export async function attachToArea(
  act: Act,
  area: OpenArea,
  question: string | null,
  media: ReceivedMedia,
  sent: SentMessage,
): Promise<AttachResult> {
  if (act.actor === null || !isOpenForAnswers(area)) return { ok: false, reason: "not_open" };
  const added = await addEvidence(act, {
    inspection: area.inspection,
    target: { of: "area", areaRecordId: area.recordId, question },
    media,
    sent,
  });
  if (!added.ok) return added;
  const counts = await evidenceCounts(act, area.recordId);
  return { ...added, counts: counts.get(question ?? "") ?? {} };
}
