import type { OpenPoint, ReinspectionTexts, Verdict } from "../../domain/reinspection/reinspectionForm.ts";
import { lowerFirst, withoutEnd } from "../../domain/language/sentence.ts";
import { LOCALES, type Locale, type Localized } from "../../domain/text.ts";
import { t } from "../../i18n/t.ts";

/** The words of the form of a re-inspection; a finding itself is worded once, in Vietnamese. */
export const reinspectionTexts: ReinspectionTexts = {
  title: inAll((locale) => t(locale, "reinspection-form-title")),
  question: ({ number, finding }) =>
    inAll((locale) =>
      t(locale, "reinspection-question", { number: String(number), text: withoutEnd(finding) }),
    ),
  hint: ({ recommendation }) =>
    recommendation === ""
      ? {}
      : inAll((locale) => t(locale, "remedy-recommendation", { text: recommendation })),
  verdicts: {
    remedied: verdict("remedied"),
    partly: verdict("partly"),
    not_remedied: verdict("not_remedied"),
  },
  finding: ({ finding }: OpenPoint, found) =>
    inAll((locale) => t(locale, `reinspection-finding-${found}`, { text: lowerFirst(withoutEnd(finding)) })),
};

function verdict(name: Verdict): Localized {
  return inAll((locale) => t(locale, `reinspection-verdict-${name}`));
}

function inAll(say: (locale: Locale) => string): Localized {
  return Object.fromEntries(LOCALES.map((locale) => [locale, say(locale)]));
}
