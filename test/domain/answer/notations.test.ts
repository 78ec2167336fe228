import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Notation } from "../../../src/domain/answer/notation.ts";
import { formatAnswer } from "../../../src/domain/answer/formatAnswer.ts";
import {
  count,
  date,
  dateTime,
  decimal,
  freeText,
  geopoint,
  integer,
  money,
  oneOf,
  percent,
  severalOf,
  time,
} from "../../../src/domain/answer/notations.ts";
import { anyString } from "../language/anyString.ts";
import { choices } from "./choices.ts";

const LEVELS = choices({ cap_tinh: ["Cấp tỉnh", "Province"], cap_xa: ["Cấp xã", "Commune"] });
const CONTEXT = { today: "2020-09-17", inspectionYear: 2020, unitWords: ["hồ sơ"] };
const NOTATIONS: readonly Notation[] = [
  integer,
  count,
  decimal,
  percent,
  money,
  date,
  time,
  dateTime,
  geopoint,
  oneOf(LEVELS),
  severalOf(LEVELS),
  freeText,
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

describe("notations", () => {
  it("reads the dialogue of a real inspection", () => {
    expect(count.parse("710", CONTEXT)).toMatchObject({ value: 710 });
    expect(count.parse("nhiều", CONTEXT)).toMatchObject({ reason: "not_a_number" });
    expect(percent.parse("92.5", CONTEXT)).toMatchObject({ kind: "confirm", value: 92.5 });
    expect(percent.parse("khoảng 90%", CONTEXT)).toMatchObject({
      value: 90,
      approximate: true,
    });
    expect(money.parse("không có số liệu", CONTEXT)).toEqual({
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
      fc.property(typed, fc.constantFrom(...NOTATIONS), (input, notation) => {
        const result = notation.parse(input, CONTEXT);
        if (!result.ok || result.kind === "not_available") return;
        const shown = { state: "answered", value: result.value, approximate: result.approximate } as const;
        expect(formatAnswer(shown, notation, "vi")).not.toBe("");
      }),
      { numRuns: 5000 },
    );
  });

  it("gives the same for NFD and NFC", () => {
    for (const input of ["khoảng 1 tỷ rưỡi", "không có số liệu", "cấp xã", "ngày 17 tháng 9 năm 2020"]) {
      for (const notation of NOTATIONS) {
        expect(notation.parse(input.normalize("NFD"), CONTEXT)).toEqual(notation.parse(input, CONTEXT));
      }
    }
  });

  it.each(["9", "9.", "1 ", "khoảng ", " ", "không ", "a\u0301", "1 tỷ ", "(", "1,", "°", "co ", "\n"])(
    "gets through a megabyte of %j to every kind",
    (piece) => {
      const input = piece.repeat(1_000_000 / piece.length);
      for (const notation of NOTATIONS) expect(notation.parse(input, CONTEXT).ok).toBe(false);
    },
  );

  it("echoes every understood figure so that it can be typed again", () => {
    const figure = fc.integer({ min: 0, max: 1_000_000 });
    fc.assert(
      fc.property(figure, fc.boolean(), (value, approximate) => {
        const echo = formatAnswer({ state: "answered", value, approximate }, count, "vi", {
          unit: { vi: "hồ sơ" },
        });
        expect(count.parse(echo, CONTEXT)).toMatchObject({
          kind: "value",
          value,
          approximate,
        });
      }),
    );
  });
});
