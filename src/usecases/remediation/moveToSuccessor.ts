import type { IsoDay } from "../../domain/calendar/isoDay.ts";
import type { UNIT_TYPES } from "../../domain/inspection/inspectionSpec.ts";
import { isOpen } from "../../domain/remediation/remediationState.ts";
import { searchKey } from "../../domain/language/searchKey.ts";
import type { Act } from "../../messaging/act.ts";
import { hasRight } from "../../policies/inspectionRights.ts";
import { isOperator } from "../people/isOperator.ts";
import { addUnitPerson } from "./addUnitPerson.ts";
import { changeRemediation } from "./changeRemediation.ts";
import { lockRemediations } from "./lockRemediations.ts";
import { newDueDay, type DueDayRefusal } from "./newDueDay.ts";
import { ownRoles } from "./remediationPeople.ts";
import { inspectionRemediations, type RemediationView } from "./remediationView.ts";
import { takesPart } from "../../policies/membership.ts";

export interface SuccessorMove {
  inspectionId: string;
  /** Those to move; the others stay where they are. */
  remediationIds: readonly string[];
  /** An existing unit is found by its name; a new one gets the type. */
  unit: { name: string; type: (typeof UNIT_TYPES)[number] };
  /** Contact of the successor; null where it has somebody in this inspection already. */
  contact: string | null;
  /** A day for all of them; without one each keeps its own. */
  dueDate?: IsoDay;
}

export type SuccessorMoveResult =
  | {
      ok: true;
      unit: string;
      moved: RemediationView[];
      /** Invitation of the contact, shown once to whoever passes it on. */
      invite: { name: string; code: string } | null;
    }
  | {
      ok: false;
      reason:
        | DueDayRefusal
        | "not_found"
        | "not_allowed"
        | "nothing_to_move"
        | "same_unit"
        | "contact_missing";
    };

/**
 * Open points go to the unit that took over, as from districts to communes on 01/7/2025 (Luật Tổ chức
 * chính quyền địa phương 72/2025/QH15): explicitly, point by point, with their history. The
 * successor's people are told, the former unit's too, and the reminders begin anew. All or nothing.
 */
export async function moveToSuccessor(act: Act, input: SuccessorMove): Promise<SuccessorMoveResult> {
  await lockRemediations(act, input.remediationIds);
  const all = await inspectionRemediations(act, input.inspectionId);
  const views = all.filter(({ id }) => input.remediationIds.includes(id));
  const [first] = views;
  if (first === undefined) return { ok: false, reason: "not_found" };
  for (const view of views) if (!(await mayMove(act, view))) return { ok: false, reason: "not_allowed" };
  const open = views.filter(({ state }) => isOpen(state));
  if (open.length === 0) return { ok: false, reason: "nothing_to_move" };
  const name = input.unit.name;
  const tx = await act.uow.prisma();
  const { organizationId, inspectionId } = first;
  const known = await tx.unit.findUnique({ where: { organizationId_name: { organizationId, name } } });
  if (known !== null && open.some(({ unitId }) => unitId === known.id))
    return { ok: false, reason: "same_unit" };
  if (input.dueDate !== undefined) {
    const checked = await newDueDay(act, organizationId, input.dueDate);
    if (!checked.ok) return checked;
  }
  if (input.contact === null && !(await hasContact(act, first, name))) {
    return { ok: false, reason: "contact_missing" };
  }

  const unit =
    known ??
    (await tx.unit.create({
      data: { organizationId, name, searchKey: searchKey(name), type: input.unit.type },
    }));
  const former = [...new Set(open.map(({ unitId }) => unitId))];
  await tx.unit.update({
    where: { id: unit.id },
    data: { predecessors: { connect: former.map((id) => ({ id })) } },
  });
  const invite =
    input.contact === null
      ? null
      : await addUnitPerson(act, {
          inspection: { id: inspectionId, code: first.inspectionCode, organizationId },
          name: input.contact,
          role: "unit_contact",
          unitId: unit.id,
          remediationId: first.id,
        });
  const moved: RemediationView[] = [];
  for (const { id } of open) {
    const result = await changeRemediation(act, {
      remediationId: id,
      step: {
        kind: "moveToSuccessor",
        unitId: unit.id,
        text: name,
        ...(input.dueDate === undefined ? {} : { dueDate: input.dueDate }),
      },
    });
    if (!result.ok) throw new Error(`not found by the checks before: ${result.reason}`);
    moved.push(result.after);
  }
  return {
    ok: true,
    unit: unit.name,
    moved,
    invite: invite === null || input.contact === null ? null : { name: input.contact, code: invite.code },
  };
}

async function mayMove(act: Act, view: RemediationView): Promise<boolean> {
  if (isOperator(act)) return true;
  return hasRight("verifyRemediation", await ownRoles(act, view));
}

/** Whether somebody of the unit with this name takes part in the inspection of a point. */
export async function hasContact(
  act: Act,
  { inspectionId, organizationId }: Pick<RemediationView, "inspectionId" | "organizationId">,
  unitName: string,
): Promise<boolean> {
  const tx = await act.uow.prisma();
  const unit = await tx.unit.findUnique({
    where: { organizationId_name: { organizationId, name: unitName } },
  });
  if (unit === null) return false;
  const inspection = await tx.inspection.findUniqueOrThrow({ where: { id: inspectionId } });
  const count = await tx.teamMember.count({
    where: {
      inspectionId,
      ...takesPart,
      role: { in: ["unit_head", "unit_contact"] },
      OR: [{ unitId: unit.id }, ...(inspection.unitId === unit.id ? [{ unitId: null }] : [])],
    },
  });
  return count > 0;
}

/** Names of the units that have taken over from this one before, for the choice. */
export async function knownSuccessors(act: Act, unitId: string): Promise<string[]> {
  const tx = await act.uow.prisma();
  const unit = await tx.unit.findUnique({
    where: { id: unitId },
    include: { successors: { orderBy: { searchKey: "asc" } } },
  });
  return (unit?.successors ?? []).map(({ name }) => name);
}
