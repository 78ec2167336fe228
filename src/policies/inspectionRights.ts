import { ROLES, type Role } from "../domain/inspection/areas.ts";
import {
  INSPECTION_STATUSES,
  stageOf,
  type InspectionStatus,
  type Stage,
} from "../domain/inspection/stage.ts";

/** How far a right of a role reaches: the whole inspection, or what of it is the person's own. */
export type Reach =
  | "all"
  /** The areas assigned to them. */
  | "areas"
  /** What is their unit's: the inspected one, or the one that took its points over. */
  | "unit"
  /** The points of remediation they are in charge of. */
  | "points";

interface RightRow {
  readonly roles: Readonly<Partial<Record<Role, Reach>>>;
  /** The stages of the inspection in which the right holds. */
  readonly stages: readonly Stage[];
}

/** What is told and decided before the notice of conclusion, and not under it. */
const BEFORE_CONCLUSION = ["planned", "in_progress"] as const satisfies readonly Stage[];
/**
 * Until the inspection is closed. Also what is possible later or earlier only: whoever may conclude, and finds
 * it done, is told so and not that it is none of theirs.
 */
const WHILE_OPEN = [...BEFORE_CONCLUSION, "concluded"] as const satisfies readonly Stage[];
/** Reading goes on when the inspection is closed. */
const EVER = [...WHILE_OPEN, "closed"] as const satisfies readonly Stage[];

/**
 * Who may do what in an inspection, of which part of it, at which of its stages. A right is checked when the
 * act happens, from the database, never from what a button or a link claims.
 */
export const RIGHTS = {
  /** Fill in the areas one is assigned. */
  answer: {
    roles: { lead: "areas", deputy: "areas", secretary: "areas", member: "areas" },
    stages: WHILE_OPEN,
  },
  /** Report about the unit before the visit (báo cáo tự kiểm tra). */
  reportOnUnit: { roles: { unit_head: "unit", unit_contact: "unit" }, stages: BEFORE_CONCLUSION },
  /** Read the answers of all areas. */
  seeAnswers: { roles: { lead: "all", deputy: "all", secretary: "all" }, stages: WHILE_OPEN },
  /** Send answers back, approve areas, reopen them. */
  steerAreas: { roles: { lead: "all", deputy: "all" }, stages: BEFORE_CONCLUSION },
  /** Correct an answer after the conclusion (đính chính). */
  correctAnswers: { roles: { lead: "all", deputy: "all" }, stages: WHILE_OPEN },
  /** Hand an area over to another member. */
  assignAreas: { roles: { lead: "all", deputy: "all", secretary: "all" }, stages: BEFORE_CONCLUSION },
  /** Leave the inspection by oneself. */
  leave: {
    roles: {
      lead: "all",
      deputy: "all",
      secretary: "all",
      member: "all",
      standing_agency: "all",
      unit_head: "all",
      unit_contact: "all",
      assignee: "all",
    },
    stages: WHILE_OPEN,
  },
  /** Take somebody off the inspection, or give them another role in it. */
  removeMembers: { roles: { lead: "all", secretary: "all" }, stages: WHILE_OPEN },
  /** The same with those who lead it, and make somebody one of them. */
  changeLeaders: { roles: { lead: "all" }, stages: WHILE_OPEN },
  /** End the inspection: those who may end each of its remediations. */
  closeInspection: { roles: { lead: "all", deputy: "all", standing_agency: "all" }, stages: WHILE_OPEN },
  /** Bring a new version of a form. */
  publishForms: { roles: { secretary: "all", standing_agency: "all" }, stages: WHILE_OPEN },
  /** See how far the areas are. */
  readStatus: {
    roles: { lead: "all", deputy: "all", secretary: "all", member: "all", standing_agency: "all" },
    stages: WHILE_OPEN,
  },
  /** Decide what is a finding (tồn tại, hạn chế), its words and its deadline. */
  decideFindings: { roles: { lead: "all", deputy: "all" }, stages: BEFORE_CONCLUSION },
  /** Propose findings and recommendations by hand, and say what one thinks of those that rules propose. */
  proposeFindings: {
    roles: { lead: "all", deputy: "all", secretary: "areas", member: "areas" },
    stages: BEFORE_CONCLUSION,
  },
  /** See the findings. */
  readFindings: {
    roles: { lead: "all", deputy: "all", secretary: "areas", member: "areas" },
    stages: WHILE_OPEN,
  },
  /** Ask for the compiled report. */
  summarise: { roles: { lead: "all", deputy: "all", secretary: "all" }, stages: WHILE_OPEN },
  /** See the list of papers; people of the unit find only their own in it. */
  listPapers: {
    roles: {
      lead: "all",
      deputy: "all",
      secretary: "all",
      standing_agency: "all",
      unit_head: "unit",
      unit_contact: "unit",
      assignee: "unit",
    },
    stages: WHILE_OPEN,
  },
  /** Read the documents of the inspection. */
  readDocuments: {
    roles: { lead: "all", deputy: "all", secretary: "all", standing_agency: "all" },
    stages: EVER,
  },
  /** Read the unit's own report on remediation. */
  readOwnReport: { roles: { unit_head: "unit", unit_contact: "unit", assignee: "unit" }, stages: EVER },
  /** See photos and files. */
  readEvidence: {
    roles: {
      lead: "all",
      deputy: "all",
      secretary: "all",
      standing_agency: "all",
      member: "areas",
      unit_head: "unit",
      unit_contact: "unit",
      assignee: "points",
    },
    stages: EVER,
  },
  /** Issue the notice of conclusion, which assigns the remediations. */
  concludeInspection: { roles: { lead: "all", deputy: "all" }, stages: WHILE_OPEN },
  /** Answer for what the unit has to remedy: report, hand in, object, ask for time. */
  remedy: { roles: { unit_head: "unit", unit_contact: "unit", assignee: "points" }, stages: WHILE_OPEN },
  /** Accept, reject, close, grant time; move to the unit that took over. */
  verifyRemediation: { roles: { lead: "all", deputy: "all", standing_agency: "all" }, stages: WHILE_OPEN },
  /** See how far the remediation is, in all units of the inspection. */
  followRemediation: {
    roles: { lead: "all", deputy: "all", secretary: "all", standing_agency: "all" },
    stages: WHILE_OPEN,
  },
  /** Open the re-inspection (phúc tra) of what is not remedied yet. */
  openReinspection: {
    roles: { lead: "all", deputy: "all", secretary: "all", standing_agency: "all" },
    stages: WHILE_OPEN,
  },
  /** Name the person in charge of one remediation. */
  assignRemediation: {
    roles: { unit_head: "unit", unit_contact: "unit", lead: "all", deputy: "all", standing_agency: "all" },
    stages: WHILE_OPEN,
  },
  /** Keep the template of the office's papers. */
  editTemplate: {
    roles: { lead: "all", deputy: "all", secretary: "all", standing_agency: "all" },
    stages: WHILE_OPEN,
  },
  /** Change the working calendar of the organization. */
  editCalendar: { roles: { lead: "all", secretary: "all", standing_agency: "all" }, stages: WHILE_OPEN },
} as const satisfies Record<string, RightRow>;

export type Right = keyof typeof RIGHTS;

/** A role that somebody has in an inspection which is at this step of its life. */
export interface HeldRole {
  readonly role: Role;
  readonly status: InspectionStatus;
}

/** Whether one of the roles gives the right now, for anything at all of its inspection. */
export function hasRight(right: Right, held: Iterable<HeldRole>): boolean {
  const { stages }: RightRow = RIGHTS[right];
  for (const { role, status } of held) {
    if (reachOf(right, role) !== undefined && stages.includes(stageOf(status))) return true;
  }
  return false;
}

/** Somebody's part in an inspection, with what of it is theirs. */
export interface Part extends HeldRole {
  readonly personId: string;
  /** Unit they belong to, the inspected one unless they are of another; for the team of no account. */
  readonly unitId: string;
  /** Areas assigned to them. */
  readonly areas: readonly string[];
}

/** What a right is asked for: an area, a point of remediation, or neither. */
export interface Target {
  area?: string | null;
  /** Of a point of remediation. */
  unitId?: string;
  assigneeId?: string | null;
}

/** Whether one of the parts gives the right for this very thing. */
export function hasRightTo(right: Right, parts: Iterable<Part>, target: Target): boolean {
  for (const part of parts) {
    const reach = reachOf(right, part.role);
    if (reach !== undefined && hasRight(right, [part]) && isWithin(reach, part, target)) return true;
  }
  return false;
}

function isWithin(reach: Reach, part: Part, { area, unitId, assigneeId }: Target): boolean {
  switch (reach) {
    case "all":
      return true;
    case "areas":
      return area !== undefined && area !== null && part.areas.includes(area);
    case "unit":
      return unitId !== undefined && unitId === part.unitId;
    case "points":
      return assigneeId !== undefined && assigneeId === part.personId;
    default:
      return reach satisfies never;
  }
}

function reachOf(right: Right, role: Role): Reach | undefined {
  const { roles }: RightRow = RIGHTS[right];
  return roles[role];
}

/** The roles that give a right at some stage. */
export function rolesWith(right: Right): Role[] {
  return ROLES.filter((role) => reachOf(right, role) !== undefined);
}

/** Whether the role gives the right at some stage: what somebody is fit for, not what they may do now. */
export function givesRight(role: Role, right: Right): boolean {
  return reachOf(right, role) !== undefined;
}

/** The steps of an inspection at which a right holds. */
export function statusesOf(right: Right): InspectionStatus[] {
  const { stages }: RightRow = RIGHTS[right];
  return INSPECTION_STATUSES.filter((status) => stages.includes(stageOf(status)));
}
