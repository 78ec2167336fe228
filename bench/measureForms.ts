import { compileForm } from "../src/domain/form/compiled/compileForm.ts";
import { openSession } from "../src/domain/form/session/FormSession.ts";
import { importForm } from "../src/domain/form/import/importForm.ts";
import type { Sheets } from "../src/domain/form/sheets/sheets.ts";
import { rounded } from "./support/statistics.ts";

const QUESTIONS = 500;
const RUNS = 200;

export interface FormFigures {
  importMs: number;
  openMs: number;
  /** Checking and storing one answer, with everything that follows from it. */
  answerMs: number;
}

/** A 500-question form with a constraint, a relevance and a sum in every fifth question. */
export function measureForms(): FormFigures {
  const sheets = manyQuestions();
  const began = performance.now();
  const result = importForm(sheets);
  const importMs = performance.now() - began;
  if (!result.ok) throw new Error(JSON.stringify(result.problems.slice(0, 3)));
  const compiled = compileForm(result.form);
  const environment = {
    today: () => "2020-09-17",
    now: () => "2020-09-17T00:00:00Z",
    timeZone: "Asia/Ho_Chi_Minh",
    random: () => 0.5,
    uuid: () => "00000000-0000-4000-8000-000000000000",
  };
  const open = () => openSession(compiled, environment).questions("area").length;
  open();
  const opening = performance.now();
  for (let run = 0; run < RUNS; run += 1) open();
  const openMs = (performance.now() - opening) / RUNS;
  const session = openSession(compiled, environment);
  const answering = performance.now();
  for (let question = 1; question <= QUESTIONS; question += 1) {
    session.check(`q${question}`, question);
    session.set(`q${question}`, { state: "answered", value: question });
    session.isSettled(`q${question}`);
  }
  return {
    importMs: rounded(importMs, 0),
    openMs: rounded(openMs),
    answerMs: rounded((performance.now() - answering) / QUESTIONS, 3),
  };
}

function manyQuestions(): Sheets {
  const head = [
    "type",
    "name",
    "label::vi",
    "label::en",
    "required",
    "relevant",
    "constraint",
    "calculation",
  ];
  const survey: string[][] = [head, ["begin_group", "area", "Lĩnh vực", "Area", "", "", "", ""]];
  for (let number = 1; number <= QUESTIONS; number += 1) {
    const before = number === 1 ? "" : `\${q${number - 1}}`;
    const relevant = before === "" ? "" : `${before} >= 0`;
    survey.push(["integer", `q${number}`, `Số ${number}`, `Number ${number}`, "yes", relevant, ". >= 0", ""]);
    if (number % 5 === 0) {
      const sum = `\${q${number}} + \${q${number - 1}}`;
      survey.push(["calculate", `sum${number}`, `Tổng ${number}`, `Sum ${number}`, "", "", "", sum]);
    }
  }
  survey.push(["end_group", "", "", "", "", "", "", ""]);
  const settings = [
    ["form_id", "form_title", "form_title::en", "version", "default_language"],
    ["many", "Nhiều câu", "Many questions", "1", "vi"],
  ];
  return { survey, settings };
}
