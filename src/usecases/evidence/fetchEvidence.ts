import { AppError } from "../../domain/AppError.ts";
import { createHash } from "node:crypto";
import type { ChannelName } from "../../domain/channelName.ts";
import type { ChannelPort } from "../../messaging/channelPort.ts";
import type { FetchedFile } from "../../messaging/fileSource.ts";
import { MAX_EVIDENCE_BYTES } from "../../domain/evidence/limits.ts";
import type { Job } from "../../jobs/jobQueue.ts";
import type { Logger } from "../../observe/logger.ts";
import { performAct, type ActServices } from "../../messaging/act.ts";
import { evidenceOriginSchema } from "./evidenceOrigin.ts";
import type { FileExaminer } from "./fileExaminer.ts";
import { settleEvidence, type EvidenceOutcome } from "./settleEvidence.ts";

export interface FetchEvidenceDeps {
  services: ActServices;
  channels: ReadonlyMap<ChannelName, ChannelPort>;
  examiner: FileExaminer;
  log: Logger;
}

/**
 * Handler of the job `evidence`: fetches the bytes through the channel they came by, has them
 * judged, and keeps or refuses them. The network and the decoding are outside of any transaction. A
 * second run finds the piece settled and ends; two at once settle it once.
 */
export async function fetchEvidence(deps: FetchEvidenceDeps, job: Job<"evidence">): Promise<void> {
  const { services, log } = deps;
  const { evidenceId } = job.data;
  const row = await services.db.prisma.evidence.findUnique({
    where: { id: evidenceId },
    select: { state: true, channelFile: true },
  });
  if (row === null || row.state !== "pending") return;
  const origin = evidenceOriginSchema.parse(row.channelFile);
  const fetched = await fetch(deps, origin.channel, origin.fileId);
  if (!fetched.ok && fetched.reason === "unreachable" && !job.lastTry) {
    log.warn({ evidenceId, error: fetched.error }, "evidence could not be fetched yet");
    throw new AppError("file.unreachable", fetched.error);
  }
  const outcome: EvidenceOutcome = fetched.ok
    ? await judge(deps.examiner, fetched.bytes)
    : { refused: fetched.reason };
  await performAct(services, { key: `evidence:${evidenceId}` }, async (act) => {
    const settled = await settleEvidence(act, evidenceId, origin, outcome);
    if (!settled || origin.fileId === null) return;
    await deps.channels
      .get(origin.channel)
      ?.handOver?.(act.uow.sql, origin.fileId, "stored" in outcome ? evidenceId : null);
  });
}

async function judge(examiner: FileExaminer, bytes: Buffer): Promise<EvidenceOutcome> {
  const judged = await examiner.examine(bytes);
  if (!judged.ok) return { refused: judged.reason };
  const { mime, kind, rendition, facts } = judged;
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return { stored: { bytes, sha256, mime, kind, rendition, facts } };
}

async function fetch(
  { channels }: FetchEvidenceDeps,
  channel: ChannelName,
  fileId: string | null,
): Promise<FetchedFile> {
  const port = channels.get(channel);
  if (fileId === null) return { ok: false, reason: "gone" };
  // Switched off for now: it may be back before the last try.
  if (port === undefined)
    return { ok: false, reason: "unreachable", error: `channel ${channel} is off`, afterSeconds: undefined };
  return port.fetchFile(fileId, MAX_EVIDENCE_BYTES);
}
