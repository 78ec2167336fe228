import type { Role } from "../domain/inspection/areas.ts";

/**
 * Who may do what in an inspection. A right is checked when the act happens, from the database,
 * never from what a button or a link claims.
 */
export const RIGHTS = {
  /** Fill in the areas one is assigned. */
  answer: ["lead", "deputy", "secretary", "member"],
  /** Report about the unit before the visit (báo cáo tự kiểm tra). */
  reportOnUnit: ["unit_head", "unit_contact"],
  /** Read the answers of all areas. */
  seeAnswers: ["lead", "deputy", "secretary"],
  /** Send answers back, approve areas, reopen them. */
  steerAreas: ["lead", "deputy"],
  /** Correct an answer after the conclusion (đính chính). */
  correctAnswers: ["lead", "deputy"],
  /** Hand an area over to another member. */
  assignAreas: ["lead", "deputy", "secretary"],
  /** Take somebody off the inspection. */
  removeMembers: ["lead", "secretary"],
  /** End the inspection: those who may end each of its remediations. */
  closeInspection: ["lead", "deputy", "standing_agency"],
  /** Bring a new version of a form. */
  publishForms: ["secretary", "standing_agency"],
  /** See how far the areas are. */
  readStatus: ["lead", "deputy", "secretary", "member", "standing_agency"],
  /** Decide what is a finding (tồn tại, hạn chế), its words and its deadline. */
  decideFindings: ["lead", "deputy"],
  /** Propose findings and recommendations by hand. */
  proposeFindings: ["lead", "deputy", "secretary", "member"],
  /** Ask for the compiled report. */
  summarise: ["lead", "deputy", "secretary"],
  /** See the list of papers; people of the unit find only their own in it. */
  listPapers: ["lead", "deputy", "secretary", "standing_agency", "unit_head", "unit_contact", "assignee"],
  /** Read the documents of the inspection. */
  readDocuments: ["lead", "deputy", "secretary", "standing_agency"],
  /** See all photos and files of the inspection; a member those of their areas only. */
  readEvidence: ["lead", "deputy", "secretary", "standing_agency"],
  /** Issue the notice of conclusion, which assigns the remediations. */
  concludeInspection: ["lead", "deputy"],
  /** Answer for what the unit has to remedy: report, hand in, object, ask for time. */
  remedy: ["unit_head", "unit_contact", "assignee"],
  /** Accept, reject, close, grant time; move to the unit that took over. */
  verifyRemediation: ["lead", "deputy", "standing_agency"],
  /** See how far the remediation is, in all units of the inspection. */
  followRemediation: ["lead", "deputy", "secretary", "standing_agency"],
  /** Open the re-inspection (phúc tra) of what is not remedied yet. */
  openReinspection: ["lead", "deputy", "secretary", "standing_agency"],
  /** Name the person in charge of one remediation. */
  assignRemediation: ["unit_head", "unit_contact", "lead", "deputy", "standing_agency"],
  /** Keep the template of the office's papers. */
  editTemplate: ["lead", "deputy", "secretary", "standing_agency"],
  /** Change the working calendar of the organization. */
  editCalendar: ["lead", "secretary", "standing_agency"],
} as const satisfies Record<string, readonly Role[]>;

export type Right = keyof typeof RIGHTS;

export function hasRight(right: Right, roles: Iterable<Role>): boolean {
  const allowed: readonly Role[] = RIGHTS[right];
  for (const role of roles) if (allowed.includes(role)) return true;
  return false;
}
