import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { columnWidths } from "../../src/documents/layout/columnWidths.ts";

describe("columnWidths", () => {
  it.each([
    { shares: [1, 3], needs: [10, 10], widths: [100, 300], name: "follows the shares" },
    { shares: [1, 3], needs: [160, 10], widths: [160, 240], name: "widens a column for its longest word" },
    { shares: [0, 0], needs: [0, 0], widths: [200, 200], name: "shares alike without shares" },
    { shares: [1, 1], needs: [600, 200], widths: [300, 100], name: "shares by need when nothing fits" },
  ])("$name", ({ shares, needs, widths }) => {
    expect(columnWidths(shares, needs, 400)).toEqual(widths);
  });

  it("always fills the table, and gives each column its need when all needs fit", () => {
    const columns = fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 150 })), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(columns, (list) => {
        const needs = list.map(([, need]) => need);
        const widths = columnWidths(
          list.map(([share]) => share),
          needs,
          400,
        );
        expect(widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(400, 6);
        if (needs.reduce((sum, need) => sum + need, 0) > 400) return;
        for (const [index, width] of widths.entries())
          expect(width).toBeGreaterThanOrEqual((needs[index] ?? 0) - 0.001);
      }),
    );
  });
});
