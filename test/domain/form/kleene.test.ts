import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FormSession } from "../../../src/domain/form/session/FormSession.ts";
import { answer, sessionOf, type FormParts } from "./support.ts";

/** What a rule makes of a condition over `yes` (1), `no` (0) and the missing figure `none`. */
function verdictOn(condition: string): "fires" | "clear" | "unjudged" {
  const session = sessionOf({
    survey: `type|name|label
      begin group|procedures|Procedures
      integer|yes|Yes
      integer|no|No
      integer|none|None
      select_multiple levels|levels|Levels
      end group`,
    choices: `list_name|name|label
      levels|district|Cấp huyện`,
    rules: `id|area|when|finding
      PRO-01|procedures|${condition}|F`,
  });
  answer(session, "yes", 1);
  answer(session, "no", 0);
  const { fired, unjudged } = session.rules();
  if (fired.length > 0) return "fires";
  return unjudged.length > 0 ? "unjudged" : "clear";
}

const T = "${yes} = 1";
const F = "${no} = 1";
const U = "${none} = 1";

describe("missing-aware evaluation of rules", () => {
  it.each([
    [T, "fires"],
    [F, "clear"],
    [U, "unjudged"],
    [`${T} and ${T}`, "fires"],
    [`${T} and ${F}`, "clear"],
    [`${F} and ${T}`, "clear"],
    [`${T} and ${U}`, "unjudged"],
    [`${U} and ${T}`, "unjudged"],
    [`${F} and ${U}`, "clear"],
    [`${U} and ${F}`, "clear"],
    [`${U} and ${U}`, "unjudged"],
    [`${T} or ${F}`, "fires"],
    [`${F} or ${F}`, "clear"],
    [`${T} or ${U}`, "fires"],
    [`${U} or ${T}`, "fires"],
    [`${F} or ${U}`, "unjudged"],
    [`${U} or ${F}`, "unjudged"],
    [`${U} or ${U}`, "unjudged"],
    [`not(${F})`, "fires"],
    [`not(${T})`, "clear"],
    [`not(${U})`, "unjudged"],
  ])("%s: %s", (condition, verdict) => {
    expect(verdictOn(condition)).toBe(verdict);
  });

  it.each([
    ["a missing figure is not zero", "${none} < 5", "unjudged"],
    ["nothing fires because a figure is empty", "${none} = ''", "unjudged"],
    ["a sum with a missing figure is unknown", "${yes} + ${none} > 0", "unjudged"],
    ["coalesce gives a missing figure a default", "coalesce(${none}, 0) = 0", "fires"],
    ["a condition that does not hang on the missing figure is judged", "${none} > 5 or ${yes} > 0", "fires"],
    ["both branches the same: the unknown condition does not matter", "if(${none} > 1, 7, 7) = 7", "fires"],
    ["branches that differ are unknown", "if(${none} > 1, 7, 8) = 7", "unjudged"],
    [
      "an unanswered selection contains nothing for certain",
      "not(selected(${levels}, 'district'))",
      "unjudged",
    ],
    ["the smallest of figures with one missing is unknown", "min(${yes}, ${none}) < 5", "unjudged"],
    ["how many are filled in can always be told", "count-non-empty(${none}) = 0", "fires"],
  ])("%s", (_rule, condition, verdict) => {
    expect(verdictOn(condition)).toBe(verdict);
  });
});

/** Households with a status and a number, and one rule over them. */
function households(condition: string): FormParts {
  return {
    survey: `type|name|label|relevant
      begin group|g|G|
      begin repeat|h|H|
      select_one st|st|S|
      integer|n|N|
      end repeat|||
      text|asked|A|not(\${n} > 5)
      end group|||`,
    choices: `list_name|name|label
      st|ok|Được
      st|late|Chậm`,
    rules: `id|area|when|finding
      R1|g|${condition}|F`,
  };
}

function verdict(session: FormSession): "fires" | "clear" | "unjudged" {
  const { fired, unjudged } = session.rules();
  if (fired.length > 0) return "fires";
  return unjudged.length > 0 ? "unjudged" : "clear";
}

describe("a repeat of which nobody has said that it has no more entries", () => {
  it.each([
    "not(selected(${st}, 'ok'))",
    "not(${n} > 5)",
    "${n} = ''",
    "string-length(${st}) = 0",
    "number(${n}) != 1",
    "sum(${n}) < 5",
    "max(${n}) < 5",
    "count(${h}) = 0",
    "count(${n}) < 1",
    "count-non-empty(${n}) = 0",
    "join(',', ${st}) = ''",
    "count(${h}[n > 5]) = 0",
    "string-length(${h}[2]/st) = 0",
    "count(/data/g/h) = 0",
    "sum(/data/g/h/n) < 5",
    "string-length(indexed-repeat(${st}, ${h}, 2)) = 0",
    "not(position(${h}) = 1)",
    "string-length(${h}[last()]/st) = 0",
  ])("accuses nobody without an entry: %s", (condition) => {
    const session = sessionOf(households(condition));
    expect(session.rules()).toMatchObject({ fired: [], unjudged: [{ id: "R1" }] });
    session.addInstance("h");
    expect(verdict(session)).not.toBe("fires");
  });

  it("is named among what is missing", () => {
    const session = sessionOf(households("count(${h}) = 0"));
    expect(session.rules().unjudged).toMatchObject([{ missing: ["h"] }]);
    session.finishRepeat("h");
    expect(session.rules()).toMatchObject({ fired: [{ id: "R1" }], unjudged: [] });
  });

  it.each([
    ["${n} > 5", 6, "fires", "fires"],
    ["${n} > 5", 4, "unjudged", "clear"],
    ["not(${n} > 5)", 4, "unjudged", "fires"],
    ["not(${n} > 5)", 6, "clear", "clear"],
    ["sum(${n}) < 5", 4, "unjudged", "fires"],
    ["count(${h}) = 1", 4, "unjudged", "fires"],
    ["count(${h}[n > 5]) = 0", 4, "unjudged", "fires"],
    ["${h}[1]/n = 4", 4, "fires", "fires"],
    ["${h}[2]/n = 4", 4, "unjudged", "clear"],
    ["string-length(${st}) = 2", 4, "fires", "fires"],
  ])("%s with one entry of %d: %s, and %s once there are no more", (condition, n, open, finished) => {
    const session = sessionOf(households(condition));
    session.addInstance("h");
    answer(session, "h[1]/n", n);
    answer(session, "h[1]/st", "ok");
    expect(verdict(session)).toBe(open);
    session.finishRepeat("h");
    expect(verdict(session)).toBe(finished);
    session.addInstance("h");
    session.removeInstance("h[2]");
    expect(verdict(session)).toBe(open);
  });

  it("does not hide for the whole inspection what follows its entries", () => {
    const session = sessionOf(households("${n} > 5"));
    expect(session.isRelevant("asked")).toBe(true);
    const growing = sessionOf({
      survey: `type|name|label|relevant
        begin repeat|h|H|
        integer|n|N|
        end repeat|||
        text|asked|A|count(\${h}) > 0`,
    });
    expect(growing.isRelevant("asked")).toBe(false);
    growing.addInstance("h");
    expect(growing.isRelevant("asked")).toBe(true);
  });

  it("is finished where a figure fixes the number of its entries, once that figure is known", () => {
    const session = sessionOf({
      survey: `type|name|label|repeat_count
        begin group|g|G|
        integer|many|M|
        begin repeat|h|H|\${many}
        integer|n|N|
        end repeat|||
        end group|||`,
      rules: `id|area|when|finding
        R1|g|sum(\${n}) < 5|F`,
    });
    expect(verdict(session)).toBe("unjudged");
    answer(session, "many", 0);
    expect(verdict(session)).toBe("fires");
    answer(session, "many", 1);
    expect(verdict(session)).toBe("unjudged");
    answer(session, "h[1]/n", 7);
    expect(verdict(session)).toBe("clear");
  });
});

const overRepeat = fc.letrec<{ condition: string }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(
      "${n} > 2",
      "${n} = 1",
      "sum(${n}) > 3",
      "count(${h}) > 1",
      "count(${h}[n > 1]) = 1",
      "${h}[2]/n < 3",
      "${h}[last()]/n < 2",
      "string-length(${st}) = 2",
      "selected(${st}, 'ok')",
      "max(/data/g/h/n) > 2",
      "count-non-empty(${n}) > 0",
      "indexed-repeat(${n}, ${h}, 1) = 2",
    ),
    tie("condition").map((a) => `not(${a})`),
    fc.tuple(tie("condition"), tie("condition")).map(([a, b]) => `(${a}) and (${b})`),
    fc.tuple(tie("condition"), tie("condition")).map(([a, b]) => `(${a}) or (${b})`),
  ),
})).condition;
const entry = fc.record({
  n: fc.option(fc.integer({ min: 0, max: 3 })),
  st: fc.option(fc.constantFrom("ok", "late")),
});

describe("what a rule has said of an unfinished form", () => {
  it("stays so whatever is answered and added afterwards", () => {
    fc.assert(
      fc.property(
        overRepeat,
        fc.array(entry, { maxLength: 2 }),
        fc.array(entry, { maxLength: 2 }),
        (condition, first, later) => {
          const session = sessionOf(households(condition));
          const add = (entries: typeof first): void => {
            for (const { n, st } of entries) {
              const path = session.addInstance("h");
              if (n !== null) answer(session, `${path}/n`, n);
              if (st !== null) answer(session, `${path}/st`, st);
            }
          };
          add(first);
          const early = verdict(session);
          // Whatever was left out is answered, entries are added, and then there are no more.
          for (const index of first.keys()) {
            if (session.value(`h[${index + 1}]/n`) === null) answer(session, `h[${index + 1}]/n`, 2);
            if (session.value(`h[${index + 1}]/st`) === null) answer(session, `h[${index + 1}]/st`, "ok");
          }
          add(later.map(({ n, st }) => ({ n: n ?? 3, st: st ?? "late" })));
          session.finishRepeat("h");
          // How many are filled in so far is told of a figure that is missing, too.
          if (early !== "unjudged" && !condition.includes("count-non-empty"))
            expect(verdict(session)).toBe(early);
        },
      ),
      { numRuns: 500 },
    );
  });
});
