import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { NOTICE_VERSION } from "../../src/domain/personalData/noticeVersion.ts";
import { LOCALES } from "../../src/domain/text.ts";

/**
 * What each version of the notice says, in all languages. A text that says something new needs a new version
 * and a new line here; a correction of its wording only the new digest in the last line.
 */
const SAID: Readonly<Record<number, string>> = {
  1: "94aba328eaf3ca34",
};

/** The lines that state something; buttons and what is said around them leave the version alone. */
const STATEMENT = /^privacy-(?:who|purpose|data|monitoring|seen-by|kept|rights|contact|no-consent)/;

it("what people are told about their data changes with its version only", () => {
  const lines = LOCALES.flatMap((locale) =>
    readFileSync(path.resolve(import.meta.dirname, `../../locales/${locale}/privacy.ftl`), "utf8")
      .split("\n")
      .filter((line) => STATEMENT.test(line)),
  );
  expect(lines.length).toBe(2 * 10);
  expect(SAID[NOTICE_VERSION]).toBe(createHash("sha256").update(lines.join("\n")).digest("hex").slice(0, 16));
  expect(Math.max(...Object.keys(SAID).map(Number))).toBe(NOTICE_VERSION);
});
