import type { MessageEntity } from "grammy/types";

export interface Button {
  label: string;
  /** At most 64 bytes (Bot API); see callbackData.ts. */
  data: string;
}

/**
 * What the flows say: plain text with bold parts, and rows of buttons. Texts never carry markup, so
 * nothing that people typed can become any.
 */
export interface Outgoing {
  text: string;
  entities: MessageEntity[];
  buttons: Button[][];
  /**
   * The answer is words, even "1": what an earlier message offers to choose from by number, on a
   * channel without buttons, is not meant any more.
   */
  wantsText?: true;
  /** Arrives without a sound: a receipt nobody waits for. */
  quiet?: true;
}

/** Text pieces in order; `bold()` marks the ones to stand out. */
export type Piece = string | { bold: string };

export function bold(text: string): Piece {
  return { bold: text };
}

/** Joins pieces and counts the places of the bold ones (UTF-16 code units, as the Bot API does). */
export function outgoing(pieces: readonly Piece[], buttons: Button[][] = []): Outgoing {
  let text = "";
  const entities: MessageEntity[] = [];
  for (const piece of pieces) {
    if (typeof piece === "string") {
      text += piece;
      continue;
    }
    if (piece.bold !== "") entities.push({ type: "bold", offset: text.length, length: piece.bold.length });
    text += piece.bold;
  }
  return { text, entities, buttons: buttons.filter((row) => row.length > 0) };
}

/** A message below other words, with an empty line between them. */
export function above(words: string, message: Outgoing): Outgoing {
  const before = `${words}\n\n`;
  return {
    ...message,
    text: before + message.text,
    entities: message.entities.map((entity) => ({ ...entity, offset: entity.offset + before.length })),
  };
}

/** One button a row: labels are sentences in Vietnamese, two do not fit beside each other on a phone. */
export function column(...buttons: (Button | null)[]): Button[][] {
  return buttons.filter((button) => button !== null).map((button) => [button]);
}

/** Buttons as the Bot API takes them. */
export function keyboard(buttons: readonly (readonly Button[])[]): {
  inline_keyboard: { text: string; callback_data: string }[][];
} {
  return {
    inline_keyboard: buttons.map((row) =>
      row.map(({ label, data }) => ({ text: label, callback_data: data })),
    ),
  };
}

/** The payload of `sendMessage` beside the chat. */
export function messagePayload(message: Outgoing): Record<string, unknown> {
  return {
    text: message.text,
    ...(message.entities.length > 0 ? { entities: message.entities } : {}),
    ...(message.quiet === true ? { disable_notification: true } : {}),
    ...(message.buttons.length > 0
      ? { reply_markup: keyboard(message.buttons) }
      : message.wantsText === true
        ? { reply_markup: { force_reply: true } }
        : {}),
  };
}
