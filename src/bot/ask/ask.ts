import { searchKey } from "../../domain/language/searchKey.ts";
import { unpackButton, type ButtonData } from "../../messaging/buttonData.ts";
import type { BotConversation, InnerContext } from "../core/botContext.ts";
import type { Input } from "../core/input.ts";
import type { Button, Outgoing } from "../core/outgoing.ts";
import { say } from "../core/say.ts";

export interface Received {
  context: InnerContext;
  input: Input;
  /** The button pressed, or the one whose label was typed. */
  button: ButtonData | null;
}

/**
 * Sends a prompt and waits for what the person does next. Typing the words of a button is pressing
 * it, so that everything works where a channel shows no buttons. `promptId`: the message that asked.
 */
export async function ask(
  conversation: BotConversation,
  context: InnerContext,
  prompt: Outgoing | string,
): Promise<Received & { promptId: number }> {
  const messageId = await say(context, prompt);
  const received = await receive(conversation, typeof prompt === "string" ? [] : prompt.buttons);
  return { ...received, promptId: messageId };
}

/** Waits for the next update of this chat. */
export async function receive(
  conversation: BotConversation,
  buttons: readonly Button[][],
): Promise<Received> {
  const next = await conversation.wait();
  const input = await conversation.external(({ handling }) => handling.input);
  return { context: next, input, button: buttonOf(input, buttons) };
}

/** The button pressed, or the one whose label was typed. */
export function buttonOf(input: Input, buttons: readonly (readonly Button[])[]): ButtonData | null {
  if (input.kind === "button") return unpackButton(input.data);
  if (input.kind !== "text") return null;
  const typed = searchKey(input.text).trim();
  const match = buttons.flat().find((button) => searchKey(button.label).trim() === typed);
  return match === undefined ? null : unpackButton(match.data);
}
