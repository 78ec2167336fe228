import type { Job } from "../../jobs/jobQueue.ts";
import type { ActServices } from "../../messaging/act.ts";
import { AppError } from "../../domain/AppError.ts";
import { channelNamed, type ChannelName } from "../../domain/channelName.ts";
import type { Capabilities } from "../../messaging/channelPort.ts";
import type { FileSource } from "../../messaging/fileSource.ts";
import type { Logger } from "../../observe/logger.ts";

/** Jobs that fetch a file somebody sent outside of any dialogue, and answer them. */
export type SentFileJob = Job<"form"> | Job<"calendar"> | Job<"signedPaper">;

/** What is asked of a channel that files come by. */
export type SentFileSource = FileSource & { readonly capabilities: Pick<Capabilities, "maxDocument"> };

export interface SentFileDeps {
  services: ActServices;
  channels: ReadonlyMap<ChannelName, SentFileSource>;
  log: Logger;
}

export type SentFile =
  | { kind: "file"; bytes: Buffer }
  /** `maxBytes`: the largest that can be taken on the channel it came by. */
  | { kind: "too_large"; maxBytes: number }
  | { kind: "unreachable" };

/**
 * Fetches the file of a job through the channel it came by.
 * @param maxBytes largest file that is of use here; the channel may take less
 * @throws while there are tries left and the file cannot be had: the channel is off or out of reach
 */
export async function fetchSent(deps: SentFileDeps, job: SentFileJob, maxBytes: number): Promise<SentFile> {
  const port = deps.channels.get(channelNamed(job.data.channel));
  const fetched = await port?.fetchFile(job.data.fileId, maxBytes);
  if (fetched?.ok === true) return { kind: "file", bytes: fetched.bytes };
  if (fetched?.reason === "too_large") {
    return { kind: "too_large", maxBytes: Math.min(maxBytes, port?.capabilities.maxDocument ?? maxBytes) };
  }
  if (fetched?.reason !== "gone" && !job.lastTry) {
    log(deps, job, fetched?.error ?? "the channel is off");
    throw new AppError("file.unreachable", job.data.channel);
  }
  return { kind: "unreachable" };
}

function log(deps: SentFileDeps, job: SentFileJob, error: string): void {
  deps.log.warn({ jobId: job.id, error }, "a file that was sent could not be fetched yet");
}
