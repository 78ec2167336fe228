import type { QuestionType } from "./formDef.ts";

/** What the `type` cell of a survey row means. */
export type RowType =
  | { kind: "question"; type: QuestionType; list?: string; orOther?: boolean; preset?: Preset }
  | { kind: "begin"; what: "group" | "repeat" }
  | { kind: "end"; what: "group" | "repeat" | "loop" }
  | { kind: "unsupported"; type: string }
  | { kind: "unknown"; type: string };

/** What an old type name of pyxform brings along. */
export interface Preset {
  readonly hint: string;
  readonly constraint: string;
}

const PRESETS: Readonly<Record<string, Preset>> = {
  "phone number": { hint: "Enter numbers only.", constraint: "regex(., '^\\d*$')" },
};

/** Names of question types, with the older spellings pyxform still takes. */
const TYPES: Readonly<Record<string, QuestionType>> = {
  text: "text",
  string: "text",
  integer: "integer",
  int: "integer",
  decimal: "decimal",
  range: "range",
  date: "date",
  time: "time",
  dateTime: "dateTime",
  datetime: "dateTime",
  note: "note",
  calculate: "calculate",
  hidden: "hidden",
  acknowledge: "acknowledge",
  trigger: "acknowledge",
  image: "image",
  photo: "image",
  audio: "audio",
  video: "video",
  file: "file",
  geopoint: "geopoint",
  gps: "geopoint",
  location: "geopoint",
  barcode: "barcode",
  start: "start",
  "start time": "start",
  starttime: "start",
  end: "end",
  "end time": "end",
  endtime: "end",
  today: "today",
  username: "username",
  email: "metadata",
  deviceid: "metadata",
  "device id": "metadata",
  imei: "metadata",
  subscriberid: "metadata",
  "subscriber id": "metadata",
  simserial: "metadata",
  "sim id": "metadata",
  phonenumber: "metadata",
  "get phone number": "metadata",
  "phone number": "text",
  "uri:deviceid": "metadata",
  "uri:email": "metadata",
  "uri:phonenumber": "metadata",
  "uri:simserial": "metadata",
  "uri:subscriberid": "metadata",
  "uri:username": "metadata",
};

/** Parts of XLSForm we know and refuse; the checker says so instead of "unknown type". */
const UNSUPPORTED = new Set([
  "osm",
  "audit",
  "geotrace",
  "geoshape",
  "rank",
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

const SELECT_ONE = /^(?:select_one|select1|select one(?: from| using)?|add select one prompt using)\s+(.+)$/;
const SELECT_MULTIPLE =
  /^(?:select_multiple|select all that apply(?: from| using)?|select multiple(?: from| using)?|select_all_that_apply|add select multiple prompt using|select)\s+(.+)$/;
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
  const one = SELECT_ONE.exec(text);
  if (one) return select("select_one", one[1] ?? "");
  const many = SELECT_MULTIPLE.exec(text);
  if (many) return select("select_multiple", many[1] ?? "");
  const plain = text.replace(/^(?:q|get|add) /, "").replace(/ prompt$/, "");
  // XLSForm types are written as they are here: "Text" is unknown to every ODK tool.
  const type = TYPES[text] ?? TYPES[plain];
  if (!type) return { kind: "unknown", type: text };
  const preset = PRESETS[text];
  return preset ? { kind: "question", type, preset } : { kind: "question", type };
}

function structure(kind: "begin" | "end", word: string): RowType {
  const name = word.toLowerCase();
  if (name === "loop" || name === "looped group")
    return kind === "begin" ? { kind: "unsupported", type: "begin loop" } : { kind: "end", what: "loop" };
  const what = name.includes("repeat") ? "repeat" : "group";
  return { kind, what };
}

function select(type: "select_one" | "select_multiple", rest: string): RowType {
  const orOther = OR_OTHER.test(rest);
  return { kind: "question", type, list: rest.replace(OR_OTHER, "").trim(), orOther };
}
