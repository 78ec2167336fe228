import { formatTime } from "../../domain/answer/formatDate.ts";
import { type MinutesRecord, UNIT_STANCES, type UnitStance } from "../../domain/inspection/minutesRecord.ts";
import type { Locale } from "../../domain/text.ts";
import { t } from "../../i18n/t.ts";
import { hasRight } from "../../policies/inspectionRights.ts";
import { readMinutes } from "../../usecases/document/minutes.ts";
import { findInspection } from "../../usecases/inspection/inspectionRef.ts";
import type { Handling } from "../core/handling.ts";
import { personLocale } from "../core/say.ts";
import { question, type Choice, type Question } from "../core/question.ts";
import { participation } from "../../usecases/people/participation.ts";

export const MINUTES_STEPS = ["start", "end", "place", "others", "stance", "opinion"] as const;
export type MinutesStep = (typeof MINUTES_STEPS)[number];

/** Keep what is stored, say nothing, the unit's own place, or what the unit thinks of the minutes. */
export type MinutesButton = "keep" | "skip" | "atUnit" | UnitStance;

/** Longest value shown on a button, in characters. */
const MAX_SHOWN = 60;

/** The next question for the minutes; null for whoever may not make them. Inside flows: in `external`. */
export async function minutesQuestion(
  handling: Handling,
  inspectionId: string,
  step: MinutesStep,
): Promise<Question<MinutesButton> | null> {
  const { act } = handling;
  const locale = personLocale(handling);
  const inspection = await findInspection(act, inspectionId);
  const { roles } = await participation(act, inspectionId);
  if (inspection === null || !hasRight("summarise", roles)) return null;
  const minutes = await readMinutes(act, inspectionId);
  const known = toldText(minutes, step, locale);
  return question<MinutesButton>(t(locale, `ask-minutes-${step}`, { unit: inspection.unit }), [
    known === null
      ? null
      : { name: "keep", label: t(locale, "button-minutes-keep", { value: shortened(known) }) },
    ...ownButtons(step, inspection.unit, locale),
  ]);
}

function ownButtons(step: MinutesStep, unit: string, locale: Locale): Choice<MinutesButton>[] {
  switch (step) {
    case "start":
      return [];
    case "end":
    case "others":
    case "opinion":
      return [{ name: "skip", label: t(locale, "button-skip-answer") }];
    case "place":
      return [{ name: "atUnit", label: atUnit(unit, locale) }];
    case "stance":
      return UNIT_STANCES.map((stance) => ({ name: stance, label: t(locale, `button-stance-${stance}`) }));
    default:
      return step satisfies never;
  }
}

export function atUnit(unit: string, locale: Locale): string {
  return t(locale, "button-minutes-at-unit", { unit });
}

/** What is stored for a step, as people read it; null when nothing is. */
export function toldText(minutes: MinutesRecord, step: MinutesStep, locale: Locale): string | null {
  const time = (value: string | null) => (value === null ? null : formatTime(value, "numeric", locale));
  switch (step) {
    case "start":
      return time(minutes.startedAt);
    case "end":
      return time(minutes.endedAt);
    case "place":
      return minutes.place;
    case "others":
      return minutes.others === null || minutes.others.length === 0 ? null : minutes.others.join("; ");
    case "stance":
      return minutes.stance === null ? null : t(locale, `button-stance-${minutes.stance}`);
    case "opinion":
      return minutes.opinion === null || minutes.opinion === "" ? null : minutes.opinion;
  }
}

function shortened(text: string): string {
  return text.length <= MAX_SHOWN ? text : `${text.slice(0, MAX_SHOWN - 1)}…`;
}
