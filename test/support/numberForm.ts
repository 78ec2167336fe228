import type { FormDef } from "../../src/domain/form/definition/formDef.ts";
import { importForm } from "../../src/domain/form/import/importForm.ts";

export interface NumberFormSize {
  areas: number;
  /** In each area. */
  questions: number;
}

/** Id of the area in this place, from 1. */
export function numberArea(place: number): string {
  return `area_${place}`;
}

/** Path of a question, both counted from 1. */
export function numberQuestion(area: number, question: number): string {
  return `a${area}_q${question}`;
}

/**
 * A form of whole numbers without any condition: every number typed is an answer, so that one lost,
 * doubled or swapped answer puts all that follow in the wrong place.
 */
export function numberForm(id: string, { areas, questions }: NumberFormSize): FormDef {
  const survey: string[][] = [["type", "name", "label::vi", "label::en", "required"]];
  for (let area = 1; area <= areas; area += 1) {
    survey.push(["begin_group", numberArea(area), `Lĩnh vực ${area}`, `Area ${area}`, ""]);
    for (let question = 1; question <= questions; question += 1) {
      const label = [`Số thứ ${question} của lĩnh vực ${area}`, `Number ${question} of area ${area}`];
      survey.push(["integer", numberQuestion(area, question), ...label, "yes"]);
    }
    survey.push(["end_group", "", "", "", ""]);
  }
  const settings = [
    ["form_id", "form_title", "form_title::en", "version", "default_language"],
    [id, "Biểu số", "Form of numbers", "1", "vi"],
  ];
  const result = importForm({ survey, settings });
  if (!result.ok) throw new Error(result.problems.map((problem) => JSON.stringify(problem)).join("\n"));
  return result.form;
}
