import { refusals } from "./OaFailure.ts";

const MAX_TEXT = 2000;
const MAX_BUTTONS = 5;
const MAX_TITLE = 100;
const MAX_PAYLOAD = 1000;

/** What a message of type "tư vấn" asks Zalo to show. */
export interface AskedMessage {
  readonly userId: string;
  readonly text: string;
  readonly buttons: readonly { readonly title: string; readonly payload: string }[];
  /** Token of an uploaded file. */
  readonly file?: string;
  /** Id of an uploaded picture. */
  readonly image?: string;
}

/**
 * Refuses what Zalo refuses, and every field that its documentation does not have.
 * @throws OaFailure
 */
export function checkOaMessage(body: unknown): AskedMessage {
  const { recipient, message } = fields(body, "body", ["recipient", "message"]);
  const { user_id: userId } = fields(recipient, "recipient", ["user_id"]);
  if (typeof userId !== "string" || !/^\d{5,25}$/.test(userId)) throw refusals.invalid("user_id");
  const { text, attachment } = fields(message, "message", ["text", "attachment"]);
  if (text !== undefined) checkText(text);
  if (attachment === undefined) {
    if (typeof text !== "string" || text.trim() === "") throw refusals.invalid("message.text");
    return { userId, text, buttons: [] };
  }
  const shown = typeof text === "string" ? text : "";
  const { type, payload } = fields(attachment, "message.attachment", ["type", "payload"]);
  if (type === "file") {
    const { token } = fields(payload, "payload", ["token"]);
    if (typeof token !== "string") throw refusals.invalid("token");
    return { userId, text: shown, buttons: [], file: token };
  }
  if (type !== "template") throw refusals.badKind();
  const template = fields(payload, "payload", ["template_type", "elements", "buttons"]);
  if (template["template_type"] === "media") {
    return { userId, text: shown, buttons: [], image: imageOf(template["elements"]) };
  }
  if (template["template_type"] !== undefined || template["elements"] !== undefined) throw refusals.badKind();
  if (shown === "") throw refusals.invalid("message.text");
  return { userId, text: shown, buttons: buttonsOf(template["buttons"]) };
}

function checkText(text: unknown): void {
  if (typeof text !== "string" || !text.isWellFormed()) throw refusals.invalid("message.text");
  if (text.length > MAX_TEXT) throw refusals.tooLong();
}

function imageOf(elements: unknown): string {
  const [element, ...more] = Array.isArray(elements) ? elements : [];
  if (element === undefined || more.length > 0) throw refusals.invalid("elements");
  const { media_type: type, attachment_id: id } = fields(element, "elements", [
    "media_type",
    "attachment_id",
  ]);
  if (type !== "image" || typeof id !== "string") throw refusals.invalid("media_type");
  return id;
}

function buttonsOf(value: unknown): { title: string; payload: string }[] {
  if (!Array.isArray(value) || value.length === 0 || value.length > MAX_BUTTONS) {
    throw refusals.invalid("buttons");
  }
  return value.map((button) => {
    const { title, type, payload } = fields(button, "buttons", ["title", "type", "payload", "image_icon"]);
    if (typeof title !== "string" || title === "" || title.length > MAX_TITLE)
      throw refusals.invalid("title");
    if (type !== "oa.query.show" && type !== "oa.query.hide") throw refusals.invalid("type");
    if (typeof payload !== "string" || payload === "" || payload.length > MAX_PAYLOAD) {
      throw refusals.invalid("payload");
    }
    return { title, payload };
  });
}

/** @throws OaFailure for what is no object or has a field of another name */
export function fields(value: unknown, name: string, known: readonly string[]): Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw refusals.invalid(name);
  const object: Record<string, unknown> = { ...value };
  for (const key of Object.keys(object)) if (!known.includes(key)) throw refusals.invalid(key);
  return object;
}
