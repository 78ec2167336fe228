import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { compileForm } from "../../../src/domain/form/compiled/compileForm.ts";
import { openSession } from "../../../src/domain/form/session/FormSession.ts";
import { importForm } from "../../../src/domain/form/import/importForm.ts";
import { ENVIRONMENT } from "./support.ts";

/**
 * Odd but legal expressions over one small form, with what the reference chain (pyxform 4.5 to XForm, then
 * @getodk/xforms-engine 0.22 in UTC) makes of each.
 */
const recorded = z
  .object({
    survey: z.array(z.array(z.string())),
    choices: z.array(z.array(z.string())),
    answers: z.record(z.string(), z.string()),
    expressions: z.array(z.tuple([z.string(), z.string()])),
  })
  .parse(JSON.parse(readFileSync(join(import.meta.dirname, "cases/expressions.json"), "utf8")));

/** [why we differ, our value by expression] */
const DIFFERENT: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  [
    "What a division by zero gives is no figure anybody could read: it counts as missing.",
    { "1 div 0": "", "-1 div 0": "", "number('Infinity')": "", "substring('12345', -42, 1 div 0)": "" },
  ],
  [
    "XPath 1.0 §4.4: a number is digits with a minus at most; no exponent is ever written.",
    { "number('0x10')": "", "number('+5')": "", "string(0.0000001)": "0.0000001" },
  ],
  ["JavaRosa: a node set is true when its text is not empty.", { "boolean(${blank})": "false" }],
  ["JavaRosa: TRUE is true.", { "boolean-from-string('TRUE')": "true" }],
  [
    "XPath 1.0 §4.4: halves go up; two decimals of 1.005 are 1.01 for whoever wrote 1,005.",
    { "round(-2.5)": "-2", "round(-0.5)": "0", "round(1.005, 2)": "1.01" },
  ],
  ["XPath 1.0 counts characters, not UTF-16 units.", { "string-length('😀')": "1" }],
  [
    "The ODK documentation: an exact and complete match.",
    {
      "regex('abc', 'b')": "false",
      "regex('abc', 'ab')": "false",
      "regex('áb', '\\w+')": "false",
      "regex('foobar', 'foo|bar')": "false",
      "regex('aaa', 'a{2}')": "false",
    },
  ],
  [
    "A date is a day; a moment keeps the zone it was written in.",
    {
      "date(18522.7)": "2020-09-17",
      "date-time(18522.5)": "2020-09-17",
      "date('abc')": "",
      "date('2020-09-17T10:00:00+07:00')": "2020-09-17T10:00:00+07:00",
      "date-time('2020-09-17T10:00:00.000+07:00')": "2020-09-17T10:00:00.000+07:00",
      "format-date('2020-09-07T10:05:03.004+07:00', '%H:%M:%S.%3')": "10:05:03.004",
      "number(date('2020-09-17'))": "18522",
    },
  ],
  [
    "%W and %% are in the specification, the reference leaves them.",
    { "format-date('2020-09-07', '%W')": "36", "format-date('2020-09-07', '%%')": "%" },
  ],
  ["The reference has a node for `meta` and one for the count of the repeat.", { "count(/data/*)": "14" }],
  [
    "XPath 1.0 §3.4: and, or give true or false.",
    { "1 and 0": "false", "1 or 0": "true", "'' or 'a'": "true", "'a' and 'b'": "true" },
  ],
  ["A text keeps its spaces; pyxform folds those of a cell.", { "'  padded  '": "  padded  " }],
  ["A time without seconds is a time for us.", { "${time}": "10:00" }],
];
const OURS = new Map(DIFFERENT.flatMap(([, values]) => Object.entries(values)));

function valueOf(expression: string): string {
  const row = ["calculate", "result", "", expression, ""];
  const result = importForm(
    { survey: [...recorded.survey, row], choices: recorded.choices },
    { strictness: "tolerant" },
  );
  if (!result.ok) throw new Error(result.problems.map(({ code }) => code).join(", "));
  const session = openSession(compileForm(result.form), ENVIRONMENT);
  for (const [path, given] of Object.entries(recorded.answers)) {
    const value = session.question(path).type === "select_multiple" ? given.split(" ") : given;
    session.set(path, { state: "answered", value });
  }
  return session.text("result");
}

describe("an expression gives what the reference gives, or differs for a reason", () => {
  it.each(recorded.expressions)("%s", (expression, theirs) => {
    expect(valueOf(expression)).toBe(OURS.get(expression) ?? theirs);
  });

  it("and every reason is still needed", () => {
    const theirs = new Map(recorded.expressions);
    const idle = [...OURS].filter(([expression, ours]) => theirs.get(expression) === ours);
    expect(idle).toEqual([]);
  });
});
