import type { RatingDoubt } from "../../domain/finding/ratingDoubt.ts";
import type { StoredValue } from "../../domain/form/session/storedAnswer.ts";
import type { Locale } from "../../domain/text.ts";
import { t } from "../../i18n/t.ts";
import type { OpenArea } from "../../usecases/answers/openArea.ts";

/** Why a rating is to be looked at again; `value` is the one given now, without it the stored one. */
export function doubtText(
  { session }: OpenArea,
  path: string,
  doubt: RatingDoubt,
  locale: Locale,
  value: StoredValue = session.value(path),
): string {
  const choice = session.choices(path, locale).find(({ name }) => name === value);
  return t(locale, `rating-${doubt}`, { rating: choice?.label ?? "" });
}
