import { describe, expect, it } from "vitest";
import { importForm } from "../../../../src/domain/form/import/importForm.ts";
import { formDefSchema } from "../../../../src/domain/form/definition/formDef.ts";
import { formSha256 } from "../../../../src/files/formSha256.ts";
import { formOf, problemsOf, sheets, type FormParts } from "../support.ts";

const YES_NO = `list_name|name|label
  yes_no|yes|Có
  yes_no|no|Không`;
const survey = (...lines: string[]): string =>
  ["type|name|label|relevant|constraint|calculation|choice_filter|default|parameters|trigger", ...lines].join(
    "\n",
  );
const text = (name: string): string => `text|${name}|Nhãn`;
const inArea = (...lines: string[]): string =>
  survey("begin group|procedures|Thủ tục", "integer|late|Trễ", ...lines, "end group");

/** [what is wrong, code, row, column, workbook] */
const MISTAKES: [string, string, number, string, FormParts][] = [
  ["a workbook without rows", "survey_empty", 0, "", { survey: "type|name|label" }],
  ["a survey without a type column", "column_missing", 1, "type", { survey: "kind|name\ntext|a" }],
  [
    "a column that occurs twice",
    "column_duplicate",
    1,
    "label",
    { survey: "type|name|label|label\ntext|a|A|B" },
  ],
  [
    "two spellings of one column",
    "column_duplicate",
    1,
    "relevant",
    { survey: "type|name|label|relevance|bind::relevant\ntext|a|A||" },
  ],
  ["an unknown type", "type_unknown", 2, "type", { survey: survey("sometimes|a|A") }],
  ["a type written with a capital", "type_unknown", 2, "type", { survey: survey("Text|a|A") }],
  [
    "a loop",
    "type_unsupported",
    2,
    "type",
    { survey: survey("begin loop over x|a|A", text("b"), "end loop") },
  ],
  ["an OpenStreetMap question", "type_unsupported", 2, "type", { survey: survey("osm tags|a|A") }],
  ["an audit", "type_unsupported", 3, "type", { survey: survey(text("b"), "audit|audit|") }],
  [
    "a list in another file",
    "type_unsupported",
    2,
    "type",
    { survey: survey("select_one_from_file a.csv|a|A") },
  ],
  ["an external list", "type_unsupported", 2, "type", { survey: survey("select_one_external a|a|A") }],
  ["a line on the map", "type_unsupported", 2, "type", { survey: survey("geotrace|a|A") }],
  ["an area on the map", "type_unsupported", 2, "type", { survey: survey("geoshape|a|A") }],
  [
    "an encrypted form",
    "encryption_unsupported",
    2,
    "public_key",
    { survey: survey(text("a")), settings: "public_key\nMIIB" },
  ],
  ["entities", "entities_unsupported", 0, "", { survey: survey(text("a")), entities: "list_name\ntrees" }],
  ["a question without a name", "name_missing", 2, "name", { survey: survey("text||A") }],
  ["a name with a space", "name_invalid", 2, "name", { survey: survey("text|a b|A") }],
  ["a name that begins with a digit", "name_invalid", 2, "name", { survey: survey("text|1a|A") }],
  ["a name used twice in a group", "name_duplicate", 3, "name", { survey: survey(text("a"), text("a")) }],
  [
    "names that differ by capitals",
    "name_differs_by_case",
    3,
    "name",
    { survey: survey(text("a"), text("A")) },
  ],
  ["the name of the metadata", "name_reserved_meta", 2, "name", { survey: survey(text("meta")) }],
  [
    "a name taken by a repeat's count",
    "name_generated",
    2,
    "name",
    {
      survey:
        "type|name|label|repeat_count\ninteger|r_count|N|\nbegin repeat|r|R|${r_count} + 1\ntext|a|A|\nend repeat|||",
    },
  ],
  [
    "a trigger nobody sees",
    "trigger_not_shown",
    3,
    "trigger",
    { survey: survey("calculate|a||||1", "calculate|b||||1||||${a}") },
  ],
  [
    "a big image without an image",
    "image_missing",
    2,
    "big-image",
    { survey: "type|name|label|media::big-image\ntext|a|A|m.png" },
  ],
  [
    "two repeats of one name",
    "repeat_name_duplicate",
    6,
    "name",
    {
      survey: survey(
        "begin repeat|r|R",
        text("a"),
        "end repeat",
        "begin group|g|G",
        "begin repeat|r|R",
        text("b"),
        "end repeat",
        "end group",
      ),
    },
  ],
  [
    "a repeat named like the root",
    "name_reserved",
    2,
    "name",
    { survey: survey("begin repeat|data|R", text("a"), "end repeat") },
  ],
  ["a question with neither label nor hint", "label_missing", 2, "label", { survey: survey("integer|a|") }],
  [
    "a group that is not closed",
    "begin_without_end",
    2,
    "type",
    { survey: survey("begin group|g|G", text("a")) },
  ],
  ["an end too many", "end_without_begin", 3, "type", { survey: survey(text("a"), "end group||") }],
  [
    "a repeat closed as a group",
    "end_mismatch",
    4,
    "type",
    { survey: survey("begin repeat|g|G", text("a"), "end group||") },
  ],
  [
    "a list that is not there",
    "list_missing",
    2,
    "type",
    { survey: survey("select_one colours|a|A"), choices: YES_NO },
  ],
  [
    "a choice without a name",
    "choice_name_missing",
    2,
    "name",
    { survey: survey("select_one l|a|A"), choices: "list_name|name|label\nl||X\nl|y|Y" },
  ],
  [
    "a choice without a list",
    "choice_list_name_missing",
    2,
    "list_name",
    { survey: survey("select_one l|a|A"), choices: "list_name|name|label\n|x|X\nl|y|Y" },
  ],
  [
    "a choice listed twice",
    "choice_duplicate",
    3,
    "name",
    { survey: survey("select_one l|a|A"), choices: "list_name|name|label\nl|x|X\nl|x|Y" },
  ],
  [
    "a space in the name of a multiple choice",
    "choice_name_space",
    2,
    "name",
    { survey: survey("select_multiple l|a|A"), choices: "list_name|name|label\nl|x y|X" },
  ],
  [
    "choices without a list_name column",
    "column_missing",
    1,
    "list_name",
    { survey: survey(text("a")), choices: "list_nam|name|label\nl|x|X" },
  ],
  [
    "or_other together with a filter",
    "or_other_with_filter",
    2,
    "choice_filter",
    { survey: survey("select_one yes_no or_other|a|A||||name = 'yes'"), choices: YES_NO },
  ],
  [
    "a calculate row without a formula",
    "calculation_missing",
    2,
    "calculation",
    { survey: survey("calculate|a|") },
  ],
  [
    "a formula that cannot be read",
    "expression_syntax",
    3,
    "relevant",
    { survey: survey(text("a"), "text|b|B|${a} = = 1") },
  ],
  [
    "an unclosed reference",
    "expression_syntax",
    3,
    "relevant",
    { survey: survey(text("a"), "text|b|B|${a = 1") },
  ],
  [
    "a function that does not exist",
    "function_unknown",
    2,
    "calculation",
    { survey: survey("calculate|a||||vlookup(1)") },
  ],
  [
    "a function written with a capital",
    "function_unknown",
    2,
    "calculation",
    { survey: survey("calculate|a||||IF(1, 2, 3)") },
  ],
  [
    "a function with too few arguments",
    "argument_count",
    2,
    "calculation",
    { survey: survey("calculate|a||||if(1, 2)") },
  ],
  [
    "a function with too many arguments",
    "argument_count",
    2,
    "constraint",
    { survey: survey("text|a|A||selected(., 'x', 'y')") },
  ],
  [
    "data pulled from a file",
    "pulldata_unsupported",
    2,
    "calculation",
    { survey: survey("calculate|a||||pulldata('f', 'a', 'b', 'c')") },
  ],
  [
    "a last-saved value",
    "last_saved_unsupported",
    2,
    "default",
    { survey: survey("text|a|A|||||${last-saved#a}") },
  ],
  ["a reference to nothing", "reference_unknown", 2, "relevant", { survey: survey("text|a|A|${b} = 1") }],
  [
    "a reference to one of several",
    "reference_ambiguous",
    8,
    "relevant",
    {
      survey: survey(
        "begin group|g|G",
        text("a"),
        "end group||",
        "begin group|h|H",
        text("a"),
        "end group||",
        "text|b|B|${a} = 1",
      ),
    },
  ],
  ["a path to nothing", "path_unknown", 2, "relevant", { survey: survey("text|a|A|/data/b = 1") }],
  [
    "a bare name where a reference is meant",
    "path_unknown",
    3,
    "relevant",
    { survey: survey(text("a"), "text|b|B|a = 1") },
  ],
  [
    "an instance that is no list",
    "instance_unknown",
    2,
    "calculation",
    { survey: survey("calculate|a||||instance('x')/root/item[1]/name") },
  ],
  [
    "a filter by a column that is not there",
    "choice_column_unknown",
    2,
    "choice_filter",
    { survey: survey("select_one yes_no|a|A||||region = 1"), choices: YES_NO },
  ],
  [
    "a comparison with a choice that is not there",
    "choice_value_unknown",
    3,
    "relevant",
    { survey: survey("select_one yes_no|a|A", "text|b|B|${a} = 'maybe'"), choices: YES_NO },
  ],
  [
    "selected() with a choice that is not there",
    "choice_value_unknown",
    3,
    "relevant",
    { survey: survey("select_multiple yes_no|a|A", "text|b|B|selected(${a}, 'Yes')"), choices: YES_NO },
  ],
  ...["select_multiple", "rank"].map((type): (typeof MISTAKES)[number] => [
    `a ${type} compared with names of which one is not there`,
    "choice_value_unknown",
    3,
    "relevant",
    { survey: survey(`${type} yes_no|a|A`, "text|b|B|${a} = 'no maybe yes'"), choices: YES_NO },
  ]),
  [
    "selected() with two names at once",
    "choice_value_unknown",
    3,
    "relevant",
    { survey: survey("select_multiple yes_no|a|A", "text|b|B|selected(${a}, 'yes no')"), choices: YES_NO },
  ],
  [
    "formulas in a circle",
    "calculation_cycle",
    2,
    "calculation",
    { survey: survey("calculate|a||||${b} + 1", "calculate|b||||${a} + 1") },
  ],
  [
    "relevance in a circle",
    "calculation_cycle",
    2,
    "calculation",
    { survey: survey("text|a|A|${b} = '1'", "text|b|B|${a} = '1'") },
  ],
  [
    "a group that needs a question of its own",
    "calculation_cycle",
    2,
    "calculation",
    { survey: survey("begin group|g|G|${a} = '1'", text("a"), "end group||") },
  ],
  [
    "a question that needs itself",
    "calculation_cycle",
    2,
    "calculation",
    { survey: survey("text|a|A|${a} = ''") },
  ],
  [
    "a repeat within three others",
    "repeat_too_deep",
    5,
    "type",
    {
      survey: survey(
        "begin repeat|r1|R|",
        "begin repeat|r2|R|",
        "begin repeat|r3|R|",
        "begin repeat|r4|R|",
        "text|a|A|",
        "end repeat||",
        "end repeat||",
        "end repeat||",
        "end repeat||",
      ),
    },
  ],
  [
    "a number compared with a word",
    "type_mismatch",
    3,
    "relevant",
    { survey: survey("integer|a|A", "text|b|B|${a} = 'many'") },
  ],
  [
    "a date compared with the wrong notation",
    "type_mismatch",
    3,
    "relevant",
    { survey: survey("date|a|A", "text|b|B|${a} > '01/07/2025'") },
  ],
  [
    "a pattern with look-ahead",
    "pattern_look_around",
    2,
    "constraint",
    { survey: survey("text|a|A||regex(., '(?=x)x')") },
  ],
  ["a placeholder for nothing", "reference_unknown", 2, "label", { survey: survey("text|a|Có ${b}") }],
  [
    "a placeholder that is not closed",
    "placeholder_invalid",
    3,
    "label",
    { survey: survey(text("b"), "text|a|Có ${b hồ sơ") },
  ],
  [
    "a placeholder with spaces",
    "placeholder_invalid",
    3,
    "label",
    { survey: survey(text("b"), "text|a|Có ${ b } hồ sơ") },
  ],
  [
    "a wrong parameter",
    "parameter_invalid",
    2,
    "parameters",
    { survey: survey("image|a|A||||||max-size=100") },
  ],
  [
    "a parameter without a value",
    "parameter_invalid",
    2,
    "parameters",
    { survey: survey("range|a|A||||||start 1") },
  ],
  [
    "a range without room for a step",
    "range_invalid",
    2,
    "parameters",
    { survey: survey("range|a|A||||||start=1 end=2 step=5") },
  ],
  ...[
    ["larger than the range", "tick_interval=11"],
    ["zero", "tick_interval=0"],
    ["no multiple of the step", "step=2 tick_interval=3"],
    ["a placeholder outside", "placeholder=11"],
    ["a placeholder between two steps", "step=2 placeholder=3"],
    ["labels of a list that is not there", "tick_labelset=marks"],
    ["labels between two steps", "step=2 tick_labelset=odd"],
  ].map(([what = "", parameters = ""]): (typeof MISTAKES)[number] => [
    `marks of a range: ${what}`,
    "range_invalid",
    2,
    "parameters",
    { survey: survey(`range|a|A||||||${parameters}`), choices: "list_name|name|label\nodd|3|Ba" },
  ]),
  [
    "marks where they are not drawn",
    "range_invalid",
    2,
    "parameters",
    { survey: "type|name|label|appearance|parameters\nrange|a|A|picker|tick_interval=1" },
  ],
  [
    "an app that is no package",
    "parameter_invalid",
    2,
    "parameters",
    { survey: survey("image|a|A||||||app=camera") },
  ],
  [
    "a picture of a choice named by nothing",
    "reference_unknown",
    2,
    "image",
    { survey: survey("select_one l|a|A"), choices: "list_name|name|label|media::image\nl|x|X|${nobody}.png" },
  ],
  [
    "a name of the instance made from nothing",
    "reference_unknown",
    2,
    "instance_name",
    { survey: survey(text("a")), settings: "instance_name\nconcat(${nobody}, 'x')" },
  ],
  [
    "a trigger that is no question",
    "trigger_unknown",
    2,
    "trigger",
    { survey: survey("calculate|a||||1||||${b}") },
  ],
  [
    "a missing translation",
    "translation_missing",
    3,
    "label",
    { survey: "type|name|label::vi|label::en\ntext|a|A|A\ntext|b|B|" },
  ],
  [
    "a missing translation of a choice",
    "translation_missing",
    3,
    "label",
    {
      survey: "type|name|label::vi|label::en\nselect_one l|a|A|A",
      choices: "list_name|name|label::vi|label::en\nl|x|X|X\nl|y|Y|",
    },
  ],
  [
    "a default language that is not there",
    "language_unknown",
    2,
    "default_language",
    { survey: "type|name|label::vi|label::en\ntext|a|A|A", settings: "default_language\nfr" },
  ],
  [
    "an unknown quantity",
    "value_not_allowed",
    2,
    "quantity",
    { survey: "type|name|label|quantity\ninteger|a|A|euro" },
  ],
  [
    "an unknown kind of evidence",
    "value_not_allowed",
    2,
    "evidence",
    { survey: "type|name|label|evidence\ninteger|a|A|photo" },
  ],
  [
    "a maybe where yes or no is meant",
    "value_not_allowed",
    2,
    "na_allowed",
    { survey: "type|name|label|na_allowed\ninteger|a|A|maybe" },
  ],
  [
    "a date the wrong way round",
    "date_invalid",
    2,
    "valid_from",
    { survey: "type|name|label|valid_from\ninteger|a|A|01/07/2025" },
  ],
  [
    "a score that is no number",
    "number_invalid",
    2,
    "max_score",
    { survey: "type|name|label|max_score\ninteger|a|A|many" },
  ],
  [
    "a rule without an id",
    "rule_id_missing",
    2,
    "id",
    { survey: inArea(), rules: "id|area|when|finding\n|procedures|${late} > 0|F" },
  ],
  [
    "two rules of one id",
    "rule_id_duplicate",
    3,
    "id",
    {
      survey: inArea(),
      rules: "id|area|when|finding\nR|procedures|${late} > 0|F\nR|procedures|${late} > 1|F",
    },
  ],
  [
    "a rule of an unknown area",
    "rule_area_unknown",
    2,
    "area",
    { survey: inArea(), rules: "id|area|when|finding\nR|finance|${late} > 0|F" },
  ],
  [
    "a rule without a condition",
    "rule_when_missing",
    2,
    "when",
    { survey: inArea(), rules: "id|area|when|finding\nR|procedures||F" },
  ],
  [
    "a rule without a text",
    "rule_finding_missing",
    2,
    "finding",
    { survey: inArea(), rules: "id|area|when|finding\nR|procedures|${late} > 0|" },
  ],
  [
    "a rule over an unknown question",
    "reference_unknown",
    2,
    "when",
    { survey: inArea(), rules: "id|area|when|finding\nR|procedures|${lat} > 0|F" },
  ],
  [
    "a rule of an unknown severity",
    "value_not_allowed",
    2,
    "severity",
    { survey: inArea(), rules: "id|area|when|finding|severity\nR|procedures|${late} > 0|F|deadly" },
  ],
  [
    "a due time that is no number",
    "number_invalid",
    2,
    "due_days",
    { survey: inArea(), rules: "id|area|when|finding|due_days\nR|procedures|${late} > 0|F|soon" },
  ],
];

describe("the importer takes", () => {
  it("a plain label beside translated ones as a language of its own, which comes first", () => {
    const form = formOf({ survey: "type|name|label|label::English (en)\ntext|a|Tên|Name" });
    expect(form.languages).toEqual(["default", "en"]);
    expect(form.defaultLanguage).toBe("default");
    expect(form.nodes[0]?.label).toEqual({ default: "Tên", en: "Name" });
  });

  it("a plain label as the language the settings name", () => {
    const form = formOf({
      survey:
        "type|name|label|label::English (en)|label::Tiếng Việt (vi)\ntext|a||Name|Tên\ntext|b|Tuổi|Age|",
      settings: "default_language\nTiếng Việt (vi)",
    });
    expect(form.languages).toEqual(["en", "vi"]);
    expect(form.nodes[1]?.label).toEqual({ en: "Age", vi: "Tuổi" });
  });

  it.each(["select_multiple", "rank"])("names of several choices compared with a %s", (type) => {
    const relevant = "${a} = 'no yes' or 'no' = ${a}";
    const form = { survey: survey(`${type} yes_no|a|A`, `text|b|B|${relevant}`), choices: YES_NO };
    expect(importForm(sheets(form))).toMatchObject({ ok: true });
  });

  it("stray commas between triggers", () => {
    const form = formOf({
      survey: survey(text("a"), text("b"), "dateTime|c|C|||now()||||${a},, ${b}, "),
    });
    expect(form.nodes[2]).toMatchObject({ trigger: "a, b" });
  });

  it("parameters of types that have none", () => {
    expect(formOf({ survey: survey("integer|a|A||||||incremental=true") }).nodes).toHaveLength(1);
  });
});

describe("the importer refuses", () => {
  it.each(MISTAKES)("%s (%s)", (_what, code, row, column, parts) => {
    const problems = problemsOf(parts);
    expect(problems.map((problem) => [problem.code, problem.row, problem.column])).toContainEqual([
      code,
      row,
      column,
    ]);
  });

  it("by name, of several names compared, those that are no choices", () => {
    const problems = problemsOf({
      survey: survey("select_multiple yes_no|a|A", "text|b|B|${a} = 'no maybe yes never'"),
      choices: YES_NO,
    });
    expect(problems.map(({ message }) => message["en"])).toEqual([
      'The list "yes_no" has no choice "maybe"; the condition can never be true.',
      'The list "yes_no" has no choice "never"; the condition can never be true.',
    ]);
  });

  it("a workbook without a survey", () => {
    expect(importForm({ choices: [["list_name"]], settings: [] })).toMatchObject({
      ok: false,
      problems: [{ code: "sheet_missing" }],
    });
  });

  it("with a message and a hint in both languages for every mistake", () => {
    const problems = MISTAKES.flatMap(([, , , , parts]) => problemsOf(parts));
    for (const { message, hint } of problems)
      for (const words of [message, hint])
        for (const language of ["vi", "en"]) expect(words[language] ?? "").not.toBe("");
  });
});

describe("the importer", () => {
  it("reports all mistakes of a workbook at once, in the order of sheets and rows", () => {
    const problems = problemsOf({
      survey: survey("text|a b|A", "select_one none|c|C", "text|d|D|${x} = 1"),
      choices: "list_name|name|label\nl|x|X\nl|x|Y",
    });
    expect(problems.map(({ sheet, row, code }) => `${sheet} ${row} ${code}`)).toEqual([
      "survey 2 name_invalid",
      "survey 3 list_missing",
      "survey 4 reference_unknown",
      "choices 3 choice_duplicate",
    ]);
  });

  it("names rows as the spreadsheet shows them, empty ones counted", () => {
    const result = importForm({
      survey: [["type", "name", "label"], [], [null, "", undefined], ["nonsense", "a", "A"]],
    });
    expect(result).toMatchObject({ ok: false, problems: [{ row: 4 }] });
  });

  it("gives plain JSON that its own schema accepts", () => {
    const form = formOf({ survey: inArea("select_one yes_no|b|B"), choices: YES_NO });
    expect(formDefSchema.parse(JSON.parse(JSON.stringify(form)))).toEqual(form);
  });

  it("gives a form the same hash whatever the order of its keys", () => {
    const form = formOf({ survey: inArea() });
    const turned: typeof form = { ...Object.fromEntries(Object.entries(form).toReversed()), ...form };
    expect(formSha256(turned)).toBe(formSha256(form));
    expect(formSha256({ ...form, version: "2" })).not.toBe(formSha256(form));
  });

  it("notes what ODK tolerates, when asked to be tolerant", () => {
    const parts: FormParts = { survey: "type|name|label::vi|label::en\ntext|a|A|A\ntext|b|B|" };
    expect(importForm(sheets(parts), { strictness: "tolerant" })).toMatchObject({
      ok: true,
      notices: [{ code: "translation_missing", row: 3 }],
    });
  });

  it.each([
    ["spaces and capitals of headers", "Type|Name|Label|Constraint Message|Read Only\ntext|a|A|B|"],
    ["columns it does not know", "type|name|label|comment|bind::foo:bar\ntext|a|A|x|y"],
    ["typographic quotes in expressions", "type|name|label|constraint\ntext|a|A|. != ‘x’ and . != “y”"],
    ["rows without a type, which are comments", "type|name|label\n|just a remark|\ntext|a|A"],
    ["notes without a name", "type|name|label\nnote||Chào\nnote||Tạm biệt"],
    ["groups without a label", "type|name|label\nbegin group|g|\ntext|a|A\nend group||"],
    [
      "one name in two groups",
      "type|name|label\nbegin group|g|\ntext|a|A\nend group||\nbegin group|h|\ntext|a|A\nend group||",
    ],
    [
      "a condition on a figure that can be anything",
      "type|name|label|relevant\ninteger|a|A|\ntext|b|B|${a} > 5 and not(${a} > 9)",
    ],
    [
      "a condition that looks at a default",
      "type|name|label|relevant\ninteger|a|A|\ntext|b|B|coalesce(${a}, 0) > 5",
    ],
    ["a condition by a relative path", "type|name|label|relevant\ninteger|a|A|\ntext|b|B|../a > 5"],
    ["a condition on the day", "type|name|label|relevant\ntext|b|B|today() > '2020-01-01'"],
    ["a formula that names itself", "type|name|label|calculation\ncalculate|a||if(. = '', 1, .)"],
  ])("takes %s", (_what, table) => {
    expect(problemsOf({ survey: table })).toEqual([]);
  });

  it("stops reading after sixty empty rows, as pyxform does", () => {
    const empty = Array.from({ length: 60 }, () => []);
    const result = importForm({
      survey: [["type", "name", "label"], ["text", "a", "A"], ...empty, ["junk", "b", "B"]],
    });
    expect(result.ok).toBe(true);
  });

  it("refuses a sheet that is absurdly large instead of reading it", () => {
    const rows = Array.from({ length: 30_000 }, (_, index) => ["text", `q${index}`, "A"]);
    expect(importForm({ survey: [["type", "name", "label"], ...rows] })).toMatchObject({
      ok: false,
      problems: [{ code: "workbook_too_large" }, { code: "column_missing" }],
    });
  });
});
