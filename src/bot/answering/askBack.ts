import type { QuestionInfo } from "../../domain/form/session/questionInfo.ts";
import { t } from "../../i18n/t.ts";
import { packButton, QUESTION_ACTS, unpackButton } from "../../messaging/buttonData.ts";
import { areaAtWork } from "../../usecases/answers/areaAtWork.ts";
import { askedQuestions } from "../../usecases/answers/askedQuestions.ts";
import { lastAnswered } from "../../usecases/answers/lastAnswered.ts";
import { lastSaid } from "../../usecases/answers/lastSaid.ts";
import { isOpenForAnswers, openArea, type OpenArea } from "../../usecases/answers/openArea.ts";
import { placeOf } from "../../usecases/answers/stepPlace.ts";
import { stepToAsk } from "../../usecases/answers/stepToAsk.ts";
import type { BotContext } from "../core/botContext.ts";
import type { Handling } from "../core/handling.ts";
import { column, outgoing, type Button } from "../core/outgoing.ts";
import { repeatPrompt } from "../core/repeatPrompt.ts";
import { personLocale, say } from "../core/say.ts";
import type { Taken } from "../core/taken.ts";
import { numberOf } from "../screens/numberOf.ts";

/** How far back the question that is asked is looked for. */
const LOOKED_BACK = 10;

/** Longest part of the words that is said again. */
const QUOTED = 60;

/**
 * Asks what words are for that were written before the open question could be seen. In an area: for that
 * question, or for the one answered last. Elsewhere what is open is asked once more.
 */
export async function askBack(context: BotContext): Promise<Taken> {
  const { handling } = context;
  const locale = personLocale(handling);
  const { input } = handling;
  const written = input.kind === "text" ? input.text.trim() : "";
  const text = written.length > QUOTED ? `${written.slice(0, QUOTED)}…` : written;
  const ways = context.conversation.active("area") > 0 || !hasDialogue(context) ? await waysOf(handling) : [];
  if (ways.length > 0) {
    await say(context, outgoing([t(locale, "early-which", { text })], column(...ways)));
    return "done";
  }
  await say(context, t(locale, "early-not-taken", { text }));
  await repeatPrompt(handling);
  return "done";
}

function hasDialogue({ conversation }: BotContext): boolean {
  return Object.values(conversation.active()).some((count) => count > 0);
}

/** A button for each question that the words may have been meant for; each takes them as its answer. */
async function waysOf(handling: Handling): Promise<Button[]> {
  const { act, update } = handling;
  const record = await recordAsked(handling);
  const area = record === null ? null : await openArea(act, record);
  if (area === null || !isOpenForAnswers(area)) return [];
  const locale = personLocale(handling);
  const step = stepToAsk(area);
  const now = step?.kind === "question" ? step.question : undefined;
  const path = await lastAnswered(act, area);
  const before = askedQuestions(area).find((one) => one.path === path && area.session.isRelevant(one.path));
  const use = useOf(area, update.inboxId);
  return [
    ...(now === undefined ? [] : [use(now, t(locale, "button-early-now", { number: numberOf(now) }))]),
    ...(before === undefined || before.path === now?.path
      ? []
      : [use(before, t(locale, "button-edit-question", { number: numberOf(before) }))]),
  ];
}

function useOf({ recordId: record }: OpenArea, inboxId: bigint) {
  const act = `${QUESTION_ACTS.use}${inboxId.toString(36)}`;
  return (question: QuestionInfo, label: string): Button => ({
    label,
    data: packButton({ on: "question", record, question: placeOf(question), prompt: "0", act }),
  });
}

/** The area whose question is asked in this chat. */
async function recordAsked({ act, conversation }: Handling): Promise<number | null> {
  for (const { buttons } of await lastSaid(act, conversation, LOOKED_BACK)) {
    const asked = buttons.map(({ data }) => unpackButton(data)).find((data) => data?.on === "question");
    if (asked?.on === "question") return asked.record;
  }
  return areaAtWork(act);
}
