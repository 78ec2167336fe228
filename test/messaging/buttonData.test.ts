import { describe, expect, it } from "vitest";
import { DOCUMENT_FORMATS } from "../../src/domain/report/documentOrder.ts";
import { DOCUMENT_KINDS } from "../../src/domain/report/reportModel.ts";
import {
  INSPECTION_ACTS,
  packButton,
  REMEDY_ACTS,
  STEER_ACTS,
  unpackButton,
  type ButtonData,
} from "../../src/messaging/buttonData.ts";

const id = "ffffffff-ffff-7fff-bfff-ffffffffffff";
const record = 2 ** 31 - 1;

/** One of each kind, and the longest there are. */
const BUTTONS: ButtonData[] = [
  { on: "question", record, question: 9_999, prompt: "zzzzz", act: "c999" },
  { on: "review", record, prompt: "zzzzz", act: "submit" },
  { on: "area", record },
  ...STEER_ACTS.map((act): ButtonData => ({ on: "steer", record, act })),
  { on: "finding", id, prompt: "zzzzz", act: "recommend" },
  ...INSPECTION_ACTS.map((act): ButtonData => ({ on: "inspection", id, act })),
  ...DOCUMENT_KINDS.flatMap((kind) => [
    ...DOCUMENT_FORMATS.map((format): ButtonData => ({ on: "paper", id, kind, format, language: "vi" })),
    { on: "number", id, kind } satisfies ButtonData,
  ]),
  ...REMEDY_ACTS.map((act): ButtonData => ({ on: "remedy", id, version: record, act })),
  { on: "form", id, act: "publish" },
  { on: "calendar", year: 2_099, act: "holiday" },
  { on: "settings", act: "first", value: "telegram" },
  { on: "prompt", prompt: "zzzzz", act: "reason-not-tracked" },
];

describe("what a button carries", () => {
  it.each(BUTTONS)("comes back as it was packed, within 64 bytes: %o", (button) => {
    const packed = packButton(button);
    expect(Buffer.byteLength(packed)).toBeLessThanOrEqual(64);
    expect(unpackButton(packed)).toEqual(button);
  });

  it.each(["", "x", "i:AAAA:va1k", "t:1:va", "m:AAAA:1:nothing", "s:lang-vi", "w:AAAA:letter:pdf:vi"])(
    "%j is none of the buttons, or none any more",
    (text) => {
      expect(unpackButton(text)).toBeNull();
    },
  );

  it.each([
    "a:zzzzzzzzz",
    `a:${(record + 1).toString(36)}`,
    "a:",
    "a:-1",
    "a:1.5",
    "a:1 ",
    "a:A",
    "q:zzzzzzzzz:1:0:ed",
    "q:1:zzzzzzzzz:0:ed",
    "r:zzzzzzzzz:0:submit",
    "t:zzzzzzzzz:view",
    "m:AAAA:zzzzzzzzz:view",
    "c:zzzzzzzzz:holiday",
  ])("%j has a number that no row has", (text) => {
    expect(unpackButton(text)).toBeNull();
  });

  it("never grows past what a channel takes", () => {
    expect(() => packButton({ on: "prompt", prompt: "zzzzz", act: "x".repeat(64) })).toThrow(/too long/);
  });
});
