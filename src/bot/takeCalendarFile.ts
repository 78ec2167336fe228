import { t } from "../i18n/t.ts";
import { holdsRight } from "../usecases/people/holdsRight.ts";
import type { BotContext } from "./context.ts";
import { handling } from "./handling.ts";
import { personLocale, say } from "./say.ts";
import { sentDocument } from "./sentDocument.ts";

const CSV = { mime: "text/csv", ending: /\.csv$/i };

/**
 * A CSV file sent outside of any flow by somebody who keeps the calendar is one: it is fetched and
 * read by a job, and answered when that is done. Everybody else's file is none of this.
 */
export async function takeCalendarFile(context: BotContext, next: () => Promise<void>): Promise<void> {
  const table = sentDocument(context, CSV);
  const { act, channel, conversation } = handling();
  if (table === null || act.actor === null || !(await holdsRight(act, "editCalendar"))) return next();
  await act.job("calendar", { fileId: table.fileId, personId: act.actor.id, channel, conversation });
  await say(context, t(personLocale(), "calendar-file-received"));
}
