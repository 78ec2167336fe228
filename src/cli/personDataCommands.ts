import type { Command } from "commander";
import { drawErasure, erasePerson, type ErasureResult } from "../usecases/personalData/erasePerson.ts";
import { personData } from "../usecases/personalData/personData.ts";
import { personWorkbook } from "../usecases/personalData/personWorkbook.ts";
import { draw } from "./draw.ts";
import { JSON_OPTION, type JsonOption } from "./jsonOption.ts";
import { newFolder } from "./newFolder.ts";
import { asOperator, type Environment } from "./operator.ts";
import { Refusal } from "./Refusal.ts";
import { respond } from "./respond.ts";

const FILES = { json: "person.json", xlsx: "person.xlsx" } as const;

/** `person export`, `person erase`: below the command `person`. */
export function registerPersonDataCommands(person: Command, environment: Environment): void {
  person
    .command("export")
    .argument("<id>", "kiemtra person list")
    .description("everything that is held about a person, as JSON and as a workbook")
    .requiredOption("--out <folder>", "a new folder")
    .option(...JSON_OPTION)
    .action((id: string, { out, ...options }: JsonOption & { out: string }) =>
      respond(options, () =>
        asOperator(environment, async ({ act, services }) => {
          const data = await act(async (one) => {
            const found = await personData(one, id);
            if (found !== null)
              one.audit({
                chain: "system",
                action: "person.exported",
                object: `person:${id}`,
                data: { to: "operator" },
              });
            return found;
          });
          if (data === null) throw unknownPerson(id);
          const workbook = personWorkbook(data, new Date(services.clock.now()), "vi");
          const { bytes } = await draw((renderer) => renderer.renderWorkbook(workbook));
          const folder = await newFolder(out);
          try {
            await folder.write(FILES.json, `${JSON.stringify(data, null, 2)}\n`);
            await folder.write(FILES.xlsx, bytes);
            await folder.finish();
          } catch (error) {
            await folder.discard();
            throw error;
          }
          return { data: { folder: out, files: Object.values(FILES) }, text: `Written: ${out}` };
        }),
      ),
    );
  person
    .command("erase")
    .argument("<id>", "kiemtra person list")
    .description("erase what no law keeps: shows it, and with --yes erases it")
    .option("--yes", "erase it; it does not come back")
    .option(...JSON_OPTION)
    .action((id: string, options: JsonOption & { yes?: boolean }) =>
      respond(options, () =>
        asOperator(environment, async ({ act }) => {
          const yes = options.yes === true;
          const result = await act((one) => (yes ? erasePerson(one, id) : drawErasure(one, id)));
          if (!result.ok) throw erasureRefusal(id, result);
          const { ok: _, ...data } = result;
          return { data: { done: yes, ...data }, text: erasureText(result, yes) };
        }),
      ),
    );
}

function erasureText(
  { name, isNameKept, erased, kept }: Extract<ErasureResult, { ok: true }>,
  done: boolean,
): string {
  const counts = Object.entries(erased).map(([what, count]) => `${what} ${count}`);
  return [
    `${name}${isNameKept ? "" : done ? ": the name is a pseudonym now" : ": the name would become a pseudonym"}`,
    `${done ? "Erased" : "Would be erased"}: ${counts.join(", ")}`,
    kept.length === 0
      ? "Nothing is kept."
      : `Kept in the files of inspections, under archive law (Luật Lưu trữ 33/2024/QH15): ${kept.map(({ what, count }) => `${what} ${count}`).join(", ")}`,
    done
      ? "Requests for it are answered; hand the answer over, the person's chats are no more: kiemtra request list --all"
      : "Nothing has changed; --yes erases it.",
  ].join("\n");
}

function erasureRefusal(id: string, refusal: Extract<ErasureResult, { ok: false }>): Refusal {
  switch (refusal.reason) {
    case "not_allowed":
      return new Refusal("not_allowed", "You may not erase people.");
    case "not_found":
      return unknownPerson(id);
    case "held":
      return new Refusal(
        "held",
        "A legal hold is on this person or an inspection of theirs: kiemtra hold list. Nothing has changed.",
      );
    case "takes_part":
      return new Refusal(
        "takes_part",
        `They still take part in ${refusal.inspections.join(", ")}: kiemtra inspection remove-member, or close it. Nothing has changed.`,
      );
    default:
      return refusal satisfies never;
  }
}

function unknownPerson(id: string): Refusal {
  return new Refusal("not_found", `There is no person ${id}: kiemtra person list. Nothing has changed.`);
}
