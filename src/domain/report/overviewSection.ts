import { formatDate } from "../answer/formatDate.ts";
import { formatNumber } from "../answer/formatNumber.ts";
import { paragraph } from "./blocks.ts";
import type { SectionDraft } from "./numberSections.ts";
import type { ReportInput, ReportInspection } from "./reportInput.ts";
import type { ReportMessages } from "./reportMessages.ts";
import type { ReportSay } from "./reportSay.ts";
import type { AppendixNames } from "./appendixNames.ts";
import { lowerFirst } from "../language/sentence.ts";

const METHODS = {
  dinh_ky: "report-method-report-and-visit",
  dot_xuat: "report-method-unannounced",
  qua_bao_cao: "report-method-report",
  phuc_tra: "report-method-reinspection",
  tu_kiem_tra: "report-method-self",
} as const satisfies Record<ReportInspection["type"], keyof ReportMessages>;

/** I: the unit as the secretary describes it, method, scope, period, and where the figures are. */
export function overviewSection(input: ReportInput, appendices: AppendixNames, say: ReportSay): SectionDraft {
  const texts = [
    ...input.inspection.details.document.overview,
    ...methodAndPeriod(input, say),
    ...appendicesText(appendices, say),
  ];
  return {
    id: "overview",
    title: say("report-overview"),
    blocks: texts.map((text) => paragraph(text)),
    children: [],
  };
}

/** How the team worked, what it looked at, and the days the figures are of. */
export function methodAndPeriod(input: ReportInput, say: ReportSay): string[] {
  const { inspection, areas, language } = input;
  const leadingZero = language === "vi";
  return [
    say(METHODS[inspection.type]),
    ...(areas.length === 0
      ? []
      : [
          say("report-scope", {
            count: formatNumber(areas.length, language, { leadingZero }),
            areas: areas.map((area) => lowerFirst(area.label)).join("; "),
          }),
        ]),
    say("report-period", {
      from: formatDate(inspection.dataPeriodFrom, "document", language),
      to: formatDate(inspection.dataPeriodTo, "document", language),
    }),
    ...(areas.some((area) => area.id === "procedures") ? [basisText(inspection, say)] : []),
  ];
}

/** Since 01/7/2025 centres receive dossiers of others: a count without its basis says nothing. */
function basisText(inspection: ReportInspection, say: ReportSay): string {
  return inspection.details.dossierCountBasis === "by_competence"
    ? say("report-basis-competence")
    : say("report-basis-reception");
}

/** NĐ 30/2020, PL I, III.1: the text must point to every appendix. */
function appendicesText(names: AppendixNames, say: ReportSay): string[] {
  const { pictures } = names;
  return [
    ...tablesText(names, say),
    ...(pictures === null ? [] : [say("report-see-pictures", { appendix: pictures })]),
  ];
}

function tablesText({ figures, findings }: AppendixNames, say: ReportSay): string[] {
  if (figures !== null && findings !== null)
    return [say("report-see-figures-and-findings", { figures, findings })];
  if (figures !== null) return [say("report-see-figures", { appendix: figures })];
  return findings === null ? [] : [say("report-see-findings", { appendix: findings })];
}
