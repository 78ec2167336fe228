import type { Input } from "../core/input.ts";

/** A file of one kind that somebody sent; `name` is "" when the channel gives none. */
export interface SentDocument {
  fileId: string;
  name: string;
}

/** The file that was sent, when it is of the kind with this media type or ending; else null. */
export function sentDocument(input: Input, kind: { mime: string; ending: RegExp }): SentDocument | null {
  if (input.kind !== "evidence" || input.media.kind !== "document") return null;
  const { fileId, mime, name = "" } = input.media;
  return mime === kind.mime || kind.ending.test(name) ? { fileId, name } : null;
}
