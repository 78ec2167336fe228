import type { Locale } from "../../domain/text.ts";
import { t } from "../../i18n/t.ts";

/** Why an area was not steered, in words. */
export function steerRefusal(
  reason: "not_allowed" | "not_possible_now" | "unknown_person",
  locale: Locale,
): string {
  return t(locale, reason === "not_possible_now" ? "steer-not-possible" : "steer-not-allowed");
}
