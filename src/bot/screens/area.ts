import { questionToAsk } from "../../domain/inspection/nextQuestion.ts";
import type { RecognizedCommand } from "../../domain/language/commandWords.ts";
import { t } from "../../i18n/t.ts";
import { askedQuestions, questionFlow } from "../../usecases/answers/askedQuestions.ts";
import { isOpenForAnswers, openArea } from "../../usecases/answers/openArea.ts";
import { progressPlace, noteProgress } from "../../usecases/answers/progressPlace.ts";
import { takeAnswer, type AskedAt } from "../answering/takeAnswer.ts";
import { takeNotice } from "../answering/notice.ts";
import { handling } from "../handling.ts";
import { outgoing, type Button, type Outgoing } from "../outgoing.ts";
import { newPromptId } from "../promptId.ts";
import { personLocale } from "../say.ts";
import { shownAnswer } from "../answering/echo.ts";
import { questionButtons, questionScreen } from "./question.ts";
import { reviewScreen } from "./review.ts";

/** What the dialogue of an area shows next; plain JSON, since the dialogue keeps it. */
export type AreaScreen =
  | {
      kind: "question";
      recordId: number;
      place: number;
      ticked: readonly string[];
      message: Outgoing;
    }
  | { kind: "review"; recordId: number; prompt: string; message: Outgoing }
  | { kind: "closed"; message: Outgoing };

export async function areaScreen(recordId: number): Promise<AreaScreen> {
  const locale = personLocale();
  const area = await openArea(handling().act, recordId);
  if (area === null || !area.mine) return { kind: "closed", message: outgoing([t(locale, "not-allowed")]) };
  if (!isOpenForAnswers(area)) return { kind: "closed", message: outgoing([t(locale, "area-closed")]) };
  const questions = askedQuestions(area);
  const path = questionToAsk(questionFlow(area, questions), area.cursor, progressPlace(area));
  const place = questions.findIndex((question) => question.path === path);
  const question = questions[place];
  const prompt = newPromptId();
  if (question === undefined) {
    return {
      kind: "review",
      recordId,
      prompt,
      message: await reviewScreen(area, prompt, takeNotice(), locale),
    };
  }
  noteProgress(area, place);
  const total = questions.findLast((candidate) => candidate.number !== undefined)?.number ?? questions.length;
  const ticked = tickedSoFar(area.session.answer(question.path)?.value ?? null);
  const shown = { area, question, place, total, prompt, ticked };
  return {
    kind: "question",
    recordId,
    place,
    ticked,
    message: questionScreen(shown, takeNotice(), locale),
  };
}

function tickedSoFar(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((name) => typeof name === "string") : [];
}

/** The buttons of a multiple choice after a tick. */
export async function tickedButtons(at: AskedAt): Promise<Button[][]> {
  const locale = personLocale();
  const area = await openArea(handling().act, at.recordId);
  if (area === null) return [];
  const questions = askedQuestions(area);
  const question = questions[at.place];
  if (question === undefined) return [];
  const shown = {
    area,
    question,
    place: at.place,
    total: questions.length,
    prompt: newPromptId(),
    ticked: at.ticked,
  };
  return questionButtons(shown, shownAnswer(area, question, locale) !== "", locale);
}

/** "quay lại", "bỏ qua", "sửa 9" written while no form was open: done before the question is shown. */
export async function applyCommand(recordId: number, command: RecognizedCommand): Promise<void> {
  const screen = await areaScreen(recordId);
  if (screen.kind === "closed") return;
  const at = { recordId, place: screen.kind === "question" ? screen.place : 0, ticked: [] };
  await takeAnswer(at, { kind: "text", text: `/${command.command} ${command.argument}` }, null);
}
