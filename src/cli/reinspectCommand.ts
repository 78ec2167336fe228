import type { Command } from "commander";
import { tellReinspection } from "../bot/tell/tellReinspection.ts";
import { openReinspection, type OpenReinspectionResult } from "../usecases/reinspection/openReinspection.ts";
import { isoDay } from "./isoDay.ts";
import { JSON_OPTION, type JsonOption } from "./jsonOption.ts";
import { asOperator, type Environment } from "./operator.ts";
import { Refusal } from "./Refusal.ts";
import { respond } from "./respond.ts";
import { unknownInspection } from "./unknownInspection.ts";

interface ReinspectOptions extends JsonOption {
  on: string;
  unit?: string;
}

/** `inspection reinspect` */
export function registerReinspectCommand(inspection: Command, environment: Environment): void {
  inspection
    .command("reinspect")
    .argument("<code>", "code of the inspection whose points are to be verified")
    .description("opens a new inspection on the points that are still open, with the same people")
    .requiredOption("--on <date>", "day of the visit, like 2020-12-17", isoDay)
    .option("--unit <name>", "the unit, where the points have been moved to several")
    .option(...JSON_OPTION)
    .action((code: string, { on, unit, ...options }: ReinspectOptions) =>
      respond(options, () =>
        asOperator(environment, async ({ act }) => {
          const result = await act(async (one) => {
            const opened = await openReinspection(one, { code, on, unit: unit ?? null });
            if (!opened.ok) throw reinspectionRefusal(code, opened);
            await tellReinspection(one, opened);
            return opened;
          });
          const points = result.points.map((point, place) => ({
            question: result.questions[place] ?? "",
            number: point.number,
            area: point.area,
            finding: point.finding,
            severity: point.severity,
            dueDate: point.dueDate,
            state: point.state,
          }));
          const people = result.people.map(({ role, name, areas, enrolled }) => ({
            role,
            person: name,
            areas,
            enrolled,
          }));
          const { name } = result.unit;
          return {
            data: { inspection: result.code, previous: code, unit: name, visitDate: on, points, people },
            text: [
              `${result.code}: re-inspection of ${name} on ${on}. To be verified: ${points.length}`,
              ...points.map(({ number, area, finding }) => `  ${number} (${area}): ${finding}`),
              "People",
              ...people.map(
                ({ role, person, areas, enrolled }) =>
                  `  ${role}: ${person}${areas.length > 0 ? ` (${areas.join(", ")})` : ""}${enrolled ? "" : ", not enrolled yet (kiemtra invite)"}`,
              ),
            ].join("\n"),
          };
        }),
      ),
    );
}

function reinspectionRefusal(code: string, result: Extract<OpenReinspectionResult, { ok: false }>): Refusal {
  const { reason } = result;
  switch (reason) {
    case "not_found":
      return unknownInspection(code);
    case "not_allowed":
      return new Refusal(reason, `You may not open a re-inspection of ${code}.`);
    case "nothing_open":
      return new Refusal(reason, `${code} has no open point of this unit. Nothing has changed.`);
    case "no_lead":
      return new Refusal(reason, `${code} has no lead any more. Nothing has changed.`);
    case "under_way":
      return new Refusal(reason, `${result.code} is open for this unit already. Nothing has changed.`);
    case "before_the_conclusion":
      return new Refusal(
        reason,
        `${code} was concluded on ${result.concludedOn}: the visit comes after it. Nothing has changed.`,
      );
    case "too_far":
      return new Refusal(reason, "The visit is more than three years away. Nothing has changed.");
    case "which_unit":
      return new Refusal(
        reason,
        `The open points belong to several units, say which one with --unit: ${result.units.join("; ")}`,
      );
    case "unit_ended":
      return new Refusal(
        reason,
        `${result.unit} no longer exists on that day: move its points first (kiemtra remediation move). Nothing has changed.`,
      );
    default:
      return reason satisfies never;
  }
}
