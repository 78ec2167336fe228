import { badRequest } from "./ApiFailure.ts";
import { isArray, isObject, numberOf, stringOf } from "./json.ts";
import type { Json, JsonObject } from "./json.ts";
import { parseHtml } from "./parseHtml.ts";
import { parseMarkdownV2 } from "./parseMarkdownV2.ts";

export interface MessageEntity {
  readonly type:
    | "bold"
    | "italic"
    | "underline"
    | "strikethrough"
    | "spoiler"
    | "code"
    | "pre"
    | "text_link"
    | "custom_emoji"
    | "blockquote"
    | "expandable_blockquote"
    | "bot_command"
    | "url"
    | "email"
    | "phone_number"
    | "mention"
    | "hashtag";
  /** In UTF-16 units, like the length. */
  readonly offset: number;
  readonly length: number;
  readonly url?: string;
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
  part: { text: "text" | "caption"; entities: "entities" | "caption_entities"; editing?: boolean },
): FormattedText {
  const source = stringOf(args, part.text) ?? "";
  const parsed = trim(parse(source, stringOf(args, "parse_mode"), args[part.entities]));
  if (part.text === "caption") {
    if (parsed.text.length > MAX_CAPTION) {
      throw badRequest(part.editing ? "MEDIA_CAPTION_TOO_LONG" : "message caption is too long");
    }
    return parsed;
  }
  if (parsed.text === "")
    throw badRequest(source === "" ? "message text is empty" : "text must be non-empty");
  if (parsed.text.length > MAX_TEXT)
    throw badRequest(part.editing ? "MESSAGE_TOO_LONG" : "message is too long");
  return parsed;
}

function parse(source: string, mode: string | undefined, entities: Json | undefined): FormattedText {
  switch (mode?.toLowerCase()) {
    case undefined:
    case "":
      return { text: source, entities: readEntities(source, entities) };
    case "html":
      refuseBoth(entities);
      return parseHtml(source);
    case "markdownv2":
      refuseBoth(entities);
      return parseMarkdownV2(source);
    case "markdown":
      throw badRequest("fake: parse_mode Markdown is outdated, use HTML, MarkdownV2 or entities");
    default:
      throw badRequest("unsupported parse_mode");
  }
}

/** The real server then ignores the entities without a word. */
function refuseBoth(entities: Json | undefined): void {
  if (entities !== undefined) throw badRequest("fake: parse_mode and entities given together");
}

function readEntities(text: string, entities: Json | undefined): readonly MessageEntity[] {
  if (!isArray(entities)) return [];
  return entities.filter(isObject).map((entity) => {
    const type = stringOf(entity, "type");
    const offset = numberOf(entity, "offset") ?? -1;
    const length = numberOf(entity, "length") ?? -1;
    const url = stringOf(entity, "url");
    if (!isEntityType(type))
      throw badRequest(`can't parse MessageEntity: unsupported type "${type ?? ""}" specified`);
    if (offset < 0 || length <= 0 || offset + length > text.length) {
      throw badRequest(`fake: entity ${type} at ${offset}+${length} lies outside the text of ${text.length}`);
    }
    if (splitsPair(text, offset) || splitsPair(text, offset + length)) {
      throw badRequest(`fake: entity ${type} at ${offset}+${length} splits a surrogate pair`);
    }
    if (type === "text_link" && url === undefined)
      throw badRequest("can't parse MessageEntity: url is required");
    return { type, offset, length, ...(url === undefined ? {} : { url }) };
  });
}

const ENTITY_TYPES: ReadonlySet<string> = new Set<MessageEntity["type"]>([
  "bold",
  "italic",
  "underline",
  "strikethrough",
  "spoiler",
  "code",
  "pre",
  "text_link",
  "custom_emoji",
  "blockquote",
  "expandable_blockquote",
  "bot_command",
  "url",
  "email",
  "phone_number",
  "mention",
  "hashtag",
]);

function isEntityType(type: string | undefined): type is MessageEntity["type"] {
  return type !== undefined && ENTITY_TYPES.has(type);
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
