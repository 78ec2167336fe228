import type { PromptOption } from "../common/prompt.ts";
import { MAX_BUTTONS, MAX_BUTTON_PAYLOAD, MAX_BUTTON_TITLE } from "./limits.ts";

/** A button of a message, as Zalo takes it. */
export interface OaButton {
  readonly title: string;
  /** A press comes back as a message with the payload, which the chat does not show. */
  readonly type: "oa.query.hide";
  readonly payload: string;
}

/** Starts what a press sends, so that nobody types it by chance. */
const PRESS = /^#kt:(\d{1,18}):(.+)$/s;

/** The choices of a message as buttons; null where they are too many, too long, or answered by typing several. */
export function oaButtons(options: readonly PromptOption[], outboxId: string): OaButton[] | null {
  if (options.length === 0 || options.length > MAX_BUTTONS) return null;
  const buttons = options.flatMap(({ label, data }): OaButton[] =>
    data === null ? [] : [{ title: label, type: "oa.query.hide", payload: `#kt:${outboxId}:${data}` }],
  );
  const fit = buttons.every(
    ({ title, payload }) => title.length <= MAX_BUTTON_TITLE && payload.length <= MAX_BUTTON_PAYLOAD,
  );
  return fit && buttons.length === options.length ? buttons : null;
}

/** The button that a text is the press of. It proves nothing: rights are checked where it is handled. */
export function pressOf(text: string): { readonly outboxId: string; readonly data: string } | null {
  const [, outboxId, data] = PRESS.exec(text) ?? [];
  return outboxId === undefined || data === undefined ? null : { outboxId, data };
}

/** What the button of a template message sends: what was held follows by itself, and there is nothing to answer. */
const SHOW_HELD = "#kt:xem";

export function asksForHeld(text: string): boolean {
  return text.trim() === SHOW_HELD;
}
