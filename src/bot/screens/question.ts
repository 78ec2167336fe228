import { formatDate } from "../../domain/answer/formatDate.ts";
import type { FormReading } from "../../domain/form/session/FormReading.ts";
import type { QuestionInfo } from "../../domain/form/session/questionInfo.ts";
import { localized, type Locale } from "../../domain/text.ts";
import { formatNumber } from "../../domain/answer/formatNumber.ts";
import type { ReportedAnswer } from "../../usecases/answers/reportedAnswer.ts";
import { t } from "../../i18n/t.ts";
import type { OpenArea } from "../../usecases/answers/openArea.ts";
import type { KindCounts } from "../../usecases/evidence/evidenceCounts.ts";
import { countsText } from "./evidenceText.ts";
import { offeredChoices } from "./notationOf.ts";
import { shownAnswer, shownStored } from "./shownAnswer.ts";
import { packButton, QUESTION_ACTS } from "../../messaging/buttonData.ts";
import { bold, outgoing, type Button, type Outgoing, type Piece } from "../core/outgoing.ts";
import { chatKind } from "../questions/index.ts";

/** Which question is shown, and how. */
export interface ShownQuestion {
  area: OpenArea;
  question: QuestionInfo;
  /** See stepPlace.ts. */
  place: number;
  /** Nothing comes before it. */
  isFirst: boolean;
  /** Of a long list of choices, from 0. */
  page: number;
  /** Notes of the form between the question before and this one. */
  before: readonly string[];
  /** What the unit has reported, if its report is in. */
  reported: ReportedAnswer | null;
  /** What is on record from the inspection before: see onRecord.ts. */
  onRecord: readonly string[];
  prompt: string;
  /** The channel can change a message, so that choices are ticked in place; elsewhere they are typed. */
  canTick: boolean;
  /** Names of the choices ticked so far, for a multiple choice. */
  ticked: readonly string[];
  /** Photos and files sent for it so far. */
  evidence: KindCounts;
}

/** A question as the person sees it: position, label, unit and period, hint, what is known, buttons. */
export function questionScreen(shown: ShownQuestion, notice: readonly string[], locale: Locale): Outgoing {
  const { area, question } = shown;
  const { session } = area;
  const [position, label] = questionHeading(area, question, locale);
  const returned = area.returned.get(question.path);
  const pieces: Piece[] = [
    ...notice.flatMap((line) => [line, "\n"]),
    ...(notice.length > 0 ? ["\n"] : []),
    ...shown.before.flatMap((line) => [line, "\n\n"]),
    ...(returned === undefined ? [] : [t(locale, "question-returned", { comment: returned }), "\n\n"]),
    bold(position),
    label,
  ];
  const about = aboutLine(shown, locale);
  if (about !== "") pieces.push(`\n${about}`);
  const hint = session.hint(question.path, locale);
  if (hint !== "") pieces.push(`\n${hint}`);
  const reported = reportedText(shown, locale);
  if (reported !== "") pieces.push(`\n${t(locale, "question-reported", { value: reported })}`);
  for (const line of shown.onRecord) pieces.push(`\n${line}`);
  const current = shownAnswer(area, question, locale);
  const sent = countsText(shown.evidence, locale);
  if (sent !== "") pieces.push(`\n${t(locale, "evidence-so-far", { what: sent })}`);
  else if (current !== "") pieces.push(`\n${t(locale, "question-current", { value: current })}`);
  const suggestion = session.suggestion(question.path);
  if (suggestion !== undefined) {
    pieces.push(
      `\n${t(locale, "question-suggestion", { value: localized(suggestion.printed, locale), questions: fromNumbers(area, suggestion.from) })}`,
    );
  }
  if (question.range !== undefined) pieces.push(`\n${rangeLine(question.range, locale)}`);
  const choices = offeredChoices(area, question).length;
  const kind = chatKind(question);
  if (kind.offers !== "nothing" && choices === 0) pieces.push(`\n${t(locale, "question-no-choice")}`);
  if (choices > CHOICES_ON_A_PAGE)
    pieces.push(`\n${t(locale, "question-many-choices", { count: String(choices) })}`);
  const howTo = kind.hint(shown.canTick, locale);
  if (howTo !== null) pieces.push(`\n${howTo}`);
  return outgoing(pieces, questionButtons(shown, current !== "", locale));
}

/** "Câu 9/20." and " Tổng số hồ sơ tiếp nhận trong kỳ". */
export function questionHeading(
  { area, session }: OpenArea,
  question: QuestionInfo,
  locale: Locale,
): [position: string, label: string] {
  const total = String(session.questionCount(area));
  const place = { number: String(question.number ?? 0), total };
  const entry = entryName(session, question, locale);
  const position =
    entry === ""
      ? t(locale, "question-position", place)
      : t(locale, "question-position-entry", { ...place, entry });
  return [position, ` ${session.label(question.path, locale)}`];
}

/** "Đơn vị tính: hồ sơ · từ 01/01/2020 đến 15/9/2020 · thuộc thẩm quyền giải quyết" */
function aboutLine({ area, question }: ShownQuestion, locale: Locale): string {
  const unit = area.session.unit(question.path, locale);
  if (unit === "") return "";
  const { dataPeriodFrom, dataPeriodTo } = area.inspection;
  return [
    t(locale, "question-unit", { unit }),
    ...(question.quantity === "count"
      ? [
          t(locale, "question-period", {
            from: formatDate(dataPeriodFrom, "numeric", locale),
            to: formatDate(dataPeriodTo, "numeric", locale),
          }),
        ]
      : []),
  ].join(" · ");
}

function fromNumbers(area: OpenArea, paths: readonly string[]): string {
  return paths
    .map((path) => area.session.question(path).number)
    .filter((number) => number !== undefined)
    .join(", ");
}

/** "Hộ gia đình 2", of a repeat within one "Thôn 1, Hộ gia đình 2"; "" outside of repeats. */
export function entryName(session: FormReading, question: QuestionInfo, locale: Locale): string {
  const names: string[] = [];
  for (const match of question.path.matchAll(/\[(\d+)\]\//g)) {
    const repeat = question.path.slice(0, match.index);
    names.push(`${session.repeatLabel(repeat, locale)} ${match[1] ?? ""}`);
  }
  return names.join(", ");
}

function rangeLine({ start, end, step }: { start: number; end: number; step: number }, locale: Locale) {
  const figure = (value: number): string => formatNumber(value, locale);
  return t(locale, "question-range", { from: figure(start), to: figure(end), step: figure(step) });
}

/** What the unit has reported, as people read it. */
function reportedText({ area, question, reported }: ShownQuestion, locale: Locale): string {
  return reported === null ? "" : shownStored(area, question, reported, locale);
}

/** Choices shown as buttons at once; the others are a page away, or typed. */
const CHOICES_ON_A_PAGE = 12;

/** The rows of buttons; also used alone when only the ticks of a multiple choice change. */
export function questionButtons(shown: ShownQuestion, isAnswered: boolean, locale: Locale): Button[][] {
  const { area, question, place, ticked, page } = shown;
  const { session } = area;
  const button = (act: string, label: string): Button => ({
    label,
    data: packButton({ on: "question", record: area.recordId, question: place, prompt: shown.prompt, act }),
  });
  const kind = chatKind(question);
  const { offers, ends } = kind;
  const all = offeredChoices(area, question);
  const pages = Math.max(1, Math.ceil(all.length / CHOICES_ON_A_PAGE));
  const from = all.length > CHOICES_ON_A_PAGE ? Math.min(page, pages - 1) * CHOICES_ON_A_PAGE : 0;
  const shownChoices = all.slice(from, from + CHOICES_ON_A_PAGE);
  const choices = shownChoices.map((choice, offset) => {
    const index = from + offset;
    const label = localized(choice.label, locale) || choice.name;
    const tick = ticked.indexOf(choice.name);
    return [button(`${QUESTION_ACTS.choice}${index}`, tick === -1 ? label : kind.tickedLabel(label, tick))];
  });
  // Where choices are typed, it tells a channel that their numbers are left to the question.
  const showsDone = ends !== null && (!shown.canTick || kind.canEnd(ticked, all));
  const suggestion = session.suggestion(question.path);
  const derivedFromOthers = suggestion !== undefined && offers === "nothing";
  const reported = reportedText(shown, locale);
  const turn = (to: number, label: string): Button[] =>
    to >= 0 && to < pages ? [button(`${QUESTION_ACTS.page}${to}`, label)] : [];
  return [
    ...(reported !== "" && shown.reported?.state === "answered" && ends !== "files"
      ? [[button(QUESTION_ACTS.confirm, t(locale, "button-confirm-reported", { value: reported }))]]
      : []),
    ...choices,
    ...(pages > 1
      ? [
          [
            ...turn(page - 1, t(locale, "button-page-before")),
            ...turn(page + 1, t(locale, "button-page-after")),
          ],
        ]
      : []),
    ...(showsDone ? [[button(QUESTION_ACTS.done, t(locale, "button-done"))]] : []),
    ...(derivedFromOthers ? [[button(QUESTION_ACTS.suggestion, localized(suggestion.printed, locale))]] : []),
    ...(isAnswered ? [[button(QUESTION_ACTS.keep, t(locale, "button-keep"))]] : []),
    ...(question.naAllowed ? [[button(QUESTION_ACTS.notAvailable, t(locale, "button-not-available"))]] : []),
    [
      ...(shown.isFirst ? [] : [button(QUESTION_ACTS.back, t(locale, "button-back"))]),
      ...(session.isRequired(question.path) && (offers === "nothing" || all.length > 0)
        ? []
        : [button(QUESTION_ACTS.skip, t(locale, "button-skip"))]),
    ],
  ];
}
