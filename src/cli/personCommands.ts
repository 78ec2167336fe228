import type { Command } from "commander";
import { listPeople, suspects } from "../usecases/people/listPeople.ts";
import {
  drawMerge,
  mergePeople,
  unmergePeople,
  type MergeRefusal,
  type MergeResult,
} from "../usecases/people/mergePeople.ts";
import { registerAccessCommands } from "./accessCommands.ts";
import { registerPersonDataCommands } from "./personDataCommands.ts";
import { setAgencyId } from "../usecases/people/personOfAgency.ts";
import { JSON_OPTION, type JsonOption } from "./jsonOption.ts";
import { asOperator, type Environment } from "./operator.ts";
import { personLine } from "./personLine.ts";
import { Refusal } from "./Refusal.ts";
import { respond } from "./respond.ts";
import { registerSplitCommand } from "./splitCommand.ts";

interface MergeOptions extends JsonOption {
  reason: string;
  yes?: boolean;
}

/** `person list | suspects | merge | unmerge`, and what ends access */
export function registerPersonCommands(program: Command, environment: Environment): void {
  const person = program
    .command("person")
    .description(
      "people: list, suspects, merge, unmerge, split, suspend, restore, unlink; their data: export, erase",
    );
  registerAccessCommands(program, person, environment);
  registerSplitCommand(person, environment);
  registerPersonDataCommands(person, environment);
  person
    .command("list")
    .argument("[name]", "a part of the name, accents and case aside", "")
    .description("people with their ids, roles and channels")
    .option(...JSON_OPTION)
    .action((name: string, options: JsonOption) =>
      respond(options, () =>
        asOperator(environment, async ({ act }) => {
          const people = await act((one) => listPeople(one, name));
          return { data: { people }, text: people.map(personLine).join("\n") || "There is nobody." };
        }),
      ),
    );
  person
    .command("agency-id")
    .argument("<id>", "id of the person, as “person list” shows it")
    .argument("[value]", "what OIDC_CLAIM says of them; without it what was entered is taken away")
    .description("how the agency's own sign-in knows a person, where that is not their mail address")
    .option(...JSON_OPTION)
    .action((id: string, value: string | undefined, options: JsonOption) =>
      respond(options, () =>
        asOperator(environment, async ({ act }) => {
          const result = await act((one) => setAgencyId(one, id, value ?? null));
          if (result === "nobody") throw new Refusal("unknown_person", "There is no person with this id.");
          if (result === "taken") {
            throw new Refusal("taken", "Somebody else is known by this already. Nothing has changed.");
          }
          return { data: { person: id, given: value !== undefined }, text: "Done." };
        }),
      ),
    );
  person
    .command("suspects")
    .description("people who are probably several, taken for one by their name in the past")
    .option(...JSON_OPTION)
    .action((options: JsonOption) =>
      respond(options, () =>
        asOperator(environment, async ({ act }) => {
          const found = await act(suspects);
          return {
            data: { suspects: found },
            text:
              found
                .map(
                  ({ person: one, why }) =>
                    `${personLine(one)}\n  ${why === "both_sides" ? "of a team and of an inspected unit" : "of several units"}`,
                )
                .join("\n") || "There is nobody of a team and a unit, nor of two units.",
          };
        }),
      ),
    );
  person
    .command("merge")
    .argument("<kept>", "id of the person who stays")
    .argument("<merged>", "id of the person who is the same")
    .description("two people are one: shows what it joins, and with --yes joins it")
    .requiredOption("--reason <text>", "how that is known; it stays in the audit log")
    .option("--yes", "join it")
    .option(...JSON_OPTION)
    .action((keptId: string, mergedId: string, options: MergeOptions) =>
      respond(options, () =>
        asOperator(environment, async ({ act }) => {
          const order = { keptId, mergedId, reason: options.reason };
          const yes = options.yes === true;
          const result = await act((one) => (yes ? mergePeople(one, order) : drawMerge(one, order)));
          if (!result.ok) throw mergeRefusal(result);
          const { kept, merged, moves } = result;
          return { data: { done: yes, kept, merged, moves }, text: mergeText(result, yes) };
        }),
      ),
    );
  person
    .command("unmerge")
    .argument("<merged>", "id of the person who was merged into another")
    .description("undoes a merge: what had moved goes back")
    .option(...JSON_OPTION)
    .action((mergedId: string, options: JsonOption) =>
      respond(options, () =>
        asOperator(environment, async ({ act }) => {
          const result = await act((one) => unmergePeople(one, mergedId));
          if (!result.ok)
            throw new Refusal(result.reason, `${mergedId} is not merged into anybody. Nothing has changed.`);
          const { kept, restored, moves } = result;
          return {
            data: { kept, restored, moves },
            text: [personLine(kept), personLine(restored), `Went back: ${movesText(moves)}`].join("\n"),
          };
        }),
      ),
    );
}

function mergeText({ kept, merged, moves }: Extract<MergeResult, { ok: true }>, done: boolean): string {
  return [
    `Stays: ${personLine(kept)}`,
    `Joins: ${personLine(merged)}`,
    `${done ? "Moved" : "Would move"}: ${movesText(moves)}`,
    done
      ? `To undo it: kiemtra person unmerge ${merged.id}`
      : "Nothing has changed; --yes joins the two. Whoever writes from an account of one then has the roles of both.",
  ].join("\n");
}

function movesText(moves: Readonly<Record<string, number>>): string {
  return Object.entries(moves)
    .map(([what, count]) => `${what} ${count}`)
    .join(", ");
}

function mergeRefusal(refusal: MergeRefusal): Refusal {
  switch (refusal.reason) {
    case "not_allowed":
      return new Refusal("not_allowed", "You may not merge people.");
    case "not_found":
      return new Refusal("not_found", "There is no such person: kiemtra person list. Nothing has changed.");
    case "same":
      return new Refusal("same", "Both ids are the same. Nothing has changed.");
    case "merged_before":
      return new Refusal(
        "merged_before",
        `${refusal.personId} is merged into somebody already. Nothing has changed.`,
      );
    case "suspended":
      return new Refusal(
        "suspended",
        `${refusal.personId} is suspended: restore them first (kiemtra person restore). Nothing has changed.`,
      );
    case "other_organization":
      return new Refusal("other_organization", "They are of two organizations. Nothing has changed.");
    case "other_side":
      return new Refusal(
        "other_side",
        "One is of a team, the other of an inspected unit: they stay two people. Nothing has changed.",
      );
    case "same_role":
      return new Refusal(
        "same_role",
        `Both are ${refusal.role} in ${refusal.inspection}: their work there is of two people. Nothing has changed.`,
      );
    default:
      return refusal satisfies never;
  }
}
