import { t } from "../../i18n/t.ts";
import { askedQuestions } from "../../usecases/answers/askedQuestions.ts";
import { isOpenForAnswers, openArea } from "../../usecases/answers/openArea.ts";
import { atPlace } from "../../usecases/answers/stepPlace.ts";
import { concludedText } from "./concludedText.ts";
import { numberOf } from "./numberOf.ts";
import { shownAnswer } from "./shownAnswer.ts";
import { packButton, QUESTION_ACTS } from "../../messaging/buttonData.ts";
import type { Handling } from "../core/handling.ts";
import { column, outgoing, type Outgoing } from "../core/outgoing.ts";
import { personLocale } from "../core/say.ts";

/** The answer to a button of an older question: what was answered, and the way to change it. */
export async function staleQuestion(handling: Handling, recordId: number, place: number): Promise<Outgoing> {
  const locale = personLocale(handling);
  const { act } = handling;
  const area = await openArea(act, recordId);
  if (area?.mine !== true) act.refused("not_allowed");
  const question = area === null || !area.mine ? undefined : atPlace(askedQuestions(area), place);
  if (area === null || question === undefined) return outgoing([t(locale, "button-old")]);
  const value = shownAnswer(area, question, locale);
  const text =
    value === ""
      ? t(locale, "stale-open", { number: numberOf(question) })
      : t(locale, "stale-answered", { number: numberOf(question), value });
  if (area.concludedOn !== null) return outgoing([`${text}\n\n${concludedText(area.concludedOn, locale)}`]);
  if (!isOpenForAnswers(area)) return outgoing([text]);
  return outgoing(
    [text],
    column({
      label: t(locale, "button-edit-this"),
      data: packButton({
        on: "question",
        record: recordId,
        question: place,
        prompt: "0",
        act: QUESTION_ACTS.edit,
      }),
    }),
  );
}
