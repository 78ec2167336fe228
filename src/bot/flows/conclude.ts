import { parseVietnameseDate } from "../../domain/answer/parseVietnameseDate.ts";
import type { Period } from "../../domain/calendar/deadline.ts";
import { readPeriod } from "../../domain/calendar/readPeriod.ts";
import { t } from "../../i18n/t.ts";
import { peopleWithRoles, personName } from "../../usecases/answers/areaPeople.ts";
import { issuedNumbers } from "../../usecases/document/paperNumbers.ts";
import { syncFindings } from "../../usecases/finding/syncFindings.ts";
import { findInspection } from "../../usecases/inspection/inspectionRef.ts";
import { areaStatuses } from "../../usecases/inspection/inspectionAreas.ts";
import { awaitsConclusion } from "../../usecases/remediation/awaitsConclusion.ts";
import { concludeInspection } from "../../usecases/remediation/concludeInspection.ts";
import { drawConclusion, type ConclusionDraft } from "../../usecases/remediation/drawConclusion.ts";
import { ask } from "../ask.ts";
import { packButton } from "../../messaging/buttonData.ts";
import type { BotConversation, InnerContext } from "../context.ts";
import { handling } from "../handling.ts";
import { column, outgoing, type Outgoing } from "../outgoing.ts";
import { newPromptId } from "../promptId.ts";
import { personLocale, say } from "../say.ts";
import {
  CONCLUSION_ACTS,
  concludedText,
  conclusionPreview,
  conclusionRefused,
} from "../screens/conclusion.ts";
import { shortDate } from "../screens/remedyWords.ts";
import { tell } from "../tell.ts";

/** A question with buttons, or, with an empty prompt, why there is none. */
interface Asked {
  prompt: string;
  message: Outgoing;
  /** What the person sees, to be told from what it has become when they press. */
  seen: string;
}

/**
 * Sends the conclusion to the unit: asks for the day of the notice, shows what would be assigned by
 * when, and does it on a last word. What has changed since it was shown is shown again first.
 */
export async function concludeFlow(
  conversation: BotConversation,
  context: InnerContext,
  inspectionId: string,
): Promise<void> {
  const opened = await conversation.external(() => dayQuestion(inspectionId));
  let last = context;
  if (opened.prompt === "") return void (await say(last, opened.message));
  let on: string;
  for (;;) {
    const { input, button, context: next } = await ask(conversation, last, opened.message);
    last = next;
    if (button !== null && (button.on !== "prompt" || button.prompt !== opened.prompt)) return;
    // A button carries its day; whatever is typed is read.
    const text = button !== null ? button.act : input.kind === "text" ? input.text : "";
    const read = await conversation.external(() => readDay(inspectionId, text));
    if (read.day !== null) {
      on = read.day;
      break;
    }
    await say(last, read.refusal);
  }

  let period: Period | null = null;
  for (;;) {
    const given: { on: string; period: Period | null } = { on, period };
    const shown: Asked = await conversation.external(() => preview(inspectionId, given));
    if (shown.prompt === "") return void (await say(last, shown.message));
    const { input, button, context: next } = await ask(conversation, last, shown.message);
    last = next;
    const act = button?.on === "prompt" && button.prompt === shown.prompt ? button.act : null;
    if (act === null && input.kind === "button") return;
    if (act === CONCLUSION_ACTS.later) {
      await say(last, await conversation.external(() => t(personLocale(), "conclude-later")));
      return;
    }
    if (act === CONCLUSION_ACTS.period) {
      const asked = await askPeriod(conversation, last);
      if (asked === null) return;
      ({ period, context: last } = asked);
      continue;
    }
    if (act !== CONCLUSION_ACTS.send) {
      await say(last, await conversation.external(() => t(personLocale(), "choose-a-button")));
      continue;
    }
    const outcome = await conversation.external(() => conclude(inspectionId, given, shown.seen));
    await say(last, outcome.message);
    if (!outcome.again) return;
  }
}

/** One period for all points; null when a button of another message was pressed. */
async function askPeriod(
  conversation: BotConversation,
  context: InnerContext,
): Promise<{ period: Period; context: InnerContext } | null> {
  const question = await conversation.external((): Outgoing => ({
    ...outgoing([t(personLocale(), "conclude-ask-period")]),
    wantsText: true,
  }));
  let last = context;
  for (;;) {
    const { input, context: next } = await ask(conversation, last, question);
    last = next;
    if (input.kind === "button") return null;
    const period = input.kind === "text" ? readPeriod(input.text) : null;
    if (period !== null) return { period, context: last };
    await say(last, await conversation.external(() => t(personLocale(), "conclude-period-wrong")));
  }
}

async function dayQuestion(inspectionId: string): Promise<Asked> {
  const { act } = handling();
  const locale = personLocale();
  const drawn = await draw(inspectionId, { on: act.today, period: null });
  if ("refusal" in drawn) return { prompt: "", message: drawn.refusal, seen: "" };
  const prompt = newPromptId();
  const date = shortDate(act.today, locale);
  const issued = (await issuedNumbers(act, inspectionId)).conclusion_notice?.on ?? null;
  const button = (label: string, day: string) => ({
    label,
    data: packButton({ on: "prompt", prompt, act: day }),
  });
  const message = outgoing(
    [t(locale, "conclude-ask-day", { unit: drawn.inspection.unit, example: date })],
    column(
      issued === null || issued === act.today
        ? null
        : button(t(locale, "button-conclude-issued", { date: shortDate(issued, locale) }), issued),
      button(t(locale, "button-conclude-today", { date }), act.today),
    ),
  );
  return { prompt, message, seen: "" };
}

/** The day as typed, or as a button says it. */
async function readDay(
  inspectionId: string,
  text: string,
): Promise<{ day: string; refusal: "" } | { day: null; refusal: Outgoing }> {
  const { act } = handling();
  const locale = personLocale();
  const example = shortDate(act.today, locale);
  const year = Number(act.today.slice(0, 4));
  const parsed = parseVietnameseDate(text, { today: act.today, inspectionYear: year });
  if (!parsed.ok || parsed.kind === "not_available") {
    return { day: null, refusal: outgoing([t(locale, "remedy-date-wrong", { example })]) };
  }
  const day = parsed.value;
  const drawn = await draw(inspectionId, { on: day, period: null });
  return "refusal" in drawn ? { day: null, refusal: drawn.refusal } : { day, refusal: "" };
}

async function preview(inspectionId: string, given: { on: string; period: Period | null }): Promise<Asked> {
  const { act } = handling();
  const drawn = await draw(inspectionId, given);
  if ("refusal" in drawn) return { prompt: "", message: drawn.refusal, seen: "" };
  const statuses = await areaStatuses(act, inspectionId);
  const openAreas = statuses.filter((status) => status === "draft" || status === "returned").length;
  const prompt = newPromptId();
  const about = { on: given.on, openAreas, areas: statuses.length, prompt };
  return { prompt, message: conclusionPreview(drawn, about, personLocale()), seen: seenOf(drawn) };
}

async function conclude(
  inspectionId: string,
  given: { on: string; period: Period | null },
  seen: string,
): Promise<{ again: boolean; message: Outgoing | string }> {
  const { act } = handling();
  const locale = personLocale();
  const drawn = await draw(inspectionId, given);
  if ("refusal" in drawn) return { again: false, message: drawn.refusal };
  if (seenOf(drawn) !== seen) return { again: true, message: t(locale, "conclude-changed") };
  const { code, unit } = drawn.inspection;
  const result = await concludeInspection(act, { code, ...given });
  if (!result.ok) {
    return { again: false, message: conclusionRefused(result, inspectionId, act.today, locale) };
  }
  const name = await personName(act);
  const count = String(result.remediations.length);
  const others = await peopleWithRoles(act, inspectionId, ["lead", "deputy", "secretary", "standing_agency"]);
  await tell(act, others, (theirs) => {
    const date = shortDate(given.on, theirs);
    return outgoing([t(theirs, "told-concluded", { name, unit, count, date })]);
  });
  return { again: false, message: concludedText(result, unit, locale) };
}

/** The conclusion as it would be now, the findings brought in line with the answers first. */
async function draw(
  inspectionId: string,
  given: { on: string; period: Period | null },
): Promise<ConclusionDraft | { refusal: Outgoing }> {
  const { act } = handling();
  const inspection = await findInspection(act, inspectionId);
  if (await awaitsConclusion(act, inspectionId)) await syncFindings(act, inspectionId);
  const drawn = await drawConclusion(act, { code: inspection?.code ?? "", ...given });
  if (drawn.ok) return drawn;
  return { refusal: conclusionRefused(drawn, inspectionId, act.today, personLocale()) };
}

function seenOf({ points, communicated }: ConclusionDraft): string {
  return JSON.stringify([points.map(({ finding, dueDate }) => [finding, dueDate]), communicated]);
}
