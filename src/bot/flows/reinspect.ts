import { addDays } from "../../domain/calendar/isoDay.ts";
import { t } from "../../i18n/t.ts";
import { findInspection } from "../../usecases/inspection/inspectionRef.ts";
import { drawReinspection } from "../../usecases/reinspection/drawReinspection.ts";
import { openReinspection } from "../../usecases/reinspection/openReinspection.ts";
import type { BotConversation, InnerContext } from "../core/botContext.ts";
import type { Handling } from "../core/handling.ts";
import { personLocale, say } from "../core/say.ts";
import { reinspectionOpened, reinspectionPreview, reinspectionRefused } from "../screens/reinspection.ts";
import { taken, wrong, type Judged } from "../ask/askUntil.ts";
import { askChoice } from "../ask/choice.ts";
import { askConfirm } from "../ask/confirm.ts";
import { askDay } from "../ask/day.ts";
import { question, type Asked, type Question } from "../core/question.ts";
import { shortDate } from "../screens/remedyWords.ts";
import { tellReinspection } from "../tell/tellReinspection.ts";

/**
 * Opens the re-inspection of what is not remedied yet: asks which unit where there are several and for
 * the day of the visit, shows what would be verified by whom, and opens it on a last word.
 */
export async function reinspectFlow(
  conversation: BotConversation,
  context: InnerContext,
  inspectionId: string,
): Promise<void> {
  let last = context;
  const units = await conversation.external(({ handling }) => severalUnits(handling, inspectionId));
  let unit: string | null = null;
  if (units !== null) ({ value: unit, context: last } = await askChoice(conversation, last, units));
  const where: Where = { inspectionId, unit };

  const opened = await conversation.external(({ handling }) => dayQuestion(handling, where));
  if (opened.kind === "end") return void (await say(last, opened.message));
  const day = await askDay(conversation, last, opened.question, {
    example: opened.example,
    check: (on, handling) => checkDay(handling, where, on),
  });
  const on = day.value;

  const shown = await conversation.external(({ handling }) => preview(handling, where, on));
  if (shown.kind === "end") return void (await say(day.context, shown.message));
  const sure = await askConfirm(conversation, day.context, shown.question);
  const answer = await conversation.external(({ handling }) =>
    sure.value ? open(handling, where, on) : t(personLocale(handling), "reinspect-later"),
  );
  await say(sure.context, answer);
}

interface Where {
  inspectionId: string;
  unit: string | null;
}

/** Null where it can be one unit only. */
async function severalUnits(handling: Handling, inspectionId: string): Promise<Question<string> | null> {
  const drawn = await draw(handling, { inspectionId, unit: null }, handling.act.today);
  if (drawn.ok || drawn.reason !== "which_unit") return null;
  const choices = drawn.units.map((unit) => ({ name: unit, label: unit }));
  return question(t(personLocale(handling), "reinspect-ask-unit"), choices);
}

async function dayQuestion(handling: Handling, where: Where): Promise<Asked<never, { example: string }>> {
  const { act } = handling;
  const locale = personLocale(handling);
  const drawn = await draw(handling, where, act.today);
  if (!drawn.ok) return { kind: "end", message: reinspectionRefused(drawn, locale) };
  // A fortnight from now.
  const example = addDays(act.today, 14);
  const about = { unit: drawn.unit.name, example: shortDate(example, locale) };
  return { kind: "ask", question: question(t(locale, "reinspect-ask-day", about)), example };
}

async function checkDay(handling: Handling, where: Where, on: string): Promise<Judged<string>> {
  const drawn = await draw(handling, where, on);
  return drawn.ok ? taken(on) : wrong(reinspectionRefused(drawn, personLocale(handling)));
}

async function preview(handling: Handling, where: Where, on: string): Promise<Asked<"yes" | "no">> {
  const locale = personLocale(handling);
  const drawn = await draw(handling, where, on);
  if (!drawn.ok) return { kind: "end", message: reinspectionRefused(drawn, locale) };
  return { kind: "ask", question: await reinspectionPreview(handling.act, drawn, on, locale) };
}

async function open(handling: Handling, { inspectionId, unit }: Where, on: string): Promise<string> {
  const { act } = handling;
  const locale = personLocale(handling);
  const result = await openReinspection(act, { code: await codeOf(handling, inspectionId), on, unit });
  if (!result.ok) return reinspectionRefused(result, locale);
  await tellReinspection(act, result);
  return reinspectionOpened(result, locale);
}

async function draw(
  handling: Handling,
  { inspectionId, unit }: Where,
  on: string,
): ReturnType<typeof drawReinspection> {
  return drawReinspection(handling.act, { code: await codeOf(handling, inspectionId), on, unit });
}

async function codeOf(handling: Handling, inspectionId: string): Promise<string> {
  return (await findInspection(handling.act, inspectionId))?.code ?? "";
}
