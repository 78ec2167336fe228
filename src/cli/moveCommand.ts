import { InvalidArgumentError, type Command } from "commander";
import { UNIT_TYPES } from "../domain/inspection/inspectionSpec.ts";
import { unitTypeOf } from "../domain/inspection/unitTypeOf.ts";
import { normalizeName } from "../domain/language/normalizeName.ts";
import { performAct } from "../messaging/act.ts";
import { moveToSuccessor, type SuccessorMoveResult } from "../usecases/remediation/moveToSuccessor.ts";
import { inspectionRemediations } from "../usecases/remediation/remediationView.ts";
import { carriedOutHere } from "./carriedOutHere.ts";
import { isoDay } from "./isoDay.ts";
import { JSON_OPTION, type JsonOption } from "./jsonOption.ts";
import { asOperator, type Environment } from "./operator.ts";
import { Refusal } from "./Refusal.ts";
import { respond } from "./respond.ts";
import { unknownInspection } from "./unknownInspection.ts";

interface MoveOptions extends JsonOption {
  to: string;
  type?: (typeof UNIT_TYPES)[number];
  contact?: string;
  point?: number[];
  due?: string;
}

/** `remediation move` */
export function registerMoveCommand(program: Command, environment: Environment): void {
  program
    .command("remediation")
    .description("what has to be remedied: move")
    .command("move")
    .argument("<code>", "code of the inspection")
    .description("open points go to the unit that took over (district to commune); its people are told")
    .requiredOption("--to <unit>", "full name of the unit, like 'UBND xã Nghĩa Tá'", unitName)
    .option("--type <type>", "type of a unit not known yet, when its name does not say it", unitType)
    .option("--contact <name>", "its contact; needed when it has nobody in this inspection yet", unitName)
    .option("--point <numbers>", "numbers of the points, like 1,3; without it all that are open", numbers)
    .option("--due <date>", "new due date for all of them, like 2025-09-30", isoDay)
    .option(...JSON_OPTION)
    .action((code: string, options: MoveOptions) =>
      respond(options, () =>
        asOperator(environment, async (operator) => {
          const { services, deliver } = carriedOutHere(operator);
          const type = options.type ?? unitTypeOf(options.to);
          if (type === null) {
            throw new Refusal("unit_type", `Say what kind of unit ${options.to} is: --type xa, for example.`);
          }
          const result = await performAct(services, { key: `move:${code}` }, async (act) => {
            const tx = await act.uow.prisma();
            const inspection = await tx.inspection.findUnique({ where: { code } });
            if (inspection === null) throw unknownInspection(code);
            const all = await inspectionRemediations(act, inspection.id);
            const wanted = options.point;
            const missing = wanted?.find((number) => !all.some((view) => view.number === number));
            if (missing !== undefined) {
              throw new Refusal("unknown_point", `${code} has no point ${missing}. Nothing has changed.`);
            }
            const moved = await moveToSuccessor(act, {
              inspectionId: inspection.id,
              remediationIds: all
                .filter(({ number }) => wanted === undefined || wanted.includes(number))
                .map(({ id }) => id),
              unit: { name: options.to, type },
              contact: options.contact ?? null,
              ...(options.due === undefined ? {} : { dueDate: options.due }),
            });
            if (!moved.ok) throw moveRefusal(code, options.to, moved);
            return moved;
          });
          await deliver();
          const points = result.moved.map(({ number, text, dueDate }) => ({
            number,
            finding: text,
            dueDate,
          }));
          return {
            data: { inspection: code, unit: result.unit, points, invite: result.invite },
            text: [
              `Moved to ${result.unit}:`,
              ...points.map(({ number, finding, dueDate }) => `  ${number} by ${dueDate}: ${finding}`),
              ...(result.invite === null
                ? []
                : [
                    `Invitation of ${result.invite.name}, for one use within 72 hours: ${result.invite.code}`,
                  ]),
            ].join("\n"),
          };
        }),
      ),
    );
}

function moveRefusal(
  code: string,
  unit: string,
  { reason }: Extract<SuccessorMoveResult, { ok: false }>,
): Refusal {
  switch (reason) {
    case "not_found":
      return new Refusal(reason, `${code} has nothing to be remedied. Nothing has changed.`);
    case "not_allowed":
      return new Refusal(reason, `You may not move the points of ${code}.`);
    case "nothing_to_move":
      return new Refusal(reason, `These points of ${code} are over. Nothing has changed.`);
    case "same_unit":
      return new Refusal(reason, `${unit} has these points already. Nothing has changed.`);
    case "contact_missing":
      return new Refusal(
        reason,
        `${unit} has nobody in ${code} yet: give --contact NAME. Nothing has changed.`,
      );
    case "date_past":
      return new Refusal(reason, "The new due date is over already. Nothing has changed.");
    case "date_too_far":
      return new Refusal(reason, "The new due date is more than three years away. Nothing has changed.");
    default:
      return reason satisfies never;
  }
}

function unitName(text: string): string {
  const name = normalizeName(text);
  if (name === "" || name.length > 200)
    throw new InvalidArgumentError("must be a name of 1 to 200 characters");
  return name;
}

function unitType(text: string): (typeof UNIT_TYPES)[number] {
  const known = UNIT_TYPES.find((type) => type === text);
  if (known === undefined) throw new InvalidArgumentError(`must be one of ${UNIT_TYPES.join(", ")}`);
  return known;
}

function numbers(text: string): number[] {
  if (!/^\d{1,4}(,\d{1,4})*$/.test(text)) throw new InvalidArgumentError("must be numbers like 1,3");
  return text.split(",").map(Number);
}
