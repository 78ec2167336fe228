import { addDays } from "../../domain/calendar/isoDay.ts";
import { parseVietnameseDate } from "../../domain/answer/parseVietnameseDate.ts";
import { t } from "../../i18n/t.ts";
import { workingCalendar } from "../../usecases/calendar/calendarDays.ts";
import { findRemediation } from "../../usecases/remediation/remediationView.ts";
import { ask } from "../ask.ts";
import type { BotConversation, InnerContext } from "../context.ts";
import { handling } from "../handling.ts";
import { outgoing, type Outgoing } from "../outgoing.ts";
import { personLocale, say } from "../say.ts";
import { pointName, shortDate } from "../screens/remedyWords.ts";
import { pointFor } from "./remedyPointFor.ts";
import { takeStep } from "../press/remedyStep.ts";
import { MAX_WORDS, wrongWords } from "./remedyWrongWords.ts";

/** Asks until which day, then why. */
export async function extensionFlow(
  conversation: BotConversation,
  context: InnerContext,
  remediationId: string,
): Promise<void> {
  let last = context;
  const opened = await conversation.external(() => extensionQuestion(remediationId));
  if (!opened.open) {
    await say(last, opened.message);
    return;
  }
  let to: string;
  for (;;) {
    const received = await ask(conversation, last, opened.message);
    last = received.context;
    const { input } = received;
    if (input.kind === "button") return;
    const text = input.kind === "text" ? input.text : "";
    const read = await conversation.external(() => readDay(remediationId, text));
    if (read.day !== null) {
      to = read.day;
      break;
    }
    await say(last, read.refusal);
  }
  const reasonPrompt = await conversation.external(() => reasonQuestion(remediationId, to));
  for (;;) {
    const received = await ask(conversation, last, reasonPrompt);
    last = received.context;
    const { input } = received;
    if (input.kind === "button") return;
    const reason = input.kind === "text" ? input.text.trim() : "";
    if (reason !== "" && reason.length <= MAX_WORDS) {
      const reply = await conversation.external(() =>
        takeStep(remediationId, { kind: "requestExtension", to, reason }),
      );
      await say(last, reply);
      return;
    }
    const wrong = await conversation.external(() => wrongWords(reason));
    await say(last, wrong);
  }
}

async function extensionQuestion(remediationId: string): Promise<{ open: boolean; message: Outgoing }> {
  const locale = personLocale();
  const opened = await pointFor(remediationId, "requestExtension");
  if ("refusal" in opened) return { open: false, message: opened.refusal };
  const { view } = opened;
  if (view.extension !== null) {
    return { open: false, message: outgoing([t(locale, "remedy-refused-extension_pending")]) };
  }
  const message = outgoing([
    t(locale, "remedy-ask-extension-date", {
      point: pointName(view, locale),
      date: shortDate(view.dueDate, locale),
      example: shortDate(example(view.dueDate), locale),
    }),
  ]);
  return { open: true, message: { ...message, wantsText: true } };
}

/** A fortnight more. */
function example(dueDate: string): string {
  return addDays(dueDate, 14);
}

async function readDay(
  remediationId: string,
  text: string,
): Promise<{ day: string; refusal: "" } | { day: null; refusal: string }> {
  const { act } = handling();
  const locale = personLocale();
  const view = await findRemediation(act, remediationId);
  const due = view?.dueDate ?? act.today;
  const refuse = (refusal: string) => ({ day: null, refusal });
  const parsed = parseVietnameseDate(text, {
    today: act.today,
    inspectionYear: Number(act.today.slice(0, 4)),
  });
  if (!parsed.ok || parsed.kind === "not_available") {
    return refuse(t(locale, "remedy-date-wrong", { example: shortDate(example(due), locale) }));
  }
  const day = parsed.value;
  if (day < act.today) {
    return refuse(t(locale, "remedy-refused-date_past", { due: shortDate(due, locale) }));
  }
  if (day <= due) {
    return refuse(t(locale, "remedy-refused-date_not_later", { due: shortDate(due, locale) }));
  }
  return { day, refusal: "" };
}

async function reasonQuestion(remediationId: string, to: string): Promise<Outgoing> {
  const { act } = handling();
  const locale = personLocale();
  const view = await findRemediation(act, remediationId);
  const calendar = view === null ? null : await workingCalendar(act, view.organizationId);
  const day = calendar?.workingDayOnOrAfter(to) ?? to;
  const moved =
    day === to
      ? ""
      : `${t(locale, "remedy-date-moved", { asked: shortDate(to, locale), date: shortDate(day, locale) })}\n`;
  const question = t(locale, "remedy-ask-extension-reason", { date: shortDate(day, locale) });
  return { ...outgoing([`${moved}${question}`]), wantsText: true };
}
