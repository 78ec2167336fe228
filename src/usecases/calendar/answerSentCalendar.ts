import {
  MAX_CALENDAR_FILE_BYTES,
  parseCalendar,
  type ReadCalendarResult,
} from "../../files/readCalendarFile.ts";
import type { Job } from "../../jobs/jobQueue.ts";
import type { Locale } from "../../domain/text.ts";
import type { Act } from "../../messaging/act.ts";
import { holdsRight } from "../people/holdsRight.ts";
import { answerSender } from "../sentFile/answerSender.ts";
import { fetchSent, type SentFile, type SentFileDeps } from "../sentFile/fetchSent.ts";
import { importCalendar, type CalendarImport } from "./importCalendar.ts";

export type CalendarFileVerdict =
  | { kind: "taken"; result: CalendarImport }
  | { kind: "mistakes"; problems: Extract<ReadCalendarResult, { ok: false }>["problems"] }
  | { kind: "unreachable" | "not_allowed" };

export interface SentCalendarDeps extends SentFileDeps {
  /** Payloads of the messages that say it. */
  words: (verdict: CalendarFileVerdict, locale: Locale) => Record<string, unknown>[];
}

/**
 * Handler of the job `calendar`: fetches a calendar file and takes it over as a whole, or answers its
 * sender with every wrong row and changes nothing.
 */
export async function answerSentCalendar(deps: SentCalendarDeps, job: Job<"calendar">): Promise<void> {
  const sent = await fetchSent(deps, job, MAX_CALENDAR_FILE_BYTES);
  await answerSender(deps.services, job, async (act, locale) =>
    deps.words(await takeOver(act, sent), locale),
  );
}

async function takeOver(act: Act, sent: SentFile): Promise<CalendarFileVerdict> {
  const organizationId = act.actor?.organizationId;
  if (organizationId === undefined || !(await holdsRight(act, "editCalendar")))
    return { kind: "not_allowed" };
  switch (sent.kind) {
    case "unreachable":
      return { kind: "unreachable" };
    case "too_large":
      return { kind: "mistakes", problems: [{ row: 1, code: "too_large", value: "" }] };
    case "file": {
      const read = parseCalendar(sent.bytes);
      if (!read.ok) return { kind: "mistakes", problems: read.problems };
      return { kind: "taken", result: await importCalendar(act, { organizationId, days: read.days }) };
    }
    default:
      return sent satisfies never;
  }
}
