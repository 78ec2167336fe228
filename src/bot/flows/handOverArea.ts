import { t } from "../../i18n/t.ts";
import { handOverArea, teamFor } from "../../usecases/answers/handOverArea.ts";
import { peopleById } from "../../usecases/answers/areaPeople.ts";
import { areaToSteer } from "../../usecases/answers/areaToSteer.ts";
import type { BotConversation, InnerContext } from "../core/botContext.ts";
import type { Handling } from "../core/handling.ts";
import { outgoing } from "../core/outgoing.ts";
import { personLocale, say } from "../core/say.ts";
import { steerRefusal } from "../screens/steerRefusal.ts";
import { tell } from "../tell/tell.ts";
import type { Answered } from "../ask/askUntil.ts";
import { askChoice } from "../ask/choice.ts";
import { question, type Asked, type Question } from "../core/question.ts";
import { openAreaButton, titleOf } from "./returnArea.ts";

/** The people by their membership, and whether somebody is in charge already. */
type People = Asked<string, { names: Record<string, string>; hasAssigned: boolean }>;

type How = "instead" | "together";

/** Gives an area to somebody else of the team, in place of those who have it or together with them. */
export async function handOverAreaFlow(
  conversation: BotConversation,
  context: InnerContext,
  recordId: number,
): Promise<void> {
  const people = await conversation.external(({ handling }) => whom(handling, recordId));
  if (people.kind === "end") return void (await say(context, people.message));
  const member = await askChoice(conversation, context, people.question);
  let how: Answered<How> = { value: "instead", context: member.context };
  if (people.hasAssigned) {
    const name = people.names[member.value] ?? "";
    const asked = await conversation.external(({ handling }) => howToHandOver(handling, name));
    how = await askChoice(conversation, member.context, asked);
  }
  const done = await conversation.external(({ handling }) =>
    handOver(handling, recordId, member.value, how.value === "together"),
  );
  await say(how.context, done);
}

async function whom(handling: Handling, recordId: number): Promise<People> {
  const { act } = handling;
  const locale = personLocale(handling);
  const steered = await areaToSteer(act, recordId, "assignAreas", ["draft", "returned", "submitted"]);
  if (!steered.ok) return { kind: "end", message: steerRefusal(steered.reason, locale) };
  const team = await teamFor(act, steered.area);
  const others = team.filter(({ assigned }) => !assigned);
  const choices = others.map(({ memberId, name }) => ({ name: memberId, label: name }));
  return {
    kind: "ask",
    question: question(t(locale, "hand-over-to", { area: titleOf(steered.area, locale) }), choices),
    names: Object.fromEntries(others.map(({ memberId, name }) => [memberId, name])),
    hasAssigned: others.length < team.length,
  };
}

function howToHandOver(handling: Handling, name: string): Question<How> {
  const locale = personLocale(handling);
  return question<How>(t(locale, "hand-over-how", { name }), [
    { name: "instead", label: t(locale, "button-instead") },
    { name: "together", label: t(locale, "button-together") },
  ]);
}

async function handOver(
  handling: Handling,
  recordId: number,
  memberId: string,
  together: boolean,
): Promise<string> {
  const { act } = handling;
  const locale = personLocale(handling);
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
