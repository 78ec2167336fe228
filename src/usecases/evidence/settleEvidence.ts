import type { FileKind } from "../../domain/evidence/acceptedFiles.ts";
import { takenAt } from "../../domain/evidence/takenAt.ts";
import type { Act } from "../../messaging/act.ts";
import type { EvidenceOrigin } from "./evidenceOrigin.ts";
import type { EvidenceRefusal } from "./evidenceRefusal.ts";
import type { PhotoFacts } from "./photoFacts.ts";
import { tellSender } from "./tellSender.ts";

export interface StoredPiece {
  bytes: Buffer;
  sha256: string;
  mime: string;
  kind: FileKind;
  rendition: Uint8Array | null;
  facts: PhotoFacts;
}

export type EvidenceOutcome = { stored: StoredPiece } | { refused: EvidenceRefusal };

const STORE = `
UPDATE "Evidence" SET state = 'stored', kind = $2::"EvidenceKind", mime = $3, size = $4, sha256 = $5,
       bytes = $6, rendition = $7, "takenAt" = $8, latitude = $9, longitude = $10
 WHERE id = $1 AND state = 'pending'`;

const REFUSE = `UPDATE "Evidence" SET state = 'refused', refusal = $2 WHERE id = $1 AND state = 'pending'`;

/**
 * Ends the waiting of a piece: its bytes are kept byte for byte with their hash, or it is refused
 * and the sender told why. False when it was settled before; nothing is changed or said then.
 */
export async function settleEvidence(
  act: Act,
  evidenceId: string,
  origin: EvidenceOrigin,
  outcome: EvidenceOutcome,
): Promise<boolean> {
  const { rowCount } = await act.uow.sql.query(
    "stored" in outcome
      ? { name: "store-evidence", text: STORE, values: storedValues(act, evidenceId, outcome.stored) }
      : { name: "refuse-evidence", text: REFUSE, values: [evidenceId, outcome.refused] },
  );
  if (rowCount !== 1) return false;
  const tx = await act.uow.prisma();
  const { inspection, ...piece } = await tx.evidence.findUniqueOrThrow({
    where: { id: evidenceId },
    select: {
      kind: true,
      areaRecordId: true,
      question: true,
      originalName: true,
      addedById: true,
      createdAt: true,
      inspection: { select: { code: true } },
    },
  });
  act.audit({
    chain: inspection.code,
    action: "stored" in outcome ? "evidence.stored" : "evidence.refused",
    object: `evidence:${evidenceId}`,
    data:
      "stored" in outcome
        ? { sha256: outcome.stored.sha256, size: outcome.stored.bytes.length, mime: outcome.stored.mime }
        : { reason: outcome.refused },
  });
  if ("refused" in outcome) await tellSender(act, piece, origin, outcome.refused);
  else if (outcome.stored.kind === "photo" && outcome.stored.rendition === null) {
    await tellSender(act, piece, origin, "not_printable");
  }
  return true;
}

function storedValues(act: Act, evidenceId: string, piece: StoredPiece): unknown[] {
  const { facts } = piece;
  const taken = takenAt(facts.takenLocal, facts.takenOffset, act.timeZone, act.now);
  return [
    evidenceId,
    piece.kind,
    piece.mime,
    piece.bytes.length,
    piece.sha256,
    piece.bytes,
    piece.rendition === null ? null : Buffer.from(piece.rendition),
    taken,
    facts.latitude,
    facts.longitude,
  ];
}
