import { t } from "../../i18n/t.ts";
import { ASKED_OF_INSPECTION } from "../../policies/askedOfInspection.ts";
import { findInspection } from "../../usecases/inspection/inspectionRef.ts";
import type { BotConversation, InnerContext } from "../core/botContext.ts";
import type { Handling } from "../core/handling.ts";
import { personLocale, say } from "../core/say.ts";
import { askUntil, type Answered } from "../ask/askUntil.ts";
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
    const question = await conversation.external(({ handling }) =>
      minutesQuestion(handling, inspectionId, step),
    );
    if (question === null) {
      await say(
        at,
        await conversation.external(({ handling }) =>
          t(personLocale(handling), ASKED_OF_INSPECTION.minutes.refusal),
        ),
      );
      return;
    }
    const told: Answered<"on" | "back" | "left"> = await askUntil(
      conversation,
      at,
      question,
      (said, handling) => takeMinutes(handling, inspectionId, step, said),
    );
    at = told.context;
    if (told.value === "left") return;
    place = told.value === "back" ? Math.max(0, place - 1) : place + 1;
  }
  const answer = await conversation.external(({ handling }) => order(handling, inspectionId));
  await say(at, answer);
}

async function order(handling: Handling, inspectionId: string): Promise<string> {
  const inspection = await findInspection(handling.act, inspectionId);
  if (inspection === null) return t(personLocale(handling), "not-allowed");
  return orderDocument(handling, inspection, { kind: "inspection_minutes", format: "pdf" }, "vi");
}
