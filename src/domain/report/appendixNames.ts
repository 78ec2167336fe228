import { roman } from "./numbering.ts";
import type { ReportSay } from "./reportSay.ts";

/** What the text calls the appendices; null for one that the report does not have. */
export interface AppendixNames {
  figures: string | null;
  findings: string | null;
  pictures: string | null;
}

/** A paper that has no appendices. */
export const NO_APPENDICES: AppendixNames = { figures: null, findings: null, pictures: null };

/** Roman numbers when there are several, none when there is one (NĐ 30/2020, PL I, III.1). */
export function appendixNames(
  has: Readonly<Record<keyof AppendixNames, boolean>>,
  say: ReportSay,
): AppendixNames {
  const present = (["figures", "findings", "pictures"] as const).filter((appendix) => has[appendix]);
  const name = (appendix: keyof AppendixNames): string | null => {
    const place = present.indexOf(appendix);
    if (place < 0) return null;
    return present.length === 1
      ? say("report-appendix")
      : say("report-appendix-number", { number: roman(place + 1) });
  };
  return { figures: name("figures"), findings: name("findings"), pictures: name("pictures") };
}
