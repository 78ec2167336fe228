import { formatDate } from "../../domain/answer/formatDate.ts";
import type { QuestionInfo } from "../../domain/form/FormSession.ts";
import type { Locale } from "../../domain/text.ts";
import { t } from "../../i18n/t.ts";
import type { OpenArea } from "../../usecases/answers/openArea.ts";
import { offeredChoices } from "../answering/questionKind.ts";
import { shownAnswer } from "../answering/echo.ts";
import { packButton } from "../callbackData.ts";
import { bold, outgoing, type Button, type Outgoing, type Piece } from "../outgoing.ts";

/** Which question is shown, and how. */
export interface ShownQuestion {
  area: OpenArea;
  question: QuestionInfo;
  /** Place among the asked questions, from 0. */
  place: number;
  /** Number of the last asked question of the area: N of "Câu 9/N". */
  total: number;
  prompt: string;
  /** Names of the choices ticked so far, for a multiple choice. */
  ticked: readonly string[];
}

/** Buttons of a question carry its place and one of these acts; choices are "c0", "c1", … */
export const QUESTION_ACTS = {
  notAvailable: "na",
  skip: "sk",
  back: "bk",
  keep: "kp",
  suggestion: "sg",
  choice: "c",
  done: "ok",
} as const;

/** A question as the person sees it: position, label, unit and period, hint, what is known, buttons. */
export function questionScreen(shown: ShownQuestion, notice: readonly string[], locale: Locale): Outgoing {
  const { area, question, total } = shown;
  const { session } = area;
  const position = t(locale, "question-position", {
    number: String(question.number ?? 0),
    total: String(total),
  });
  const pieces: Piece[] = [
    ...notice.flatMap((line) => [line, "\n"]),
    ...(notice.length > 0 ? ["\n"] : []),
    bold(position),
    ` ${session.label(question.path, locale)}`,
  ];
  const about = aboutLine(shown, locale);
  if (about !== "") pieces.push(`\n${about}`);
  const hint = session.hint(question.path, locale);
  if (hint !== "") pieces.push(`\n${hint}`);
  const current = shownAnswer(area, question, locale);
  if (current !== "") pieces.push(`\n${t(locale, "question-current", { value: current })}`);
  const suggestion = session.suggestion(question.path);
  if (suggestion !== undefined) {
    pieces.push(
      `\n${t(locale, "question-suggestion", { value: suggestion.printed[locale] ?? "", questions: fromNumbers(area, suggestion.from) })}`,
    );
  }
  if (question.type === "select_multiple") pieces.push(`\n${t(locale, "question-several")}`);
  return outgoing(pieces, questionButtons(shown, current !== "", locale));
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

/** The rows of buttons; also used alone when only the ticks of a multiple choice change. */
export function questionButtons(shown: ShownQuestion, isAnswered: boolean, locale: Locale): Button[][] {
  const { area, question, place, ticked } = shown;
  const { session } = area;
  const button = (act: string, label: string): Button => ({
    label,
    data: packButton({ on: "question", record: area.recordId, question: place, prompt: shown.prompt, act }),
  });
  const several = question.type === "select_multiple";
  const choices = offeredChoices(area, question).map((choice, index) => {
    const label = choice.label[locale] ?? choice.name;
    return [
      button(
        `${QUESTION_ACTS.choice}${index}`,
        several && ticked.includes(choice.name) ? `✓ ${label}` : label,
      ),
    ];
  });
  const suggestion = session.suggestion(question.path);
  const derivedFromOthers = suggestion !== undefined && question.list === undefined;
  return [
    ...choices,
    ...(several ? [[button(QUESTION_ACTS.done, t(locale, "button-done"))]] : []),
    ...(derivedFromOthers ? [[button(QUESTION_ACTS.suggestion, suggestion.printed[locale] ?? "")]] : []),
    ...(isAnswered ? [[button(QUESTION_ACTS.keep, t(locale, "button-keep"))]] : []),
    ...(question.naAllowed ? [[button(QUESTION_ACTS.notAvailable, t(locale, "button-not-available"))]] : []),
    [
      ...(place > 0 ? [button(QUESTION_ACTS.back, t(locale, "button-back"))] : []),
      ...(session.isRequired(question.path) ? [] : [button(QUESTION_ACTS.skip, t(locale, "button-skip"))]),
    ],
  ];
}
