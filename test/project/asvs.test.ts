import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";

const ROOT = path.join(import.meta.dirname, "../..");
const TEXT = readFileSync(path.join(ROOT, "docs/asvs.md"), "utf8");
const ROWS = [...TEXT.matchAll(/^\| (V\d[^|]*) \| ([^|]*) \| (.*) \|$/gm)].map(
  ([, section = "", state = "", why = ""]) => ({ section, state, why }),
);

it("every chapter of the standard is judged, and what is met names a test or a document that is there", () => {
  const chapters = new Set(ROWS.map(({ section }) => /^V\d+/.exec(section)?.[0]));
  expect(chapters).toEqual(new Set(Array.from({ length: 17 }, (_, index) => `V${index + 1}`)));
  for (const { section, state, why } of ROWS) {
    const named = [...why.matchAll(/`((?:test|docs|src)\/[^`]+|README\.md)`/g)].map(([, file = ""]) => file);
    expect(named.filter((file) => !existsSync(path.join(ROOT, file)))).toEqual([]);
    if (state.startsWith("met")) expect(named.length, section).toBeGreaterThan(0);
    else expect(why.length, section).toBeGreaterThan(10);
  }
});
