import type { QuestionInfo } from "../../domain/form/session/questionInfo.ts";
import type { Locale } from "../../domain/text.ts";
import { t } from "../../i18n/t.ts";
import { answerSaidIn } from "../../usecases/answers/answerSaidIn.ts";
import { askedQuestions } from "../../usecases/answers/askedQuestions.ts";
import { isOpenForAnswers, openArea, type OpenArea } from "../../usecases/answers/openArea.ts";
import { seenAt } from "../../usecases/answers/overtakenBy.ts";
import { setCursor } from "../../usecases/answers/setCursor.ts";
import { placeOf } from "../../usecases/answers/stepPlace.ts";
import { saidIn } from "./asking.ts";
import { shownAnswer } from "../screens/shownAnswer.ts";
import { concludedText } from "../screens/concludedText.ts";
import { numberOf } from "../screens/numberOf.ts";
import { takeNotice } from "../core/notice.ts";
import { takeAnswer } from "./takeAnswer.ts";
import { packButton, QUESTION_ACTS } from "../../messaging/buttonData.ts";
import type { BotContext } from "../core/botContext.ts";
import type { Taken } from "../core/taken.ts";
import type { Handling } from "../core/handling.ts";
import { textInput, type TextInput } from "../core/input.ts";
import { column, outgoing, type Outgoing } from "../core/outgoing.ts";
import { personLocale, say } from "../core/say.ts";

/**
 * A message that gave an answer and was edited gives the new answer (F07), whatever is being asked
 * meanwhile. Where something must be confirmed or explained first, that is asked at once. An older
 * message never replaces a newer answer (F05).
 */
export async function amendAnswer(context: BotContext): Promise<Taken> {
  const { handling, editedMessage: edited } = context;
  if (edited === undefined) return "passed";
  // Captions, and places that move by themselves, give no answers.
  if (edited.text === undefined || handling.update.person === null) return "done";
  const input = { ...textInput(edited.text, handling.recognize), messageId: edited.message_id };
  const amended = await amendable(handling, input);
  if ("refusal" in amended) {
    await say(context, amended.refusal);
    return "done";
  }
  const { area, question } = amended;
  const { recordId } = area;
  const locale = personLocale(handling);
  const place = placeOf(question);
  const at = { recordId, place, ticked: [], page: 0, seen: seenAt(area), prompts: [] };
  const number = numberOf(question);
  const outcome = await takeAnswer(handling, at, input, null);
  if (outcome.kind === "next") {
    await say(context, [t(locale, "amend-done", { number }), ...takeNotice(handling)].join("\n"));
    return "done";
  }
  if (outcome.kind === "reply") {
    const value = shownAnswer(area, question, locale);
    const kept = t(locale, "amend-refused", { number, value });
    const buttons = [...outcome.message.buttons, ...edit(recordId, place, locale)];
    await say(context, outgoing([`${outcome.message.text}\n\n${kept}`], buttons));
    return "done";
  }
  if (!(await setCursor(handling.act, recordId, place))) return "done";
  return { enter: "area", args: [recordId, { input, button: null, promptId: null }] };
}

type Amendable = { area: OpenArea; question: QuestionInfo } | { refusal: Outgoing };

async function amendable(handling: Handling, { command, messageId }: TextInput): Promise<Amendable> {
  const { act } = handling;
  const locale = personLocale(handling);
  const found = await answerSaidIn(act, saidIn(handling, messageId) ?? "");
  if (found === null || command !== null) return refusal(t(locale, "amend-none"));
  const area = await openArea(act, found.recordId);
  const question =
    area === null ? undefined : askedQuestions(area).find((candidate) => candidate.path === found.path);
  if (area === null || !area.mine) {
    act.refused("not_allowed");
    return refusal(t(locale, "not-allowed"));
  }
  if (question === undefined) return refusal(t(locale, "amend-none"));
  const about = { number: numberOf(question), value: shownAnswer(area, question, locale) };
  if (area.concludedOn !== null) return refusal(concludedText(area.concludedOn, locale));
  if (!isOpenForAnswers(area)) return refusal(t(locale, "amend-closed", about));
  if (!found.holds) {
    const buttons = edit(area.recordId, placeOf(question), locale);
    return { refusal: outgoing([t(locale, "amend-overtaken", about)], buttons) };
  }
  return { area, question };
}

function refusal(text: string): Amendable {
  return { refusal: outgoing([text]) };
}

function edit(record: number, question: number, locale: Locale): Outgoing["buttons"] {
  return column({
    label: t(locale, "button-edit-this"),
    data: packButton({ on: "question", record, question, prompt: "0", act: QUESTION_ACTS.edit }),
  });
}
