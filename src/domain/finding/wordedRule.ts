import type { Severity } from "../inspection/areas.ts";

/** A rule that the form's engine has found true (session/rules), worded in the one language of a finding. */
export interface WordedRule {
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
