import { z } from "zod";
import { QUESTION_ACTS, unpackButton, type ButtonKind } from "../../messaging/buttonData.ts";
import { searchKey } from "../../domain/language/searchKey.ts";

/**
 * A message whose buttons a person could have before their eyes. On a channel without buttons, or with
 * too few, they stand under the text as a list ("1. Có"), and the answer is the number, the letter or
 * the words.
 */
const onePromptSchema = z.object({
  /** Number of the outbox row, which is the message's id inside the flows. */
  outboxId: z.string(),
  /** Seconds since 1970. */
  at: z.number(),
  text: z.string(),
  /** The `reply_markup` of the call (Bot API). */
  markup: z.unknown(),
  /** The answer to something the person did. */
  reply: z.boolean(),
});

export const shownPromptSchema = onePromptSchema.extend({
  /**
   * What stood before it, newest first, when the prompt came by itself and not as the next step of a
   * dialogue: down to the first one that did not.
   */
  behind: z.array(onePromptSchema),
});
export type ShownPrompt = z.infer<typeof shownPromptSchema>;

export interface PromptOption {
  /** "1", "2", … or "a", "b", … */
  readonly key: string;
  readonly label: string;
  /** `callback_data`; null where the key itself is what the question takes as an answer. */
  readonly data: string | null;
}

const keyboardSchema = z.object({
  inline_keyboard: z.array(
    z.array(z.looseObject({ text: z.string(), callback_data: z.string().optional() })),
  ),
});

/** Kinds of buttons under messages that come by themselves, in the middle of a dialogue too. */
const COMES_BY_ITSELF: ReadonlySet<string> = new Set<ButtonKind>([
  "remedy",
  "inspection",
  "steer",
  "paper",
  "number",
  "form",
]);

/**
 * Whether a message may have come between a question and its answer: a reminder, a report that is
 * ready, a form that was judged.
 */
export function cameByItself({ markup, reply }: Pick<ShownPrompt, "markup" | "reply">): boolean {
  if (reply) return false;
  const kinds = buttonsOf(markup).map(({ data }) => unpackButton(data)?.on ?? "");
  return kinds.length > 0 && kinds.every((kind) => COMES_BY_ITSELF.has(kind));
}

function buttonsOf(markup: unknown): { label: string; data: string }[] {
  return (keyboardSchema.safeParse(markup).data?.inline_keyboard ?? [])
    .flat()
    .flatMap(({ text, callback_data: data }) => (data === undefined ? [] : [{ label: text, data }]));
}

/** "1. …" at the beginning of a line: the text speaks of numbers of its own. */
const OWN_NUMBERS = /^\d{1,3}\. /m;
const LETTERS = "abcdefghijklmnopqrstuvwxyz";
const CHOICE = new RegExp(`^${QUESTION_ACTS.choice}(\\d+)$`);
const PAGE = new RegExp(`^${QUESTION_ACTS.page}\\d+$`);

/**
 * The choices of a prompt in order, with what a person types for each. Digits where nothing else can
 * be meant; letters under a question that is answered by typing (a "1" there is the answer 1) and
 * under a text with numbers of its own; letters also under what comes by itself, since a number may be
 * the answer to the question before it, or mean a choice of the list that the person opened.
 *
 * Where a number may mean a choice that is not shown, the choices have the numbers by which the question
 * itself counts them, and come first. So where several may be named: the numbers are left to the question
 * ("1, 3"), and the button that ends the ticking has nothing to end. So on each page of a long list, where
 * what stands beside the choices has letters.
 */
export function promptOptions(prompt: Pick<ShownPrompt, "text" | "markup" | "reply">): PromptOption[] {
  const buttons = buttonsOf(prompt.markup).map(({ label, data }) => {
    const act = questionAct(data);
    return { label, data, act, choice: choiceNumber(act) };
  });
  const choices = buttons.filter(({ choice }) => choice !== null);
  const several = choices.length > 0 && buttons.some(({ act }) => act === QUESTION_ACTS.done);
  const paged = choices.length > 0 && buttons.some(({ act }) => act !== null && PAGE.test(act));
  if (several || paged) {
    const beside = buttons.filter(
      ({ act, choice }) => choice === null && !(several && act === QUESTION_ACTS.done),
    );
    const after = choices.at(-1)?.choice ?? 0;
    return [
      ...choices.map(({ label, data, choice }) => ({
        key: String(choice),
        label,
        data: several ? null : data,
      })),
      ...beside.map(({ label, data }, index) => ({
        key: paged ? LETTERS.charAt(index) : String(after + index + 1),
        label,
        data,
      })),
    ];
  }
  const typedAnswer = buttons.some(({ act }) => act !== null) && choices.length === 0;
  const lettered =
    (typedAnswer || OWN_NUMBERS.test(prompt.text) || cameByItself(prompt)) &&
    buttons.length <= LETTERS.length;
  return buttons.map(({ label, data }, index) => ({
    key: lettered ? LETTERS.charAt(index) : String(index + 1),
    label,
    data,
  }));
}

/** A text with its choices under it. */
export function withOptions(text: string, options: readonly PromptOption[]): string {
  const list = options.map(({ key, label }) => `${key}. ${label}`).join("\n");
  return [text, list].filter((part) => part !== "").join("\n\n");
}

const TYPED_KEY = /^([a-z]|\d{1,3})\s*[.)]?$/i;

/** The choice that a typed text means: its words, with or without accents, or its number or letter. */
export function chosenOption(text: string, options: readonly PromptOption[]): PromptOption | null {
  const words = wordsOf(text);
  const key = TYPED_KEY.exec(text.trim())?.[1]?.toLowerCase();
  const chosen =
    options.find((option) => words !== "" && wordsOf(option.label) === words) ??
    options.find((option) => option.key === key);
  return chosen ?? null;
}

/**
 * The choice that a typed text means in what stands last, or else in what stands behind it, when what stands
 * last came by itself.
 * @param optionsOf the choices as they were shown; `promptOptions` where they are a list
 */
export function chosenIn(
  text: string,
  prompt: ShownPrompt,
  optionsOf: (prompt: Omit<ShownPrompt, "behind">) => PromptOption[] = promptOptions,
): { option: PromptOption; prompt: Omit<ShownPrompt, "behind"> } | null {
  for (const one of [prompt, ...prompt.behind]) {
    const option = chosenOption(text, optionsOf(one));
    if (option !== null) return { option, prompt: one };
  }
  return null;
}

/** Without the sign in front that a label may have: "‹ Câu trước", "✓ Có". */
function wordsOf(label: string): string {
  return searchKey(label.replace(/^[^\p{L}\p{N}]+/u, ""));
}

/** What a button of a question does; null for the buttons of anything else. */
function questionAct(data: string): string | null {
  const button = unpackButton(data);
  return button?.on === "question" ? button.act : null;
}

/** The number by which the question counts the choice of a button; null for any other button. */
function choiceNumber(act: string | null): number | null {
  const index = act === null ? undefined : CHOICE.exec(act)?.[1];
  return index === undefined ? null : Number(index) + 1;
}
