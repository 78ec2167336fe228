import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { exportForm } from "../../../src/domain/form/sheets/exportForm.ts";
import { importForm } from "../../../src/domain/form/import/importForm.ts";
import type { ProblemCode } from "../../../src/domain/form/problems/formProblem.ts";
import { formSha256 } from "../../../src/files/formSha256.ts";
import { readFormWorkbook } from "../../../src/files/readFormWorkbook.ts";
import { writeFormWorkbook } from "../../../src/files/writeFormWorkbook.ts";
import { havePublicCases, PUBLIC_CASES } from "./cases/publicCases.ts";
import { playCase, type Difference } from "./cases/playCase.ts";
import { xlsformCase, type XlsformCase } from "./cases/xlsformCase.ts";

/** Parts of XLSForm we refuse on purpose; a form that uses one cannot be compared. */
const REFUSED_ON_PURPOSE: readonly ProblemCode[] = [
  "type_unsupported", // loops, osm, audit, external lists, lines and areas on a map
  "encryption_unsupported", // answers are kept by us; there is no key to encrypt them for
  "pulldata_unsupported", // no data files come with a form
  "last_saved_unsupported",
  "entities_unsupported",
];

type Explanation = { readonly why: string; readonly explains: (difference: Difference) => boolean };

/** Every difference must be explained by one of these lines. */
const EXPLANATIONS: readonly Explanation[] = [
  {
    why: "A time without seconds (10:00) is a time for us; the reference drops it.",
    explains: ({ field, type }) => field === "value" && type === "time",
  },
  {
    why: "appearance=table-list makes pyxform add a note and a select; appearances are ignored by us.",
    explains: ({ ref, field }) =>
      field === "missing" && /generated_table_list_label_|reserved_name_for_field_list_labels_/.test(ref),
  },
  {
    why: "An Excel date in a label cell comes as its serial number where the cell's format was lost.",
    explains: ({ field, ours, theirs }) =>
      field === "label" && /^"\d{5}"$/.test(ours) && /^"\d{4}-/.test(theirs),
  },
  {
    why: "regex() matches the whole text, as the ODK specification says; the reference is content with a part.",
    explains: ({ field, ours, theirs }) =>
      field === "violation" && ours.includes("constraint") && theirs === "null",
  },
];

/** Forms the reference takes and we refuse although nothing in them is unsupported. */
const REFUSED_BY_US: Readonly<Record<string, string>> = {
  "pyxform_example_xls__survey_no_name.xlsx.json": "The recorded workbook has no sheet at all.",
};

describe.skipIf(!havePublicCases)("public XLSForms, step by step against the reference", () => {
  const cases = havePublicCases
    ? readdirSync(PUBLIC_CASES)
        .filter((file) => file.endsWith(".json"))
        .map((file): [string, XlsformCase] => [
          file,
          xlsformCase.parse(JSON.parse(readFileSync(join(PUBLIC_CASES, file), "utf8"))),
        ])
    : [];
  const good = cases.flatMap(([file, { workbook, expect: result }]) =>
    result.refuse ? [] : [{ file, workbook, ...result }],
  );
  const bad = cases.filter(([, { expect: result }]) => result.refuse);
  let identical = 0;
  let different = 0;
  let notComparable = 0;
  const unexplained: string[] = [];

  for (const { file, workbook, steps, calcs } of good) {
    // What ODK's tools only warn of (a missing translation) is not to keep a form from being compared.
    const result = importForm(workbook, { strictness: "tolerant" });
    if (!result.ok) {
      const codes = result.problems.map(({ code }) => code);
      if (codes.some((code) => REFUSED_ON_PURPOSE.includes(code))) notComparable += steps.length;
      else {
        different += steps.length;
        if (REFUSED_BY_US[file] === undefined) unexplained.push(`${file}: refused, ${codes.join(", ")}`);
      }
      continue;
    }
    const played = playCase(result.form, steps, calcs);
    identical += played.identical;
    different += played.different;
    for (const difference of played.differences)
      if (!EXPLANATIONS.some(({ explains }) => explains(difference)))
        unexplained.push(`${file}: ${JSON.stringify(difference)}`);
  }
  const refused = bad.filter(([, { workbook }]) => !importForm(workbook).ok);

  it("at least 98 % of the comparable steps are identical", () => {
    expect(identical / (identical + different)).toBeGreaterThanOrEqual(0.98);
  });

  it("every difference has a reason", () => {
    expect(unexplained).toEqual([]);
  });

  it("at least 80 % of the forms the reference refuses are refused", () => {
    expect(refused.length / bad.length).toBeGreaterThanOrEqual(0.8);
  });

  it("each that is taken comes back from .xlsx as the same version", async () => {
    const changed: string[] = [];
    for (const { file, workbook } of good) {
      const first = importForm(workbook, { strictness: "tolerant" });
      if (!first.ok) continue;
      const read = await readFormWorkbook(await writeFormWorkbook(exportForm(first.form)));
      const again = read.ok ? importForm(read.sheets, { strictness: "tolerant" }) : undefined;
      if (again?.ok !== true || formSha256(again.form) !== formSha256(first.form)) changed.push(file);
    }
    expect(changed).toEqual([]);
  }, 60_000);

  afterAll(() => {
    console.info(
      `XLSForm cases: ${identical} of ${identical + different} steps identical, ${notComparable} not comparable; ` +
        `${refused.length} of ${bad.length} bad forms refused.`,
    );
  });
});
