import { normalizeText } from "../domain/language/normalizeText.ts";
import { recognizeCommand } from "../domain/language/commandWords.ts";
import type { QuestionInfo } from "../domain/form/FormSession.ts";
import { t } from "../i18n/t.ts";
import { answerSaidIn } from "../usecases/answers/answerSaidIn.ts";
import { askedQuestions } from "../usecases/answers/askedQuestions.ts";
import { isOpenForAnswers, openArea, type OpenArea } from "../usecases/answers/openArea.ts";
import { seenAt } from "../usecases/answers/overtakenBy.ts";
import { setCursor } from "../usecases/answers/setCursor.ts";
import { placeOf } from "../usecases/answers/stepPlace.ts";
import { saidIn } from "./answering/asking.ts";
import { shownAnswer } from "./answering/echo.ts";
import { numberOf } from "./answering/moveAbout.ts";
import { takeNotice } from "./answering/notice.ts";
import { takeAnswer } from "./answering/takeAnswer.ts";
import { packButton } from "./callbackData.ts";
import type { BotContext } from "./context.ts";
import { enterFlow } from "./enterFlow.ts";
import { handling } from "./handling.ts";
import { column, outgoing, type Outgoing } from "./outgoing.ts";
import { personLocale, say } from "./say.ts";

/**
 * A message that gave an answer and was edited gives the new answer (F07), whatever is being asked
 * meanwhile. Where something must be confirmed or explained first, that is asked at once. An older
 * message never replaces a newer answer (F05).
 */
export async function amendAnswer(context: BotContext): Promise<"handled" | "passed"> {
  const edited = context.editedMessage;
  if (edited === undefined) return "passed";
  // Captions, and places that move by themselves, give no answers.
  if (edited.text === undefined || handling().update.person === null) return "handled";
  const { text } = normalizeText(edited.text);
  const amended = await amendable(edited.message_id, text);
  if ("refusal" in amended) {
    await say(context, amended.refusal);
    return "handled";
  }
  const { area, question } = amended;
  const { recordId } = area;
  const locale = personLocale();
  const place = placeOf(question);
  const input = { kind: "text", text, messageId: edited.message_id } as const;
  const at = { recordId, place, ticked: [], page: 0, seen: seenAt(area), prompts: [] };
  const number = numberOf(question);
  const outcome = await takeAnswer(at, input, null);
  if (outcome.kind === "next") {
    await say(context, [t(locale, "amend-done", { number }), ...takeNotice()].join("\n"));
  } else if (outcome.kind === "reply") {
    const value = shownAnswer(area, question, locale);
    const kept = t(locale, "amend-refused", { number, value });
    await say(context, {
      ...outgoing(
        [`${outcome.message.text}\n\n${kept}`],
        [...outcome.message.buttons, ...edit(recordId, place)],
      ),
    });
  } else if (await setCursor(handling().act, recordId, place)) {
    await enterFlow(context, "area", recordId, { input, button: null, promptId: null });
  }
  return "handled";
}

type Amendable = { area: OpenArea; question: QuestionInfo } | { refusal: Outgoing };

async function amendable(messageId: number, text: string): Promise<Amendable> {
  const { act } = handling();
  const locale = personLocale();
  const found = await answerSaidIn(act, saidIn(messageId) ?? "");
  if (found === null || recognizeCommand(text) !== null) return refusal(t(locale, "amend-none"));
  const area = await openArea(act, found.recordId);
  const question =
    area === null ? undefined : askedQuestions(area).find((candidate) => candidate.path === found.path);
  if (area === null || !area.mine) {
    act.refused("not_allowed");
    return refusal(t(locale, "not-allowed"));
  }
  if (question === undefined) return refusal(t(locale, "amend-none"));
  const about = { number: numberOf(question), value: shownAnswer(area, question, locale) };
  if (!isOpenForAnswers(area)) return refusal(t(locale, "amend-closed", about));
  if (!found.holds) {
    const buttons = edit(area.recordId, placeOf(question));
    return { refusal: outgoing([t(locale, "amend-overtaken", about)], buttons) };
  }
  return { area, question };
}

function refusal(text: string): Amendable {
  return { refusal: outgoing([text]) };
}

function edit(record: number, question: number): Outgoing["buttons"] {
  return column({
    label: t(personLocale(), "button-edit-this"),
    data: packButton({ on: "question", record, question, prompt: "0", act: "ed" }),
  });
}
