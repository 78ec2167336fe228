import { sideOf } from "../../domain/inspection/areas.ts";
import { t } from "../../i18n/t.ts";
import type { Act } from "../../messaging/act.ts";
import type { CloseInspectionResult } from "../../usecases/inspection/closeInspection.ts";
import { outgoing } from "../core/outgoing.ts";
import { shortDate } from "../screens/remedyWords.ts";
import { tell } from "./tell.ts";

/** Tells the team and the unit that an inspection is over. */
export async function tellClosed(
  act: Act,
  { inspection, people }: Extract<CloseInspectionResult, { ok: true }>,
): Promise<void> {
  for (const person of people) {
    const text = person.roles.some((role) => sideOf(role) === "unit")
      ? "told-inspection-closed-unit"
      : "told-inspection-closed";
    await tell(act, [person], (locale) =>
      outgoing([t(locale, text, { unit: inspection.unit, date: shortDate(inspection.visitDate, locale) })]),
    );
  }
}
