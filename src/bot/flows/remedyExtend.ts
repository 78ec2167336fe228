import { addDays, type IsoDay } from "../../domain/calendar/isoDay.ts";
import { t } from "../../i18n/t.ts";
import { workingCalendar } from "../../usecases/calendar/calendarDays.ts";
import type { BotConversation, InnerContext } from "../core/botContext.ts";
import type { Handling } from "../core/handling.ts";
import { personLocale, say } from "../core/say.ts";
import { pointName, shortDate } from "../screens/remedyWords.ts";
import { remedyPointFor } from "../press/remedyPointFor.ts";
import { takeStep } from "../press/remedyStep.ts";
import { taken, wrong, type Judged } from "../ask/askUntil.ts";
import { askDay } from "../ask/day.ts";
import { question, type Asked, type Question } from "../core/question.ts";
import { askWords } from "../ask/words.ts";

/** Asks until which day, then why. */
export async function remedyExtendFlow(
  conversation: BotConversation,
  context: InnerContext,
  remediationId: string,
): Promise<void> {
  const opened = await conversation.external(({ handling }) => extensionQuestion(handling, remediationId));
  if (opened.kind === "end") return void (await say(context, opened.message));
  const day = await askDay(conversation, context, opened.question, {
    example: opened.example,
    check: (to, handling) => checkDay(handling, opened.dueDate, to),
  });
  const to = day.value;
  const why = await conversation.external(({ handling }) =>
    reasonQuestion(handling, opened.organizationId, to),
  );
  const reason = await askWords(conversation, day.context, why);
  const reply = await conversation.external(({ handling }) =>
    takeStep(handling, remediationId, { kind: "requestExtension", to, reason: reason.value }),
  );
  await say(reason.context, reply);
}

async function extensionQuestion(
  handling: Handling,
  remediationId: string,
): Promise<Asked<never, { example: string; dueDate: IsoDay; organizationId: string }>> {
  const locale = personLocale(handling);
  const opened = await remedyPointFor(handling, remediationId, "requestExtension");
  if ("refusal" in opened) return { kind: "end", message: opened.refusal };
  const { view } = opened;
  if (view.extension !== null) return { kind: "end", message: t(locale, "remedy-refused-extension_pending") };
  // A fortnight more.
  const example = addDays(view.dueDate, 14);
  const text = t(locale, "remedy-ask-extension-date", {
    point: pointName(view, locale),
    date: shortDate(view.dueDate, locale),
    example: shortDate(example, locale),
  });
  const { dueDate, organizationId } = view;
  return { kind: "ask", question: question(text), example, dueDate, organizationId };
}

/** As it was when they were asked; the use case checks with the day of then. */
function checkDay(handling: Handling, dueDate: IsoDay, day: string): Judged<string> {
  const { act } = handling;
  const locale = personLocale(handling);
  const due = shortDate(dueDate, locale);
  if (day < act.today) return wrong(t(locale, "remedy-refused-date_past", { due }));
  return day <= dueDate ? wrong(t(locale, "remedy-refused-date_not_later", { due })) : taken(day);
}

async function reasonQuestion(handling: Handling, organizationId: string, to: string): Promise<Question> {
  const { act } = handling;
  const locale = personLocale(handling);
  const calendar = await workingCalendar(act, organizationId);
  const day = calendar.workingDayOnOrAfter(to);
  const moved =
    day === to
      ? ""
      : `${t(locale, "remedy-date-moved", { asked: shortDate(to, locale), date: shortDate(day, locale) })}\n`;
  const why = t(locale, "remedy-ask-extension-reason", { date: shortDate(day, locale) });
  return question(`${moved}${why}`);
}
