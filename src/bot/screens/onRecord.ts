import { formatDate } from "../../domain/answer/formatDate.ts";
import type { QuestionInfo } from "../../domain/form/session/questionInfo.ts";
import type { Locale } from "../../domain/text.ts";
import { t } from "../../i18n/t.ts";
import type { Act } from "../../messaging/act.ts";
import type { OpenArea } from "../../usecases/answers/openArea.ts";
import { previousAnswer } from "../../usecases/answers/previousAnswer.ts";
import { verifiedPoint } from "../../usecases/reinspection/verifiedPoint.ts";
import { shownStored } from "./shownAnswer.ts";
import { reportLine } from "./remedyWords.ts";

/**
 * What is on record about a question from the inspection of this unit before: how far the point is that
 * a re-inspection verifies, or the figure of the last time. No lines where there was none.
 */
export async function onRecord(
  act: Act,
  area: OpenArea,
  question: QuestionInfo,
  locale: Locale,
): Promise<string[]> {
  const point = await verifiedPoint(act, area, question.path);
  if (point !== null) {
    return [
      t(locale, "remedy-detail-state", { state: t(locale, `remedy-state-${point.state}`) }),
      reportLine(point, act.timeZone, locale),
      ...(point.evidence === 0
        ? []
        : [t(locale, "remedy-detail-evidence", { count: String(point.evidence) })]),
    ];
  }
  const previous = await previousAnswer(act, area, question);
  if (previous === null) return [];
  const date = formatDate(previous.visitDate, "short", locale);
  return [t(locale, "question-previous", { date, value: shownStored(area, question, previous, locale) })];
}
