import {
  readTemplateField,
  TEMPLATE_FIELDS,
  withoutField,
} from "../../domain/inspection/readTemplateField.ts";
import { t } from "../../i18n/t.ts";
import { changeTemplate } from "../../usecases/document/paperTemplate.ts";
import { holdsRight } from "../../usecases/people/holdsRight.ts";
import { unprintable } from "../answering/unprintable.ts";
import { ask, type Received } from "../ask.ts";
import type { BotConversation, InnerContext } from "../context.ts";
import { handling } from "../handling.ts";
import type { Outgoing } from "../outgoing.ts";
import { newPromptId } from "../promptId.ts";
import { personLocale, say } from "../say.ts";
import {
  fieldName,
  TEMPLATE_ACTS,
  templateProblemText,
  templateQuestion,
  templateScreen,
} from "../screens/templateScreen.ts";

interface Question {
  prompt: string;
  message: Outgoing;
}

/** Shows the template, asks for the new words of one entry after the other; each is stored at once. */
export async function templateFlow(conversation: BotConversation, context: InnerContext): Promise<void> {
  let last = context;
  for (;;) {
    const list = await conversation.external(() => listQuestion());
    if (list === null) return;
    const chosen = await ask(conversation, last, list.message);
    last = chosen.context;
    const said = saidBy(chosen, list.prompt);
    if (said === null || said.act !== null) return;
    const place = fieldNumber(said.text);
    if (place === null) {
      const wrong = await conversation.external(() =>
        t(personLocale(), "template-no-such", { most: String(TEMPLATE_FIELDS.length) }),
      );
      await say(last, wrong);
      continue;
    }
    const stays = await editField(conversation, last, place);
    if (stays === null) return;
    last = stays;
  }
}

/** Asks until the entry is stored or left; null when something else was meant. */
async function editField(
  conversation: BotConversation,
  context: InnerContext,
  place: number,
): Promise<InnerContext | null> {
  let last = context;
  for (;;) {
    const question = await conversation.external(() => fieldQuestion(place));
    if (question === null) return null;
    const received = await ask(conversation, last, question.message);
    last = received.context;
    const said = saidBy(received, question.prompt);
    if (said === null) return null;
    if (said.act === TEMPLATE_ACTS.leave) return last;
    const stored = await conversation.external(() => store(place, said));
    await say(last, stored.text);
    if (stored.done) return last;
  }
}

type Said = { act: string; text: "" } | { act: null; text: string };

function saidBy({ input, button }: Received, prompt: string): Said | null {
  if (button !== null)
    return button.on === "prompt" && button.prompt === prompt ? { act: button.act, text: "" } : null;
  if (input.kind === "button") return null;
  return { act: null, text: input.kind === "text" ? input.text : "" };
}

/** "4", "4." or "mục 4", counted from one. */
function fieldNumber(text: string): number | null {
  const number = Number(/^\s*(?:mục|muc|no\.?)?\s*(\d{1,2})\s*\.?\s*$/iu.exec(text)?.[1]);
  return TEMPLATE_FIELDS[number - 1] === undefined ? null : number - 1;
}

async function listQuestion(): Promise<Question | null> {
  const { act } = handling();
  if (act.actor === null || !(await holdsRight(act, "editTemplate"))) return null;
  const prompt = newPromptId();
  return { prompt, message: await templateScreen(act, act.actor.organizationId, prompt, personLocale()) };
}

async function fieldQuestion(place: number): Promise<Question | null> {
  const { act } = handling();
  const field = TEMPLATE_FIELDS[place];
  if (field === undefined || act.actor === null || !(await holdsRight(act, "editTemplate"))) return null;
  const prompt = newPromptId();
  const message = await templateQuestion(act, act.actor.organizationId, field, prompt, personLocale());
  return { prompt, message };
}

async function store(place: number, said: Said): Promise<{ done: boolean; text: string }> {
  const { act } = handling();
  const locale = personLocale();
  const field = TEMPLATE_FIELDS[place];
  if (field === undefined || act.actor === null || !(await holdsRight(act, "editTemplate")))
    return { done: true, text: t(locale, "template-not-for-you") };
  const { organizationId } = act.actor;
  const name = fieldName(field, locale);
  if (said.act === TEMPLATE_ACTS.usual) {
    await changeTemplate(act, organizationId, (stored) => withoutField(stored, field));
    return { done: true, text: t(locale, "template-usual-again", { name }) };
  }
  const refused = unprintable(said.text, locale);
  if (refused !== null) return { done: false, text: refused };
  const read = readTemplateField(field, said.text);
  if (!read.ok) return { done: false, text: templateProblemText(read.problem, locale) };
  await changeTemplate(act, organizationId, read.change);
  return { done: true, text: t(locale, "template-saved", { name }) };
}
