import { describe, expect, it } from "vitest";
import {
  count,
  dateTime,
  decimal,
  freeText,
  integer,
  money,
  percent,
} from "../../../src/domain/answer/notations.ts";
import { KINDS, QUESTION_TYPES, type QuestionType } from "../../../src/domain/form/kinds/index.ts";
import type { KindColumns } from "../../../src/domain/form/kinds/questionKind.ts";
import type { Notation } from "../../../src/domain/answer/notation.ts";
import { rowType, typeCell } from "../../../src/domain/form/sheets/questionTypes.ts";
import { choices } from "../answer/choices.ts";

const LEVELS = choices({ cap_tinh: ["Cấp tỉnh", "Province"], cap_xa: ["Cấp xã", "Commune"] });

describe("a kind's notation", () => {
  it.each<[QuestionType, KindColumns, Notation | null]>([
    ["integer", { quantity: "count" }, count],
    ["integer", {}, integer],
    ["decimal", { quantity: "percent" }, percent],
    ["decimal", { quantity: "count" }, decimal],
    ["integer", { quantity: "money" }, money],
    ["decimal", {}, decimal],
    ["range", { range: { start: 1, end: 5, step: 1 } }, integer],
    ["range", { range: { start: 0, end: 1, step: 0.1 } }, decimal],
    ["dateTime", {}, dateTime],
    ["barcode", {}, freeText],
    ["image", {}, null],
    ["note", {}, null],
  ])("of %s with %j", (type, columns, notation) => {
    expect(KINDS[type].notation(columns, LEVELS)).toBe(notation);
  });

  it.each<[QuestionType, string, typeof LEVELS]>([
    ["select_one", "choice", LEVELS],
    ["select_multiple", "multi_choice", LEVELS],
    ["acknowledge", "choice", [{ name: "OK", label: { vi: "Đã rõ", en: "Noted" } }]],
  ])("of %s is a %s", (type, wanted, offered) => {
    expect(KINDS[type].notation({}, LEVELS)).toMatchObject({ wanted, choices: offered });
  });
});

describe("the column type", () => {
  it.each(QUESTION_TYPES)("is written for %s as it is read", (type) => {
    const list = KINDS[type].hasList ? "levels" : undefined;
    expect(rowType(typeCell(type, list, false))).toMatchObject({
      kind: "question",
      type,
      ...(list === undefined ? {} : { list }),
    });
  });

  it("has every word for one kind only", () => {
    const words = QUESTION_TYPES.flatMap((type) => KINDS[type].words);
    expect(new Set(words).size).toBe(words.length);
  });
});
