import type { Locale } from "../../domain/text.ts";
import { t } from "../../i18n/t.ts";

/** Why an area was not steered, in words. */
export function steerRefusal(
  reason: "not_allowed" | "not_possible_now" | "concluded" | "unknown_person",
  locale: Locale,
): string {
  switch (reason) {
    case "concluded":
      return t(locale, "steer-concluded");
    case "not_possible_now":
      return t(locale, "steer-not-possible");
    case "not_allowed":
    case "unknown_person":
      return t(locale, "steer-not-allowed");
    default:
      return reason satisfies never;
  }
}
