import type { QuestionInfo } from "../../domain/form/FormSession.ts";
import type { QuestionFlow } from "../../domain/inspection/nextQuestion.ts";
import type { OpenArea } from "./openArea.ts";

/** Files come with the evidence of an answer, not as a question of their own. */
const NOT_ASKED_IN_CHAT = new Set(["image", "file", "audio", "video"]);

/** Questions of the area that the dialogue asks, relevant now or not; their places never change. */
export function askedQuestions(area: OpenArea): QuestionInfo[] {
  return area.session.questions(area.area).filter((question) => !NOT_ASKED_IN_CHAT.has(question.type));
}

export function questionFlow(area: OpenArea, questions: readonly QuestionInfo[]): QuestionFlow {
  return {
    paths: questions.map((question) => question.path),
    isRelevant: (path) => area.session.isRelevant(path),
    isSettled: (path) => area.session.isSettled(path),
  };
}
