import type { Command } from "commander";
import type { Act } from "../messaging/act.ts";
import { passkeysOf, removePasskey, type PasskeyEntry } from "../usecases/passkey/ownPasskeys.ts";
import { JSON_OPTION, type JsonOption } from "./jsonOption.ts";
import { asOperator, type Environment } from "./operator.ts";
import { Refusal } from "./Refusal.ts";
import { respond } from "./respond.ts";

/** `passkey list | remove` */
export function registerPasskeyCommands(program: Command, environment: Environment): void {
  const passkey = program.command("passkey").description("passkeys of a person: list, remove");
  passkey
    .command("list")
    .argument("<person>", "id of the person, as “person list” shows it")
    .description("the passkeys of a person")
    .option(...JSON_OPTION)
    .action((person: string, options: JsonOption) =>
      respond(options, () =>
        asOperator(environment, async ({ act }) => {
          const keys = await act((one) => keysOf(one, person));
          return { data: { passkeys: keys }, text: keys.map(line).join("\n") || "There are none." };
        }),
      ),
    );
  passkey
    .command("remove")
    .argument("<person>", "id of the person, as “person list” shows it")
    .argument("[key]", "the key, as “passkey list” names it; all of them without it")
    .description("takes away a passkey that is lost or was copied")
    .option(...JSON_OPTION)
    .action((person: string, key: string | undefined, options: JsonOption) =>
      respond(options, () =>
        asOperator(environment, async ({ act }) => {
          const removed = await act(async (one) => {
            const keys = (await keysOf(one, person)).filter(({ tag }) => key === undefined || tag === key);
            if (keys.length === 0) throw new Refusal("unknown_passkey", "This person has no such passkey.");
            for (const { tag } of keys) await removePasskey(one, person, tag);
            return keys;
          });
          return { data: { removed }, text: ["Removed:", ...removed.map(line)].join("\n") };
        }),
      ),
    );
}

async function keysOf(act: Act, personId: string): Promise<PasskeyEntry[]> {
  const tx = await act.uow.prisma();
  if ((await tx.person.count({ where: { id: personId } })) === 0) {
    throw new Refusal("unknown_person", "There is no person with this id: “person list” shows them.");
  }
  return passkeysOf(act, personId);
}

function line({ tag, device, createdAt, lastUsedAt }: PasskeyEntry): string {
  const used = lastUsedAt === null ? "never used" : `last used ${lastUsedAt.toISOString()}`;
  return `${tag}  ${device ?? "unknown device"}, made ${createdAt.toISOString()}, ${used}`;
}
