import { compileDigest } from "../../domain/report/compileDigest.ts";
import type { Locale } from "../../domain/text.ts";
import { t } from "../../i18n/t.ts";
import type { Act } from "../../messaging/act.ts";
import { readReport } from "../../usecases/document/readReport.ts";
import { reportSay } from "../../usecases/document/reportSay.ts";
import { doubtfulRatings } from "../../usecases/finding/doubtfulRatings.ts";
import type { InspectionRef } from "../../usecases/inspection/inspectionRef.ts";
import { bold, outgoing, type Outgoing } from "../core/outgoing.ts";

/**
 * The inspection in ten lines, read on a phone while the PDF is drawn.
 * @param unsupported as `syncFindings` gave it
 */
export async function digestScreen(
  act: Act,
  inspection: InspectionRef,
  unsupported: readonly string[],
  locale: Locale,
): Promise<Outgoing> {
  const doubts = unsupported.length + (await doubtfulRatings(act, inspection.id)).length;
  const input = await readReport(act, inspection.id, { language: locale, timeZone: act.timeZone });
  const [title = "", ...lines] = compileDigest(input, reportSay(locale));
  return outgoing([
    bold(title),
    ...lines.map((line) => `\n${line}`),
    ...(doubts === 0 ? [] : [`\n${t(locale, "summary-look-again", { count: doubts })}`]),
    `\n${t(locale, "summary-building")}`,
  ]);
}
