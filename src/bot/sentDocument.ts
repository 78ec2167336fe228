import type { BotContext } from "./context.ts";
import { readInput } from "./input.ts";

/** A file of one kind that somebody sent; `name` is "" when the channel gives none. */
export interface SentDocument {
  fileId: string;
  name: string;
}

/** The file that the update brings, when it is of the kind with this media type or ending; else null. */
export function sentDocument(
  context: BotContext,
  kind: { mime: string; ending: RegExp },
): SentDocument | null {
  const input = readInput(context.update);
  if (input.kind !== "evidence" || input.media.kind !== "document") return null;
  const { fileId, mime, name = "" } = input.media;
  return mime === kind.mime || kind.ending.test(name) ? { fileId, name } : null;
}
