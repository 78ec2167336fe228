import {
  MAX_CALENDAR_FILE_BYTES,
  parseCalendar,
  type ReadCalendarResult,
} from "../../files/readCalendarFile.ts";
import type { ChannelName } from "../../messaging/channel.ts";
import type { FileSource } from "../../messaging/fetchFile.ts";
import type { Job } from "../../jobs/jobQueue.ts";
import type { Logger } from "../../observe/logger.ts";
import { performAct, type ActServices } from "../../messaging/act.ts";
import { importCalendar, type CalendarImport } from "./importCalendar.ts";
import { holdsRight } from "../people/holdsRight.ts";

export type CalendarFileVerdict =
  | { kind: "taken"; result: CalendarImport }
  | { kind: "mistakes"; problems: Extract<ReadCalendarResult, { ok: false }>["problems"] }
  | { kind: "unreachable" | "not_allowed" };

export interface SentCalendarDeps {
  services: ActServices;
  channels: ReadonlyMap<ChannelName, FileSource>;
  /** Payloads of the messages that say it. */
  words: (verdict: CalendarFileVerdict, locale: string) => Record<string, unknown>[];
  log: Logger;
}

/** The file could not be had now; the queue tries again. */
class CalendarUnreachable extends Error {
  override readonly name = "CalendarUnreachable";
}

/**
 * Handler of the job `calendar`: fetches a calendar file and takes it over as a whole, or answers its
 * sender with every wrong row and changes nothing.
 */
export async function answerSentCalendar(deps: SentCalendarDeps, job: Job<"calendar">): Promise<void> {
  const { services, channels, words, log } = deps;
  const { fileId, personId, conversation } = job.data;
  const found = [...channels].find(([name]) => name === job.data.channel);
  const fetched = await found?.[1].fetchFile(fileId, MAX_CALENDAR_FILE_BYTES);
  if ((fetched === undefined || (!fetched.ok && fetched.reason === "unreachable")) && !job.lastTry) {
    log.warn({ jobId: job.id }, "a calendar file could not be fetched yet");
    throw new CalendarUnreachable(job.data.channel);
  }
  if (found === undefined) return;
  const [channel, port] = found;
  const person = await services.db.prisma.person.findUniqueOrThrow({
    where: { id: personId },
    select: { id: true, organizationId: true, fullName: true, locale: true },
  });
  await performAct(services, { key: `job:${job.id}`, actor: person, channel }, async (act) => {
    let verdict: CalendarFileVerdict;
    if (!(await holdsRight(act, "editCalendar"))) verdict = { kind: "not_allowed" };
    else if (fetched?.ok === true) {
      const read = parseCalendar(fetched.bytes);
      verdict = read.ok
        ? {
            kind: "taken",
            result: await importCalendar(act, { organizationId: person.organizationId, days: read.days }),
          }
        : { kind: "mistakes", problems: read.problems };
    } else if (fetched?.ok === false && fetched.reason === "too_large") {
      verdict = { kind: "mistakes", problems: [{ row: 1, code: "too_large", value: "" }] };
    } else verdict = { kind: "unreachable" };
    for (const payload of words(verdict, person.locale))
      await act.send({ channel, conversation, method: "sendMessage", payload });
    await port.handOver?.(act.uow.sql, fileId, null);
  });
}
