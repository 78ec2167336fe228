import { receive, type Received } from "./ask.ts";
import type { Recognized } from "../../domain/language/commandRecognizer.ts";
import type { BotConversation, InnerContext } from "../core/botContext.ts";
import type { Handling } from "../core/handling.ts";
import type { EvidenceInput } from "../core/input.ts";
import type { Outgoing } from "../core/outgoing.ts";
import { say } from "../core/say.ts";
import { nameOf, type Question } from "../core/question.ts";

/** What a person did when they were asked. */
export type Said<Name extends string> =
  | { kind: "choice"; name: Name }
  /** Without the blanks around it; "" is possible. `command`: what it says to whoever takes commands here. */
  | { kind: "words"; text: string; command: Recognized | null }
  | { kind: "file"; input: EvidenceInput }
  /** A sticker or the like. */
  | { kind: "other" };

/** What becomes of it; plain JSON. */
export type Judged<T, Name extends string = never> =
  | { kind: "taken"; value: T }
  /** It does not fit: said, and the question stands. */
  | { kind: "wrong"; why: Outgoing | string }
  /** Asked on in other words. */
  | { kind: "ask"; question: Question<Name> };

/** The answer, and the context to go on with. */
export interface Answered<T> {
  value: T;
  context: InnerContext;
}

export function taken<T>(value: T): { kind: "taken"; value: T } {
  return { kind: "taken", value };
}

export function wrong(why: Outgoing | string): { kind: "wrong"; why: Outgoing | string } {
  return { kind: "wrong", why };
}

/**
 * Asks until what comes fits. "hủy" is taken by the commands before it gets here; so are the buttons that
 * lead elsewhere. What else is pressed belongs to an older message: the question stands as if it had not
 * come, and whoever stands behind the flows says what has become of it.
 * @param judge runs in `external`; `time` counts the answers, from 1
 * @param foreign "wrong": such a press is an answer that does not fit, for who is not known to the service
 */
export async function askUntil<T, Name extends string = never>(
  conversation: BotConversation,
  context: InnerContext,
  question: Question<Name>,
  judge: (said: Said<Name>, handling: Handling, time: number) => Judged<T, Name> | Promise<Judged<T, Name>>,
  foreign: "passed on" | "wrong" = "passed on",
): Promise<Answered<T>> {
  const asked = [question];
  let shown = question;
  let last = context;
  for (let time = 1; ; time += 1) {
    await say(last, shown.message);
    const received = await receive(conversation, shown.message.buttons);
    const said = saidTo(asked, received) ?? (foreign === "wrong" ? ({ kind: "other" } as const) : null);
    if (said === null) return conversation.skip({ next: true });
    last = received.context;
    const judged = await conversation.external(({ handling }) => judge(said, handling, time));
    switch (judged.kind) {
      case "taken":
        return { value: judged.value, context: last };
      case "wrong":
        await say(last, judged.why);
        break;
      case "ask":
        shown = judged.question;
        asked.push(shown);
        break;
      default:
        judged satisfies never;
    }
  }
}

/** Null for what does not belong to any of the questions. */
function saidTo<Name extends string>(
  asked: readonly Question<Name>[],
  { input, button }: Received,
): Said<Name> | null {
  const names = asked.map((question) => nameOf(question, button));
  const name = names.find((known) => known !== undefined);
  if (name !== undefined) return { kind: "choice", name };
  switch (input.kind) {
    case "text":
      return { kind: "words", text: input.text.trim(), command: input.command };
    case "evidence":
      return { kind: "file", input };
    case "media":
      return { kind: "other" };
    case "button":
    case "other":
      return null;
    default:
      return input satisfies never;
  }
}
