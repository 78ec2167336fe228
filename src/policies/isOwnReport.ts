import { hasRight, hasRightTo, type Part } from "./inspectionRights.ts";

/**
 * Whether the report on remediation is the person's own paper: it tells of all points of the inspection,
 * so nobody of a unit reads it once some of them are another unit's.
 */
export function isOwnReport(part: Part, points: readonly { unitId: string }[]): boolean {
  return (
    hasRight("readOwnReport", [part]) &&
    points.every(({ unitId }) => hasRightTo("readOwnReport", [part], { unitId }))
  );
}
