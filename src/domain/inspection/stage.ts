/** Steps in the life of an inspection, in their order. */
export const INSPECTION_STATUSES = [
  "planned",
  "team_formed",
  "notified",
  "self_report_received",
  "in_progress",
  "minutes_signed",
  "drafting",
  "reported",
  "concluded",
  "remediation",
  "remediation_reported",
  "reinspection",
  "closed",
] as const;
export type InspectionStatus = (typeof INSPECTION_STATUSES)[number];

/** Parts of the life of an inspection, as far as they make a difference to what people may do. */
export const STAGES = ["planned", "in_progress", "concluded", "closed"] as const;
export type Stage = (typeof STAGES)[number];

export function stageOf(status: InspectionStatus): Stage {
  switch (status) {
    case "planned":
    case "team_formed":
    case "notified":
    case "self_report_received":
      return "planned";
    case "in_progress":
    case "minutes_signed":
    case "drafting":
    case "reported":
      return "in_progress";
    case "concluded":
    case "remediation":
    case "remediation_reported":
    case "reinspection":
      return "concluded";
    case "closed":
      return "closed";
    default:
      return status satisfies never;
  }
}
