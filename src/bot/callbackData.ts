import { compactId, expandedId } from "../domain/language/compactId.ts";

/**
 * What a button carries (Bot API: at most 64 bytes). A button proves nothing: whoever presses it is
 * checked again from the database, and a prompt that is no longer the current one changes nothing.
 */
export type ButtonData =
  /** On a question: `prompt` names the message it belongs to. */
  | { on: "question"; record: number; question: number; prompt: string; act: string }
  /** On the review of an area. */
  | { on: "review"; record: number; prompt: string; act: string }
  /** Open an area. */
  | { on: "area"; record: number }
  /** On one finding. */
  | { on: "finding"; id: string; prompt: string; act: string }
  /** On an inspection as a whole: summary, findings, adding. */
  | { on: "inspection"; id: string; act: string }
  /** On a remediation; `version` is the one its message was made from. */
  | { on: "remedy"; id: string; version: number; act: string }
  /** On a checked form that waits for publishing. */
  | { on: "form"; id: string; act: string }
  /** On the working calendar of a year. */
  | { on: "calendar"; year: number; act: string }
  /** In the person's own settings. */
  | { on: "settings"; act: string }
  /** Answers of a small prompt inside a flow (yes, no, choice). */
  | { on: "prompt"; prompt: string; act: string };

const PREFIX = {
  question: "q",
  review: "r",
  area: "a",
  finding: "f",
  inspection: "i",
  remedy: "m",
  form: "d",
  calendar: "c",
  settings: "s",
  prompt: "p",
} as const;

const MAX_CALLBACK_DATA_BYTES = 64;

export function packButton(data: ButtonData): string {
  const text = parts(data).join(":");
  if (Buffer.byteLength(text) > MAX_CALLBACK_DATA_BYTES) throw new Error(`button data too long: ${text}`);
  return text;
}

function parts(data: ButtonData): string[] {
  const prefix = PREFIX[data.on];
  switch (data.on) {
    case "question":
      return [prefix, number(data.record), number(data.question), data.prompt, data.act];
    case "review":
      return [prefix, number(data.record), data.prompt, data.act];
    case "area":
      return [prefix, number(data.record)];
    case "finding":
      return [prefix, compactId(data.id), data.prompt, data.act];
    case "inspection":
      return [prefix, compactId(data.id), data.act];
    case "remedy":
      return [prefix, compactId(data.id), number(data.version), data.act];
    case "form":
      return [prefix, compactId(data.id), data.act];
    case "calendar":
      return [prefix, number(data.year), data.act];
    case "settings":
      return [prefix, data.act];
    case "prompt":
      return [prefix, data.prompt, data.act];
    default:
      return data satisfies never;
  }
}

/** Null for anything that is not one of our buttons. */
export function unpackButton(text: string): ButtonData | null {
  const [prefix = "", a = "", b = "", c = "", d = ""] = text.split(":");
  switch (prefix) {
    case PREFIX.question:
      return {
        on: "question",
        record: Number.parseInt(a, 36),
        question: Number.parseInt(b, 36),
        prompt: c,
        act: d,
      };
    case PREFIX.review:
      return { on: "review", record: Number.parseInt(a, 36), prompt: b, act: c };
    case PREFIX.area:
      return { on: "area", record: Number.parseInt(a, 36) };
    case PREFIX.finding:
      return { on: "finding", id: expandedId(a), prompt: b, act: c };
    case PREFIX.inspection:
      return { on: "inspection", id: expandedId(a), act: b };
    case PREFIX.remedy:
      return { on: "remedy", id: expandedId(a), version: Number.parseInt(b, 36), act: c };
    case PREFIX.form:
      return { on: "form", id: expandedId(a), act: b };
    case PREFIX.calendar:
      return { on: "calendar", year: Number.parseInt(a, 36), act: b };
    case PREFIX.settings:
      return { on: "settings", act: a };
    case PREFIX.prompt:
      return { on: "prompt", prompt: a, act: b };
    default:
      return null;
  }
}

function number(value: number): string {
  return value.toString(36);
}
