import { recognizeCommand } from "../../domain/language/commandWords.ts";
import { t } from "../../i18n/t.ts";
import { askedQuestions } from "../../usecases/answers/askedQuestions.ts";
import { openArea, type OpenArea } from "../../usecases/answers/openArea.ts";
import { moveCursor } from "../../usecases/answers/setCursor.ts";
import { submitArea } from "../../usecases/answers/submitArea.ts";
import { listFindings, undecided } from "../../usecases/finding/findings.ts";
import { syncFindings } from "../../usecases/finding/syncFindings.ts";
import { packButton, type ButtonData } from "../callbackData.ts";
import { handling } from "../handling.ts";
import type { Input } from "../input.ts";
import { column, outgoing, type Outgoing } from "../outgoing.ts";
import { personLocale } from "../say.ts";
import { answerList, REVIEW_ACTS } from "../screens/review.ts";
import { leaveNotice } from "./notice.ts";

/** What the review leads to: shown again (perhaps at a question), or left. */
export interface ReviewOutcome {
  kind: "again" | "left";
  messages: Outgoing[];
}

/** A list of answers stays below the shortest limit of the channels (Zalo: 2 000 characters). */
const LIST_PART = 1_900;

export async function takeReview(
  recordId: number,
  prompt: string,
  input: Input,
  button: ButtonData | null,
): Promise<ReviewOutcome> {
  const locale = personLocale();
  const area = await openArea(handling().act, recordId);
  if (area === null) return { kind: "left", messages: [] };
  if (button?.on === "review" && button.record === recordId) {
    if (button.act === REVIEW_ACTS.list)
      return { kind: "again", messages: answerList(area, locale, LIST_PART) };
    if (button.act === REVIEW_ACTS.submit) return submit(area);
  }
  if (input.kind === "text" && (await openByNumber(area, input.text))) return { kind: "again", messages: [] };
  leaveNotice(t(locale, "review-choose"));
  return { kind: "again", messages: [] };
}

/** "sửa 9", "9" or "quay lại" in the review open a question. */
async function openByNumber(area: OpenArea, text: string): Promise<boolean> {
  const command = recognizeCommand(text);
  const questions = askedQuestions(area).filter(({ path }) => area.session.isRelevant(path));
  const number = command?.command === "edit" ? command.argument : text.trim();
  const target =
    command?.command === "back"
      ? questions.at(-1)
      : questions.find((question) => String(question.number) === number);
  if (target === undefined) return false;
  await moveCursor(handling().act, area.recordId, target.path);
  return true;
}

async function submit(area: OpenArea): Promise<ReviewOutcome> {
  const { act } = handling();
  const locale = personLocale();
  const result = await submitArea(act, area, locale);
  if (!result.ok) {
    switch (result.reason) {
      case "unanswered":
        leaveNotice(t(locale, "submit-unanswered", { numbers: result.numbers.join(", ") }));
        return { kind: "again", messages: [] };
      case "errors":
        leaveNotice(...result.messages);
        return { kind: "again", messages: [] };
      case "not_assigned":
      case "not_open":
        return { kind: "left", messages: [outgoing([t(locale, "area-not-open")])] };
      default:
        return result satisfies never;
    }
  }
  await syncFindings(act, area.inspection.id);
  const open = undecided(await listFindings(act, area.inspection.id), { as: "member", areas: [area.area] });
  const done = outgoing([t(locale, "submit-done", { area: area.session.areaLabel(area.area, locale) })]);
  if (open.length === 0) return { kind: "left", messages: [done] };
  const opinion = outgoing(
    [t(locale, "submit-opinion", { count: String(open.length) })],
    column({
      label: t(locale, "button-give-opinion", { count: String(open.length) }),
      data: packButton({ on: "inspection", id: area.inspection.id, act: "decide" }),
    }),
  );
  return { kind: "left", messages: [done, opinion] };
}
