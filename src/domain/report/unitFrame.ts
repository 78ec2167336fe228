import { shortUnitName } from "../inspection/shortUnitName.ts";
import type { ReportInput } from "./reportInput.ts";
import type { DocumentHead, SignatureBlock } from "./reportModel.ts";
import type { ReportSay } from "./reportTexts.ts";

const COMMITTEE = /^(?:UBND|Ủy ban nhân dân)(?=\s|$)/u;
const OF_COMMITTEE = /\s+(?:UBND|Ủy ban nhân dân)(?=\s|$).*$/u;

/** The head of a paper that the inspected unit itself issues; its superior is who inspects. */
export function unitHead(input: ReportInput, year: string, say: ReportSay): DocumentHead {
  const { unitName, organizationName } = input.inspection;
  return {
    nation: say("report-nation"),
    motto: say("report-motto"),
    parentAuthority: organizationName.toLocaleUpperCase("vi"),
    issuer: [unitName.toLocaleUpperCase("vi")],
    numberLine: say("report-number", { symbol: unitSymbol(unitName) }),
    placeDateLine: say("report-place-date", { place: shortUnitName(unitName), year }),
  };
}

/**
 * "BC-UBND"; of other bodies the initials of their kind and name, as offices form them ("Sở Nội vụ":
 * BC-SNV).
 */
export function unitSymbol(unitName: string): string {
  if (COMMITTEE.test(unitName)) return "BC-UBND";
  const initials = unitName
    .split(/[\s,-]+/u)
    .map((word) => (/\d/u.test(word) ? word : word.charAt(0)))
    .join("");
  return `BC-${initials.toLocaleUpperCase("vi")}`;
}

/** A people's committee signs "TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH" (PL I, II.7.a), others by their head's post. */
export function unitSignature(input: ReportInput, say: ReportSay): SignatureBlock {
  const head = input.unitPeople.find((person) => person.role === "unit_head");
  const committee = COMMITTEE.test(input.inspection.unitName);
  const post = head?.post?.replace(OF_COMMITTEE, "").toLocaleUpperCase("vi");
  return {
    authority: committee
      ? [say("remedied-signer-committee"), post ?? say("remedied-signer-chair")]
      : [post ?? say("remedied-signer")],
    post: null,
    name: head?.name ?? "",
  };
}
