import type { Role } from "../domain/inspection/areas.ts";

/**
 * Who may do what in an inspection. A right is checked when the act happens, from the database,
 * never from what a button or a link claims.
 */
export const RIGHTS = {
  /** Fill in the areas one is assigned. */
  answer: ["lead", "deputy", "secretary", "member"],
  /** See how far the areas are. */
  readStatus: ["lead", "deputy", "secretary", "member", "standing_agency"],
  /** Decide what is a finding (tồn tại, hạn chế), its words and its deadline. */
  decideFindings: ["lead", "deputy"],
  /** Propose findings and recommendations by hand. */
  proposeFindings: ["lead", "deputy", "secretary", "member"],
  /** Ask for the compiled report. */
  summarise: ["lead", "deputy", "secretary"],
  /** Read the documents of the inspection. */
  readDocuments: ["lead", "deputy", "secretary", "standing_agency"],
} as const satisfies Record<string, readonly Role[]>;

export type Right = keyof typeof RIGHTS;

export function hasRight(right: Right, roles: Iterable<Role>): boolean {
  const allowed: readonly Role[] = RIGHTS[right];
  for (const role of roles) if (allowed.includes(role)) return true;
  return false;
}
