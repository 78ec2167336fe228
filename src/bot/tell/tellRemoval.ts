import { sideOf } from "../../domain/inspection/areas.ts";
import type { Locale } from "../../domain/text.ts";
import { t } from "../../i18n/t.ts";
import type { Act } from "../../messaging/act.ts";
import { areaTitle } from "../../usecases/form/formLibrary.ts";
import type { RemoveMemberResult } from "../../usecases/people/removeMember.ts";
import { outgoing } from "../core/outgoing.ts";
import { shortDate } from "../screens/remedyWords.ts";
import { tell } from "./tell.ts";

/** Tells somebody that they are off an inspection, whoever took over their areas, and the lead. */
export async function tellRemoval(
  act: Act,
  { inspection, removed, reason, handedOver, leads }: Extract<RemoveMemberResult, { ok: true }>,
): Promise<void> {
  const about = (locale: Locale) => ({
    unit: inspection.unit,
    date: shortDate(inspection.visitDate, locale),
  });
  const why = (locale: Locale): string =>
    reason === null ? "" : `\n${t(locale, "told-reason", { reason })}`;
  const left = removed.personId === act.actor?.id ? "told-member-left" : "told-member-removed";
  const ofUnit = removed.roles.some((role) => sideOf(role) === "unit");
  if (removed.personId !== act.actor?.id) {
    await tell(act, [removed], (locale) =>
      outgoing([t(locale, ofUnit ? "told-removed-unit" : "told-removed", about(locale)), why(locale)]),
    );
  }
  const areas = handedOver?.areas ?? [];
  const to = handedOver?.to ?? null;
  const isLead = leads.some(({ personId }) => personId === to?.personId);
  const titles = new Map<Locale, string[]>();
  for (const { locale } of [...leads, ...(to === null ? [] : [to])]) {
    const named = areas.map((area) => areaTitle(act, inspection.formVersionId, area, locale));
    titles.set(locale, await Promise.all(named));
  }
  const lines = (locale: Locale, line: (area: { area: string; unit: string }) => string): string =>
    (titles.get(locale) ?? []).map((area) => `\n${line({ area, unit: inspection.unit })}`).join("");
  if (to !== null && !isLead && areas.length > 0 && to.personId !== act.actor?.id) {
    await tell(act, [to], (locale) =>
      outgoing([lines(locale, (area) => t(locale, "told-handed-over", area)).trim()]),
    );
  }
  await tell(act, leads, (locale) =>
    outgoing([
      t(locale, left, { name: removed.name, ...about(locale) }),
      why(locale),
      lines(locale, (area) => t(locale, "told-taken-over", { ...area, name: to?.name ?? "" })),
    ]),
  );
}
