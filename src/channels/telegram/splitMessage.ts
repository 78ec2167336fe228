import { z } from "zod";
import { splitLongText } from "../../domain/language/splitLongText.ts";
import { MAX_CAPTION, MAX_TEXT } from "./limits.ts";

type Payload = Readonly<Record<string, unknown>>;

export interface MessagePart {
  readonly method: string;
  readonly payload: Payload;
}

const entitiesSchema = z.array(z.looseObject({ type: z.string(), offset: z.int(), length: z.int() }));
type Entities = z.infer<typeof entitiesSchema>;

interface Formatted {
  readonly text: string;
  readonly entities: Entities;
}

const SPLITTABLE = new Set(["sendMessage", "sendDocument"]);

/** Fields of a call that also hold for the messages that follow it. */
const COMMON_FIELDS = ["chat_id", "disable_notification"];

/**
 * A text that is too long for one Telegram message as several calls, in order; anything else as it is. Buttons
 * go to the last part, a reply stays on the first; of a caption the rest follows the file as messages.
 */
export function splitMessage(method: string, payload: Payload): readonly MessagePart[] {
  const field = "text" in payload ? "text" : "caption";
  const limit = field === "text" ? MAX_TEXT : MAX_CAPTION;
  const source = payload[field];
  const whole = [{ method, payload }];
  if (!SPLITTABLE.has(method) || typeof source !== "string" || source.length <= limit) return whole;
  const formatted = {
    text: source,
    entities: entitiesSchema.safeParse(payload[entitiesField(field)]).data ?? [],
  };
  const { reply_markup, entities: _e, caption_entities: _c, [field]: _t, ...rest } = payload;
  const common = Object.fromEntries(Object.entries(rest).filter(([name]) => COMMON_FIELDS.includes(name)));
  const parts = piecesOf(formatted, limit).map((piece, index) => {
    const own = index === 0 ? field : "text";
    const entities = piece.entities.length === 0 ? {} : { [entitiesField(own)]: piece.entities };
    const base = index === 0 ? rest : common;
    return {
      method: index === 0 ? method : "sendMessage",
      payload: { ...base, [own]: piece.text, ...entities },
    };
  });
  const last = parts.pop();
  if (last === undefined) return whole;
  return [
    ...parts,
    { ...last, payload: { ...last.payload, ...(reply_markup === undefined ? {} : { reply_markup }) } },
  ];
}

function entitiesField(field: string): string {
  return field === "text" ? "entities" : "caption_entities";
}

/** The first piece keeps to `limit`, the others are messages of their own. */
function piecesOf({ text, entities }: Formatted, limit: number): readonly Formatted[] {
  const [first = ""] = splitLongText(text, limit);
  const start = text.length - text.trimStart().length;
  const end = start + first.length;
  const pieces = [clip(text, entities, start, end)];
  let at = end;
  for (const piece of splitLongText(text.slice(end), MAX_TEXT)) {
    // Only white space lies between two pieces.
    const from = text.indexOf(piece, at);
    pieces.push(clip(text, entities, from, from + piece.length));
    at = from + piece.length;
  }
  return pieces;
}

function clip(text: string, entities: Entities, from: number, to: number): Formatted {
  return {
    text: text.slice(from, to),
    entities: entities.flatMap((entity) => {
      const start = Math.max(entity.offset, from);
      const end = Math.min(entity.offset + entity.length, to);
      return end > start ? [{ ...entity, offset: start - from, length: end - start }] : [];
    }),
  };
}
