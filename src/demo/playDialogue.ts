import type { Dialogue, DialogueStep } from "./dialogue.ts";

/** A message of the bot as a person sees it. */
export interface SeenMessage {
  text: string;
  buttons: readonly string[];
}

/** One person's chat on any channel. */
export interface Chat {
  /** Follows the personal invitation. */
  open(code: string): Promise<void>;
  says(text: string): Promise<void>;
  /** Presses the newest button with this label. */
  presses(label: string): Promise<void>;
  /** What the bot has said since the person last did something, once it has nothing left to do. */
  shown(): Promise<SeenMessage[]>;
}

/** The dialogue went another way than written down; the message says where. */
export class DialogueMismatch extends Error {
  override readonly name = "DialogueMismatch";
}

/**
 * Plays what each person does, one person after the other, and checks before each step that the bot
 * has asked what is answered.
 */
export async function playDialogue<Person extends Chat>(
  dialogue: Dialogue,
  chatOf: (who: string) => Promise<Person>,
  between: (chat: Person, step: DialogueStep) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  for (const { who, steps } of dialogue.people) {
    const chat = await chatOf(who);
    for (const step of steps) {
      const shown = await chat.shown();
      if (!shown.some((message) => message.text.includes(step.asked))) {
        throw new DialogueMismatch(
          `${who}: expected "${step.asked}", but the bot said: ${shown.map((message) => message.text).join(" | ")}`,
        );
      }
      if ("says" in step) await chat.says(step.says);
      else await chat.presses(step.presses);
      await between(chat, step);
    }
  }
}
