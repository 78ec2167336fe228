import { describe, expect, it } from "vitest";
import { compileForm } from "../../../src/domain/form/compiled/compileForm.ts";
import { openSession, type FormSession } from "../../../src/domain/form/session/FormSession.ts";
import { answer, ENVIRONMENT, formOf } from "./support.ts";

const QUESTIONS = 400;

/**
 * A form in which every question is relevant by the one before it, has a constraint over it, and feeds a
 * figure; each of these formulas asks for today(), so that the evaluations can be counted.
 */
function countedSession(): { session: FormSession; evaluations: () => number } {
  const rows = Array.from({ length: QUESTIONS }, (_, index) => {
    const before = `q${index - 1}`;
    return [
      {
        type: "integer",
        name: `q${index}`,
        label: "Số",
        relevant: index === 0 ? "today() != ''" : `\${${before}} > 0 and today() != ''`,
        constraint: index === 0 ? "today() != ''" : `. >= \${${before}} and today() != ''`,
      },
      {
        type: "calculate",
        name: `f${index}`,
        label: "Tỷ lệ",
        calculation: `concat(\${q${index}}, today())`,
      },
    ];
  });
  let asked = 0;
  const environment = {
    ...ENVIRONMENT,
    today: () => {
      asked++;
      return "2020-09-17";
    },
  };
  const session = openSession(compileForm(formOf({ survey: rows.flat() })), environment);
  return { session, evaluations: () => asked };
}

describe("the cost of an answer", () => {
  it("is the same at the 400th question as at the 10th, in formulas evaluated", () => {
    const { session, evaluations } = countedSession();
    const costs: number[] = [];
    for (let index = 0; index < QUESTIONS; index++) {
      const path = `q${index}`;
      const before = evaluations();
      expect(session.isRelevant(path)).toBe(true);
      expect(session.check(path, index + 1).errors).toEqual([]);
      answer(session, path, index + 1);
      expect(session.text(`f${index}`)).toBe(`${index + 1}2020-09-17`);
      costs.push(evaluations() - before);
    }
    expect(costs[399]).toBe(costs[9]);
    expect(Math.max(...costs)).toBeLessThan(20);
  });

  it("the list of steps is made once, not with every answer", () => {
    const { session } = countedSession();
    const steps = session.steps("");
    expect(steps).toHaveLength(QUESTIONS);
    answer(session, "q0", 1);
    expect(session.steps("")).toBe(steps);
  });

  it("opening a session evaluates nothing", () => {
    const { evaluations } = countedSession();
    expect(evaluations()).toBe(0);
  });
});
