import { InvalidArgumentError, type Command } from "commander";
import { randomUUID } from "node:crypto";
import { tellAccessEnded, tellRestored, tellSuspended, tellUnlinked } from "../bot/tell/tellAccess.ts";
import { CHANNEL_NAMES, type ChannelName } from "../domain/channelName.ts";
import { localeOf } from "../domain/text.ts";
import { performAct, type Act } from "../messaging/act.ts";
import { endAccess } from "../usecases/people/endAccess.ts";
import { restorePerson, suspendPerson, type SuspendResult } from "../usecases/people/suspendPerson.ts";
import { unlinkAccount, type UnlinkResult } from "../usecases/people/unlinkAccount.ts";
import { JSON_OPTION, type JsonOption } from "./jsonOption.ts";
import { asOperator, type Environment } from "./operator.ts";
import { Refusal } from "./Refusal.ts";
import { respond, type Outcome } from "./respond.ts";
import { thePerson } from "./thePerson.ts";

interface UnlinkOptions extends JsonOption {
  account?: number;
}

/** `person suspend | restore | unlink`, `sessions revoke` */
export function registerAccessCommands(program: Command, person: Command, environment: Environment): void {
  person
    .command("suspend")
    .argument("<person>", "id or name")
    .description("somebody may do nothing on any channel until restored; nothing of theirs is lost")
    .requiredOption("--reason <text>", "why; the person is told, and it stays in the audit log")
    .option(...JSON_OPTION)
    .action((given: string, options: JsonOption & { reason: string }) =>
      carryOut(environment, options, async (act) => {
        const { id, name } = await thePerson(act, given);
        await tellSuspended(act, await addressed(act, id), options.reason);
        const { withoutLead } = done(await suspendPerson(act, id, options.reason), name);
        return {
          data: { person: id, suspended: true, withoutLead },
          text: [
            `${name} is suspended: kiemtra person restore ${id} takes it back.`,
            ...withoutLead.map((code) => `  ${code} has no other lead: kiemtra member role`),
          ].join("\n"),
        };
      }),
    );
  person
    .command("restore")
    .argument("<person>", "id or name")
    .description("takes a suspension back")
    .option(...JSON_OPTION)
    .action((given: string, options: JsonOption) =>
      carryOut(environment, options, async (act) => {
        const { id, name } = await thePerson(act, given);
        done(await restorePerson(act, id), name);
        await tellRestored(act, await addressed(act, id));
        return {
          data: { person: id, suspended: false },
          text: `${name} may go on. For the web chat: kiemtra invite`,
        };
      }),
    );
  person
    .command("unlink")
    .argument("<person>", "id or name")
    .argument("<channel>", CHANNEL_NAMES.join(", "), channelOf)
    .description("takes one account away from somebody, as after a lost phone")
    .option("--account <number>", "which, where there are several on the channel", Number)
    .option(...JSON_OPTION)
    .action((given: string, channel: ChannelName, options: UnlinkOptions) =>
      carryOut(environment, options, async (act) => {
        const { id, name } = await thePerson(act, given);
        const result = await unlinkAccount(act, {
          personId: id,
          channel,
          accountId: options.account ?? null,
        });
        if (!result.ok) throw unlinkRefusal(result, name, channel);
        await tellUnlinked(act, result.person, channel);
        return { data: { person: id, unlinked: channel }, text: `${channel} is not ${name}'s any more.` };
      }),
    );
  program
    .command("sessions")
    .description("sign-ins: revoke")
    .command("revoke")
    .argument("<person>", "id or name")
    .description("signs somebody out everywhere: browsers, chats, codes that were not used, open dialogues")
    .option(...JSON_OPTION)
    .action((given: string, options: JsonOption) =>
      carryOut(environment, options, async (act) => {
        const { id, name } = await thePerson(act, given);
        const result = await endAccess(act, { personId: id, keep: null });
        if (!result.ok)
          throw new Refusal(result.reason, `${name} could not be signed out. Nothing has changed.`);
        await tellAccessEnded(act, result.person);
        const { sessions, chats } = result;
        return {
          data: { person: id, sessions, chats },
          text: `${name} is signed out: browsers ${sessions}, chats ${chats.join(", ") || "none"}. To come back: kiemtra invite`,
        };
      }),
    );
}

/** One act of the operator; what it tells people is sent by the service. */
function carryOut(
  environment: Environment,
  options: JsonOption,
  work: (act: Act) => Promise<Outcome>,
): Promise<void> {
  return respond(options, () =>
    asOperator(environment, ({ services }) => performAct(services, { key: `cli:${randomUUID()}` }, work)),
  );
}

async function addressed(act: Act, personId: string) {
  const tx = await act.uow.prisma();
  const { locale } = await tx.person.findUniqueOrThrow({ where: { id: personId }, select: { locale: true } });
  return { personId, locale: localeOf(locale) };
}

function done(result: SuspendResult, name: string): Extract<SuspendResult, { ok: true }> {
  if (result.ok) return result;
  throw new Refusal(
    result.reason,
    result.reason === "as_it_is"
      ? `With ${name} it is so already. Nothing has changed.`
      : `${name} could be neither suspended nor restored. Nothing has changed.`,
  );
}

function unlinkRefusal(
  refusal: Extract<UnlinkResult, { ok: false }>,
  name: string,
  channel: ChannelName,
): Refusal {
  if (refusal.reason !== "several") {
    return new Refusal(refusal.reason, `${name} has no such account on ${channel}. Nothing has changed.`);
  }
  return new Refusal(
    "several_accounts",
    [
      `${name} has several on ${channel}, say which (--account NUMBER):`,
      ...refusal.accounts.map((one) => `  ${one.id}${one.name === null ? "" : ` ${one.name}`}`),
    ].join("\n"),
  );
}

function channelOf(text: string): ChannelName {
  const channel = CHANNEL_NAMES.find((name) => name === text);
  if (channel === undefined) throw new InvalidArgumentError(`It is one of ${CHANNEL_NAMES.join(", ")}.`);
  return channel;
}
