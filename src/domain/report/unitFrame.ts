import { shortUnitName } from "../inspection/shortUnitName.ts";
import { isCommittee } from "./paperSymbol.ts";
import { numberAndDate } from "./documentHead.ts";
import type { ReportInput } from "./reportInput.ts";
import type { DocumentHead, SignatureBlock } from "./reportModel.ts";
import type { ReportSay } from "./reportSay.ts";

/** The report on remediation may be dated in any year. */
const YEAR_OPEN = "…";

const OF_COMMITTEE = /\s+(?:UBND|Ủy ban nhân dân)(?=\s|$).*$/u;

/** The head of a paper that the inspected unit itself issues; its superior is who inspects. */
export function unitHead(input: ReportInput, say: ReportSay): DocumentHead {
  const { unitName, organizationName } = input.inspection;
  return {
    nation: say("report-nation"),
    motto: say("report-motto"),
    parentAuthority: organizationName.toLocaleUpperCase("vi"),
    issuer: [unitName.toLocaleUpperCase("vi")],
    ...numberAndDate(input, "remediation_report", { place: shortUnitName(unitName), year: YEAR_OPEN }, say),
  };
}

/** A people's committee signs "TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH" (PL I, II.7.a), others by their head's post. */
export function unitSignature(input: ReportInput, say: ReportSay): SignatureBlock {
  const head = input.unitPeople.find((person) => person.role === "unit_head");
  const committee = isCommittee(input.inspection.unitName);
  const post = head?.post?.replace(OF_COMMITTEE, "").toLocaleUpperCase("vi");
  return {
    authority: committee
      ? [say("remedied-signer-committee"), post ?? say("remedied-signer-chair")]
      : [post ?? say("remedied-signer")],
    post: null,
    name: head?.name ?? "",
  };
}
