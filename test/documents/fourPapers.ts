import { compileConclusion } from "../../src/domain/report/compileConclusion.ts";
import { compileMinutes } from "../../src/domain/report/compileMinutes.ts";
import { compileRemediationReport } from "../../src/domain/report/compileRemediationReport.ts";
import { compileReport } from "../../src/domain/report/compileReport.ts";
import type { RemediationPoint } from "../../src/domain/report/remediationInput.ts";
import type { ReportInput } from "../../src/domain/report/reportInput.ts";
import type { DocumentKind, DocumentModel } from "../../src/domain/report/reportModel.ts";
import { choDonInput } from "../domain/report/choDonInput.ts";
import { reportSay } from "../domain/report/reportSay.ts";

/** The four papers of an inspection (of Chợ Đồn) as drafts, with the code on their last page. */
export function fourPapers(input: ReportInput = choDonInput()): [DocumentKind, DocumentModel][] {
  const say = reportSay("vi");
  const report: ReportInput = {
    ...input,
    inspection: {
      ...input.inspection,
      details: {
        ...input.inspection.details,
        minutes: {
          startedAt: "08:00",
          endedAt: "11:30",
          place: "Trụ sở UBND huyện Chợ Đồn",
          others: ["Bà Nguyễn Thị A, Trưởng phòng Nội vụ"],
          stance: "accepted",
          opinion: "Tiếp thu ý kiến của Đoàn kiểm tra.",
        },
      },
    },
  };
  const points = report.findings
    .filter(({ severity }) => severity !== "observation")
    .map((finding, index): RemediationPoint => ({
      area: finding.area,
      finding: finding.text,
      requirement: finding.recommendation,
      dueDate: "2020-10-16",
      responsible: null,
      movedTo: null,
      state: index === 0 ? "closed" : "in_progress",
      resolved: true,
      daysLate: index === 2 ? 2 : 0,
      accounts: [{ day: "2020-10-14", text: "Đã rà soát và niêm yết" }],
      evidence: 1,
      verdict: index === 0 ? { accepted: true, day: "2020-10-15", text: "" } : null,
      extension: null,
      objection: null,
    }));
  const models: DocumentModel[] = [
    compileReport(report, say),
    compileMinutes(report, say),
    compileConclusion(report, say),
    compileRemediationReport({ report, concludedOn: "2020-09-25", today: "2020-10-20", points }, say),
  ];
  return models.map((model) => [model.kind, { ...model, verification: VERIFICATION }]);
}

const VERIFICATION = {
  url: "https://kiemtra.example.vn/verify/AAAAAAAAAAAAAAAAAAAAAA",
  alt: "Mã QR dẫn đến trang kiểm tra văn bản",
  lines: [
    "Kiểm tra văn bản: https://kiemtra.example.vn/verify/AAAAAAAAAAAAAAAAAAAAAA",
    "Lập từ số liệu phiên bản 149; nhật ký hệ thống số 202, mã kiểm tra 0123456789abcdef",
  ],
};
