import { t } from "../../i18n/t.ts";
import { holdsRight } from "../../usecases/people/holdsRight.ts";
import type { BotContext } from "../core/context.ts";
import type { Taken } from "../core/taken.ts";
import { personLocale, say } from "../core/say.ts";
import { sentDocument } from "./sentDocument.ts";

const CSV = { mime: "text/csv", ending: /\.csv$/i };

/**
 * A CSV file sent outside of any flow by somebody who keeps the calendar is one: it is fetched and
 * read by a job, and answered when that is done. Everybody else's file is none of this.
 */
export async function takeCalendarFile(context: BotContext): Promise<Taken> {
  const table = sentDocument(context.handling.input, CSV);
  const { act, channel, conversation } = context.handling;
  if (table === null || act.actor === null || !(await holdsRight(act, "editCalendar"))) return "passed";
  await act.job("calendar", { fileId: table.fileId, personId: act.actor.id, channel, conversation });
  await say(context, t(personLocale(context.handling), "calendar-file-received"));
  return "done";
}
