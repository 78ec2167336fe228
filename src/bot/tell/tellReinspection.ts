import { sideOf } from "../../domain/inspection/areas.ts";
import { t } from "../../i18n/t.ts";
import type { Act } from "../../messaging/act.ts";
import { peopleById } from "../../usecases/answers/areaPeople.ts";
import type { OpenReinspectionResult } from "../../usecases/reinspection/openReinspection.ts";
import { outgoing } from "../core/outgoing.ts";
import { shortDate } from "../screens/remedyWords.ts";
import { tell } from "./tell.ts";

/** Tells the team what each has to verify, and the unit that the team will come. */
export async function tellReinspection(
  act: Act,
  { unit, on, points, people }: Extract<OpenReinspectionResult, { ok: true }>,
): Promise<void> {
  for (const [personId, roles] of Map.groupBy(people, (one) => one.personId)) {
    if (personId === act.actor?.id) continue;
    const areas = new Set(roles.flatMap((one) => one.areas));
    const own = points.filter(({ area }) => areas.has(area)).length;
    const ofUnit = roles.some(({ role }) => sideOf(role) === "unit");
    const count = String(own > 0 ? own : points.length);
    const text = ofUnit
      ? "told-reinspection-unit"
      : own > 0
        ? "told-reinspection-member"
        : "told-reinspection";
    await tell(act, await peopleById(act, [personId]), (locale) =>
      outgoing([t(locale, text, { unit: unit.name, date: shortDate(on, locale), count })]),
    );
  }
}
