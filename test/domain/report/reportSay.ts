import type { ReportMessages } from "../../../src/domain/report/reportMessages.ts";
import type { ReportSay, Say } from "../../../src/domain/report/reportSay.ts";
import type { Locale } from "../../../src/domain/text.ts";
import { readSources } from "../../../src/i18n/readSources.ts";
import { createTexts } from "../../../src/i18n/texts.ts";

/** The report's voice as the service has it, but strict: an unknown id or a missing variable throws. */
export function reportSay(locale: Locale, said?: Set<string>): ReportSay {
  const texts = createTexts({ vi: readSources("vi"), en: readSources("en") }, (problem) => {
    throw new Error(problem);
  });
  const say: Loose = (id, variables) => {
    said?.add(id);
    return texts.format(locale, id, variables ?? {});
  };
  return checked<ReportMessages>(say);
}

type Loose = (id: string, variables?: Record<string, string>) => string;

function checked<Messages>(say: Loose): Say<Messages>;
function checked(say: Loose): Loose {
  return say;
}
