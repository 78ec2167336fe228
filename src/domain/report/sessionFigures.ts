import { NOTATION_WORDS } from "../answer/notationWords.ts";
import type { FormJudging } from "../form/session/FormJudging.ts";
import type { Figure } from "../form/session/figures.ts";
import type { QuestionInfo } from "../form/session/questionInfo.ts";
import { KINDS } from "../form/kinds/index.ts";
import { localized, type Locale } from "../text.ts";
import { ratioOf } from "./ratioOf.ts";
import type { ReportInputFigure } from "./reportInput.ts";

/**
 * The figures of an area as a report needs them, out of a session with the answers loaded: questions
 * and calculated figures in the order of the form, hidden ones left out. `notes` are people's notes,
 * reasons and explanations by path.
 */
export function sessionFigures(
  session: FormJudging,
  area: string,
  language: Locale,
  notes: ReadonlyMap<string, string> = new Map(),
): ReportInputFigure[] {
  const questions = session
    .questions(area)
    .filter((question) => KINDS[question.type].isReported && session.isRelevant(question.path))
    .map((question) => ({ ordinal: question.ordinal, figure: ofQuestion(session, question, language) }));
  const derived = session
    .figures(area)
    .map((figure) => ({ ordinal: figure.ordinal, figure: ofFigure(session, figure, language) }));
  return [...questions, ...derived]
    .sort((one, other) => one.ordinal - other.ordinal)
    .map(({ figure }) => ({ ...figure, note: notes.get(figure.id) ?? null }));
}

function ofQuestion(session: FormJudging, question: QuestionInfo, language: Locale): ReportInputFigure {
  const { path, instances } = question;
  const stored = session.answer(path);
  const value = session.value(path);
  const isDerived = session.valueSource(path) === "derived";
  const state = value === null ? missingState(stored?.state) : "answered";
  const approximate = value !== null && !isDerived && (stored?.approximate ?? false);
  const printed = value === null ? "" : session.printed(path, language);
  // Instances of a repeat have the same label; their number tells them apart.
  const place = instances.length === 0 ? "" : ` (${instances.join(".")})`;
  return {
    id: path,
    label: `${session.label(path, language)}${place}`,
    unit: session.unit(path, language),
    quantity: question.quantity ?? null,
    type: isDerived ? "derived" : "question",
    state,
    value: typeof value === "object" && value !== null ? [...value] : value,
    text: approximate ? `${NOTATION_WORDS[language].approximately} ${printed}` : printed,
    approximate,
    note: null,
    selfReported: null,
    previous: null,
    returned: null,
    ratio: isDerived ? ratioAt(session, question.ordinal, "derive") : null,
  };
}

/** An answer that counts no longer (a choice not offered any more) is as good as none. */
function missingState(
  stored: ReportInputFigure["state"] | undefined,
): Exclude<ReportInputFigure["state"], "answered"> {
  return stored === undefined || stored === "answered" ? "skipped" : stored;
}

function ofFigure(session: FormJudging, figure: Figure, language: Locale): ReportInputFigure {
  return {
    id: figure.path,
    label: localized(figure.label, language),
    unit: localized(figure.unit, language),
    quantity: figure.quantity ?? null,
    type: "derived",
    state: figure.value === undefined ? "skipped" : "answered",
    value: figure.value ?? null,
    text: localized(figure.printed, language),
    approximate: false,
    note: null,
    selfReported: null,
    previous: null,
    returned: null,
    ratio: ratioAt(session, figure.ordinal, "calculation"),
  };
}

function ratioAt(
  session: FormJudging,
  ordinal: number,
  column: "calculation" | "derive",
): ReportInputFigure["ratio"] {
  const expression = session.compiled.tree.nodes[ordinal]?.expressions[column];
  return expression === undefined ? null : ratioOf(expression.tree);
}
