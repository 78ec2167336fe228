import { formatDate } from "../answer/formatDate.ts";
import { formatNumber } from "../answer/formatNumber.ts";
import { unitHeadPost } from "./people.ts";
import type { RemediationInput, RemediationPoint } from "./remediationInput.ts";
import type { TableBlock } from "./reportModel.ts";
import type { ReportSay } from "./reportSay.ts";
import { withoutEnd } from "../language/sentence.ts";

/** One row a finding: what was asked for, by when, what was done and what the team says. */
export function remediationTable({ points, report }: RemediationInput, say: ReportSay): TableBlock {
  const head = unitHeadPost(report, say);
  return {
    type: "table",
    caption: "",
    unitNote: null,
    columns: [
      { label: say("report-column-number"), width: 7, align: "center" },
      { label: say("report-column-finding"), width: 26, align: "left" },
      { label: say("report-column-remedy"), width: 26, align: "left" },
      { label: say("report-column-responsible"), width: 15, align: "left" },
      { label: say("report-column-deadline"), width: 12, align: "center" },
      { label: say("remedied-column-account"), width: 26, align: "left" },
      { label: say("sheet-column-state"), width: 14, align: "left" },
    ],
    rows: points.map((point, index) => ({
      cells: [
        String(index + 1),
        `${withoutEnd(point.finding)}.`,
        withoutEnd(point.requirement),
        point.responsible ?? head,
        formatDate(point.dueDate, "numeric", report.language),
        withoutEnd(point.accounts.at(-1)?.text ?? ""),
        remediationStateText(point, report.language, say),
      ],
      bold: false,
    })),
    notes: [],
  };
}

/** "Đã khắc phục", "Quá hạn 3 ngày làm việc": what a reader asks of a point first. */
export function remediationStateText(
  { state, resolved, daysLate }: RemediationPoint,
  language: string,
  say: ReportSay,
): string {
  if (state === "closed") return say(resolved ? "remedied-state-closed" : "remedied-state-unresolved");
  const text = say(`remedied-state-${state}`);
  return daysLate > 0
    ? say("remedied-state-late", { state: text, days: formatNumber(daysLate, language) })
    : text;
}
