import { compactId, expandedId } from "../domain/language/compactId.ts";
import { DOCUMENT_FORMATS, type DocumentFormat } from "../domain/report/documentOrder.ts";
import { DOCUMENT_KINDS, type DocumentKind } from "../domain/report/reportModel.ts";
import { LOCALES, type Locale } from "../domain/text.ts";

/** Buttons of a question carry its place and one of these acts; choices are "c0", "c1", … */
export const QUESTION_ACTS = {
  notAvailable: "na",
  skip: "sk",
  back: "bk",
  keep: "kp",
  suggestion: "sg",
  /** Take over what the unit has reported. */
  confirm: "cf",
  page: "p",
  choice: "c",
  done: "ok",
  /** Opens the question for editing; valid on any message and at any time, whatever is being asked. */
  edit: "ed",
  /** Under a warning: answers the question anew, or keeps the answer and gives the reason. */
  again: "ag",
  explain: "ex",
  /** Takes what was sent earlier as the answer: with the number of that update behind it, "us1k". */
  use: "us",
} as const;

/** What is asked about an inspection as a whole. */
export const INSPECTION_ACTS = [
  "status",
  "findings",
  "decide",
  "addfinding",
  "addrec",
  "summary",
  "minutes",
  "tellMinutes",
  "conclusion",
  "papers",
  "conclude",
  "correct",
  "reinspect",
  "remedies",
  "follow",
  "differences",
  "leave",
  "role",
] as const;
export type InspectionAct = (typeof INSPECTION_ACTS)[number];

/** What those who lead do with one area. */
export const STEER_ACTS = ["view", "approve", "giveBack", "reopen", "handOver"] as const;
export type SteerAct = (typeof STEER_ACTS)[number];

/** What a button on a remediation does; the unit's people first, then the team. */
export const REMEDY_ACTS = [
  "view",
  "done",
  "prog",
  "ext",
  "take",
  "contest",
  "assign",
  "move",
  "ok",
  "no",
  "close",
  "unres",
  "grant",
  "refuse",
  "uphold",
  "overrule",
] as const;
export type RemedyAct = (typeof REMEDY_ACTS)[number];

export const FORM_ACTS = ["publish", "drop"] as const;
export const CALENDAR_ACTS = ["holiday", "makeup", "remove", "confirm"] as const;
/** Of the notice on personal data, and of what people ask for about theirs. */
export const PRIVACY_ACTS = ["told", "later", "show", "mine", "copy", "erase", "eraseYes"] as const;
export const SETTINGS_ACTS = [
  "show",
  "lang",
  "first",
  "out",
  "gone",
  "email",
  "link",
  "key",
  "keyOut",
] as const;

/** What the buttons of each kind carry. */
export interface Buttons {
  /** On a question: `prompt` names the message it belongs to, "0" what is no message of a flow. */
  question: { record: number; question: number; prompt: string; act: string };
  /** On the review of an area. */
  review: { record: number; prompt: string; act: string };
  /** Opens an area. */
  area: { record: number };
  /** On one area, for those who lead. */
  steer: { record: number; act: SteerAct };
  /** On one finding. */
  finding: { id: string; prompt: string; act: string };
  /** On an inspection as a whole: summary, findings, adding. */
  inspection: { id: string; act: InspectionAct };
  /** Has a paper of an inspection made. */
  paper: { id: string; kind: DocumentKind; format: DocumentFormat; language: Locale };
  /** Gives a paper of an inspection its number. */
  number: { id: string; kind: DocumentKind };
  /** On a remediation; `version` is the one its message was made from. */
  remedy: { id: string; version: number; act: RemedyAct };
  /** On a checked form that waits for publishing. */
  form: { id: string; act: (typeof FORM_ACTS)[number] };
  /** On the working calendar of a year. */
  calendar: { year: number; act: (typeof CALENDAR_ACTS)[number] };
  /** In the person's own settings; `value` names a language, a channel or an account. */
  settings: { act: (typeof SETTINGS_ACTS)[number]; value: string };
  /** On the notice on personal data, and on what is held. */
  privacy: { act: (typeof PRIVACY_ACTS)[number] };
  /** Answers of a small prompt inside a flow (yes, no, choice). */
  prompt: { prompt: string; act: string };
}

export type ButtonKind = keyof Buttons;

/**
 * What a button carries (Bot API: at most 64 bytes). A button proves nothing: whoever presses it is
 * checked again from the database, and a prompt that is no longer the current one changes nothing.
 */
export type ButtonData<On extends ButtonKind = ButtonKind> = {
  [Kind in On]: { on: Kind } & Buttons[Kind];
}[On];

const PREFIX = {
  question: "q",
  review: "r",
  area: "a",
  steer: "t",
  finding: "f",
  inspection: "i",
  paper: "w",
  number: "n",
  remedy: "m",
  form: "d",
  calendar: "c",
  settings: "s",
  privacy: "y",
  prompt: "p",
} as const satisfies Record<ButtonKind, string>;

const MAX_CALLBACK_DATA_BYTES = 64;

export function packButton(data: ButtonData): string {
  const text = [PREFIX[data.on], ...parts(data)].join(":");
  if (Buffer.byteLength(text) > MAX_CALLBACK_DATA_BYTES) throw new Error(`button data too long: ${text}`);
  return text;
}

function parts(data: ButtonData): string[] {
  switch (data.on) {
    case "question":
      return [digits(data.record), digits(data.question), data.prompt, data.act];
    case "review":
      return [digits(data.record), data.prompt, data.act];
    case "area":
      return [digits(data.record)];
    case "steer":
      return [digits(data.record), data.act];
    case "finding":
      return [compactId(data.id), data.prompt, data.act];
    case "inspection":
      return [compactId(data.id), data.act];
    case "paper":
      return [compactId(data.id), data.kind, data.format, data.language];
    case "number":
      return [compactId(data.id), data.kind];
    case "remedy":
      return [compactId(data.id), digits(data.version), data.act];
    case "form":
      return [compactId(data.id), data.act];
    case "calendar":
      return [digits(data.year), data.act];
    case "settings":
      return [data.act, data.value];
    case "privacy":
      return [data.act];
    case "prompt":
      return [data.prompt, data.act];
    default:
      return data satisfies never;
  }
}

/** Null for anything that is not one of our buttons, or not one any more. */
export function unpackButton(text: string): ButtonData | null {
  const [prefix = "", a = "", b = "", c = "", d = ""] = text.split(":");
  switch (prefix) {
    case PREFIX.question:
      return counted(a, (record) =>
        counted(b, (question) => ({ on: "question", record, question, prompt: c, act: d })),
      );
    case PREFIX.review:
      return counted(a, (record) => ({ on: "review", record, prompt: b, act: c }));
    case PREFIX.area:
      return counted(a, (record) => ({ on: "area", record }));
    case PREFIX.steer:
      return counted(a, (record) => known(STEER_ACTS, b, (act) => ({ on: "steer", record, act })));
    case PREFIX.finding:
      return { on: "finding", id: expandedId(a), prompt: b, act: c };
    case PREFIX.inspection:
      return known(INSPECTION_ACTS, b, (act) => ({ on: "inspection", id: expandedId(a), act }));
    case PREFIX.paper:
      return known(DOCUMENT_KINDS, b, (kind) =>
        known(DOCUMENT_FORMATS, c, (format) =>
          known(LOCALES, d, (language) => ({ on: "paper", id: expandedId(a), kind, format, language })),
        ),
      );
    case PREFIX.number:
      return known(DOCUMENT_KINDS, b, (kind) => ({ on: "number", id: expandedId(a), kind }));
    case PREFIX.remedy:
      return counted(b, (version) =>
        known(REMEDY_ACTS, c, (act) => ({ on: "remedy", id: expandedId(a), version, act })),
      );
    case PREFIX.form:
      return known(FORM_ACTS, b, (act) => ({ on: "form", id: expandedId(a), act }));
    case PREFIX.calendar:
      return counted(a, (year) => known(CALENDAR_ACTS, b, (act) => ({ on: "calendar", year, act })));
    case PREFIX.settings:
      return known(SETTINGS_ACTS, a, (act) => ({ on: "settings", act, value: b }));
    case PREFIX.privacy:
      return known(PRIVACY_ACTS, a, (act) => ({ on: "privacy", act }));
    case PREFIX.prompt:
      return { on: "prompt", prompt: a, act: b };
    default:
      return null;
  }
}

/** What is made of one of the words that are known; null for any other. */
function known<Word extends string>(
  words: readonly Word[],
  text: string,
  make: (word: Word) => ButtonData | null,
): ButtonData | null {
  const word = words.find((one) => one === text);
  return word === undefined ? null : make(word);
}

function digits(value: number): string {
  return value.toString(36);
}

/** The largest that the database counts to (int4). */
const MAX_NUMBER = 2 ** 31 - 1;

/** What is made of a number as `digits` writes it; null for anything else, and for more than any row has. */
function counted(text: string, make: (value: number) => ButtonData | null): ButtonData | null {
  if (!/^[0-9a-z]{1,6}$/.test(text)) return null;
  const value = Number.parseInt(text, 36);
  return value > MAX_NUMBER ? null : make(value);
}
