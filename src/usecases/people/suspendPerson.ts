import { localeOf } from "../../domain/text.ts";
import type { Act } from "../../messaging/act.ts";
import { refuse } from "../../policies/refuse.ts";
import { takesPartInOpen } from "../../policies/membership.ts";
import type { AreaPerson } from "../answers/areaPeople.ts";
import { endInvites } from "../invite/endInvites.ts";
import { isOperator } from "./isOperator.ts";

export type SuspendResult =
  | {
      ok: true;
      person: AreaPerson & { name: string };
      /** Codes of the open inspections that have nobody else to lead them. */
      withoutLead: string[];
    }
  | { ok: false; reason: "not_allowed" | "not_found" | "as_it_is" };

/**
 * Suspends somebody: from now on they may do nothing on any channel, read nothing and be told nothing, until
 * they are restored. Browsers are signed out and codes end; roles, chats, answers and the place where they
 * stopped stay as they are. By the operator.
 */
export function suspendPerson(act: Act, personId: string, reason: string): Promise<SuspendResult> {
  return setSuspended(act, personId, { at: act.now, reason });
}

/** Takes a suspension back: the person goes on where they stopped; in the web chat with a new invitation. */
export function restorePerson(act: Act, personId: string): Promise<SuspendResult> {
  return setSuspended(act, personId, { at: null, reason: null });
}

async function setSuspended(
  act: Act,
  personId: string,
  { at, reason }: { at: Date | null; reason: string | null },
): Promise<SuspendResult> {
  const object = `person:${personId}`;
  if (!isOperator(act)) return refuse(act, { chain: "system", object, data: { what: "person.suspend" } });
  const tx = await act.uow.prisma();
  const person = await tx.person.findUnique({ where: { id: personId } });
  if (person === null) return { ok: false, reason: "not_found" };
  if ((person.suspendedAt === null) === (at === null)) return { ok: false, reason: "as_it_is" };
  await tx.person.update({ where: { id: personId }, data: { suspendedAt: at } });
  if (at !== null) {
    await tx.webSession.deleteMany({ where: { account: { personId } } });
    await endInvites(act, personId);
  }
  act.audit({
    chain: "system",
    action: at === null ? "person.restored" : "person.suspended",
    object,
    data: { reason },
  });
  return {
    ok: true,
    person: { personId, name: person.fullName, locale: localeOf(person.locale) },
    withoutLead: at === null ? [] : await ledByNobodyElse(act, personId),
  };
}

async function ledByNobodyElse(act: Act, personId: string): Promise<string[]> {
  const tx = await act.uow.prisma();
  const led = await tx.teamMember.findMany({
    where: { ...takesPartInOpen, personId, role: "lead" },
    include: {
      inspection: {
        include: { members: { where: { removedAt: null, role: "lead", person: { suspendedAt: null } } } },
      },
    },
  });
  return led
    .filter(({ inspection }) => inspection.members.length === 0)
    .map(({ inspection }) => inspection.code);
}
