import { badRequest } from "./ApiFailure.ts";
import { isArray, isObject, numberOf, stringOf, type Json, type JsonObject } from "./json.ts";

export interface MessageEntity {
  /** The bot makes parts bold; the server itself finds commands and addresses. */
  readonly type: "bold" | "bot_command" | "url";
  /** In UTF-16 units, like the length. */
  readonly offset: number;
  readonly length: number;
}

export interface FormattedText {
  readonly text: string;
  readonly entities: readonly MessageEntity[];
}

/** Longest text and caption in UTF-16 units after the markup is taken out (core.telegram.org/bots/api#sendmessage). */
const MAX_TEXT = 4096;
const MAX_CAPTION = 1024;

/**
 * The text or caption of a call with its markup taken out, cleaned and measured like on the server.
 * @throws ApiFailure 400 with the words of the real server.
 */
export function formattedText(
  args: JsonObject,
  part: { text: "text" | "caption"; entities: "entities" | "caption_entities" },
): FormattedText {
  // Nothing that people typed can become markup.
  if (args["parse_mode"] !== undefined) throw badRequest("fake: texts are plain, with entities beside them");
  const source = stringOf(args, part.text) ?? "";
  const parsed = trim({ text: source, entities: readEntities(source, args[part.entities]) });
  if (part.text === "caption") {
    if (parsed.text.length > MAX_CAPTION) throw badRequest("message caption is too long");
    return parsed;
  }
  if (parsed.text === "")
    throw badRequest(source === "" ? "message text is empty" : "text must be non-empty");
  if (parsed.text.length > MAX_TEXT) throw badRequest("message is too long");
  return parsed;
}

function readEntities(text: string, entities: Json | undefined): readonly MessageEntity[] {
  if (!isArray(entities)) return [];
  return entities.filter(isObject).map((entity) => {
    const type = stringOf(entity, "type");
    const offset = numberOf(entity, "offset") ?? -1;
    const length = numberOf(entity, "length") ?? -1;
    if (type !== "bold")
      throw badRequest(`fake: an entity of type "${type ?? ""}", which the page does not show`);
    if (offset < 0 || length <= 0 || offset + length > text.length) {
      throw badRequest(`fake: entity ${type} at ${offset}+${length} lies outside the text of ${text.length}`);
    }
    if (splitsPair(text, offset) || splitsPair(text, offset + length)) {
      throw badRequest(`fake: entity ${type} at ${offset}+${length} splits a surrogate pair`);
    }
    return { type, offset, length };
  });
}

function splitsPair(text: string, index: number): boolean {
  const before = text.charCodeAt(index - 1);
  return before >= 0xd800 && before <= 0xdbff && index < text.length;
}

/** The server takes away white space at both ends and shifts the entities accordingly. */
function trim({ text, entities }: FormattedText): FormattedText {
  const end = text.trimEnd().length;
  const start = text.length - text.trimStart().length;
  if (start === 0 && end === text.length) return { text, entities };
  if (end <= start) return { text: "", entities: [] };
  return {
    text: text.slice(start, end),
    entities: entities.flatMap((entity) => {
      const from = Math.max(entity.offset, start);
      const to = Math.min(entity.offset + entity.length, end);
      return to > from ? [{ ...entity, offset: from - start, length: to - from }] : [];
    }),
  };
}
