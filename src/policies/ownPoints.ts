import { sideOf, type Role } from "../domain/inspection/areas.ts";
import { hasRight } from "./inspectionRights.ts";

/** A person's part in an inspection, as far as it says what of the remediations is theirs. */
export interface UnitPart {
  personId: string;
  role: Role;
  /** Null: the inspected unit. */
  unitId: string | null;
}

export interface OwnedPoint {
  unitId: string;
  assigneeId: string | null;
}

/** Whether one point is the person's: of their unit, and for who is in charge of some, that very one. */
export function isOwnPoint(part: UnitPart, inspectedUnitId: string, point: OwnedPoint): boolean {
  if (!hasRight("remedy", [part.role])) return false;
  return part.role === "assignee"
    ? point.assigneeId === part.personId
    : (part.unitId ?? inspectedUnitId) === point.unitId;
}

/**
 * Whether the report on remediation is the person's own paper: it tells of all points of the inspection,
 * so nobody of a unit reads it once some of them are another unit's.
 */
export function isOwnReport(part: UnitPart, inspectedUnitId: string, points: readonly OwnedPoint[]): boolean {
  if (sideOf(part.role) !== "unit") return false;
  const own = part.unitId ?? inspectedUnitId;
  return points.every(({ unitId }) => unitId === own);
}
