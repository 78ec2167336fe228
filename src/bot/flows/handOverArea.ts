import { t } from "../../i18n/t.ts";
import { handOverArea, teamFor } from "../../usecases/answers/handOver.ts";
import { peopleById } from "../../usecases/answers/areaPeople.ts";
import { areaToSteer } from "../../usecases/answers/steerArea.ts";
import { ask } from "../ask/ask.ts";
import { packButton } from "../../messaging/buttonData.ts";
import type { BotConversation, InnerContext } from "../core/context.ts";
import { handling } from "../core/handling.ts";
import { column, outgoing, type Outgoing } from "../core/outgoing.ts";
import { newPromptId } from "../core/promptId.ts";
import { personLocale, say } from "../core/say.ts";
import { steerRefusal } from "../screens/steerRefusal.ts";
import { tell } from "../tell/tell.ts";
import { openAreaButton, titleOf } from "./returnArea.ts";

type People =
  | { ok: false; text: string }
  | { ok: true; prompt: string; message: Outgoing; names: Record<string, string>; hasAssigned: boolean };

/** Gives an area to somebody else of the team, in place of those who have it or together with them. */
export async function handOverFlow(
  conversation: BotConversation,
  context: InnerContext,
  recordId: number,
): Promise<void> {
  const people = await conversation.external(() => whom(recordId));
  if (!people.ok) {
    await say(context, people.text);
    return;
  }
  const picked = await ask(conversation, context, people.message);
  const { button } = picked;
  if (button?.on !== "prompt" || button.prompt !== people.prompt) return;
  const place = button.act;
  const name = people.names[place];
  if (name === undefined) return;
  let together = false;
  let next = picked.context;
  if (people.hasAssigned) {
    const how = await conversation.external(() => howToHandOver(name));
    const answered = await ask(conversation, next, how.message);
    next = answered.context;
    if (answered.button?.on !== "prompt" || answered.button.prompt !== how.prompt) return;
    together = answered.button.act === "together";
  }
  const done = await conversation.external(() => handOver(recordId, Number(place), together));
  await say(next, done);
}

async function whom(recordId: number): Promise<People> {
  const { act } = handling();
  const locale = personLocale();
  const steered = await areaToSteer(act, recordId, "assignAreas", ["draft", "returned", "submitted"]);
  if (!steered.ok) return { ok: false, text: steerRefusal(steered.reason, locale) };
  const team = await teamFor(act, steered.area);
  const prompt = newPromptId();
  const names: Record<string, string> = {};
  for (const [place, person] of team.entries()) if (!person.assigned) names[place] = person.name;
  const buttons = Object.entries(names).map(([place, name]) => ({
    label: name,
    data: packButton({ on: "prompt", prompt, act: place }),
  }));
  const text = t(locale, "hand-over-to", { area: titleOf(steered.area, locale) });
  const hasAssigned = team.some((person) => person.assigned);
  return { ok: true, prompt, names, hasAssigned, message: outgoing([text], column(...buttons)) };
}

function howToHandOver(name: string): { prompt: string; message: Outgoing } {
  const locale = personLocale();
  const prompt = newPromptId();
  const button = (act: string, label: string) => ({
    label,
    data: packButton({ on: "prompt", prompt, act }),
  });
  const buttons = column(
    button("instead", t(locale, "button-instead")),
    button("together", t(locale, "button-together")),
  );
  return { prompt, message: outgoing([t(locale, "hand-over-how", { name })], buttons) };
}

async function handOver(recordId: number, place: number, together: boolean): Promise<string> {
  const { act } = handling();
  const locale = personLocale();
  const steered = await areaToSteer(act, recordId, "assignAreas", ["draft", "returned", "submitted"]);
  if (!steered.ok) return steerRefusal(steered.reason, locale);
  const memberId = (await teamFor(act, steered.area))[place]?.memberId ?? "";
  const result = await handOverArea(act, { recordId, memberId, together });
  if (!result.ok) return steerRefusal(result.reason, locale);
  const { area, to, from } = result;
  const { unit } = area.inspection;
  const others = [to, ...from].map(({ personId }) => personId).filter((id) => id !== act.actor?.id);
  const addressed = await peopleById(act, others);
  const isNew = (personId: string): boolean => personId === to.personId;
  await tell(
    act,
    addressed.filter((one) => isNew(one.personId)),
    (theirs) => {
      const about = { area: titleOf(area, theirs), unit };
      return outgoing([t(theirs, "told-handed-over", about)], openAreaButton(area, theirs));
    },
  );
  await tell(
    act,
    addressed.filter((one) => !isNew(one.personId)),
    (theirs) => {
      return outgoing([t(theirs, "told-taken-over", { area: titleOf(area, theirs), unit, name: to.name })]);
    },
  );
  return t(locale, "steer-handed-over", { area: titleOf(area, locale), name: to.name });
}
