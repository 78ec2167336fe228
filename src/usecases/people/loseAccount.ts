import type { ChannelName } from "../../domain/channelName.ts";
import type { Act } from "../../messaging/act.ts";
import { reachableAccount } from "./reachableAccount.ts";
import { peopleWithRoles, type AreaPerson } from "../answers/areaPeople.ts";
import { takesPartInOpen } from "../../policies/membership.ts";

/** Somebody whom no channel reaches any more, and who has to know. */
export interface Unreached {
  name: string;
  channel: ChannelName;
  /** One inspection each: those who run it. */
  tellIn: { unit: string; people: AreaPerson[] }[];
}

/** A lead hears of the same person at most once in this time. */
const TOLD_AGAIN_AFTER_MS = 24 * 3_600_000;

const TOLD = "person.unreachable";

/**
 * Notes that an account can no longer be written to: blocked, deactivated, left. Gives back whom to tell
 * when it was the last one of its person; null when there is nobody to tell of, or they know.
 */
export async function loseAccount(
  act: Act,
  channel: ChannelName,
  externalId: string,
): Promise<Unreached | null> {
  const { rows } = await act.uow.sql.query<{ id: number; personId: string | null }>({
    text: `UPDATE "ChannelAccount" SET state = 'unreachable'
            WHERE channel = $1::"Channel" AND "externalId" = $2 AND state = 'active' RETURNING id, "personId"`,
    values: [channel, externalId],
  });
  const [account] = rows;
  if (account === undefined || account.personId === null) return null;
  const { personId } = account;
  act.audit({
    chain: "system",
    action: "account.unreachable",
    object: `account:${account.id}`,
    data: { person: personId, channel },
  });
  const tx = await act.uow.prisma();
  const person = await tx.person.findUniqueOrThrow({
    where: { id: personId },
    include: {
      accounts: { where: reachableAccount(act) },
      memberships: {
        where: takesPartInOpen,
        include: { inspection: { include: { unit: true } } },
      },
    },
  });
  if (person.accounts.length > 0 || person.memberships.length === 0) return null;
  const since = new Date(act.now.getTime() - TOLD_AGAIN_AFTER_MS);
  const object = `person:${personId}`;
  if ((await tx.auditEvent.count({ where: { action: TOLD, object, at: { gt: since } } })) > 0) return null;
  act.audit({ chain: "system", action: TOLD, object, data: { channel } });
  const inspections = new Map(
    person.memberships.map(({ inspection }) => [inspection.id, inspection.unit.name]),
  );
  const tellIn = [];
  for (const [id, unit] of inspections) tellIn.push({ unit, people: await runsIt(act, id, personId) });
  return { name: person.fullName, channel, tellIn };
}

/** The lead; in the place of a lead who is lost, the deputy and the secretary. */
async function runsIt(act: Act, inspectionId: string, lost: string): Promise<AreaPerson[]> {
  for (const roles of [["lead"], ["deputy", "secretary"]] as const) {
    const people = (await peopleWithRoles(act, inspectionId, roles)).filter(
      ({ personId }) => personId !== lost,
    );
    if (people.length > 0) return people;
  }
  return [];
}
