import type { InlineButton } from "./checkMarkup.ts";
import type { FakeState } from "./FakeState.ts";
import type { FakeMessage } from "./messages.ts";

/** A message as the people in the chat see it now. */
export interface ShownMessage {
  readonly id: number;
  readonly from: "bot" | "person";
  /** The text, or the caption of a file; "" when there is neither. */
  readonly text: string;
  /** Labels of the inline buttons, row by row. */
  readonly buttons: readonly (readonly string[])[];
  /** The inline buttons in full. */
  readonly keyboard: readonly (readonly InlineButton[])[];
  readonly document: { readonly name: string; readonly mime: string; readonly bytes: Uint8Array } | undefined;
  readonly edited: boolean;
  readonly raw: FakeMessage;
}

export function shownMessage(state: FakeState, message: FakeMessage): ShownMessage {
  const keyboard = message.reply_markup?.inline_keyboard ?? [];
  const file = message.document && state.files.get(message.document.file_id);
  return {
    id: message.message_id,
    from: message.from.id === state.bot.id ? "bot" : "person",
    text: message.text ?? message.caption ?? "",
    buttons: keyboard.map((row) => row.map((button) => button.text)),
    keyboard,
    document: file && { name: file.name ?? "", mime: file.mime ?? "", bytes: file.bytes },
    edited: message.edit_date !== undefined,
    raw: message,
  };
}
