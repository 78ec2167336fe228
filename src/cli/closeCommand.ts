import type { Command } from "commander";
import { randomUUID } from "node:crypto";
import { tellClosed } from "../bot/tell/tellClosed.ts";
import { performAct } from "../messaging/act.ts";
import { closeInspection, type CloseInspectionResult } from "../usecases/inspection/closeInspection.ts";
import type { RemediationView } from "../usecases/remediation/remediationView.ts";
import { carriedOutHere } from "./carriedOutHere.ts";
import { JSON_OPTION, type JsonOption } from "./jsonOption.ts";
import { asOperator, type Environment } from "./operator.ts";
import { Refusal } from "./Refusal.ts";
import { respond } from "./respond.ts";
import { unknownInspection } from "./unknownInspection.ts";

interface CloseOptions extends JsonOption {
  reason?: string;
}

/** `inspection close` */
export function registerCloseCommand(inspection: Command, environment: Environment): void {
  inspection
    .command("close")
    .argument("<code>", "code of the inspection")
    .description("the inspection is over: nobody changes anything in it any more; its people are told")
    .option("--reason <text>", "why, while it is not concluded or something is not remedied yet")
    .option(...JSON_OPTION)
    .action((code: string, options: CloseOptions) =>
      respond(options, () =>
        asOperator(environment, async (operator) => {
          const { services, deliver } = carriedOutHere(operator);
          const result = await performAct(services, { key: `cli:${randomUUID()}` }, async (act) => {
            const closed = await closeInspection(act, { code, reason: options.reason ?? null });
            if (!closed.ok) throw closeRefusal(code, closed);
            await tellClosed(act, closed);
            return closed;
          });
          await deliver();
          const givenUp = result.givenUp.map(({ id, number, text }) => ({
            remediation: id,
            number,
            finding: text,
          }));
          return {
            data: { inspection: code, status: "closed", givenUp },
            text: [
              `${code} is closed.`,
              ...givenUp.map(({ number, finding }) => `  given up unresolved: ${number}. ${finding}`),
            ].join("\n"),
          };
        }),
      ),
    );
}

function closeRefusal(code: string, result: Extract<CloseInspectionResult, { ok: false }>): Refusal {
  switch (result.reason) {
    case "not_found":
      return unknownInspection(code);
    case "not_allowed":
      return new Refusal("not_allowed", `You may not close ${code}.`);
    case "already_closed":
      return new Refusal("already_closed", `${code} is closed already; nothing has changed.`);
    case "not_concluded":
      return new Refusal(
        "not_concluded",
        `${code} has no conclusion yet: to end it all the same, give --reason TEXT. Nothing has changed.`,
      );
    case "remediations_open":
      return new Refusal(
        "remediations_open",
        [
          `Not remedied in ${code} yet; to give them up, give --reason TEXT, which the unit is told. Nothing has changed.`,
          ...result.points.map(pointLine),
        ].join("\n"),
      );
    default:
      return result satisfies never;
  }
}

function pointLine({ number, unit, dueDate, state, text }: RemediationView): string {
  return `  ${number}. ${text} (${unit}, by ${dueDate}, ${state})`;
}
