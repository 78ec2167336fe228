import type { QuestionInfo } from "../../domain/form/FormSession.ts";
import type { Locale } from "../../domain/text.ts";
import { t } from "../../i18n/t.ts";
import { mergeFindings } from "../../domain/finding/mergeFindings.ts";
import { firedRules } from "../../usecases/finding/firedRules.ts";
import { askedQuestions } from "../../usecases/answers/askedQuestions.ts";
import type { OpenArea } from "../../usecases/answers/openArea.ts";
import { unansweredRequired } from "../../usecases/answers/submitArea.ts";
import { shownAnswer } from "../answering/echo.ts";
import { packButton } from "../callbackData.ts";
import { bold, column, outgoing, type Button, type Outgoing, type Piece } from "../outgoing.ts";

export const REVIEW_ACTS = { list: "ls", submit: "ok" } as const;

/** What stands before the area is handed in: how much was answered, figures, expected findings. */
export async function reviewScreen(
  area: OpenArea,
  prompt: string,
  notice: readonly string[],
  locale: Locale,
): Promise<Outgoing> {
  const { session } = area;
  const relevant = askedQuestions(area).filter(({ path }) => session.isRelevant(path));
  const answered = relevant.filter(
    ({ path }) => session.isSettled(path) && session.answer(path)?.state !== "skipped",
  );
  const missing = unansweredRequired(area);
  const withoutData = relevant.filter(({ path }) => session.answer(path)?.state === "not_available");
  const proposals = mergeFindings(firedRules(session, area.area));
  const findings = proposals.filter((proposal) => proposal.severity !== "observation");
  const pieces: Piece[] = [
    ...notice.flatMap((line) => [line, "\n"]),
    ...(notice.length > 0 ? ["\n"] : []),
    bold(session.areaLabel(area.area, locale)),
    "\n",
    t(locale, "review-answered", { answered: String(answered.length), total: String(relevant.length) }),
  ];
  if (withoutData.length > 0)
    pieces.push(`\n${t(locale, "review-without-data", { numbers: numbers(withoutData) })}`);
  if (missing.length > 0) pieces.push(`\n${t(locale, "review-missing", { numbers: missing.join(", ") })}`);
  for (const figure of session.figures(area.area)) {
    if (figure.value === undefined) continue;
    const label = figure.label[locale] ?? figure.label["vi"] ?? "";
    pieces.push(
      `\n${t(locale, "figure-line", { label, value: figure.printed[locale] ?? figure.printed["vi"] ?? "" })}`,
    );
  }
  pieces.push(
    `\n${t(locale, "review-findings", {
      findings: String(findings.length),
      observations: String(proposals.length - findings.length),
    })}`,
  );
  const button = (act: string, label: string): Button => ({
    label,
    data: packButton({ on: "review", record: area.recordId, prompt, act }),
  });
  return outgoing(
    pieces,
    column(
      button(REVIEW_ACTS.list, t(locale, "button-review-list")),
      proposals.length === 0
        ? null
        : {
            label: t(locale, "button-review-findings"),
            data: packButton({ on: "inspection", id: area.inspection.id, act: "decide" }),
          },
      button(REVIEW_ACTS.submit, t(locale, "button-submit")),
    ),
  );
}

function numbers(questions: readonly QuestionInfo[]): string {
  return questions
    .map((question) => question.number)
    .filter((number) => number !== undefined)
    .join(", ");
}

/** Every question of the area with its answer, to be read through; in parts that fit a message. */
export function answerList(area: OpenArea, locale: Locale, maxText: number): Outgoing[] {
  const { session } = area;
  const lines = askedQuestions(area)
    .filter(({ path }) => session.isRelevant(path))
    .map((question) => {
      const value = shownAnswer(area, question, locale) || t(locale, "answer-none");
      return `${question.number ?? ""}. ${session.label(question.path, locale)}: ${value}`;
    });
  const parts: string[] = [];
  let part = "";
  for (const line of lines) {
    const longer = part === "" ? line : `${part}\n${line}`;
    if (longer.length > maxText && part !== "") {
      parts.push(part);
      part = line;
    } else part = longer;
  }
  parts.push(part);
  return [...parts, t(locale, "review-how-to-edit")].map((text) => outgoing([text]));
}
