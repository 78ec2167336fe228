import type { QuestionInfo } from "../../domain/form/session/questionInfo.ts";
import type { OpenArea } from "./openArea.ts";

/** Questions of the area that the dialogue asks, relevant now or not; in order. */
export function askedQuestions(area: OpenArea): readonly QuestionInfo[] {
  return area.session.questions(area.area);
}
