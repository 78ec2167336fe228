import { formatTime } from "../../domain/answer/formatDate.ts";
import { parseTime } from "../../domain/answer/parseTime.ts";
import { type MinutesRecord, UNIT_STANCES } from "../../domain/inspection/minutesRecord.ts";
import { linesOf } from "../../domain/language/sentence.ts";
import { t } from "../../i18n/t.ts";
import { readMinutes, saveMinutes } from "../../usecases/document/minutes.ts";
import { findInspection, type InspectionRef } from "../../usecases/inspection/inspectionRef.ts";
import type { Handling } from "../core/handling.ts";
import { personLocale } from "../core/say.ts";
import { type MinutesStep, atUnit, type MinutesButton } from "../screens/minutesQuestion.ts";
import type { Locale } from "../../domain/text.ts";
import { taken, wrong, type Judged, type Said } from "../ask/askUntil.ts";
import { wordsProblem } from "../core/wordsProblem.ts";

/** Takes the answer to one question of the minutes and stores it: on to the next, back, or out. */
export async function takeMinutes(
  handling: Handling,
  inspectionId: string,
  step: MinutesStep,
  said: Said<MinutesButton>,
): Promise<Judged<"on" | "back" | "left">> {
  const { act } = handling;
  const locale = personLocale(handling);
  const inspection = await findInspection(act, inspectionId);
  if (inspection === null) return taken("left");
  const meant = meaningOf(step, said, atUnit(inspection.unit, locale));
  switch (meant.kind) {
    case "back":
      return taken("back");
    case "kept":
      return taken("on");
    case "unclear":
      return wrong(t(locale, "choose-a-button"));
    case "nothing":
      if (step === "opinion") await saveMinutes(act, inspection, { opinion: "" });
      if (step === "others") await saveMinutes(act, inspection, { others: [] });
      return step === "end" || step === "others" || step === "opinion"
        ? taken("on")
        : wrong(t(locale, "choose-a-button"));
    case "told":
      return told(handling, inspection, step, meant.text, locale);
    default:
      return meant satisfies never;
  }
}

async function told(
  handling: Handling,
  inspection: InspectionRef,
  step: MinutesStep,
  text: string,
  locale: Locale,
): Promise<Judged<"on" | "left">> {
  const { act } = handling;
  const problem = wordsProblem(text, locale);
  if (problem !== null) return wrong(problem);
  const value = valueOf(step, text);
  if (value === null)
    return wrong(t(locale, step === "stance" ? "choose-a-button" : "ask-minutes-time-wrong"));
  const { startedAt, endedAt } = { ...(await readMinutes(act, inspection.id)), ...value };
  if (step === "end" && startedAt !== null && endedAt !== null && endedAt <= startedAt) {
    const facts = {
      start: formatTime(startedAt, "numeric", locale),
      end: formatTime(endedAt, "numeric", locale),
    };
    return wrong(t(locale, "ask-minutes-time-order", facts));
  }
  const saved = await saveMinutes(act, inspection, value);
  return taken(saved.ok ? "on" : "left");
}

type Meant =
  | { kind: "told"; text: string }
  | { kind: "kept" }
  | { kind: "nothing" }
  | { kind: "back" }
  | { kind: "unclear" };

function meaningOf(step: MinutesStep, said: Said<MinutesButton>, atTheUnit: string): Meant {
  if (said.kind === "choice") {
    if (said.name === "keep") return { kind: "kept" };
    if (said.name === "skip") return { kind: "nothing" };
    return { kind: "told", text: said.name === "atUnit" ? atTheUnit : said.name };
  }
  if (said.kind !== "words" || said.text === "") return { kind: "unclear" };
  const command = said.command?.command;
  if (command === "skip") return { kind: "nothing" };
  if (command === "back") return { kind: "back" };
  if (command !== undefined || step === "stance") return { kind: "unclear" };
  return { kind: "told", text: said.text };
}

/** The part of the record that an answer fills; null when it is not understood. */
function valueOf(step: MinutesStep, text: string): Partial<MinutesRecord> | null {
  switch (step) {
    case "start":
    case "end": {
      const read = parseTime(text);
      if (!read.ok || read.kind === "not_available") return null;
      return step === "start" ? { startedAt: read.value } : { endedAt: read.value };
    }
    case "place":
      return { place: linesOf(text).join(", ") };
    case "others":
      return { others: linesOf(text) };
    case "stance": {
      const stance = UNIT_STANCES.find((known) => known === text);
      return stance === undefined ? null : { stance };
    }
    case "opinion":
      return { opinion: text };
    default:
      return step satisfies never;
  }
}
