import type { QuestionInfo } from "../../domain/form/session/questionInfo.ts";
import { localized, type Locale } from "../../domain/text.ts";
import { t } from "../../i18n/t.ts";
import { ratingQuestion } from "../../domain/finding/ratingDoubt.ts";
import { mergeFindings } from "../../domain/finding/mergeFindings.ts";
import { firedRules } from "../../usecases/finding/firedRules.ts";
import { ratingDoubtOf } from "../../usecases/finding/doubtfulRatings.ts";
import { askedQuestions } from "../../usecases/answers/askedQuestions.ts";
import type { OpenArea } from "../../usecases/answers/openArea.ts";
import { unansweredRequired } from "../../usecases/answers/submitArea.ts";
import {
  addCounts,
  evidenceCounts,
  totalOf,
  type EvidenceCounts,
} from "../../usecases/evidence/evidenceCounts.ts";
import { differingPaths } from "../../usecases/answers/differences.ts";
import { placeOf } from "../../usecases/answers/stepPlace.ts";
import { missingEvidence } from "../../usecases/evidence/missingEvidence.ts";
import { inParts } from "./inParts.ts";
import { numberOf } from "./numberOf.ts";
import { countsText } from "./evidenceText.ts";
import { doubtText } from "./doubtText.ts";
import type { Handling } from "../core/handling.ts";
import { shownAnswer } from "./shownAnswer.ts";
import { packButton } from "../../messaging/buttonData.ts";
import { bold, column, outgoing, type Button, type Outgoing, type Piece } from "../core/outgoing.ts";
import { chatKind } from "../questions/index.ts";

/** Buttons of the review; a repeat is opened by its place: "rp1k". */
export const REVIEW_ACTS = { list: "ls", submit: "ok", repeat: "rp" } as const;

/** What stands before the area is handed in: how much was answered, figures, expected findings. */
export async function reviewScreen(
  handling: Handling,
  area: OpenArea,
  prompt: string,
  notice: readonly string[],
  locale: Locale,
): Promise<Outgoing> {
  const { session } = area;
  const { act } = handling;
  const relevant = askedQuestions(area).filter(({ path }) => session.isRelevant(path));
  const answered = relevant.filter(
    ({ path }) => session.isSettled(path) && session.answer(path)?.state !== "skipped",
  );
  const missing = unansweredRequired(area);
  const withoutEvidence = await missingEvidence(act, area);
  const evidence = [...(await evidenceCounts(act, area.recordId)).values()].reduce(addCounts, {});
  const withoutData = relevant.filter(({ path }) => session.answer(path)?.state === "not_available");
  const proposals = mergeFindings(firedRules(session, area.area));
  const findings = proposals.filter((proposal) => proposal.severity !== "observation");
  const isOnSite = area.source === "on_site";
  const differing = await differingPaths(act, area);
  const warned = session.problems(area.area).warnings.map((warning) => session.question(warning.path));
  const hidden = session.hiddenAnswers(area.area).filter((path) => session.question(path).asked);
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
  if (warned.length > 0) pieces.push(`\n${t(locale, "review-warned", { numbers: numbers(warned) })}`);
  if (differing.length > 0) {
    const questions = differing.map((path) => session.question(path));
    pieces.push(`\n${t(locale, "review-differing", { numbers: numbers(questions) })}`);
  }
  if (hidden.length > 0) {
    const questions = hidden.map((path) => session.question(path));
    pieces.push(`\n${t(locale, "review-hidden", { numbers: numbers(questions) })}`);
  }
  if (isOnSite && withoutEvidence.length > 0)
    pieces.push(`\n${t(locale, "review-evidence-missing", { numbers: numbers(withoutEvidence) })}`);
  if (totalOf(evidence) > 0)
    pieces.push(`\n${t(locale, "review-evidence", { what: countsText(evidence, locale) })}`);
  for (const figure of session.figures(area.area)) {
    if (figure.value === undefined) continue;
    const label = localized(figure.label, locale);
    pieces.push(`\n${t(locale, "figure-line", { label, value: localized(figure.printed, locale) })}`);
  }
  if (isOnSite)
    pieces.push(
      `\n${t(locale, "review-findings", {
        findings: String(findings.length),
        observations: String(proposals.length - findings.length),
      })}`,
    );
  const rating = ratingQuestion(area.area);
  const doubt = session.has(rating) ? await ratingDoubtOf(act, area, rating, session.value(rating)) : null;
  if (doubt !== null) {
    const number = numberOf(session.question(rating));
    const about = { number, doubt: doubtText(area, rating, doubt, locale) };
    pieces.push(`\n${t(locale, "review-doubt", about)}`);
  }
  if (area.returnReason !== null)
    pieces.push(`\n${t(locale, "review-returned", { reason: area.returnReason })}`);
  pieces.push(...shownAtEnd(area, locale).map((line) => `\n${line}`));
  const button = (act: string, label: string): Button => ({
    label,
    data: packButton({ on: "review", record: area.recordId, prompt, act }),
  });
  return outgoing(
    pieces,
    column(
      button(REVIEW_ACTS.list, t(locale, "button-review-list")),
      ...session
        .repeats(area.area)
        .filter((repeat) => !repeat.fixed)
        .map((repeat) =>
          button(
            `${REVIEW_ACTS.repeat}${placeOf(repeat).toString(36)}`,
            t(locale, "button-review-repeat", {
              label: session.repeatLabel(repeat.path, locale),
              count: String(repeat.count),
            }),
          ),
        ),
      proposals.length === 0 || !isOnSite
        ? null
        : {
            label: t(locale, "button-review-findings"),
            data: packButton({ on: "inspection", id: area.inspection.id, act: "decide" }),
          },
      button(REVIEW_ACTS.submit, t(locale, isOnSite ? "button-submit" : "button-submit-self-report")),
    ),
  );
}

function numbers(questions: readonly QuestionInfo[]): string {
  return questions
    .filter((question) => question.number !== undefined)
    .map((question) => numberOf(question))
    .join(", ");
}

/** Notes of the form that stand behind its last question. */
function shownAtEnd({ session, area }: OpenArea, locale: Locale): string[] {
  return session
    .shownBefore(area, null)
    .map((path) => session.shownText(path, locale))
    .filter((text) => text !== "");
}

/** Every question of the area with its answer, to be read through; in parts that fit a message. */
export function answerList(
  area: OpenArea,
  evidence: EvidenceCounts,
  locale: Locale,
  maxText: number,
): Outgoing[] {
  const { session } = area;
  const lines = askedQuestions(area)
    .filter(({ path }) => session.isRelevant(path))
    .map((question) => {
      const sent = countsText(evidence.get(question.path) ?? {}, locale);
      const value = shownAnswer(area, question, locale) || t(locale, "answer-none");
      const shown = sent === "" ? value : chatKind(question).ends === "files" ? sent : `${value} (${sent})`;
      return `${numberOf(question)}. ${session.label(question.path, locale)}: ${shown}`;
    });
  return [...inParts(lines, maxText), t(locale, "review-how-to-edit")].map((text) => outgoing([text]));
}
