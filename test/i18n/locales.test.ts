import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { currentTypes, messageTypes, readCatalogues, reportMessageTypes } from "../../scripts/i18nTypes.ts";
import { readSources } from "../../src/i18n/readSources.ts";
import { unusedIds } from "../../scripts/unusedIds.ts";

const SOURCE_FOLDER = fileURLToPath(new URL("../../src/", import.meta.url));

const { vi, en } = readCatalogues();

describe("locales", () => {
  it("have no entry the parser cannot read and none twice", () => {
    expect(vi.problems).toEqual([]);
    expect(en.problems).toEqual([]);
    expect(vi.messages.size).toBeGreaterThan(0);
  });

  it("have the same messages in Vietnamese and English", () => {
    expect([...en.messages.keys()].sort()).toEqual([...vi.messages.keys()].sort());
  });

  it("use the same variables in Vietnamese and English", () => {
    const names = (catalogue: typeof vi) =>
      Object.fromEntries(
        [...catalogue.messages.values()].map(({ id, variables }) => [id, [...variables.keys()].sort()]),
      );
    expect(names(en)).toEqual(names(vi));
  });

  it("are in the form NFC", () => {
    const texts = globSync("locales/**/*.ftl", { cwd: fileURLToPath(new URL("../../", import.meta.url)) });
    for (const file of texts) {
      const text = readFileSync(new URL(`../../${file}`, import.meta.url), "utf8");
      expect(text === text.normalize("NFC"), file).toBe(true);
    }
  });

  it("speak of kiểm tra, which is not the statutory thanh tra", () => {
    const quoted = /kiến nghị của thanh tra, kiểm toán/gi;
    for (const source of readSources("vi")) {
      expect(source.replace(quoted, "").match(/.*thanh tra.*/gi)).toBeNull();
    }
  });

  it("have up-to-date types (npm run i18n:types)", () => {
    expect(currentTypes()).toEqual({
      messages: messageTypes(vi, en),
      reportMessages: reportMessageTypes(vi, en),
    });
  });

  it("have no message that no source file names", () => {
    const sources = globSync("**/*.ts", { cwd: SOURCE_FOLDER })
      .filter(
        (file) =>
          file !== "i18n/messages.ts" &&
          file !== "domain/report/reportMessages.ts" &&
          !file.startsWith("db/generated/"),
      )
      .map((file) => readFileSync(`${SOURCE_FOLDER}${file}`, "utf8"));
    expect(unusedIds([...vi.messages.keys()], sources)).toEqual([]);
  });
});
