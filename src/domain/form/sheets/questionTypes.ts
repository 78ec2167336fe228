import { KINDS, QUESTION_TYPES, type QuestionType } from "../kinds/index.ts";
import type { Preset } from "../kinds/questionKind.ts";

/** What the `type` cell of a survey row means. */
export type RowType =
  | { kind: "question"; type: QuestionType; list?: string; orOther?: boolean; preset?: Preset }
  | { kind: "begin"; what: "group" | "repeat" }
  | { kind: "end"; what: "group" | "repeat" | "loop" }
  | { kind: "unsupported"; type: string }
  | { kind: "unknown"; type: string };

/** Question types by what stands for them; of types with a list it is followed by the list's name. */
const BY_WORD = new Map(
  QUESTION_TYPES.flatMap((type) => KINDS[type].words.map((word) => [word, type] as const)),
);
const LIST_WORDS = [...BY_WORD]
  .flatMap(([word, type]) => (KINDS[type].hasList ? [{ word: `${word} `, type }] : []))
  // "select one from x" begins with "select" too.
  .sort((one, other) => other.word.length - one.word.length);

/** Parts of XLSForm we know and refuse; the checker says so instead of "unknown type". */
const UNSUPPORTED = new Set([
  "osm",
  "audit",
  "geotrace",
  "geoshape",
  "start-geopoint",
  "background-audio",
  "background-geopoint",
  "include",
  "xml-external",
  "csv-external",
  "select_one_external",
  "select_one_from_file",
  "select_multiple_from_file",
  "select_multiple_external",
]);

const OR_OTHER = /\s+(?:or specify other|or_other|or other)$/i;
const BEGIN = /^begin[_ ]+(group|repeat|loop|lgroup|lrepeat|looped group)\b/i;
const END = /^end[_ ]+(group|repeat|loop|lgroup|lrepeat|looped group)\b/i;

/** Reads a `type` cell. */
export function rowType(cell: string): RowType {
  const text = cell.replace(/\s+/g, " ").trim();
  const begin = BEGIN.exec(text);
  if (begin) return structure("begin", begin[1] ?? "");
  const end = END.exec(text);
  if (end) return structure("end", end[1] ?? "");
  const [firstWord = ""] = text.toLowerCase().split(" ");
  if (UNSUPPORTED.has(firstWord)) return { kind: "unsupported", type: text };
  const listed = LIST_WORDS.find(({ word }) => text.startsWith(word));
  if (listed) return withList(listed.type, text.slice(listed.word.length));
  const plain = text.replace(/^(?:q|get|add) /, "").replace(/ prompt$/, "");
  // XLSForm types are written as they are here: "Text" is unknown to every ODK tool.
  const type = BY_WORD.get(text) ?? BY_WORD.get(plain);
  if (!type || KINDS[type].hasList) return { kind: "unknown", type: text };
  const preset = KINDS[type].presets[text];
  return preset ? { kind: "question", type, preset } : { kind: "question", type };
}

function structure(kind: "begin" | "end", word: string): RowType {
  const name = word.toLowerCase();
  if (name === "loop" || name === "looped group")
    return kind === "begin" ? { kind: "unsupported", type: "begin loop" } : { kind: "end", what: "loop" };
  const what = name.includes("repeat") ? "repeat" : "group";
  return { kind, what };
}

function withList(type: QuestionType, rest: string): RowType {
  const orOther = OR_OTHER.test(rest);
  return { kind: "question", type, list: rest.replace(OR_OTHER, "").trim(), orOther };
}

/** Writes the `type` cell that rowType() reads as this type. */
export function typeCell(type: QuestionType, list: string | undefined, orOther: boolean): string {
  const { words, hasList } = KINDS[type];
  const [word = type] = words;
  return hasList ? `${word} ${list ?? ""}${orOther ? " or_other" : ""}` : word;
}
