import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AnswerKind } from "../../../src/domain/answer/answerKind.ts";
import { answerKindOf } from "../../../src/domain/answer/answerKindOf.ts";
import { formatAnswer } from "../../../src/domain/answer/formatAnswer.ts";
import { parseAnswer } from "../../../src/domain/answer/parseAnswer.ts";
import { anyString } from "../language/anyString.ts";
import { choices } from "./choices.ts";

const LEVELS = choices({ cap_tinh: ["Cấp tỉnh", "Province"], cap_xa: ["Cấp xã", "Commune"] });
const CONTEXT = { today: "2020-09-17", inspectionYear: 2020, unitWords: ["hồ sơ"] };
const KINDS: readonly AnswerKind[] = [
  { kind: "integer" },
  { kind: "count" },
  { kind: "decimal" },
  { kind: "percent" },
  { kind: "money" },
  { kind: "date" },
  { kind: "time" },
  { kind: "date_time" },
  { kind: "geopoint" },
  { kind: "choice", choices: LEVELS },
  { kind: "multi_choice", choices: LEVELS },
  { kind: "text" },
];

/** Pieces of what people type, to get deep into the parsers. */
const TYPED = [
  "khoảng ",
  "hơn ",
  "không",
  " có",
  " số liệu",
  "k",
  "1",
  "02",
  "31",
  "2020",
  "1.250",
  "7,5",
  "92.5",
  ".",
  ",",
  "/",
  "-",
  " ",
  "%",
  " tỷ ",
  " triệu",
  " rưỡi",
  "tr",
  " đồng",
  "ngày ",
  " tháng ",
  " năm ",
  " giờ ",
  "h",
  "cấp ",
  "xã",
  "và",
  "°",
  "'",
  "\n",
];

describe("parseAnswer", () => {
  it("reads the dialogue of a real inspection", () => {
    expect(parseAnswer("710", { kind: "count" }, CONTEXT)).toMatchObject({ value: 710 });
    expect(parseAnswer("nhiều", { kind: "count" }, CONTEXT)).toMatchObject({ reason: "not_a_number" });
    expect(parseAnswer("92.5", { kind: "percent" }, CONTEXT)).toMatchObject({ kind: "confirm", value: 92.5 });
    expect(parseAnswer("khoảng 90%", { kind: "percent" }, CONTEXT)).toMatchObject({
      value: 90,
      approximate: true,
    });
    expect(parseAnswer("không có số liệu", { kind: "money" }, CONTEXT)).toEqual({
      ok: true,
      kind: "not_available",
    });
  });

  it("never throws, whatever is typed to whatever question", () => {
    const typed = fc.oneof(
      anyString(),
      fc.array(fc.constantFrom(...TYPED), { maxLength: 12 }).map((pieces) => pieces.join("")),
    );
    fc.assert(
      fc.property(typed, fc.constantFrom(...KINDS), (input, kind) => {
        const result = parseAnswer(input, kind, CONTEXT);
        if (!result.ok || result.kind === "not_available") return;
        const shown = { state: "answered", value: result.value, approximate: result.approximate } as const;
        expect(formatAnswer(shown, kind, "vi")).not.toBe("");
      }),
      { numRuns: 5000 },
    );
  });

  it("gives the same for NFD and NFC", () => {
    for (const input of ["khoảng 1 tỷ rưỡi", "không có số liệu", "cấp xã", "ngày 17 tháng 9 năm 2020"]) {
      for (const kind of KINDS) {
        expect(parseAnswer(input.normalize("NFD"), kind, CONTEXT)).toEqual(parseAnswer(input, kind, CONTEXT));
      }
    }
  });

  it.each(["9", "9.", "1 ", "khoảng ", " ", "không ", "a\u0301", "1 tỷ ", "(", "1,", "°", "co ", "\n"])(
    "gets through a megabyte of %j to every kind",
    (piece) => {
      const input = piece.repeat(1_000_000 / piece.length);
      for (const kind of KINDS) expect(parseAnswer(input, kind, CONTEXT).ok).toBe(false);
    },
  );

  it("echoes every understood figure so that it can be typed again", () => {
    const figure = fc.integer({ min: 0, max: 1_000_000 });
    fc.assert(
      fc.property(figure, fc.boolean(), (value, approximate) => {
        const echo = formatAnswer({ state: "answered", value, approximate }, { kind: "count" }, "vi", {
          unit: { vi: "hồ sơ" },
        });
        expect(parseAnswer(echo, { kind: "count" }, CONTEXT)).toMatchObject({
          kind: "value",
          value,
          approximate,
        });
      }),
    );
  });
});

describe("answerKindOf", () => {
  it.each([
    [{ type: "integer", quantity: "count" }, { kind: "count" }],
    [{ type: "integer" }, { kind: "integer" }],
    [{ type: "decimal", quantity: "percent" }, { kind: "percent" }],
    [{ type: "integer", quantity: "money" }, { kind: "money" }],
    [{ type: "decimal" }, { kind: "decimal" }],
    [{ type: "range", range: { start: 1, end: 5, step: 1 } }, { kind: "integer" }],
    [{ type: "range", range: { start: 0, end: 1, step: 0.1 } }, { kind: "decimal" }],
    [{ type: "dateTime" }, { kind: "date_time" }],
    [{ type: "select_one" }, { kind: "choice", choices: LEVELS }],
    [{ type: "select_multiple" }, { kind: "multi_choice", choices: LEVELS }],
    [
      { type: "acknowledge" },
      { kind: "choice", choices: [{ name: "OK", label: { vi: "Đã rõ", en: "Noted" } }] },
    ],
    [{ type: "barcode" }, { kind: "text" }],
    [{ type: "image" }, null],
    [{ type: "note" }, null],
  ] as const)("of %j is %j", (question, kind) => {
    expect(answerKindOf(question, LEVELS)).toEqual(kind);
  });
});
