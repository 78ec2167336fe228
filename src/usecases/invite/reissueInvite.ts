import type { Act } from "../../messaging/act.ts";
import type { IssuedInvite } from "../inspection/createInspection.ts";
import { choosePerson, type PersonWish } from "../people/choosePerson.ts";
import { listTeam } from "../people/listTeam.ts";
import { endInvites } from "./endInvites.ts";
import { issueInvite } from "./issueInvite.ts";

export type ReissueResult =
  | { ok: true; invite: IssuedInvite }
  | { ok: false; reason: "unknown_inspection" }
  /** Nobody fits, or several do; `people` are the ones to choose from. */
  | { ok: false; reason: "nobody" | "several"; people: Omit<IssuedInvite, "code">[] };

/**
 * Gives a person of an inspection a new invitation. Every older one of that person that was not used
 * ends: it may have gone to the wrong hands.
 */
export async function reissueInvite(act: Act, code: string, wish: PersonWish): Promise<ReissueResult> {
  const tx = await act.uow.prisma();
  const inspection = await tx.inspection.findUnique({ where: { code } });
  if (inspection === null) return { ok: false, reason: "unknown_inspection" };
  const choice = choosePerson(await listTeam(act, inspection.id), wish);
  if (!choice.ok) {
    return {
      ok: false,
      reason: choice.reason,
      people: choice.people.map(({ role, person, areas }) => ({ role, person, areas })),
    };
  }
  const [chosen] = choice.chosen;
  const { personId, role, person, areas } = chosen;
  await endInvites(act, personId);
  const fresh = await issueInvite(act, { personId, inspection });
  return { ok: true, invite: { role, person, areas, code: fresh } };
}
