/** What a piece of evidence is; the kinds of `Evidence.kind`. */
export const EVIDENCE_KINDS = ["photo", "document", "audio", "video", "place"] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** A kind that has bytes. */
export type FileKind = Exclude<EvidenceKind, "place">;

interface AcceptedFile {
  kind: FileKind;
  /** Endings such a file is known by, the usual one first. */
  endings: readonly string[];
}

const file = (kind: FileKind, ...endings: string[]): AcceptedFile => ({ kind, endings });

/**
 * The types that are kept, by media type. Office files with macros, archives, SVG and whatever has
 * no mark of its own in its first bytes (plain text, HTML) are refused.
 */
const ACCEPTED: Readonly<Record<string, AcceptedFile>> = {
  "image/jpeg": file("photo", "jpg", "jpeg", "jfif"),
  "image/png": file("photo", "png"),
  "image/webp": file("photo", "webp"),
  "image/heic": file("photo", "heic", "heif"),
  "image/heif": file("photo", "heif", "heic"),
  "application/pdf": file("document", "pdf"),
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": file("document", "docx"),
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": file("document", "xlsx"),
  "application/vnd.openxmlformats-officedocument.presentationml.presentation": file("document", "pptx"),
  "application/vnd.oasis.opendocument.text": file("document", "odt"),
  "application/vnd.oasis.opendocument.spreadsheet": file("document", "ods"),
  "application/vnd.oasis.opendocument.presentation": file("document", "odp"),
  /** Word, Excel and PowerPoint before 2007: one container for all three. */
  "application/x-cfb": file("document", "doc", "xls", "ppt"),
  "audio/ogg": file("audio", "ogg", "oga", "opus"),
  "audio/webm": file("audio", "webm", "weba"),
  "audio/mpeg": file("audio", "mp3"),
  "audio/x-m4a": file("audio", "m4a"),
  "audio/mp4": file("audio", "m4a", "mp4"),
  "audio/aac": file("audio", "aac"),
  "audio/amr": file("audio", "amr"),
  "audio/wav": file("audio", "wav"),
  "video/mp4": file("video", "mp4", "m4v"),
  "video/quicktime": file("video", "mov"),
  "video/webm": file("video", "webm"),
  "video/3gpp": file("video", "3gp"),
};

/** The kind of a file of this type; null when it is not accepted. */
export function kindOfMime(mime: string): FileKind | null {
  return ACCEPTED[mime]?.kind ?? null;
}

/** Endings of a type's files, the usual one first; none for a type that is not accepted. */
export function extensionOf(mime: string): readonly string[] {
  return ACCEPTED[mime]?.endings ?? [];
}
