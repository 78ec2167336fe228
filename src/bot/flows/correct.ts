import type { AnswerValue } from "../../domain/answer/notation.ts";
import type { QuestionInfo } from "../../domain/form/session/questionInfo.ts";
import { localized, type Locale } from "../../domain/text.ts";
import { t } from "../../i18n/t.ts";
import { personName } from "../../usecases/answers/areaPeople.ts";
import { askedQuestions } from "../../usecases/answers/askedQuestions.ts";
import {
  areaToCorrect,
  correctAnswer,
  type CorrectionRefusal,
} from "../../usecases/answers/correctAnswer.ts";
import { openArea, openInspectionSession, type OpenArea } from "../../usecases/answers/openArea.ts";
import { findByNumber, notFound } from "../answering/moveAbout.ts";
import { refusal } from "../answering/refusal.ts";
import { taken, wrong, type Judged } from "../ask/askUntil.ts";
import { askChoice } from "../ask/choice.ts";
import { askConfirm } from "../ask/confirm.ts";
import { askWords, askWordsAs } from "../ask/words.ts";
import type { BotConversation, InnerContext } from "../core/botContext.ts";
import type { Handling } from "../core/handling.ts";
import { outgoing } from "../core/outgoing.ts";
import { confirmation, question, type Asked } from "../core/question.ts";
import { personLocale, say } from "../core/say.ts";
import { wordsProblem } from "../core/wordsProblem.ts";
import { chatKind } from "../questions/index.ts";
import { shownAnswer, shownValue } from "../screens/shownAnswer.ts";
import { answerContext, notationOf, offeredChoices } from "../screens/notationOf.ts";
import { numberOf } from "../screens/numberOf.ts";
import { tell } from "../tell/tell.ts";

/** The answer as it shall be; plain JSON. */
interface Corrected {
  value: AnswerValue;
  approximate: boolean;
}

/** Which answer; plain JSON. */
interface Which {
  recordId: number;
  path: string;
}

/**
 * Corrects one answer after the conclusion (đính chính): which area, which question, the right value, why; and
 * once more with both values before it is done and those concerned are told.
 */
export async function correctFlow(
  conversation: BotConversation,
  context: InnerContext,
  inspectionId: string,
): Promise<void> {
  const areas = await conversation.external(({ handling }) => areaQuestion(handling, inspectionId));
  if (areas.kind === "end") return void (await say(context, areas.message));
  const area = await askChoice<`area:${string}`>(conversation, context, areas.question);
  const recordId = Number(area.value.slice("area:".length));
  const which = await askWordsAs<Which>(
    conversation,
    area.context,
    await conversation.external(({ handling }) => question(t(personLocale(handling), "correct-which"))),
    { read: (text, handling) => readWhich(handling, recordId, text) },
  );
  const asked = await conversation.external(({ handling }) => valueQuestion(handling, which.value));
  if (asked.kind === "end") return void (await say(which.context, asked.message));
  const corrected = await askWordsAs<Corrected>(conversation, which.context, asked.question, {
    read: (text, handling) => readValue(handling, which.value, text),
  });
  const why = await askWords(
    conversation,
    corrected.context,
    await conversation.external(({ handling }) => question(t(personLocale(handling), "correct-why"))),
  );
  const last = await conversation.external(({ handling }) =>
    lastLook(handling, which.value, corrected.value, why.value),
  );
  if (last.kind === "end") return void (await say(why.context, last.message));
  const sure = await askConfirm(conversation, why.context, last.question);
  const message = await conversation.external(({ handling }) =>
    sure.value
      ? correct(handling, which.value, corrected.value, why.value)
      : t(personLocale(handling), "correct-left"),
  );
  await say(sure.context, message);
}

async function areaQuestion(handling: Handling, inspectionId: string): Promise<Asked<`area:${string}`>> {
  const { act } = handling;
  const locale = personLocale(handling);
  const { areas } = await openInspectionSession(act, inspectionId);
  const [first] = areas;
  const allowed = await areaToCorrect(act, first?.recordId ?? 0);
  if (!allowed.ok) return { kind: "end", message: refusedText(allowed.reason, locale) };
  return {
    kind: "ask",
    question: question(
      t(locale, "correct-area"),
      areas.map((area) => ({
        name: `area:${area.recordId}` as const,
        label: area.session.areaLabel(area.area, locale),
      })),
    ),
  };
}

async function readWhich(handling: Handling, recordId: number, text: string): Promise<Judged<Which>> {
  const locale = personLocale(handling);
  const area = await openArea(handling.act, recordId, "on_site");
  if (area === null) return wrong(t(locale, "not-allowed"));
  const questions = askedQuestions(area);
  const number = text.replace(/^\s*(?:câu|cau|question)\s+/iu, "").trim();
  const found = findByNumber(handling, area, questions, number);
  if (found.kind !== "one") return wrong(notFound(found, questions, locale));
  const { path } = found.question;
  const isTyped = chatKind(found.question).insteadOfWords(locale) === null && !area.session.isReadOnly(path);
  return isTyped ? taken({ recordId, path }) : wrong(t(locale, "correct-not-this-kind"));
}

async function valueQuestion(handling: Handling, which: Which): Promise<Asked> {
  const at = await answerAt(handling, which);
  if (!at.ok) return { kind: "end", message: at.message };
  const { area, about, locale } = at;
  const choices = offeredChoices(area, about).map(({ label }) => `- ${localized(label, locale)}`);
  const now = shownAnswer(area, about, locale) || t(locale, "correct-no-answer");
  const head = { number: numberOf(about), label: area.session.label(about.path, locale), value: now };
  return { kind: "ask", question: question([t(locale, "correct-value", head), ...choices].join("\n")) };
}

async function readValue(handling: Handling, which: Which, text: string): Promise<Judged<Corrected>> {
  const at = await answerAt(handling, which);
  if (!at.ok) return wrong(at.message);
  const { area, about, locale } = at;
  const notation = notationOf(area, about);
  const result = notation.parse(text, answerContext(area, about, handling.act.today));
  if (!result.ok) return wrong(refusal(result, notation, locale));
  if (result.kind === "not_available") return wrong(t(locale, "correct-value-wanted"));
  const { value, approximate } = result;
  if (approximate && !about.approximateAllowed) return wrong(t(locale, "answer-exact-wanted"));
  const problem =
    typeof value === "string" && chatKind(about).isFreeText ? wordsProblem(value, locale, Infinity) : null;
  if (problem !== null) return wrong(problem);
  const { errors } = area.session.check(about.path, value);
  if (errors.length > 0) return wrong(errors.map((error) => localized(error.message, locale)).join("\n"));
  return taken({ value, approximate });
}

async function lastLook(
  handling: Handling,
  which: Which,
  corrected: Corrected,
  reason: string,
): Promise<Asked<"yes" | "no">> {
  const at = await answerAt(handling, which);
  if (!at.ok) return { kind: "end", message: at.message };
  const { area, about, locale } = at;
  const warnings = area.session
    .check(about.path, corrected.value)
    .warnings.map((warning) => localized(warning.message, locale));
  const text = t(locale, "correct-last-look", { ...changeOf(area, about, corrected, locale), reason });
  return {
    kind: "ask",
    question: confirmation([text, ...warnings].join("\n"), {
      yes: t(locale, "button-correct"),
      no: t(locale, "button-correct-not"),
    }),
  };
}

async function correct(
  handling: Handling,
  which: Which,
  corrected: Corrected,
  reason: string,
): Promise<string> {
  const { act } = handling;
  const at = await answerAt(handling, which);
  if (!at.ok) return at.message;
  const { area, about, locale } = at;
  // Read before: afterwards the session has the new value.
  const changes = {
    vi: changeOf(area, about, corrected, "vi"),
    en: changeOf(area, about, corrected, "en"),
  };
  const result = await correctAnswer(act, { ...which, ...corrected, reason });
  if (!result.ok) return refusedText(result.reason, locale);
  const name = await personName(act);
  await tell(act, result.people, (theirs) => {
    const unit = area.inspection.unit;
    return outgoing([t(theirs, "told-corrected", { ...changes[theirs], reason, name, unit })]);
  });
  return t(locale, "correct-done", changes[locale]);
}

function changeOf(area: OpenArea, about: QuestionInfo, corrected: Corrected, locale: Locale) {
  return {
    area: area.session.areaLabel(area.area, locale),
    number: numberOf(about),
    label: area.session.label(about.path, locale),
    before: shownAnswer(area, about, locale) || t(locale, "correct-no-answer"),
    after: shownValue(area, about, corrected, locale),
  };
}

type At = { ok: true; area: OpenArea; about: QuestionInfo; locale: Locale } | { ok: false; message: string };

/** The answer as the acting person may correct it now. */
async function answerAt(handling: Handling, { recordId, path }: Which): Promise<At> {
  const locale = personLocale(handling);
  const found = await areaToCorrect(handling.act, recordId);
  if (!found.ok) return { ok: false, message: refusedText(found.reason, locale) };
  const about = askedQuestions(found.area).find((one) => one.path === path);
  if (about === undefined) return { ok: false, message: t(locale, "button-old") };
  return { ok: true, area: found.area, about, locale };
}

function refusedText(reason: CorrectionRefusal["reason"], locale: Locale): string {
  return t(locale, reason === "not_concluded" ? "correct-not-concluded" : "correct-only-lead");
}
