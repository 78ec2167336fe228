import { formatTime } from "../../domain/answer/formatDate.ts";
import { type MinutesRecord, UNIT_STANCES } from "../../domain/inspection/minutesRecord.ts";
import type { Locale } from "../../domain/text.ts";
import { t } from "../../i18n/t.ts";
import { hasRight } from "../../policies/inspectionRights.ts";
import { readMinutes } from "../../usecases/document/minutes.ts";
import { findInspection } from "../../usecases/inspection/inspectionRef.ts";
import { participation } from "../../usecases/people/participation.ts";
import { packButton } from "../../messaging/buttonData.ts";
import { handling } from "../handling.ts";
import { column, outgoing, type Button, type Outgoing } from "../outgoing.ts";
import { newPromptId } from "../promptId.ts";
import { personLocale } from "../say.ts";

export const MINUTES_STEPS = ["start", "end", "place", "others", "stance", "opinion"] as const;
export type MinutesStep = (typeof MINUTES_STEPS)[number];

/** Longest value shown on a button, in characters. */
const MAX_SHOWN = 60;

/** The next question for the minutes; null for whoever may not make them. Inside flows: in `external`. */
export async function minutesQuestion(
  inspectionId: string,
  step: MinutesStep,
): Promise<{ prompt: string; message: Outgoing } | null> {
  const { act } = handling();
  const locale = personLocale();
  const inspection = await findInspection(act, inspectionId);
  const { roles } = await participation(act, inspectionId);
  if (inspection === null || !hasRight("summarise", roles)) return null;
  const minutes = await readMinutes(act, inspectionId);
  const prompt = newPromptId();
  const button = (label: string, name: string): Button => ({
    label,
    data: packButton({ on: "prompt", prompt, act: name }),
  });
  const known = toldText(minutes, step, locale);
  const buttons = [
    ...(known === null
      ? []
      : [button(t(locale, "button-minutes-keep", { value: shortened(known) }), "keep")]),
    ...ownButtons(step, inspection.unit, locale).map(([label, name]) => button(label, name)),
  ];
  const text = t(locale, `ask-minutes-${step}`, { unit: inspection.unit });
  return { prompt, message: { ...outgoing([text], column(...buttons)), wantsText: true } };
}

function ownButtons(step: MinutesStep, unit: string, locale: Locale): [label: string, act: string][] {
  switch (step) {
    case "start":
      return [];
    case "end":
    case "others":
    case "opinion":
      return [[t(locale, "button-skip-answer"), "skip"]];
    case "place":
      return [[t(locale, "button-minutes-at-unit", { unit }), "atUnit"]];
    case "stance":
      return UNIT_STANCES.map((stance) => [t(locale, `button-stance-${stance}`), stance]);
  }
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
