import type { DocumentKind } from "../../domain/report/reportModel.ts";
import type { Right } from "../../policies/inspectionRights.ts";

/** Any of these rights is enough to have a paper of the kind made. */
export const RIGHTS_OF_KIND = {
  inspection_report: ["summarise"],
  inspection_minutes: ["summarise"],
  conclusion_notice: ["summarise"],
  // The unit signs it; the team and the standing agency read how far it is.
  remediation_report: ["remedy", "followRemediation"],
} as const satisfies Record<DocumentKind, readonly Right[]>;

/** Who enters the number of a paper and brings it back signed: whoever issues it. */
export const NUMBERING_RIGHT_OF = {
  inspection_report: "summarise",
  inspection_minutes: "summarise",
  conclusion_notice: "summarise",
  remediation_report: "remedy",
} as const satisfies Record<DocumentKind, Right>;
