import { normalizeName } from "../../domain/language/normalizeName.ts";
import { t } from "../../i18n/t.ts";
import { addAssignee } from "../../usecases/remediation/addAssignee.ts";
import { unitCandidates } from "../../usecases/remediation/unitCandidates.ts";
import { ask } from "../ask/ask.ts";
import { packButton } from "../../messaging/buttonData.ts";
import type { BotConversation, InnerContext } from "../core/context.ts";
import { handling } from "../core/handling.ts";
import { column, outgoing, type Outgoing } from "../core/outgoing.ts";
import { newPromptId } from "../core/promptId.ts";
import { personLocale, say } from "../core/say.ts";
import { pointName } from "../screens/remedyWords.ts";
import { pointFor } from "../press/remedyPointFor.ts";
import { refused, takeStep } from "../press/remedyStep.ts";

const SOMEONE_ELSE = "new";
/** "Nguyễn Văn An": at least two words, and no longer than any name. */
const FULL_NAME = /^\S+(?: \S+)+$/;
const MAX_NAME = 100;

interface Choice {
  prompt: string;
  /** People behind the buttons, by their place. */
  people: string[];
  message: Outgoing;
}

/** Who is in charge of a point: one of the unit's people, or somebody new, who gets an invitation. */
export async function assignFlow(
  conversation: BotConversation,
  context: InnerContext,
  remediationId: string,
): Promise<void> {
  const choice = await conversation.external(() => candidateChoice(remediationId));
  let last = context;
  if (choice.prompt === "") {
    await say(last, choice.message);
    return;
  }
  for (;;) {
    const received = await ask(conversation, last, choice.message);
    last = received.context;
    const { button } = received;
    if (button?.on === "prompt" && button.prompt === choice.prompt) {
      if (button.act === SOMEONE_ELSE) return newPerson(conversation, last, remediationId);
      const assigneeId = choice.people[Number(button.act)];
      if (assigneeId === undefined) return;
      const reply = await conversation.external(() =>
        takeStep(remediationId, { kind: "reassign", assigneeId }),
      );
      await say(last, reply);
      return;
    }
    if (received.input.kind === "button") return;
    const wrong = await conversation.external(() => t(personLocale(), "choose-a-button"));
    await say(last, wrong);
  }
}

async function newPerson(
  conversation: BotConversation,
  context: InnerContext,
  remediationId: string,
): Promise<void> {
  const prompt = await conversation.external((): Outgoing => ({
    ...outgoing([t(personLocale(), "remedy-ask-name")]),
    wantsText: true,
  }));
  let last = context;
  for (;;) {
    const { input, context: next } = await ask(conversation, last, prompt);
    last = next;
    if (input.kind === "button") return;
    const name = input.kind === "text" ? normalizeName(input.text) : "";
    if (FULL_NAME.test(name) && name.length <= MAX_NAME) {
      const replies = await conversation.external(() => assignNew(remediationId, name));
      for (const reply of replies) await say(last, reply);
      return;
    }
    const wrong = await conversation.external(() => t(personLocale(), "remedy-name-wrong"));
    await say(last, wrong);
  }
}

async function candidateChoice(remediationId: string): Promise<Choice> {
  const { act } = handling();
  const locale = personLocale();
  const opened = await pointFor(remediationId, "reassign");
  if ("refusal" in opened) return { prompt: "", people: [], message: opened.refusal };
  const { view } = opened;
  const candidates = await unitCandidates(act, view);
  const prompt = newPromptId();
  const button = (label: string, name: string) => ({
    label,
    data: packButton({ on: "prompt", prompt, act: name }),
  });
  return {
    prompt,
    people: candidates.map(({ personId }) => personId),
    message: outgoing(
      [t(locale, "remedy-ask-assignee", { point: pointName(view, locale) })],
      column(
        ...candidates.map(({ name }, place) => button(name, String(place))),
        button(t(locale, "button-remedy-someone-else"), SOMEONE_ELSE),
      ),
    ),
  };
}

async function assignNew(remediationId: string, name: string): Promise<(Outgoing | string)[]> {
  const { act } = handling();
  const locale = personLocale();
  const added = await addAssignee(act, { remediationId, name });
  if (!added.ok) return [await refused(added, locale)];
  const reply = await takeStep(remediationId, { kind: "reassign", assigneeId: added.personId });
  return [reply, t(locale, "remedy-invite", { name, code: added.code })];
}
