import { randomUUID } from "node:crypto";
import type { ReceivedFile, ReceivedMedia } from "../../messaging/receivedMedia.ts";
import type { EvidenceKind } from "../../domain/evidence/acceptedFiles.ts";
import { fileLabel } from "../../domain/evidence/fileLabel.ts";
import {
  MAX_CAPTION,
  MAX_EVIDENCE_BYTES,
  MAX_PIECES_A_DAY,
  PRIVACY_WORD_EVERY_MS,
} from "../../domain/evidence/limits.ts";
import { normalizeText } from "../../domain/language/normalizeText.ts";
import type { Act } from "../../messaging/act.ts";
import { evidenceKindOf } from "./evidenceKindOf.ts";
import type { EvidenceOrigin, SentMessage } from "./evidenceOrigin.ts";

/** What a piece proves: an answer (or an area as a whole), or a step of a remediation. */
export type EvidenceTarget =
  | { of: "area"; areaRecordId: number; question: string | null }
  | { of: "remediation"; entryId: string };

export interface EvidenceInput {
  inspection: { id: string; code: string };
  target: EvidenceTarget;
  media: ReceivedMedia;
  sent: SentMessage;
}

export type AddEvidenceResult =
  | {
      ok: true;
      evidenceId: string;
      kind: EvidenceKind;
      /** The sender's first piece for a while: say the word about personal data. */
      first: boolean;
    }
  /** The channel itself says it is too large; or the day's number is used up. */
  | { ok: false; reason: "too_large" | "too_many" };

const DAY_MS = 24 * 60 * 60 * 1_000;

/**
 * Takes a piece of evidence with the update that brought it: a row that says where its bytes are,
 * and the job that fetches them. A place is kept at once. The caller has checked that the acting
 * person may add to the target now.
 */
export async function addEvidence(act: Act, input: EvidenceInput): Promise<AddEvidenceResult> {
  const { inspection, target, media, sent } = input;
  if (act.actor === null) throw new Error("evidence is added by somebody");
  if (media.kind !== "location" && (media.size ?? 0) > MAX_EVIDENCE_BYTES)
    return { ok: false, reason: "too_large" };
  const before = await piecesSince(act, inspection.id, act.actor.id);
  if (before.day >= MAX_PIECES_A_DAY) return { ok: false, reason: "too_many" };
  const evidenceId = randomUUID();
  const kind = evidenceKindOf(media);
  const origin: EvidenceOrigin = {
    ...sent,
    forwarded: media.forwarded,
    fileId: media.kind === "location" ? null : media.fileId,
    groupId: media.kind === "location" ? null : (media.groupId ?? null),
    accuracy: media.kind === "location" ? (media.accuracy ?? null) : null,
  };
  const tx = await act.uow.prisma();
  await tx.evidence.create({
    data: {
      id: evidenceId,
      inspectionId: inspection.id,
      ...(target.of === "area"
        ? { areaRecordId: target.areaRecordId, question: target.question }
        : { remediationEntryId: target.entryId }),
      kind,
      channelFile: origin,
      addedById: act.actor.id,
      createdAt: act.now,
      ...(media.kind === "location"
        ? { state: "stored", latitude: media.latitude, longitude: media.longitude, takenAt: act.now }
        : { state: "pending", caption: captionOf(media), originalName: nameOf(media) }),
    },
  });
  if (media.kind !== "location") await act.job("evidence", { evidenceId });
  act.audit({
    chain: inspection.code,
    action: "evidence.received",
    object: `evidence:${evidenceId}`,
    data: { kind, target, forwarded: media.forwarded },
  });
  return { ok: true, evidenceId, kind, first: before.recent === 0 };
}

async function piecesSince(
  act: Act,
  inspectionId: string,
  personId: string,
): Promise<{ day: number; recent: number }> {
  const { rows } = await act.uow.sql.query<{ day: number; recent: number }>({
    name: "evidence-pieces",
    text: `SELECT count(*)::int AS day, (count(*) FILTER (WHERE "createdAt" > $4))::int AS recent
             FROM "Evidence" WHERE "inspectionId" = $1 AND "addedById" = $2 AND "createdAt" > $3`,
    values: [
      inspectionId,
      personId,
      new Date(act.now.getTime() - DAY_MS),
      new Date(act.now.getTime() - PRIVACY_WORD_EVERY_MS),
    ],
  });
  return rows[0] ?? { day: 0, recent: 0 };
}

function captionOf({ caption }: ReceivedFile): string | null {
  const text = normalizeText(caption ?? "")
    .text.trim()
    .slice(0, MAX_CAPTION);
  return text === "" ? null : text;
}

function nameOf({ name }: ReceivedFile): string | null {
  return name === undefined ? null : fileLabel(name);
}
