import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseFreeText, TEXT_MAX_LENGTH } from "../../../src/domain/answer/parseFreeText.ts";
import { parseGeopoint } from "../../../src/domain/answer/parseGeopoint.ts";
import { anyString } from "../language/anyString.ts";

describe("a text", () => {
  it("is stored as NFC without space around it", () => {
    expect(parseFreeText("  co\u0301 quan ta\u0302m ")).toEqual({
      ok: true,
      kind: "value",
      value: "có quan tâm",
      approximate: false,
      cleaned: false,
    });
  });

  it("says when something invisible was removed", () => {
    expect(parseFreeText("a\u0000b\u202Ec")).toMatchObject({ value: "abc", cleaned: true });
  });

  it("keeps paragraphs", () => {
    expect(parseFreeText("một\r\n\r\nhai")).toMatchObject({ value: "một\n\nhai", cleaned: false });
  });

  it.each([
    [TEXT_MAX_LENGTH - 1, true],
    [TEXT_MAX_LENGTH, true],
    [TEXT_MAX_LENGTH + 1, false],
  ])("of %d characters is taken: %s", (length, ok) => {
    expect(parseFreeText("ệ".normalize("NFD").repeat(length)).ok).toBe(ok);
    expect(parseFreeText("😀".repeat(length)).ok).toBe(ok);
  });

  it("tells its length when it is too long", () => {
    expect(parseFreeText("abcdef", 5)).toMatchObject({ reason: "too_long", details: { length: 6, max: 5 } });
  });

  it.each(["", "  \n", "\u200B", "\u0000"])("%j is empty", (input) => {
    expect(parseFreeText(input)).toMatchObject({ ok: false, reason: "empty" });
  });

  it("takes a text that means something elsewhere as it stands", () => {
    expect(parseFreeText("không có")).toMatchObject({ value: "không có" });
  });

  it("does not change a text that was stored", () => {
    fc.assert(
      fc.property(anyString(), (input) => {
        const first = parseFreeText(input);
        if (first.ok && first.kind === "value") {
          expect(parseFreeText(first.value)).toEqual({ ...first, cleaned: false });
        }
      }),
    );
  });
});

describe("a place", () => {
  it.each([
    ["22.1667, 105.5833", "22.1667 105.5833 0 0"],
    ["22,1667 105,5833", "22.1667 105.5833 0 0"],
    ["22.1667 105.5833", "22.1667 105.5833 0 0"],
    ["1 2 0 1", "1 2 0 1"],
    ["-33.86, 151.21", "-33.86 151.21 0 0"],
    [`22°10'12"N 105°35'0"E`, "22.17 105.583333 0 0"],
    ["22°10′12″B, 105°35′Đ", "22.17 105.583333 0 0"],
    ["https://www.google.com/maps/@22.1667,105.5833,17z", "22.1667 105.5833 0 0"],
    ["https://maps.google.com/?q=22.1667,105.5833", "22.1667 105.5833 0 0"],
  ])("%j is %s", (input, value) => {
    expect(parseGeopoint(input)).toMatchObject({ ok: true, kind: "value", value });
  });

  it.each(["105.5833, 22.1667", "105,5833 22,1667"])("%j has the longitude first", (input) => {
    expect(parseGeopoint(input)).toMatchObject({
      kind: "confirm",
      value: "22.1667 105.5833 0 0",
      reason: "swapped_coordinates",
    });
  });

  it.each([
    ["200, 300", "out_of_range"],
    ["Chợ Đồn", "not_a_place"],
    ["22.1667", "not_a_place"],
    [`22°70'N 105°35'E`, "not_a_place"],
    ["", "empty"],
  ])("%j is refused: %s", (input, reason) => {
    expect(parseGeopoint(input)).toMatchObject({ ok: false, reason });
  });
});
