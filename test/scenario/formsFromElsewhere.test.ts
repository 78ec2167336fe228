import { readFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { afterEach, describe, expect, it } from "vitest";
import type { FormDef } from "../../src/domain/form/definition/formDef.ts";
import { importForm } from "../../src/domain/form/import/importForm.ts";
import { formParameters } from "../../src/domain/inspection/formParameters.ts";
import { readFormWorkbook } from "../../src/files/readFormWorkbook.ts";
import { writeFormWorkbook } from "../../src/files/writeFormWorkbook.ts";
import { havePublicCases, PUBLIC_CASES } from "../domain/form/cases/publicCases.ts";
import { xlsformCase } from "../domain/form/cases/xlsformCase.ts";
import { answerWholeForm, mirrorSession } from "../support/answerWholeForm.ts";
import { createFormWorld, type FormWorld } from "../support/formWorld.ts";

/**
 * Public workbooks nobody prepared for us: every type of question, repeats within groups and within
 * repeats, cascades, several languages, questions outside of groups.
 */
const WORKBOOKS = [
  "onadata__002_Testing_repeats.xlsx",
  "onadata__095_nested_repeats.xlsx",
  "onadata__100_tutorial-nested-geo.xlsx",
  "onadata__094_mali_health.xlsx",
  "onadata__072_tutorial_.xlsx",
  "pyxform_example_xls__widgets.xls",
  "web-forms_preview__socio-economic-survey-v20240515.xlsx",
];

describe.skipIf(!havePublicCases)("a form from elsewhere", () => {
  let world: FormWorld | undefined;
  afterEach(() => world?.close());

  it.each(WORKBOOKS)(
    "%s is answered from the first question to the last in the web chat",
    async (name) => {
      const form = await importWorkbook(name);
      world = await createFormWorld(form, { members: [{ name: "Nguyễn Thị Lan", areas: "all" }] });
      const lan = await world.person("Nguyễn Thị Lan");
      const { prisma } = world.service.services.db;
      const inspection = await prisma.inspection.findFirstOrThrow({
        include: { areas: { orderBy: { ordinal: "asc" } } },
      });
      const session = mirrorSession(form, parametersOf());
      const photo = await sharp({ create: { width: 64, height: 48, channels: 3, background: "#7a9" } })
        .jpeg()
        .toBuffer();
      const answered: string[] = [];
      for (const record of inspection.areas) {
        await lan.says("lĩnh vực");
        await lan.presses(session.areaLabel(record.area, "vi") || record.area);
        const done = await answerWholeForm(lan, form, record.area, session, photo);
        answered.push(...done.answered);
        await lan.presses("Nộp kết quả");
        expect(await lan.answer()).toContain("Đã nộp kết quả");
      }
      const stored = await prisma.answer.findMany({ where: { state: "answered" } });
      expect(stored.map(({ question }) => question).sort()).toEqual([...answered].sort());
      expect(answered.length).toBeGreaterThan(3);
      for (const { question, value } of stored) expect(value).toEqual(session.answer(question)?.value);
      const areas = await prisma.areaRecord.findMany();
      expect(areas.map(({ status }) => status)).toEqual(areas.map(() => "submitted"));
    },
    120_000,
  );
});

/** By way of a real .xlsx file, as an office would send it. */
async function importWorkbook(name: string): Promise<FormDef> {
  const { workbook } = xlsformCase.parse(
    JSON.parse(await readFile(join(PUBLIC_CASES, `${name}.json`), "utf8")),
  );
  const read = await readFormWorkbook(await writeFormWorkbook(workbook));
  if (!read.ok) throw new Error(read.reason);
  const imported = importForm(read.sheets, { strictness: "tolerant" });
  if (!imported.ok) throw new Error(JSON.stringify(imported.problems));
  return imported.form;
}

function parametersOf(): Record<string, string | number> {
  return formParameters({
    unitType: "huyen",
    visitDate: "2020-09-17",
    dataPeriodFrom: "2020-01-01",
    dataPeriodTo: "2020-09-15",
    dossierCountBasis: "by_competence",
    priorFindings: null,
    answerSource: "on_site",
    given: {},
  });
}
