import type { Command } from "commander";
import {
  drawSplit,
  splitPerson,
  type SplitRefusal,
  type SplitResult,
} from "../usecases/people/splitPerson.ts";
import { JSON_OPTION, type JsonOption } from "./jsonOption.ts";
import { asOperator, type Environment } from "./operator.ts";
import { personLine } from "./personLine.ts";
import { Refusal } from "./Refusal.ts";
import { respond } from "./respond.ts";

interface SplitOptions extends JsonOption {
  inspection: string[];
  account?: string[];
  authorship?: boolean;
  reason: string;
  yes?: boolean;
}

/** `person split` */
export function registerSplitCommand(person: Command, environment: Environment): void {
  person
    .command("split")
    .argument("<person>", "id of the person who is two (person suspects)")
    .description("one person is two: shows what it parts, and with --yes parts it")
    .requiredOption("--inspection <codes...>", "inspections in which it was the other one")
    .option("--account <numbers...>", "accounts that are the other one's")
    .option("--authorship", "what was answered and sent in those inspections is the other one's as well")
    .requiredOption("--reason <text>", "how that is known; it stays in the audit log")
    .option("--yes", "part it")
    .option(...JSON_OPTION)
    .action((personId: string, options: SplitOptions) =>
      respond(options, () =>
        asOperator(environment, async ({ act }) => {
          const order = {
            personId,
            inspections: [...new Set(options.inspection)],
            accounts: [...new Set((options.account ?? []).map(Number))],
            authorship: options.authorship === true,
            reason: options.reason,
          };
          const yes = options.yes === true;
          const result = await act((one) => (yes ? splitPerson(one, order) : drawSplit(one, order)));
          if (!result.ok) throw splitRefusal(result);
          const { person, newId, roles, accounts, authored } = result;
          return { data: { done: yes, person, newId, roles, accounts, authored }, text: splitText(result) };
        }),
      ),
    );
}

function splitText({ person, newId, roles, accounts, authored }: SplitResult): string {
  const done = newId !== null;
  return [
    `${done ? "Stays" : "Is now"}: ${personLine(person)}`,
    `${done ? "Moved" : "Would move"} to ${newId ?? "somebody new"} of the same name:`,
    ...roles.map(({ role, inspection, unit }) => `  ${role} in ${inspection} (${unit})`),
    ...accounts.map(
      ({ id, channel, name, moves }) =>
        `  account ${id} ${channel}${name === null ? "" : ` ${name}`}: ${moves ? "moves" : "stays"}`,
    ),
    `  authorship of ${authored} answers, revisions and files`,
    done
      ? `To undo it: kiemtra person merge ${person.id} ${newId} --reason TEXT --yes`
      : "Nothing has changed; --yes parts the two.",
  ].join("\n");
}

function splitRefusal(refusal: SplitRefusal): Refusal {
  const because = (why: string): Refusal => new Refusal(refusal.reason, `${why} Nothing has changed.`);
  switch (refusal.reason) {
    case "not_allowed":
      return because("You may not split people.");
    case "not_found":
      return because("There is no such person: kiemtra person list.");
    case "merged":
      return because("This person is merged into another: kiemtra person unmerge.");
    case "suspended":
      return because("This person is suspended: restore them first (kiemtra person restore).");
    case "no_role":
      return because(`They have no role in ${refusal.inspection}.`);
    case "nothing_moves":
      return because("Name an inspection in which it was the other one.");
    case "nothing_stays":
      return because("These are all their inspections: nothing would stay.");
    case "no_account":
      return because(`${refusal.account} is no account of theirs.`);
    default:
      return refusal satisfies never;
  }
}
