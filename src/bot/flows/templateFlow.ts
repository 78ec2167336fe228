import {
  readTemplateField,
  TEMPLATE_FIELDS,
  withoutField,
} from "../../domain/inspection/readTemplateField.ts";
import { t } from "../../i18n/t.ts";
import { changeTemplate } from "../../usecases/document/paperTemplate.ts";
import { holdsRight } from "../../usecases/people/holdsRight.ts";
import type { BotConversation, InnerContext } from "../core/botContext.ts";
import type { Handling } from "../core/handling.ts";
import { personLocale, say } from "../core/say.ts";
import { taken, wrong, type Answered, type Judged } from "../ask/askUntil.ts";
import type { Question } from "../core/question.ts";
import { askWordsAs } from "../ask/words.ts";
import {
  fieldName,
  templateProblemText,
  templateQuestion,
  templateScreen,
} from "../screens/templateScreen.ts";

/** Shows the template, asks for the new words of one entry after the other; each is stored at once. */
export async function templateFlow(conversation: BotConversation, context: InnerContext): Promise<void> {
  let last = context;
  for (;;) {
    const list = await conversation.external(({ handling }) => listQuestion(handling));
    if (list === null) return;
    const chosen: Answered<number | null> = await askWordsAs<number | null, "leave">(
      conversation,
      last,
      list,
      { read: (text, handling) => fieldNumber(handling, text), pressed: () => taken(null) },
    );
    const place = chosen.value;
    if (place === null) return;
    const asked = await conversation.external(({ handling }) => fieldQuestion(handling, place));
    if (asked === null) return;
    const stored: Answered<string | null> = await askWordsAs<string | null, "usual" | "leave">(
      conversation,
      chosen.context,
      asked,
      {
        // How long a field may be is for the template to say.
        most: Number.POSITIVE_INFINITY,
        read: (text, handling) => store(handling, place, text),
        pressed: (name, handling) => (name === "usual" ? storeUsual(handling, place) : taken(null)),
      },
    );
    last = stored.context;
    if (stored.value !== null) await say(last, stored.value);
  }
}

/** "4", "4." or "ô 4", counted from one. */
function fieldNumber(handling: Handling, text: string): Judged<number> {
  const number = Number(/^\s*(?:ô|o|mục|muc|no\.?)?\s*(\d{1,2})\s*\.?\s*$/iu.exec(text)?.[1]);
  if (TEMPLATE_FIELDS[number - 1] !== undefined) return taken(number - 1);
  return wrong(t(personLocale(handling), "template-no-such", { most: String(TEMPLATE_FIELDS.length) }));
}

async function listQuestion(handling: Handling): Promise<Question<"leave"> | null> {
  const organizationId = await editedOrganization(handling);
  return organizationId === null
    ? null
    : templateScreen(handling.act, organizationId, personLocale(handling));
}

async function fieldQuestion(handling: Handling, place: number): Promise<Question<"usual" | "leave"> | null> {
  const field = TEMPLATE_FIELDS[place];
  const organizationId = await editedOrganization(handling);
  if (field === undefined || organizationId === null) return null;
  return templateQuestion(handling.act, organizationId, field, personLocale(handling));
}

async function store(handling: Handling, place: number, text: string): Promise<Judged<string>> {
  const locale = personLocale(handling);
  const field = TEMPLATE_FIELDS[place];
  const organizationId = await editedOrganization(handling);
  if (field === undefined || organizationId === null) return taken(t(locale, "template-not-for-you"));
  const read = readTemplateField(field, text);
  if (!read.ok) return wrong(templateProblemText(read.problem, locale));
  await changeTemplate(handling.act, organizationId, read.change);
  return taken(t(locale, "template-saved", { name: fieldName(field, locale) }));
}

async function storeUsual(handling: Handling, place: number): Promise<Judged<string>> {
  const locale = personLocale(handling);
  const field = TEMPLATE_FIELDS[place];
  const organizationId = await editedOrganization(handling);
  if (field === undefined || organizationId === null) return taken(t(locale, "template-not-for-you"));
  await changeTemplate(handling.act, organizationId, (stored) => withoutField(stored, field));
  return taken(t(locale, "template-usual-again", { name: fieldName(field, locale) }));
}

/** The organization whose template the person keeps; null for whoever may not, or not any more. */
async function editedOrganization(handling: Handling): Promise<string | null> {
  const { act } = handling;
  return act.actor !== null && (await holdsRight(act, "editTemplate")) ? act.actor.organizationId : null;
}
