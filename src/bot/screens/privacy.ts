import { formatDate } from "../../domain/answer/formatDate.ts";
import type { Locale } from "../../domain/text.ts";
import { t } from "../../i18n/t.ts";
import { packButton, type ButtonData } from "../../messaging/buttonData.ts";
import type { NoticeFacts } from "../../usecases/personalData/notice.ts";
import { bold, column, outgoing, type Button, type Outgoing } from "../core/outgoing.ts";

/**
 * What is processed, why, by whom, who sees it, how long, whom to ask. Whoever has not confirmed it yet is
 * asked to; nobody is asked to agree (docs/personal-data.md says why).
 */
export function privacyNotice({ agency, officer, days, informedOn }: NoticeFacts, locale: Locale): Outgoing {
  return outgoing(
    [
      bold(t(locale, "privacy-title")),
      `\n${t(locale, "privacy-who", { agency })}`,
      `\n${t(locale, "privacy-purpose")}`,
      `\n${t(locale, "privacy-data")}`,
      `\n${t(locale, "privacy-monitoring")}`,
      `\n${t(locale, "privacy-seen-by")}`,
      `\n${t(locale, "privacy-kept", { days: String(days) })}`,
      `\n${t(locale, "privacy-rights")}`,
      `\n${officer === null ? t(locale, "privacy-contact-secretary") : t(locale, "privacy-contact", { officer })}`,
      `\n\n${informedOn === null ? t(locale, "privacy-no-consent") : t(locale, "privacy-confirmed-on", { date: formatDate(informedOn, "short", locale) })}`,
    ],
    informedOn === null
      ? column(
          privacyButton(t(locale, "privacy-yes"), "told"),
          privacyButton(t(locale, "privacy-later"), "later"),
        )
      : [],
  );
}

/** After it was put off: nothing is asked, and there is a way back. */
export function privacyPostponed(locale: Locale): Outgoing {
  return outgoing(
    [t(locale, "privacy-postponed")],
    column(privacyButton(t(locale, "privacy-again"), "show")),
  );
}

function privacyButton(label: string, act: ButtonData<"privacy">["act"]): Button {
  return { label, data: packButton({ on: "privacy", act }) };
}
