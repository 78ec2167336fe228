import { captionNumber } from "../../domain/evidence/captionNumber.ts";
import type { QuestionInfo } from "../../domain/form/session/questionInfo.ts";
import type { Locale } from "../../domain/text.ts";
import { t } from "../../i18n/t.ts";
import { askedQuestions } from "../../usecases/answers/askedQuestions.ts";
import type { OpenArea } from "../../usecases/answers/openArea.ts";
import { attachToArea, type AttachResult } from "../../usecases/evidence/attachToArea.ts";
import { totalOf } from "../../usecases/evidence/evidenceCounts.ts";
import { evidenceKindOf } from "../../usecases/evidence/evidenceKindOf.ts";
import { kindsOfQuestion } from "../../usecases/evidence/fileQuestion.ts";
import type { Handling } from "../core/handling.ts";
import type { EvidenceInput } from "../core/input.ts";
import { chatKind } from "../questions/index.ts";
import { saveFileCount } from "./saveFileCount.ts";
import { concludedText } from "../screens/concludedText.ts";
import { besideReceipt, countsText, refusedText } from "../screens/evidenceText.ts";

export interface TakenEvidence {
  ok: boolean;
  /** The quiet word about it, each sentence alone; the question is not repeated. */
  lines: string[];
}

/**
 * Takes a piece that came while a question was shown: it belongs to that question, unless its
 * caption names another one ("câu 5: …").
 * @param remind of the question shown; false where its answer has just been given
 */
export async function takeEvidence(
  handling: Handling,
  area: OpenArea,
  shown: QuestionInfo,
  input: EvidenceInput,
  locale: Locale,
  remind = true,
): Promise<TakenEvidence> {
  const question = namedQuestion(area, input) ?? shown;
  const kinds = kindsOfQuestion(question);
  if (kinds?.includes(evidenceKindOf(input.media)) === false)
    return { ok: false, lines: [chatKind(question).insteadOfWords(locale) ?? ""] };
  const attached = await attach(handling, area, question.path, input);
  if (!attached.ok) return { ok: false, lines: [refusedPiece(area, attached.reason, locale)] };
  const what = countsText({ [attached.kind]: attached.counts[attached.kind] ?? 1 }, locale);
  const number = String(question.number ?? 0);
  const received = t(locale, kinds === null ? "evidence-received" : "evidence-received-file-question", {
    what,
    number,
  });
  return {
    ok: true,
    lines: [
      received,
      ...(remind ? answerAbove(area, shown, attached, locale) : []),
      ...besideReceipt(input.media, attached.first, locale),
    ],
  };
}

/** Takes a piece that belongs to the area as a whole: to its question for photos and files, if it has one. */
export async function takeAreaEvidence(
  handling: Handling,
  area: OpenArea,
  input: EvidenceInput,
  locale: Locale,
): Promise<TakenEvidence> {
  const question = namedQuestion(area, input) ?? lastFileQuestion(area);
  const attached = await attach(handling, area, question?.path ?? null, input);
  if (!attached.ok) return { ok: false, lines: [refusedPiece(area, attached.reason, locale)] };
  // Skipped or counted before: the answer is how many there are now.
  if (question !== undefined && chatKind(question).ends === "files") {
    await saveFileCount(handling, area, question, totalOf(attached.counts));
  }
  const what = countsText({ [attached.kind]: attached.counts[attached.kind] ?? 1 }, locale);
  const received =
    question === undefined
      ? t(locale, "evidence-received-area", { what, area: area.session.areaLabel(area.area, locale) })
      : t(locale, "evidence-received", { what, number: String(question.number ?? 0) });
  return { ok: true, lines: [received, ...besideReceipt(input.media, attached.first, locale)] };
}

function attach(
  handling: Handling,
  area: OpenArea,
  path: string | null,
  { media, messageId }: EvidenceInput,
): Promise<AttachResult> {
  const { act, channel, conversation } = handling;
  return attachToArea(act, area, path, media, { channel, conversation, messageId });
}

function namedQuestion(area: OpenArea, { media }: EvidenceInput): QuestionInfo | undefined {
  const number = media.kind === "location" ? null : captionNumber(media.caption ?? "");
  if (number === null) return undefined;
  return askedQuestions(area).find(
    (question) => question.number === number && area.session.isRelevant(question.path),
  );
}

function lastFileQuestion(area: OpenArea): QuestionInfo | undefined {
  return askedQuestions(area).findLast(
    (question) => chatKind(question).ends === "files" && area.session.isRelevant(question.path),
  );
}

/** The question shown still waits for its answer; who speaks it must know that nobody listens. */
function answerAbove(
  area: OpenArea,
  shown: QuestionInfo,
  attached: Extract<AttachResult, { ok: true }>,
  locale: Locale,
): string[] {
  if (chatKind(shown).ends === "files") return [];
  if (attached.kind !== "audio") {
    return area.session.isSettled(shown.path) ? [] : [t(locale, "evidence-answer-above")];
  }
  const last = askedQuestions(area).findLast((question) => question.number !== undefined);
  const position = { number: String(shown.number ?? 0), total: String(last?.number ?? 0) };
  return [t(locale, "evidence-voice-unheard", position)];
}

function refusedPiece(area: OpenArea, reason: Parameters<typeof refusedText>[0], locale: Locale): string {
  if (reason === "not_open" && area.concludedOn !== null) return concludedText(area.concludedOn, locale);
  return refusedText(reason, locale);
}
