import { packButton } from "../../messaging/buttonData.ts";
import { pageDeedAct, type PageDeed } from "../../messaging/pageDeed.ts";
import { column, outgoing, type Button, type Outgoing, type Piece } from "./outgoing.ts";
import { newPromptId } from "./newPromptId.ts";

/** An answer by button: what it means to the flow, and the words on it. */
export interface Choice<Name extends string = string> {
  name: Name;
  label: string;
  /** Done by the page itself before it sends the press, on a channel that can (the device's key). */
  does?: PageDeed;
}

/** What is asked, as a value: plain JSON, since the dialogue keeps it. */
export interface Question<Name extends string = never> {
  /** Names the message, so that a button of an older one is recognised. */
  prompt: string;
  /** What the buttons mean, by their place. */
  names: readonly Name[];
  message: Outgoing;
}

/** A question with whatever the flow keeps beside it, or what is said where there is none to ask. */
export type Asked<Name extends string = never, Facts extends object = object> =
  | ({ kind: "ask"; question: Question<Name> } & Facts)
  | { kind: "end"; message: Outgoing | string };

/**
 * A question with the buttons that answer it; without any it is answered by words alone. Inside flows:
 * in `external`.
 */
export function question<Name extends string = never>(
  text: string | readonly Piece[],
  choices: readonly (Choice<Name> | null)[] = [],
): Question<Name> {
  const prompt = newPromptId();
  const offered = choices.filter((choice) => choice !== null);
  const buttons = offered.map(({ label, does }, place): Button => {
    const act = does === undefined ? String(place) : pageDeedAct(place, does);
    return { label, data: packButton({ on: "prompt", prompt, act }) };
  });
  const message = outgoing(typeof text === "string" ? [text] : text, column(...buttons));
  return {
    prompt,
    names: offered.map(({ name }) => name),
    message: buttons.length > 0 ? message : { ...message, wantsText: true },
  };
}

/** What a pressed button of a question means; undefined for a button that is none of its own. */
export function nameOf<Name extends string>(
  { prompt, names }: Question<Name>,
  button: { on: string; prompt?: string; act?: string } | null,
): Name | undefined {
  return button?.on === "prompt" && button.prompt === prompt
    ? names[Number.parseInt(button.act ?? "", 10)]
    : undefined;
}

export type Confirmation = Question<"yes" | "no">;

/** A last word before something is done. Inside flows: in `external`. */
export function confirmation(
  text: string | readonly Piece[],
  { yes, no }: { yes: string; no: string },
): Confirmation {
  return question(text, [
    { name: "yes", label: yes },
    { name: "no", label: no },
  ]);
}
