import type { ReportInspection } from "./reportInput.ts";
import type { ReportMessages } from "./reportMessages.ts";
import type { ReportSay } from "./reportSay.ts";

/** Texts of the subject and of the file's title: of an inspection, and of a re-inspection. */
const TITLES = {
  report: {
    subject: ["report-subject", "report-subject-reinspection"],
    fileTitle: ["report-file-title", "report-file-title-reinspection"],
  },
  minutes: {
    subject: ["minutes-subject", "minutes-subject-reinspection"],
    fileTitle: ["minutes-file-title", "minutes-file-title-reinspection"],
  },
  conclusion: {
    subject: ["conclusion-subject", "conclusion-subject-reinspection"],
    fileTitle: ["conclusion-file-title", "conclusion-file-title-reinspection"],
  },
} as const satisfies Record<
  string,
  Record<"subject" | "fileTitle", readonly [keyof ReportMessages, keyof ReportMessages]>
>;

/** Subject (trích yếu) and file title of a paper of the team; those of a re-inspection say so. */
export function paperTitle(
  paper: keyof typeof TITLES,
  { type, year, unitName }: Pick<ReportInspection, "type" | "year" | "unitName">,
  say: ReportSay,
): { subject: string; fileTitle: string } {
  const facts = { year: String(year), unit: unitName };
  const { subject, fileTitle } = TITLES[paper];
  const kind = type === "phuc_tra" ? 1 : 0;
  return { subject: say(subject[kind], facts), fileTitle: say(fileTitle[kind], facts) };
}
