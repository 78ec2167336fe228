import type { ReportInput } from "./reportInput.ts";
import { formatDate } from "../answer/formatDate.ts";
import { paperSymbol } from "./paperSymbol.ts";
import type { DocumentHead, DocumentKind, ReportModel, SignatureBlock } from "./reportModel.ts";
import type { ReportSay } from "./reportSay.ts";
import { localTime } from "./localTime.ts";
import { sameText } from "../language/sentence.ts";
import { teamLead } from "./people.ts";

/**
 * From this month on a report may be dated in the next year (it follows the visit by up to 15 days),
 * so the year of the date is left blank too.
 */
const YEAR_OPEN_FROM_MONTH = "12";

/** The frame of the document: head, addressees, căn cứ, signature and Nơi nhận (NĐ 30/2020, PL I). */
export function documentHead(input: ReportInput, kind: DocumentKind, say: ReportSay): DocumentHead {
  const { inspection } = input;
  const { document } = inspection.details;
  return {
    nation: say("report-nation"),
    motto: say("report-motto"),
    parentAuthority: document.parentAuthority ?? inspection.organizationName.toLocaleUpperCase("vi"),
    issuer: document.issuer ?? say("report-issuer", { year: String(inspection.year) }).split("\n"),
    ...numberAndDate(input, kind, { place: inspection.place, year: documentYear(input) }, say),
  };
}

/** Blank until the office has given the paper its number and day (PL I, II.3 and II.4). */
export function numberAndDate(
  input: ReportInput,
  kind: DocumentKind,
  { place, year }: { place: string; year: string },
  say: ReportSay,
): Pick<DocumentHead, "numberLine" | "placeDateLine"> {
  const symbol = symbolOf(input, kind);
  const issued = input.issued[kind];
  return {
    numberLine:
      issued === undefined
        ? say("report-number", { symbol })
        : say("document-number", { symbol, number: issued.number }),
    placeDateLine:
      issued === undefined || issued.on === null
        ? say("report-place-date", { place, year })
        : say("document-place-date", { place, date: formatDate(issued.on, "document", input.language) }),
  };
}

/** "(Kèm theo Báo cáo số …)" of an appendix to the report. */
export function reportAttachedTo(input: ReportInput, say: ReportSay): string {
  const symbol = symbolOf(input, "inspection_report");
  const issued = input.issued.inspection_report;
  return issued === undefined || issued.on === null
    ? say("report-attached", { symbol, year: documentYear(input) })
    : say("document-attached", {
        symbol,
        number: issued.number,
        date: formatDate(issued.on, "document", input.language),
      });
}

export function symbolOf({ inspection }: ReportInput, kind: DocumentKind): string {
  const { unitName, details } = inspection;
  return paperSymbol(kind, { unitName, document: details.document });
}

/** The year printed before the document has its date: "2020", or "…" when it may be the next one. */
function documentYear(input: ReportInput): string {
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
  const { signer } = input.inspection.details.document;
  const name = signer?.name ?? lead.name;
  const person = input.team.find((one) => sameText(one.name, name));
  return {
    authority: signer?.authority ?? [say("report-signer")],
    post: person?.post?.toLocaleUpperCase("vi") ?? null,
    name,
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

export function reportDraftMark(
  input: ReportInput,
  kind: DocumentKind,
  say: ReportSay,
): ReportModel["draftMark"] {
  if (input.issued[kind] !== undefined) return null;
  const { time, date } = localTime(input.createdAt, input.timeZone, input.language);
  return { label: say("report-draft"), createdAt: say("report-draft-created", { time, date }) };
}
