import { formatDate } from "../answer/formatDate.ts";
import { formatNumber } from "../answer/formatNumber.ts";
import { allRecommendations, deadlineOf, remediesOf } from "./allRecommendations.ts";
import { marked } from "./assessmentSection.ts";
import { realFindings } from "./realFindings.ts";
import { unitHeadPost } from "./people.ts";
import type { ReportInput, ReportInputFinding } from "./reportInput.ts";
import type { TableBlock } from "./reportModel.ts";
import type { ReportSay } from "./reportSay.ts";
import { joinStatements, withoutEnd } from "../language/sentence.ts";

/** Danh mục tồn tại và thời hạn khắc phục: one row a finding, in the order of section III. */
export function findingTable(input: ReportInput, say: ReportSay): TableBlock {
  const recommendations = allRecommendations(input);
  const head = unitHeadPost(input, say);
  return {
    type: "table",
    caption: "",
    unitNote: null,
    columns: [
      { label: say("report-column-number"), width: 5, align: "center" },
      { label: say("report-column-area"), width: 16, align: "left" },
      { label: say("report-column-finding"), width: 28, align: "left" },
      { label: say("report-column-severity"), width: 10, align: "center" },
      { label: say("report-column-remedy"), width: 27, align: "left" },
      { label: say("report-column-responsible"), width: 14, align: "left" },
      { label: say("report-column-deadline"), width: 15, align: "left" },
    ],
    rows: realFindings(input).map((finding, index) => ({
      cells: [
        String(index + 1),
        input.areas.find((area) => area.id === finding.area)?.label ?? "",
        findingCell(finding, say),
        say(`report-severity-${finding.severity}`),
        joinStatements(remediesOf(finding, recommendations)),
        finding.responsible ?? head,
        deadlineCell(deadlineOf(finding, recommendations), finding.dueDays, input, say),
      ],
      bold: false,
    })),
    notes: [],
  };
}

function findingCell(finding: ReportInputFinding, say: ReportSay): string {
  const text = `${marked(finding, withoutEnd(finding.text), say)}.`;
  const basis = finding.legalBasis?.trim() ?? "";
  return basis === "" ? text : `${text}\n${say("report-legal-basis", { basis: withoutEnd(basis) })}.`;
}

function deadlineCell(
  dueDate: string | null,
  dueDays: number | null,
  input: ReportInput,
  say: ReportSay,
): string {
  if (dueDate !== null) return formatDate(dueDate, "numeric", input.language);
  if (dueDays === null) return say("report-deadline-open");
  return say("report-deadline-days", { days: formatNumber(dueDays, input.language) });
}
