import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type FlowBlock, keepWithTextBefore, type Strip, strip } from "../../src/documents/pdf/flow.ts";
import { paginate } from "../../src/documents/pdf/paginate.ts";

const TOP = 50;
const BOTTOM = 350;

function block(strips: Strip[], repeat?: FlowBlock["repeat"]): FlowBlock {
  const made: FlowBlock = { strips, open: () => () => undefined };
  if (repeat !== undefined) made.repeat = repeat;
  return made;
}

const strips = fc.array(
  fc.record({
    height: fc.integer({ min: 1, max: 120 }),
    before: fc.integer({ min: 0, max: 20 }),
    glue: fc.boolean(),
    text: fc.boolean(),
  }),
  { minLength: 1, maxLength: 12 },
);
const documents = fc.array(
  strips.map((list) => block(list)),
  { minLength: 1, maxLength: 8 },
);

/** Strips in the order they were placed, with their page. */
function placed(blocks: FlowBlock[]) {
  return paginate(blocks, TOP, BOTTOM).flatMap((page, number) =>
    page.fragments.flatMap((fragment) =>
      fragment.strips.map((entry) => ({
        page: number,
        top: entry.top,
        strip: fragment.block.strips[entry.index] ?? strip(0),
      })),
    ),
  );
}

describe("paginate", () => {
  it("places every strip once, in order, inside the page and below the one before", () => {
    fc.assert(
      fc.property(documents, (blocks) => {
        const all = placed(blocks);
        expect(all.map((entry) => entry.strip)).toEqual(blocks.flatMap((one) => one.strips));
        for (const [index, entry] of all.entries()) {
          expect(entry.top).toBeGreaterThanOrEqual(TOP);
          expect(entry.top + entry.strip.height).toBeLessThanOrEqual(BOTTOM + 0.02);
          const before = all[index - 1];
          if (before?.page === entry.page)
            expect(entry.top).toBeCloseTo(before.top + before.strip.height + entry.strip.before, 6);
          else if (before !== undefined) expect(entry.page).toBe(before.page + 1);
        }
      }),
    );
  });

  it("keeps bound strips on one page whenever a page holds them", () => {
    fc.assert(
      fc.property(documents, (blocks) => {
        const all = placed(blocks);
        let chain: typeof all = [];
        for (const [index, entry] of all.entries()) {
          chain.push(entry);
          if (entry.strip.glue && index < all.length - 1) continue;
          const height = chain.reduce(
            (sum, part, at) => sum + part.strip.height + (at === 0 ? 0 : part.strip.before),
            0,
          );
          if (height <= BOTTOM - TOP) expect(new Set(chain.map((part) => part.page)).size).toBe(1);
          chain = [];
        }
      }),
    );
  });

  it("leaves room for the repeated head where a table goes on", () => {
    const rows = Array.from({ length: 12 }, () => strip(60));
    const table = block([strip(30, { glue: true }), ...rows], { height: 30, first: 1, end: 13 });
    const pages = paginate([table], TOP, BOTTOM);
    expect(pages.map((page) => page.fragments[0]?.repeatTop)).toEqual([null, TOP, TOP]);
    expect(pages[1]?.fragments[0]?.strips[0]?.top).toBe(TOP + 30);
    expect(pages.map((page) => page.fragments[0]?.strips.length)).toEqual([5, 4, 4]);
  });

  it("adds a block's room below to the room above the next, but not at the top of a page", () => {
    const first = block([strip(100)]);
    first.after = 20;
    const second = block([strip(100, { before: 5 })]);
    second.after = 20;
    const third = block([strip(100, { before: 5 })]);
    expect(placed([first, second, third]).map(({ page, top }) => [page, top])).toEqual([
      [0, TOP],
      [0, TOP + 125],
      [1, TOP],
    ]);
  });

  it("never leaves a page empty", () => {
    const tall = block([strip(300, { glue: true }), strip(300, { glue: true }), strip(300)]);
    expect(paginate([block([strip(10)]), tall], TOP, BOTTOM).map((page) => page.fragments.length)).toEqual([
      1, 1, 1, 1,
    ]);
  });
});

describe("keepWithTextBefore", () => {
  it("binds as many blocks as hold the lines asked for, and no more", () => {
    const one = () => block([strip(10, { text: true })]);
    const blocks = [one(), one(), block([strip(10)]), one()];
    keepWithTextBefore(blocks, 2);
    expect(blocks.map((entry) => entry.strips[0]?.glue)).toEqual([false, true, true, true]);
  });
});
