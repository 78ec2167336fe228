import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileForm } from "../../../src/domain/form/compiled/compileForm.ts";
import { openSession } from "../../../src/domain/form/session/FormSession.ts";
import { importForm } from "../../../src/domain/form/import/importForm.ts";
import { testForm } from "../../../src/domain/form/tester/testForm.ts";
import { readFormFolder } from "../../../src/files/readFormFolder.ts";
import { ENVIRONMENT, formOf, sheets, type FormParts } from "./support.ts";

const FORMS = join(import.meta.dirname, "../../../forms");
const YES_NO = `list_name|name|label
  yn|yes|Có
  yn|no|Không`;

/** "code: about" of every complaint, and of what could not be decided. */
function verdicts(parts: FormParts): { complaints: string[]; undecided: string[] } {
  const imported = importForm(sheets(parts), { strictness: "tolerant" });
  if (!imported.ok) throw new Error(JSON.stringify(imported.problems));
  const { complaints, undecided } = testForm(imported.form);
  const short = (one: { code: string; row: number }): string => `${one.code} ${one.row}`;
  return { complaints: complaints.map(short), undecided: undecided.map(short) };
}

describe("the forms of the programme", () => {
  it.each(["cchc-nq30c", "cchc-nq76"])(
    "%s passes without a complaint and leaves nothing open",
    async (name) => {
      const imported = importForm(await readFormFolder(join(FORMS, name)));
      if (!imported.ok) throw new Error("the form has mistakes");
      const { complaints, undecided, asked } = testForm(imported.form);
      expect(complaints).toEqual([]);
      expect(undecided).toEqual([]);
      expect(asked).toBeGreaterThan(400);
    },
  );
});

describe("what is found", () => {
  it.each<[string, FormParts, string[]]>([
    [
      "a question that asks for more than the constraint of another allows",
      {
        survey: `type|name|label|relevant|constraint
          integer|a|A||. <= 10
          integer|b|B|\${a} > 10|
          integer|c|C|\${a} > 9|`,
      },
      ["question_dead 3"],
    ],
    [
      "a question below one that is never asked is not complained of again",
      {
        survey: `type|name|label|relevant|constraint
          integer|a|A||. <= 10
          begin group|g|G|\${a} > 10|
          integer|b|B|\${a} > 20|
          end group||||`,
      },
      ["question_dead 3"],
    ],
    [
      "two questions that can only be asked one without the other",
      {
        survey: `type|name|label|relevant
          select_one yn|a|A|
          integer|b|B|\${a} = 'yes'
          integer|c|C|\${a} = 'no' and \${b} > 0`,
        choices: YES_NO,
      },
      ["question_dead 4"],
    ],
    [
      "a question that is switched off, one its group rules out, and one none of the choices leads to",
      {
        survey: `type|name|label|relevant
          select_one yn|a|A|
          text|off|B|false()
          begin group|g|G|\${a} = 'yes'
          text|c|C|not(\${a} = 'yes')
          end group|||
          text|d|D|\${a} != '' and \${a} != 'yes' and \${a} != 'no'
          text|e|E|\${a} = 'yes' and \${a} = 'no'`,
        choices: YES_NO,
      },
      ["question_dead 3", "question_dead 5", "question_dead 7", "question_dead 8"],
    ],
    [
      "a constraint no number meets",
      {
        survey: `type|name|label|constraint
          integer|a|A|. > 10 and . < 5
          decimal|b|B|. > 10 and . < 10.5
          integer|c|C|. > 10 and . < 11`,
      },
      ["constraint_contradictory 2", "constraint_contradictory 4"],
    ],
    [
      "a constraint no text meets",
      {
        survey: `type|name|label|constraint
          text|a|A|string-length(.) > 10 and string-length(.) < 5
          text|b|B|regex(., '^[0-9]{9,12}$') and string-length(.) >= 10`,
      },
      ["constraint_contradictory 2"],
    ],
    [
      "a constraint that an earlier answer makes impossible",
      {
        survey: `type|name|label|relevant|constraint
          integer|a|A||. >= 5
          integer|b|B|\${a} < 8|. < 3 and . > \${a}`,
      },
      ["constraint_contradictory 3"],
    ],
    [
      "a percentage over 100 and a negative count",
      {
        survey: [
          { type: "decimal", name: "p", label: "P", quantity: "percent" },
          { type: "integer", name: "n", label: "N", quantity: "count" },
          { type: "text", name: "a", label: "A", relevant: "${p} > 100" },
          { type: "text", name: "b", label: "B", relevant: "${n} < 0" },
          { type: "text", name: "c", label: "C", relevant: "${p} = 100 and ${n} = 0" },
        ],
      },
      ["question_dead 4", "question_dead 5"],
    ],
    [
      "a rule that cannot fire and one that always does",
      {
        survey: [
          { type: "begin group", name: "g", label: "G" },
          { type: "integer", name: "a", label: "A", constraint: ". >= 1 and . <= 5", required: "yes" },
          { type: "calculate", name: "double", calculation: "if(${a} != '', 2 * ${a}, '')" },
          { type: "end group" },
        ],
        rules: [
          { id: "R1", area: "g", when: "${double} > 10", severity: "minor", finding: "x" },
          { id: "R2", area: "g", when: "${double} >= 2", severity: "minor", finding: "x" },
          { id: "R3", area: "g", when: "${double} >= 3", severity: "minor", finding: "x" },
        ],
      },
      ["rule_never_fires 2", "rule_always_fires 3"],
    ],
    [
      "a rule on an optional text does not always fire: it may be left out",
      {
        survey: [
          { type: "begin group", name: "g", label: "G" },
          { type: "text", name: "limits", label: "Hạn chế", required: "no" },
          { type: "end group" },
        ],
        rules: [
          { id: "R1", area: "g", when: "string-length(${limits}) > 0", severity: "minor", finding: "x" },
        ],
      },
      [],
    ],
    [
      "a choice the filter never offers, and the ones a cascade does",
      {
        survey: `type|name|label|choice_filter|constraint
          select_one province|p|P||
          select_one commune|c|C|province = \${p}|
          select_one yn|q|Q||. != 'no'`,
        choices: `list_name|name|label|province
          province|bk|Bắc Kạn|
          province|tn|Thái Nguyên|
          commune|a|A|bk
          commune|b|B|tn
          commune|z|Z|hn
          yn|yes|Có|
          yn|no|Không|
          colour|red|Đỏ|`,
      },
      ["choice_unreachable 6", "choice_unreachable 8", "list_unused 9"],
    ],
    [
      "ticks that exclude each other",
      {
        survey: `type|name|label|relevant|constraint
          select_multiple l|m|M||not(selected(., 'none') and count-selected(.) > 1)
          text|a|A|selected(\${m}, 'none') and selected(\${m}, 'x')|
          text|b|B|selected(\${m}, 'x') and selected(\${m}, 'y')|`,
        choices: `list_name|name|label
          l|none|Không
          l|x|X
          l|y|Y`,
      },
      ["question_dead 3"],
    ],
    [
      "a warning the constraint leaves no room for, and one nobody escapes",
      {
        survey: `type|name|label|constraint|warning
          integer|a|A|. <= 100|. <= 1000
          integer|b|B|. <= 100|. > 100
          integer|c|C|. <= 100|. <= 50`,
      },
      ["warning_never 2", "warning_always 3"],
    ],
    [
      "a question that is always derived",
      {
        survey: `type|name|label|derive
          integer|a|A|
          integer|b|B|coalesce(\${a}, 0) + 1
          integer|c|C|if(\${a} > 0, \${a}, '')`,
      },
      ["question_always_derived 3"],
    ],
    [
      "dates that cannot come after each other",
      {
        survey: `type|name|label|relevant|constraint
          date|from|A||. >= date('2020-01-01') and . <= date('2020-12-31')
          text|late|B|\${from} > date('2021-01-01')|
          text|on|C|\${from} = date('2020-09-17')|`,
      },
      ["question_dead 3"],
    ],
    [
      "a row of another time, and one of another unit than the group it stands in",
      {
        survey: [
          { type: "hidden", name: "unit_type", default: "xa" },
          { type: "hidden", name: "visit_date" },
          { type: "text", name: "a", label: "A", valid_from: "2026-01-01", valid_to: "2025-01-01" },
          { type: "text", name: "b", label: "B", valid_from: "2025-01-01", valid_to: "2026-01-01" },
          { type: "begin group", name: "g", label: "G", unit_types: "huyen" },
          { type: "text", name: "c", label: "C", relevant: "${unit_type} = 'xa'" },
          { type: "text", name: "d", label: "D", relevant: "${unit_type} = 'huyen'" },
          { type: "end group" },
        ],
      },
      ["question_dead 4", "question_dead 7"],
    ],
    [
      "repeats: counted, added up, and looked into",
      {
        survey: `type|name|label|relevant|constraint|repeat_count
          integer|n|N||. >= 1 and . <= 3|
          begin repeat|r|R|||\${n}
          integer|age|Tuổi||. >= 0 and . < 150|
          text|adult|B|\${age} >= 18||
          text|ancient|C|\${age} >= 150||
          end repeat|||||
          text|some|D|sum(\${age}) > 200||
          text|none|E|sum(\${age}) < 0||
          text|two|F|count(\${r}) = 2||`,
      },
      ["question_dead 6", "question_dead 9"],
    ],
  ])("%s", (_, parts, expected) => {
    expect(verdicts(parts)).toEqual({ complaints: expected, undecided: [] });
  });

  it("what is shown without any text", () => {
    expect(
      verdicts({
        survey: `type|name|label|hint
          select_one l|a|A|
          text|b||Gợi ý`,
        choices: `list_name|name|label
          l|x|
          l|y|Y`,
      }).complaints,
    ).toEqual(["label_missing 3", "label_missing 2"]);
  });

  it("says nothing that the importer has said: one mistake, one line", () => {
    const imported = importForm(
      sheets({
        survey: `type|name|label::vi|label::en|hint::vi|hint::en|relevant
          select_one l|a|A|A|Gợi ý||
          text|b|B|B|||\${a} = 'x' and \${a} = 'y'`,
        choices: `list_name|name|label::vi|label::en
          l|x|X|
          l|y|Y|Y`,
      }),
      { strictness: "tolerant" },
    );
    if (!imported.ok) throw new Error("refused");
    const said = [...imported.notices, ...testForm(imported.form).complaints];
    expect(said.map(({ code, row, column }) => `${code} ${row} ${column}`)).toEqual([
      "translation_missing 2 hint",
      "translation_missing 2 label",
      "question_dead 3 relevant",
    ]);
  });

  it("what could be tried in part only is listed as open, not as found", () => {
    const { complaints, undecided } = verdicts({
      survey: `type|name|label|relevant
        integer|a|A|
        integer|b|B|
        text|c|C|\${a} * \${a} = 2 * \${b} * \${b} and \${a} > 0`,
    });
    expect(complaints).toEqual([]);
    expect(undecided).toEqual(["question_dead 4"]);
  });

  it.each<[string, FormParts]>([
    [
      "a sum of two answers",
      { survey: `type|name|label|relevant\n integer|a|A|\n integer|b|B|\n text|c|C|\${a} + \${b} = 137` },
    ],
    [
      "a share of two answers",
      {
        survey: `type|name|label|relevant
          integer|a|A|
          integer|b|B|
          text|c|C|100 * \${a} div \${b} > 97.5 and 100 * \${a} div \${b} < 98`,
      },
    ],
    ["a remainder", { survey: `type|name|label|relevant\n integer|a|A|\n text|c|C|\${a} mod 97 = 55` }],
    [
      "a pattern within a length",
      {
        survey: [
          {
            type: "text",
            name: "a",
            label: "A",
            constraint: "regex(., '\\d{9}|\\d{12}') and string-length(.) > 10",
          },
          { type: "text", name: "b", label: "B", constraint: "regex(., 'x*y?z+') and string-length(.) = 7" },
        ],
      },
    ],
    [
      "one name in two places of a cascade",
      {
        survey: `type|name|label|choice_filter
          select_one state|state|S|
          select_one county|county|C|state = \${state}
          select_one city|city|T|state = \${state} and county = \${county}`,
        choices: `list_name|name|label|state|county
          state|texas|T||
          state|washington|W||
          county|king|King|washington|
          county|king|King|texas|
          county|cameron|Cameron|texas|
          city|seattle|Seattle|washington|king
          city|dumont|Dumont|texas|king`,
        settings: `allow_choice_duplicates\n yes`,
      },
    ],
    [
      "what is shown, offered and allowed at the end of a long chain",
      {
        survey: `type|name|label|relevant|choice_filter|constraint
          select_one yn|consent|A|||
          begin group|g|G|\${consent} = 'yes'||
          select_multiple brand|brands|B|||not(selected(., 'none') and count-selected(.) > 1)
          select_one brand|best|C|count-selected(\${brands}) > 0|selected(\${brands}, name)|
          text|why|D|\${best} = 'b17'||string-length(.) > 30
          text|more|E|string-length(\${why}) > 40||
          end group||||`,
        choices: `${YES_NO}
          brand|none|Không
          ${Array.from({ length: 20 }, (_, number) => `brand|b${number}|B${number}`).join("\n")}`,
      },
    ],
  ])("nothing is said against %s", (_, parts) => {
    expect(verdicts(parts).complaints).toEqual([]);
  });

  it("what contradicts itself is found at once, however much there is to try", () => {
    const many = Array.from({ length: 30 }, (_, number) => `integer|n${number}|N|`).join("\n");
    const sum = Array.from({ length: 30 }, (_, number) => `\${n${number}}`).join(" + ");
    expect(
      verdicts({
        survey: `type|name|label|relevant
          ${many}
          integer|x|X|
          text|a|A|${sum} > 5 and \${x} > 5 and \${x} < 3`,
      }),
    ).toEqual({ complaints: ["question_dead 33"], undecided: [] });
  });

  it("says where, what and what to do, in both languages", () => {
    const [found] = testForm(
      formOf({ survey: `type|name|label::vi|label::en|constraint\n integer|a|A|A|. > 10 and . < 5` }),
    ).complaints;
    expect(found).toMatchObject({ sheet: "survey", row: 2, column: "constraint" });
    expect(Object.keys(found?.message ?? {})).toEqual(["vi", "en"]);
    expect(Object.values(found?.hint ?? {}).every((hint) => hint.length > 10)).toBe(true);
  });
});

/** Small conditions over a number x, another y and a choice s. */
const atom = fc.oneof(
  fc
    .tuple(
      fc.constantFrom("${x}", "${y}"),
      fc.constantFrom("<", "<=", "=", "!=", ">=", ">"),
      fc.integer({ min: 0, max: 3 }),
    )
    .map(([name, operator, number]) => `${name} ${operator} ${number}`),
  fc
    .tuple(fc.constantFrom("<", "=", ">="), fc.integer({ min: 0, max: 2 }))
    .map(([operator, plus]) => `\${x} ${operator} \${y} + ${plus}`),
  fc.constantFrom(
    "${s} = 'a'",
    "${s} != 'b'",
    "${s} = ''",
    "${x} = ''",
    "coalesce(${x}, 0) > 1",
    "if(${s} = 'a', ${x}, ${y}) > 1",
  ),
);
const { condition } = fc.letrec<{ condition: string }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3 },
    atom,
    fc.tuple(tie("condition"), tie("condition")).map(([a, b]) => `(${a}) and (${b})`),
    fc.tuple(tie("condition"), tie("condition")).map(([a, b]) => `(${a}) or (${b})`),
    tie("condition").map((a) => `not(${a})`),
  ),
}));

describe("on forms nobody thought of", () => {
  it("never says of what can be played that it was not found", () => {
    fc.assert(
      fc.property(condition, condition, condition, (shown, constraint, asked) => {
        const imported = importForm(
          sheets({
            survey: [
              { type: "select_one l", name: "s", label: "S" },
              { type: "integer", name: "x", label: "X" },
              {
                type: "integer",
                name: "y",
                label: "Y",
                relevant: shown.replaceAll("${y}", "${x}"),
                constraint,
              },
              { type: "text", name: "t", label: "T", relevant: asked },
            ].map((row) => ({ relevant: "", constraint: "", ...row })),
            choices: `list_name|name|label
            l|a|A
            l|b|B`,
          }),
          { strictness: "tolerant" },
        );
        if (!imported.ok) throw new Error(JSON.stringify(imported.problems));
        const { form } = imported;
        const dead = testForm(form).complaints.some(({ code, row }) => code === "question_dead" && row === 5);
        expect(dead && canBeShown(form)).toBe(false);
      }),
      { numRuns: 300 },
    );
  });
});

/** Plays every combination of a grid that holds all constants and what lies beside them. */
function canBeShown(form: Parameters<typeof compileForm>[0]): boolean {
  const compiled = compileForm(form);
  const numbers = [null, -1, 0, 1, 2, 3, 4, 5, 6];
  for (const s of [null, "a", "b"])
    for (const x of numbers)
      for (const y of numbers) {
        const given = Object.entries({ s, x, y }).filter(([, value]) => value !== null);
        const session = openSession(compiled, ENVIRONMENT, {
          answers: Object.fromEntries(
            given.map(([name, value]) => [name, { state: "answered" as const, value }]),
          ),
        });
        const taken = y === null || !session.isRelevant("y") || session.check("y", y).errors.length === 0;
        if (taken && session.isRelevant("t")) return true;
      }
  return false;
}
