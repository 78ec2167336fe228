import type { QuestionInfo } from "../../domain/form/session/questionInfo.ts";
import type { OpenArea } from "../../usecases/answers/openArea.ts";
import { saveAnswer } from "../../usecases/answers/saveAnswer.ts";
import type { Handling } from "../core/handling.ts";

/** The answer of a question for photos or files, as the form's expressions see it: how many there are. */
export async function saveFileCount(
  handling: Handling,
  area: OpenArea,
  question: QuestionInfo,
  count: number,
): Promise<boolean> {
  const saved = await saveAnswer(handling.act, area, {
    path: question.path,
    state: "answered",
    value: String(count),
    approximate: false,
    note: null,
    explanation: null,
  });
  if (saved.ok) handling.saved = saved.area;
  return saved.ok;
}
