import type { Severity } from "../inspection/areas.ts";

/** A rule that is definitely true of the answers, its texts filled, in one language. */
export interface FiredRule {
  id: string;
  area: string;
  /** Rules of one group are one finding. */
  group: string | null;
  severity: Severity;
  finding: string;
  recommendation: string;
  /** Days after the notice of conclusion. */
  dueDays: number | null;
  legalBasis: string | null;
  /** Paths of the questions it rests on. */
  references: string[];
}
