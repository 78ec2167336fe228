import { t } from "../../i18n/t.ts";
import { areaAtWork } from "../../usecases/answers/areaAtWork.ts";
import { lastSaid, type SaidMessage } from "../../usecases/answers/lastSaid.ts";
import { isOpenForAnswers, openArea } from "../../usecases/answers/openArea.ts";
import { stepPlace } from "../../usecases/answers/stepPlace.ts";
import { stepToAsk } from "../../usecases/answers/stepToAsk.ts";
import { leaveNotice } from "../core/notice.ts";
import { buttonOf } from "../ask/ask.ts";
import { askBack } from "./askBack.ts";
import { hasSeen } from "../core/hasSeen.ts";
import { unpackButton } from "../../messaging/buttonData.ts";
import type { BotContext } from "../core/botContext.ts";
import type { Taken } from "../core/taken.ts";
import type { Handling } from "../core/handling.ts";
import { personLocale } from "../core/say.ts";
import { questionHeading } from "../screens/question.ts";

/** How far back the question that stands is looked for. */
const LOOKED_BACK = 10;

/**
 * A dialogue may be gone at any time (another release, a broken state). What comes next is then taken as
 * what it would have been: an answer to the question that stands in the chat. When something else was
 * asked last, the person is told that it was not taken, and sees the question again.
 */
export async function resumeQuestion(context: BotContext): Promise<Taken> {
  const { handling } = context;
  const { act, update, conversation, input } = handling;
  if (update.person === null) return "passed";
  const pressed = input.kind === "button" ? unpackButton(input.data) : null;
  if (input.kind !== "text" && input.kind !== "evidence" && pressed?.on !== "question") return "passed";
  const asked = await askedLast(handling, await lastSaid(act, conversation, LOOKED_BACK));
  if (asked === null || (pressed !== null && !asked.isStanding)) return "passed";
  const now = await openStep(handling, asked.record);
  if (now === null) return "passed";
  const { wasRestored } = update;
  const stands = asked.isStanding && now.place === asked.place && !wasRestored;
  if (stands && input.kind === "text" && !(await hasSeen(handling, String(asked.message.outboxId))))
    return askBack(context);
  if (pressed?.on === "question") {
    const isThis = pressed.record === asked.record && pressed.question === asked.place;
    if (!stands || !isThis) return "passed";
  }
  if (stands) {
    const button = buttonOf(input, [asked.message.buttons]);
    return { enter: "area", args: [asked.record, { input, button, promptId: asked.message.outboxId }] };
  }
  const why = wasRestored ? "restored-not-taken" : "resume-not-taken";
  leaveNotice(handling, t(personLocale(handling), why));
  return { enter: "area", args: [asked.record] };
}

interface Asked {
  record: number;
  place: number;
  message: SaidMessage;
  /** Nothing else was asked after it. */
  isStanding: boolean;
}

/** The last question of a form that was asked here; null when the chat is about something else. */
async function askedLast(handling: Handling, messages: readonly SaidMessage[]): Promise<Asked | null> {
  let isStanding = true;
  for (const message of messages) {
    const carried = message.buttons.map(({ data }) => unpackButton(data)).filter((data) => data !== null);
    const onQuestion = carried.find((data) => data.on === "question" && data.prompt !== "0");
    if (onQuestion?.on === "question") {
      return { record: onQuestion.record, place: onQuestion.question, message, isStanding };
    }
    // What is offered at any time (a menu, a list, a point) has nothing to do with a question.
    if (carried.length > 0 && !carried.some(({ on }) => on === "prompt" || on === "question")) return null;
    const bare = carried.length === 0 && !message.wantsText ? await bareQuestion(handling, message) : null;
    if (bare !== null) return { ...bare, message, isStanding };
    if (carried.length > 0 || message.wantsText) isStanding = false;
  }
  return null;
}

/** A question without any button is known by its words. */
async function bareQuestion(
  handling: Handling,
  { text }: SaidMessage,
): Promise<{ record: number; place: number } | null> {
  const record = await areaAtWork(handling.act);
  const now = record === null ? null : await openStep(handling, record);
  if (record === null || now === null || now.heading === null || !text.includes(now.heading)) return null;
  return { record, place: now.place };
}

/** What is to be asked now in an area that the person may fill in; null when there is nothing. */
async function openStep(
  handling: Handling,
  record: number,
): Promise<{ place: number; heading: string | null } | null> {
  const area = await openArea(handling.act, record);
  if (area === null || !isOpenForAnswers(area)) return null;
  const step = stepToAsk(area);
  if (step === undefined) return null;
  const heading =
    step.kind === "question" ? questionHeading(area, step.question, personLocale(handling)) : null;
  return { place: stepPlace(step), heading: heading?.join("") ?? null };
}
