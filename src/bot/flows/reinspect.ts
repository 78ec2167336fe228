import { addDays } from "../../domain/calendar/isoDay.ts";
import { parseVietnameseDate } from "../../domain/answer/parseVietnameseDate.ts";
import { t } from "../../i18n/t.ts";
import { findInspection } from "../../usecases/inspection/inspectionRef.ts";
import { drawReinspection } from "../../usecases/reinspection/drawReinspection.ts";
import { openReinspection } from "../../usecases/reinspection/openReinspection.ts";
import { ask } from "../ask.ts";
import { packButton } from "../../messaging/buttonData.ts";
import type { BotConversation, InnerContext } from "../context.ts";
import { handling } from "../handling.ts";
import { column, outgoing, type Outgoing } from "../outgoing.ts";
import { newPromptId } from "../promptId.ts";
import { personLocale, say } from "../say.ts";
import {
  REINSPECTION_ACTS,
  reinspectionOpened,
  reinspectionPreview,
  reinspectionRefused,
} from "../screens/reinspection.ts";
import { shortDate } from "../screens/remedyWords.ts";
import { tellReinspection } from "../tellReinspection.ts";

/** A question, or, with "end", why there is none. */
type Asked =
  | { kind: "day"; message: Outgoing }
  | { kind: "unit"; prompt: string; units: string[]; message: Outgoing }
  | { kind: "confirm"; prompt: string; message: Outgoing }
  | { kind: "end"; message: string };

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
  let unit: string | null = null;
  let opened: Asked = await conversation.external(() => firstQuestion(inspectionId, null));
  while (opened.kind === "unit") {
    const { units, prompt, message } = opened;
    const { input, button, context: next } = await ask(conversation, last, message);
    last = next;
    const chosen: string | undefined =
      button?.on === "prompt" && button.prompt === prompt ? units[Number(button.act)] : undefined;
    if (chosen !== undefined) {
      unit = chosen;
      opened = await conversation.external(() => firstQuestion(inspectionId, chosen));
    } else if (input.kind === "button") return;
    else await say(last, await conversation.external(() => t(personLocale(), "choose-a-button")));
  }
  if (opened.kind !== "day") return void (await say(last, opened.message));

  let on: string;
  const where = { inspectionId, unit };
  for (;;) {
    const { input, context: next } = await ask(conversation, last, opened.message);
    last = next;
    if (input.kind === "button") return;
    const text = input.kind === "text" ? input.text : "";
    const read = await conversation.external(() => readDay(where, text));
    if (read.day !== null) {
      on = read.day;
      break;
    }
    await say(last, read.refusal);
  }

  const shown = await conversation.external(() => preview(where, on));
  if (shown.kind !== "confirm") return void (await say(last, shown.message));
  for (;;) {
    const { input, button, context: next } = await ask(conversation, last, shown.message);
    last = next;
    const act = button?.on === "prompt" && button.prompt === shown.prompt ? button.act : null;
    if (act === REINSPECTION_ACTS.open) {
      await say(last, await conversation.external(() => open(where, on)));
      return;
    }
    if (act === REINSPECTION_ACTS.later) {
      await say(last, await conversation.external(() => t(personLocale(), "reinspect-later")));
      return;
    }
    if (input.kind === "button") return;
    await say(last, await conversation.external(() => t(personLocale(), "choose-a-button")));
  }
}

interface Where {
  inspectionId: string;
  unit: string | null;
}

async function firstQuestion(inspectionId: string, unit: string | null): Promise<Asked> {
  const { act } = handling();
  const locale = personLocale();
  const drawn = await draw({ inspectionId, unit }, act.today);
  if (!drawn.ok && drawn.reason === "which_unit") {
    const { units } = drawn;
    const prompt = newPromptId();
    const buttons = units.map((label, place) => ({
      label,
      data: packButton({ on: "prompt", prompt, act: String(place) }),
    }));
    const message = outgoing([t(locale, "reinspect-ask-unit")], column(...buttons));
    return { kind: "unit", prompt, units, message };
  }
  if (!drawn.ok) return { kind: "end", message: reinspectionRefused(drawn, locale) };
  const example = shortDate(exampleDay(act.today), locale);
  const message = outgoing([t(locale, "reinspect-ask-day", { unit: drawn.unit.name, example })]);
  return { kind: "day", message: { ...message, wantsText: true } };
}

/** A fortnight from now. */
function exampleDay(today: string): string {
  return addDays(today, 14);
}

async function readDay(
  where: Where,
  text: string,
): Promise<{ day: string; refusal: "" } | { day: null; refusal: string }> {
  const { act } = handling();
  const locale = personLocale();
  const year = Number(act.today.slice(0, 4));
  const parsed = parseVietnameseDate(text, { today: act.today, inspectionYear: year });
  if (!parsed.ok || parsed.kind === "not_available") {
    const example = shortDate(exampleDay(act.today), locale);
    return { day: null, refusal: t(locale, "remedy-date-wrong", { example }) };
  }
  const drawn = await draw(where, parsed.value);
  if (!drawn.ok) return { day: null, refusal: reinspectionRefused(drawn, locale) };
  return { day: parsed.value, refusal: "" };
}

async function preview(where: Where, on: string): Promise<Asked> {
  const { act } = handling();
  const locale = personLocale();
  const drawn = await draw(where, on);
  if (!drawn.ok) return { kind: "end", message: reinspectionRefused(drawn, locale) };
  const prompt = newPromptId();
  const message = await reinspectionPreview(act, drawn, { on, prompt }, locale);
  return { kind: "confirm", prompt, message };
}

async function open({ inspectionId, unit }: Where, on: string): Promise<string> {
  const { act } = handling();
  const locale = personLocale();
  const result = await openReinspection(act, { code: await codeOf(inspectionId), on, unit });
  if (!result.ok) return reinspectionRefused(result, locale);
  await tellReinspection(act, result);
  return reinspectionOpened(result, locale);
}

async function draw({ inspectionId, unit }: Where, on: string): ReturnType<typeof drawReinspection> {
  return drawReinspection(handling().act, { code: await codeOf(inspectionId), on, unit });
}

async function codeOf(inspectionId: string): Promise<string> {
  return (await findInspection(handling().act, inspectionId))?.code ?? "";
}
