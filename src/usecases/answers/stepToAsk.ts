import type { SessionStep } from "../../domain/form/session/areaSteps.ts";
import { questionToAsk } from "../../domain/inspection/questionToAsk.ts";
import { areaSteps, stepFlow, stepPath } from "./areaSteps.ts";
import type { OpenArea } from "./openArea.ts";
import { progressPlace } from "./progressPlace.ts";

/** The step of an area that is asked now; undefined behind the last one. */
export function stepToAsk(area: OpenArea): SessionStep | undefined {
  const steps = areaSteps(area);
  const path = questionToAsk(stepFlow(area, steps), area.cursor, progressPlace(area));
  return steps.find((candidate) => stepPath(candidate) === path);
}
