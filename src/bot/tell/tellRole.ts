import { sideOf } from "../../domain/inspection/areas.ts";
import type { Locale } from "../../domain/text.ts";
import { t } from "../../i18n/t.ts";
import type { Act } from "../../messaging/act.ts";
import type { ChangeRoleResult } from "../../usecases/people/changeRole.ts";
import { outgoing } from "../core/outgoing.ts";
import { shortDate } from "../screens/remedyWords.ts";
import { tell } from "./tell.ts";

/** Tells somebody what they are in an inspection now, and the leads. */
export async function tellRole(
  act: Act,
  { person, inspection, from, to, leads }: Extract<ChangeRoleResult, { ok: true }>,
): Promise<void> {
  const about = (locale: Locale) => ({
    unit: inspection.unit,
    date: shortDate(inspection.visitDate, locale),
    role: t(locale, `role-${to}`),
  });
  if (person.personId !== act.actor?.id) {
    const text = sideOf(to) === "unit" ? "told-role-unit" : "told-role";
    await tell(act, [person], (locale) => outgoing([t(locale, text, about(locale))]));
  }
  await tell(act, leads, (locale) =>
    outgoing([
      t(locale, "told-member-role", { ...about(locale), name: person.name, from: t(locale, `role-${from}`) }),
    ]),
  );
}
