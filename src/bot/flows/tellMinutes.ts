import { t } from "../../i18n/t.ts";
import { findInspection } from "../../usecases/inspection/inspectionRef.ts";
import { ask } from "../ask/ask.ts";
import type { BotConversation, InnerContext } from "../core/context.ts";
import { handling } from "../core/handling.ts";
import { personLocale, say } from "../core/say.ts";
import { minutesQuestion, MINUTES_STEPS } from "../screens/minutesQuestion.ts";
import { orderDocument } from "../press/orderDocument.ts";
import { takeMinutes } from "../answering/takeMinutes.ts";

/**
 * Asks what the minutes say that no answer gives, one thing a message, each stored before the next is
 * asked; then has the minutes drawn. To be left and begun again at any point: what is told is offered
 * again.
 */
export async function tellMinutes(
  conversation: BotConversation,
  context: InnerContext,
  inspectionId: string,
): Promise<void> {
  let at = context;
  for (let place = 0; place < MINUTES_STEPS.length;) {
    const step = MINUTES_STEPS[place];
    if (step === undefined) break;
    const question = await conversation.external(() => minutesQuestion(inspectionId, step));
    if (question === null) {
      await say(at, await conversation.external(() => t(personLocale(), "ask-minutes-only-lead")));
      return;
    }
    const { input, button, context: next } = await ask(conversation, at, question.message);
    at = next;
    const told = await conversation.external(() =>
      takeMinutes(inspectionId, step, question.prompt, { input, button }),
    );
    if (told.go === "left") return;
    if (told.go === "again") await say(at, told.text);
    else if (told.go === "back") place = Math.max(0, place - 1);
    else place += 1;
  }
  const answer = await conversation.external(() => order(inspectionId));
  await say(at, answer);
}

async function order(inspectionId: string): Promise<string> {
  const inspection = await findInspection(handling().act, inspectionId);
  if (inspection === null) return t(personLocale(), "not-allowed");
  return orderDocument(inspection, { kind: "inspection_minutes", format: "pdf" }, "vi");
}
