import type { Locale } from "../../domain/text.ts";
import { t } from "../../i18n/t.ts";
import type { Act } from "../../messaging/act.ts";
import { readMinutes } from "../../usecases/document/minutes.ts";
import type { InspectionRef } from "../../usecases/inspection/inspectionRef.ts";
import { packButton } from "../../messaging/buttonData.ts";
import { bold, column, outgoing, type Outgoing } from "../core/outgoing.ts";
import { type MinutesStep, toldText } from "./minutesQuestion.ts";

/** What has been told for the minutes, with buttons to build or to change them. */
export async function minutesScreen(act: Act, inspection: InspectionRef, locale: Locale): Promise<Outgoing> {
  const minutes = await readMinutes(act, inspection.id);
  const told = (step: MinutesStep) => toldText(minutes, step, locale) ?? t(locale, "ask-minutes-told-none");
  const opinion = toldText(minutes, "opinion", locale);
  const lines = [
    t(locale, "ask-minutes-told-time", { start: told("start"), end: told("end") }),
    t(locale, "ask-minutes-told-place", { place: told("place") }),
    t(locale, "ask-minutes-told-others", { people: told("others") }),
    t(locale, "ask-minutes-told-stance", { stance: told("stance") }),
    ...(opinion === null ? [] : [opinion]),
  ];
  const { id } = inspection;
  return outgoing(
    [
      bold(t(locale, "ask-minutes-told-title", { unit: inspection.unit })),
      ...lines.map((line) => `\n${line}`),
    ],
    column(
      {
        label: t(locale, "button-minutes-build"),
        data: packButton({ on: "paper", id, kind: "inspection_minutes", format: "pdf", language: "vi" }),
      },
      {
        label: t(locale, "button-minutes-change"),
        data: packButton({ on: "inspection", id, act: "tellMinutes" }),
      },
    ),
  );
}
