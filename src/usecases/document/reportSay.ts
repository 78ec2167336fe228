import type { ReportMessages } from "../../domain/report/reportMessages.ts";
import type { ReportSay } from "../../domain/report/reportSay.ts";
import type { Locale } from "../../domain/text.ts";
import type { MessageVariables } from "../../i18n/messages.ts";
import { formatText } from "../../i18n/t.ts";

type Loose = (id: keyof Checked, variables?: Readonly<Record<string, string>>) => string;

/** Does not compile when the report wants a text that the catalogue does not have. */
type Checked = Pick<MessageVariables, keyof ReportMessages>;

/** The words of the report in a language. */
export function reportSay(locale: Locale): ReportSay {
  return typed((id, variables) => formatText(locale, id, variables));
}

function typed(say: Loose): ReportSay;
function typed(say: Loose): Loose {
  return say;
}
