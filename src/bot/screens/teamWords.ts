import type { Locale } from "../../domain/text.ts";
import { t } from "../../i18n/t.ts";
import type { InspectionRef } from "../../usecases/inspection/inspectionRef.ts";
import type { Participant } from "../../usecases/people/listTeam.ts";
import { shortDate } from "./remedyWords.ts";

/** "Nguyễn Thị Lan (thành viên)" */
export function personRoles(own: readonly Pick<Participant, "person" | "role">[], locale: Locale): string {
  const roles = own.map(({ role }) => t(locale, `role-${role}`)).join(", ");
  return t(locale, "person-with-roles", { name: own[0]?.person ?? "", roles });
}

/** What texts about an inspection name it by. */
export function inspectionWords(
  { unit, visitDate }: Pick<InspectionRef, "unit" | "visitDate">,
  locale: Locale,
): { unit: string; date: string } {
  return { unit, date: shortDate(visitDate, locale) };
}
