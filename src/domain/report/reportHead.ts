import type { ReportInput } from "./reportInput.ts";
import type { DocumentHead, ReportModel, SignatureBlock } from "./reportModel.ts";
import type { ReportSay } from "./reportTexts.ts";
import { localTime } from "./localTime.ts";
import { sameText } from "./sentence.ts";
import { teamLead } from "./people.ts";

/**
 * From this month on a report may be dated in the next year (it follows the visit by up to 15 days),
 * so the year of the date is left blank too.
 */
const YEAR_OPEN_FROM_MONTH = "12";

/** The frame of the document: head, addressees, căn cứ, signature and Nơi nhận (NĐ 30/2020, PL I). */
export function documentHead(input: ReportInput, symbol: string, say: ReportSay): DocumentHead {
  const { inspection } = input;
  const { document } = inspection.details;
  return {
    nation: say("report-nation"),
    motto: say("report-motto"),
    parentAuthority: document.parentAuthority ?? inspection.organizationName.toLocaleUpperCase("vi"),
    issuer: document.issuer ?? say("report-issuer", { year: String(inspection.year) }).split("\n"),
    numberLine: say("report-number", { symbol }),
    placeDateLine: say("report-place-date", { place: inspection.place, year: documentYear(input) }),
  };
}

/** The year printed before the document has its date: "2020", or "…" when it may be the next one. */
export function documentYear(input: ReportInput): string {
  const [year = "", month = ""] = input.inspection.visitDate.split("-");
  return month >= YEAR_OPEN_FROM_MONTH ? "…" : year;
}

export function reportAddressees(input: ReportInput): string[] {
  return input.inspection.details.document.addressees ?? [input.inspection.organizationName];
}

/** Căn cứ as the secretary wrote them, and the plan and decision they do not name yet. */
export function reportBases(input: ReportInput, say: ReportSay): string[] {
  const { document, plan, decision } = input.inspection.details;
  const given = document.bases;
  const added = [plan, decision]
    .filter((source) => source !== null)
    .filter((source) => !given.some((base) => base.includes(source)))
    .map((source) => say("report-basis", { document: source }));
  return [...given, ...added];
}

/** Posts in capitals, the name without titles before it (PL I, II.7). */
export function reportSignature(input: ReportInput, say: ReportSay): SignatureBlock {
  const lead = teamLead(input);
  return {
    authority: [say("report-signer")],
    post: lead.post?.toLocaleUpperCase("vi") ?? null,
    name: lead.name,
  };
}

/** Begins with "Như trên" when there is a Kính gửi and ends with "Lưu: …" (PL I, II.9.b). */
export function reportRecipients(input: ReportInput, say: ReportSay): ReportModel["recipients"] {
  const { unitName, details } = input.inspection;
  const same = say("report-recipients-same");
  const given = details.document.recipients ?? [unitName, say("report-recipients-team")];
  const filed = (line: string) => line.startsWith(say("report-recipients-file-prefix"));
  const others = given.filter((line) => !sameText(line, same) && !filed(line));
  return {
    label: say("report-recipients-label"),
    lines: [
      ...(reportAddressees(input).length > 0 ? [same] : []),
      ...others,
      given.findLast(filed) ?? say("report-recipients-file"),
    ],
  };
}

export function reportDraftMark(input: ReportInput, say: ReportSay): ReportModel["draftMark"] {
  if (!input.draft) return null;
  const { time, date } = localTime(input.createdAt, input.timeZone, input.language);
  return { label: say("report-draft"), createdAt: say("report-draft-created", { time, date }) };
}
