import { expect, it } from "vitest";
import { compileRemediationReport } from "../../../src/domain/report/compileRemediationReport.ts";
import type { ReportInput } from "../../../src/domain/report/reportInput.ts";
import { bareInput } from "./inputs.ts";
import { reportSay } from "./reportSay.ts";

function opening(issued: ReportInput["issued"]): string {
  const report = { ...bareInput(), issued };
  const input = { report, concludedOn: "2020-09-25", today: "2020-10-20", points: [] };
  const [block] = compileRemediationReport(input, reportSay("vi")).opening;
  return block?.type === "paragraph" ? block.text : "";
}

it("names the notice it answers by its number, once the office has given it one", () => {
  expect(opening({})).toMatch(
    /^Thực hiện Thông báo ngày 25 tháng 9 năm 2020 của Đoàn kiểm tra về kết luận kiểm tra/,
  );
  expect(opening({ conclusion_notice: { number: "12", on: "2020-09-25" } })).toMatch(
    /^Thực hiện Thông báo số 12\/TB-ĐKT ngày 25 tháng 9 năm 2020 của Đoàn kiểm tra về kết luận kiểm tra/,
  );
});
