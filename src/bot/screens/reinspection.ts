import type { Locale } from "../../domain/text.ts";
import { t } from "../../i18n/t.ts";
import type { Act } from "../../messaging/act.ts";
import { areaTitle } from "../../usecases/form/formLibrary.ts";
import type { ReinspectionDraft, ReinspectionRefusal } from "../../usecases/reinspection/drawReinspection.ts";
import type { OpenReinspectionResult } from "../../usecases/reinspection/openReinspection.ts";
import { packButton } from "../../messaging/buttonData.ts";
import { bold, type Button } from "../core/outgoing.ts";
import { confirmation, type Confirmation } from "../core/question.ts";
import { shortDate } from "./remedyWords.ts";

export function reinspectButton(inspectionId: string, locale: Locale): Button {
  return {
    label: t(locale, "button-reinspect"),
    data: packButton({ on: "inspection", id: inspectionId, act: "reinspect" }),
  };
}

/** What will be verified and by whom: to be confirmed. */
export async function reinspectionPreview(
  act: Act,
  { previous, unit, points, people }: ReinspectionDraft,
  on: string,
  locale: Locale,
): Promise<Confirmation> {
  const lines: string[] = [];
  for (const { name, areas } of people.filter((person) => person.areas.length > 0)) {
    const titles: string[] = [];
    for (const area of areas) titles.push(await areaTitle(act, previous.formVersionId, area, locale));
    lines.push(`\n- ${name}: ${titles.join("; ")}`);
  }
  return confirmation(
    [
      bold(t(locale, "reinspect-title", { unit: unit.name, date: shortDate(on, locale) })),
      `\n${t(locale, "reinspect-points", { count: String(points.length) })}`,
      ...points.map(
        ({ number, finding, state }) => `\n${number}. ${finding} (${t(locale, `remedy-state-${state}`)})`,
      ),
      `\n${t(locale, "reinspect-people")}`,
      ...lines,
    ],
    { yes: t(locale, "button-reinspect-open"), no: t(locale, "button-reinspect-later") },
  );
}

export function reinspectionOpened(
  { unit, on, people }: Extract<OpenReinspectionResult, { ok: true }>,
  locale: Locale,
): string {
  const missing = [...new Set(people.filter(({ enrolled }) => !enrolled).map(({ name }) => name))];
  return [
    t(locale, "reinspect-done", { unit: unit.name, date: shortDate(on, locale) }),
    ...(missing.length === 0 ? [] : [t(locale, "reinspect-not-enrolled", { names: missing.join(", ") })]),
  ].join("\n");
}

/** Why it cannot be opened. */
export function reinspectionRefused(refusal: ReinspectionRefusal, locale: Locale): string {
  switch (refusal.reason) {
    case "before_the_conclusion":
      return t(locale, "reinspect-refused-before_the_conclusion", {
        date: shortDate(refusal.concludedOn, locale),
      });
    case "unit_ended":
      return t(locale, "reinspect-refused-unit_ended", { unit: refusal.unit });
    case "which_unit":
      return t(locale, "reinspect-ask-unit");
    default:
      return t(locale, `reinspect-refused-${refusal.reason}`);
  }
}
