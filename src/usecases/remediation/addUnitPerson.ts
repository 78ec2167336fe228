import { dbDay } from "../../db/days.ts";
import type { Role } from "../../domain/inspection/areas.ts";
import { personSortKey } from "../../domain/language/sortKey.ts";
import { searchKey } from "../../domain/language/searchKey.ts";
import type { Act } from "../../messaging/act.ts";
import { issueInvite } from "../invite/issueInvite.ts";

/**
 * Brings somebody of a unit into an inspection, with an invitation to be passed on to them. Always
 * somebody new: an invitation for a person who is known already would let its bearer be that person.
 * The caller has checked the right.
 */
export async function addUnitPerson(
  act: Act,
  input: {
    inspection: { id: string; code: string; organizationId: string };
    name: string;
    role: Extract<Role, "unit_head" | "unit_contact" | "assignee">;
    /** Null: the inspected unit. */
    unitId: string | null;
    remediationId: string;
  },
): Promise<{ personId: string; code: string }> {
  const { inspection, name, role, unitId, remediationId } = input;
  const tx = await act.uow.prisma();
  const person = await tx.person.create({
    data: {
      organizationId: inspection.organizationId,
      fullName: name,
      sortKey: personSortKey(name),
      searchKey: searchKey(name),
      createdAt: act.now,
    },
    select: { id: true },
  });
  const last = await tx.teamMember.aggregate({
    where: { inspectionId: inspection.id },
    _max: { ordinal: true },
  });
  await tx.teamMember.create({
    data: {
      inspectionId: inspection.id,
      personId: person.id,
      role,
      ordinal: (last._max.ordinal ?? 0) + 1,
      since: dbDay(act.today),
      ...(unitId === null ? {} : { unitId }),
    },
  });
  act.audit({
    chain: inspection.code,
    action: "member.added",
    object: `person:${person.id}`,
    data: { role, remediation: remediationId },
  });
  const code = await issueInvite(act, {
    personId: person.id,
    inspection: { id: inspection.id, code: inspection.code },
  });
  return { personId: person.id, code };
}
