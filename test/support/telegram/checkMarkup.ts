import { badRequest } from "./ApiFailure.ts";
import { isArray, isObject, stringOf, type Json, type JsonObject } from "./json.ts";

/** Not in the official text; the server answers REPLY_MARKUP_TOO_LONG above. */
const MAX_BUTTONS = 100;
/** Clients show at most eight buttons in one row. */
const MAX_BUTTONS_IN_ROW = 8;
const BUTTON_ACTIONS = ["callback_data", "url", "web_app", "copy_text", "switch_inline_query", "login_url"];

export interface InlineButton {
  readonly text: string;
  readonly callback_data?: string;
  readonly url?: string;
}
export type InlineKeyboard = readonly (readonly InlineButton[])[];

/**
 * What check by types cannot see in a keyboard: sizes, empty labels, exactly one action per button.
 * @returns the inline keyboard's rows, or undefined for another or no markup.
 * @throws ApiFailure 400
 */
export function checkMarkup(
  markup: Json | undefined,
  options: { privateChat: boolean },
): InlineKeyboard | undefined {
  if (!isObject(markup)) return undefined;
  const rows = markup["inline_keyboard"] ?? markup["keyboard"];
  if (!isArray(rows)) return undefined;
  const sizes = rows.map((row) => (isArray(row) ? row.length : 0));
  if (sizes.reduce((sum, size) => sum + size, 0) > MAX_BUTTONS) throw badRequest("reply markup is too long");
  if (sizes.some((size) => size > MAX_BUTTONS_IN_ROW)) {
    throw badRequest(`fake: more than ${MAX_BUTTONS_IN_ROW} buttons in a row`);
  }
  // The real server drops rows and buttons like these without a word.
  if (sizes.includes(0)) throw badRequest("fake: a keyboard row is empty");
  const buttons = rows.map((row) => (isArray(row) ? row.filter(isObject) : []));
  for (const button of buttons.flat()) {
    if ((stringOf(button, "text") ?? "").trim() === "") throw badRequest("fake: a button has no text");
    if (markup["inline_keyboard"] !== undefined) checkAction(button, options);
  }
  if (markup["inline_keyboard"] === undefined) return undefined;
  return buttons.map((row) => row.map(toButton));
}

function checkAction(button: JsonObject, options: { privateChat: boolean }): void {
  const actions = BUTTON_ACTIONS.filter((name) => button[name] !== undefined);
  if (actions.length === 0) {
    throw badRequest("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard");
  }
  if (actions.length > 1) throw badRequest(`fake: a button has ${actions.join(" and ")}`);
  const url = stringOf(button, "url");
  if (url !== undefined && !/^(https?:\/\/[^/\s]+\.[^\s]+|tg:\/\/\S+)$/i.test(url)) {
    // The real server refuses addresses without a dot, such as http://localhost.
    throw badRequest(`inline keyboard button URL '${url}' is invalid: Wrong HTTP URL`);
  }
  const style = stringOf(button, "style");
  if (style !== undefined && !["danger", "success", "primary"].includes(style)) {
    throw badRequest("can't parse inline keyboard button: invalid button style specified");
  }
  if (button["web_app"] !== undefined) {
    if (!options.privateChat) throw badRequest("BUTTON_TYPE_INVALID");
    const app = button["web_app"];
    if (isObject(app) && !(stringOf(app, "url") ?? "").startsWith("https://")) {
      throw badRequest("inline keyboard button Web App URL is invalid: Only HTTPS links are allowed");
    }
  }
}

function toButton(button: JsonObject): InlineButton {
  const data = stringOf(button, "callback_data");
  const url = stringOf(button, "url");
  return {
    ...button,
    text: stringOf(button, "text") ?? "",
    ...(data === undefined ? {} : { callback_data: data }),
    ...(url === undefined ? {} : { url }),
  };
}
