import { t } from "../i18n/t.ts";
import { holdsRight } from "../usecases/people/holdsRight.ts";
import type { BotContext } from "./context.ts";
import { handling } from "./handling.ts";
import { readInput } from "./input.ts";
import { personLocale, say } from "./say.ts";

/**
 * A CSV file sent outside of any flow by somebody who keeps the calendar is one: it is fetched and
 * read by a job, and answered when that is done. Everybody else's file is none of this.
 */
export async function takeCalendarFile(context: BotContext, next: () => Promise<void>): Promise<void> {
  const input = readInput(context.update);
  if (input.kind !== "evidence" || input.media.kind !== "document") return next();
  const { fileId, mime, name = "" } = input.media;
  const { act, channel, conversation } = handling();
  const isTable = mime === "text/csv" || /\.csv$/i.test(name);
  if (!isTable || act.actor === null || !(await holdsRight(act, "editCalendar"))) return next();
  await act.job("calendar", { fileId, personId: act.actor.id, channel, conversation });
  await say(context, t(personLocale(), "calendar-file-received"));
}
