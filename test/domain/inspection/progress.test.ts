import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { progressOf } from "../../../src/domain/inspection/progress.ts";
import type { FormSession } from "../../../src/domain/form/session/FormSession.ts";
import { questionToAsk, type QuestionFlow } from "../../../src/domain/inspection/questionToAsk.ts";
import { sessionOf } from "../form/support.ts";

const QUESTIONS = 8;
const places = Array.from({ length: QUESTIONS }, (_, place) => place);

/** For each question the rank among which it may depend on lower ones, and on which of them it does. */
const forms = fc.record({
  ranks: fc.shuffledSubarray(places, { minLength: QUESTIONS, maxLength: QUESTIONS }),
  on: fc.array(fc.option(fc.nat(QUESTIONS - 1)), { minLength: QUESTIONS, maxLength: QUESTIONS }),
  wants: fc.array(fc.constantFrom("yes", "no"), { minLength: QUESTIONS, maxLength: QUESTIONS }),
});
const answers = fc.array(fc.constantFrom("yes", "no"), { minLength: 60, maxLength: 60 });

function sessionFor({
  ranks,
  on,
  wants,
}: typeof forms extends fc.Arbitrary<infer T> ? T : never): FormSession {
  const survey = places.map((place) => {
    const other = on[place] ?? null;
    const depends = other !== null && (ranks[other] ?? 0) < (ranks[place] ?? 0);
    return {
      type: "select_one yn",
      name: `q${place}`,
      label: `Câu ${place}`,
      relevant: depends ? `\${q${other}} = '${wants[place] ?? "yes"}'` : "",
    };
  });
  return sessionOf({ survey, choices: "list_name|name|label\nyn|yes|Có\nyn|no|Không" });
}

function flowOf(session: FormSession): QuestionFlow {
  return {
    paths: session.questions("").map(({ path }) => path),
    isRelevant: (path) => session.isRelevant(path),
    isSettled: (path) => session.isSettled(path),
  };
}

/** Relevant questions without an answer. */
function open(flow: QuestionFlow): string[] {
  return flow.paths.filter((path) => flow.isRelevant(path) && !flow.isSettled(path));
}

describe("progress under skip logic", () => {
  it("is complete exactly when nothing is left to ask, and goes back only at the end, to what answers have opened", () => {
    fc.assert(
      fc.property(forms, answers, (form, given) => {
        // Conditions nobody can meet are refused at import: such a form is none.
        let session: FormSession;
        try {
          session = sessionFor(form);
        } catch {
          return;
        }
        const flow = flowOf(session);
        const number = (path: string): number => session.question(path).number ?? 0;
        let before: string | null = null;
        for (const answer of given) {
          const asked = questionToAsk(flow, null, before === null ? 0 : flow.paths.indexOf(before));
          const { done, total } = progressOf(flow);
          expect(done === total).toBe(asked === null);
          expect(done).toBeLessThanOrEqual(total);
          if (asked === null) return;
          // Forward nothing open is passed over; back it goes when nothing is open further on, and
          // then to what an answer has opened behind it.
          const here = before === null ? 0 : number(before);
          const ahead = open(flow).filter((path) => number(path) > here);
          if (number(asked) < here) expect(ahead).toEqual([]);
          else expect(ahead.filter((path) => number(path) < number(asked))).toEqual([]);
          before = asked;
          session.set(asked, { state: "answered", value: answer });
        }
        throw new Error("the form never ended");
      }),
      { seed: 20200917, numRuns: 300 },
    );
  });

  it("counts what was sent back, and a repeat nobody has closed, as open", () => {
    const settled = new Map([
      ["a", true],
      ["returned", false],
      ["office", false],
      ["hidden", false],
    ]);
    const flow: QuestionFlow = {
      paths: [...settled.keys()],
      isRelevant: (path) => path !== "hidden",
      isSettled: (path) => settled.get(path) === true,
    };
    expect(progressOf(flow)).toEqual({ done: 1, total: 3 });
  });
});
