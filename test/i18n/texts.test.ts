import { describe, expect, it } from "vitest";
import { parseCatalogue } from "../../scripts/fluentCatalogue.ts";
import { messageTypes, readCatalogues } from "../../scripts/i18nTypes.ts";
import { unusedIds } from "../../scripts/unusedIds.ts";
import { isMessageId } from "../../src/i18n/t.ts";
import type { TextArguments } from "../../src/i18n/textArguments.ts";
import { readSources } from "../../src/i18n/readSources.ts";
import { createTexts } from "../../src/i18n/texts.ts";

function textsOf(vi: string, en: string) {
  const problems: string[] = [];
  const texts = createTexts({ vi: [vi], en: [en] }, (problem) => problems.push(problem));
  return { texts, problems };
}

interface Sample {
  plain: unknown;
  named: { name: string };
  counted: { n: number };
}

/** As `t` is typed, for a catalogue of our own. */
function say<Id extends keyof Sample>(id: Id, ...variables: TextArguments<Sample, Id>): string {
  return `${id} ${JSON.stringify(variables)}`;
}

function pick<Id extends string>(...ids: [Id, ...Id[]]): Id {
  return ids[0];
}

describe("t", () => {
  it("has every message of the catalogues in both languages", () => {
    const { vi } = readCatalogues();
    for (const { id } of vi.messages.values()) {
      expect(isMessageId(id), id).toBe(true);
    }
    expect(isMessageId("no-such-message")).toBe(false);
  });

  it("is refused by the compiler with a wrong id or without its variables", () => {
    // @ts-expect-error -- no such message
    say("missing");
    // @ts-expect-error -- the variable is missing
    say("named");
    // @ts-expect-error -- a figure must be formatted first
    say("named", { name: 710 });
    // @ts-expect-error -- one message of the union needs a variable
    say(pick("plain", "named"));
    // @ts-expect-error -- this text has no variables
    say("plain", {});
    expect(say(pick("plain"))).toBe("plain []");
    expect(say(pick("plain", "named"), { name: "Lan" })).toBe('plain [{"name":"Lan"}]');
    expect(say("counted", { n: 3 })).toBe('counted [{"n":3}]');
  });
});

describe("the catalogues", () => {
  it("give every text when all its variables are given", () => {
    const { vi, en } = readCatalogues();
    const sources = { vi: readSources("vi"), en: readSources("en") };
    const problems: string[] = [];
    const texts = createTexts(sources, (problem) => problems.push(problem));
    for (const [locale, catalogue] of [
      ["vi", vi],
      ["en", en],
    ] as const) {
      for (const { id, variables } of catalogue.messages.values()) {
        const given = Object.fromEntries(
          [...variables].map(([name, kind]) => [name, kind === "number" ? 2 : `<${name}>`]),
        );
        expect(texts.format(locale, id, given), id).not.toMatch(/^\s*$|[\u2068\u2069]/);
      }
    }
    expect(problems).toEqual([]);
  });
});

describe("createTexts", () => {
  it("falls back to Vietnamese when English lacks a message", () => {
    const { texts } = textsOf("hello = Chào đồng chí", "other = Other");
    expect(texts.format("en", "hello")).toBe("Chào đồng chí");
  });

  it("shows the rest of the sentence and reports when a variable is missing", () => {
    const { texts, problems } = textsOf("hello = Chào { $name }", "");
    expect(texts.format("vi", "hello")).toBe("Chào {$name}");
    expect(problems).toHaveLength(1);
  });

  it("shows the id and reports when a message is unknown", () => {
    const { texts, problems } = textsOf("", "");
    expect(texts.format("vi", "nothing")).toBe("{nothing}");
    expect(problems).toEqual(["no text nothing"]);
  });

  it("prints numbers in the notation of the language", () => {
    const { texts } = textsOf("n = { $n }", "n = { $n }");
    expect(texts.format("vi", "n", { n: 1234.5 })).toBe("1.234,5");
    expect(texts.format("en", "n", { n: 1234.5 })).toBe("1,234.5");
  });

  it("treats user text in a variable as text", () => {
    const { texts } = textsOf("hello = Chào { $name }", "");
    expect(texts.format("vi", "hello", { name: "{ $x } <b>" })).toBe("Chào { $x } <b>");
  });

  it("finds attributes", () => {
    const { texts } = textsOf("button = Nộp\n    .hint = Sau khi nộp không sửa được", "");
    expect(texts.format("vi", "button.hint")).toBe("Sau khi nộp không sửa được");
  });

  it("refuses two files that define the same message", () => {
    expect(() => createTexts({ vi: ["a = 1", "a = 2"], en: [] }, () => undefined)).toThrow(/texts in vi/);
  });
});

describe("generated types", () => {
  const parse = (source: string) => parseCatalogue(new Map([["bot.ftl", source]]));

  it("take plurals from English and choices from any language", () => {
    const vi = parse("left = Còn { $n } câu\nkind = { $kind ->\n   [draft] dự thảo\n  *[other] khác\n }");
    const en = parse("left = { $n ->\n   [one] one question\n  *[other] { $n } questions\n } left");
    const types = messageTypes(vi, en);
    expect(types).toContain("left: { n: number };");
    expect(types).toContain("kind: { kind: string };");
  });

  it("include the variables of messages a message refers to, and of attributes", () => {
    const vi = parse("-brand = Hệ thống\na = { -brand } { b }\nb = { $x }\n    .hint = { $y }");
    const types = messageTypes(vi, parse(""));
    expect(types).toContain("a: { x: string };");
    expect(types).toContain(`"b.hint": { y: string };`);
    expect(types).not.toContain("brand");
  });
});

describe("catalogue check", () => {
  it("reports unreadable entries and duplicates with their line", () => {
    const { problems } = parseCatalogue(new Map([["bot.ftl", "a = 1\n\nb = { $x\n\na = 2\n"]]));
    expect(problems).toEqual([
      expect.stringMatching(/^bot\.ftl:3: /),
      expect.stringMatching(/^bot\.ftl:5: a is defined twice$/),
    ]);
  });

  it("counts an id as used when a string or a template literal names it", () => {
    const source = [
      'const a = `${t(l, "saved")}\\n\\n${t(l, `problem-${code}-short`, {})}`;',
      "const other = `${x}`;",
    ].join("\n");
    expect(unusedIds(["saved", "problem-too_long-short", "problem-x", "lost"], [source])).toEqual([
      "problem-x",
      "lost",
    ]);
  });
});
