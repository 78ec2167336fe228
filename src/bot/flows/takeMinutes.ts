import { formatTime } from "../../domain/answer/formatDate.ts";
import { parseTime } from "../../domain/answer/parseTime.ts";
import { type MinutesRecord, UNIT_STANCES } from "../../domain/inspection/minutesRecord.ts";
import { linesOf } from "../../domain/language/sentence.ts";
import { t } from "../../i18n/t.ts";
import { readMinutes, saveMinutes } from "../../usecases/document/minutes.ts";
import { findInspection } from "../../usecases/inspection/inspectionRef.ts";
import { unprintable } from "../answering/unprintable.ts";
import type { Received } from "../ask.ts";
import { handling } from "../handling.ts";
import { personLocale } from "../say.ts";
import type { MinutesStep } from "../screens/minutesQuestion.ts";

/** Longest text of one answer, in characters. */
const MAX_TEXT = 2_000;

export type Told = { go: "on" | "back" | "left" } | { go: "again"; text: string };

/** Takes the answer to one question of the minutes and stores it. Inside flows: in `external`. */
export async function takeMinutes(
  inspectionId: string,
  step: MinutesStep,
  prompt: string,
  { input, button }: Pick<Received, "input" | "button">,
): Promise<Told> {
  const { act } = handling();
  const locale = personLocale();
  const inspection = await findInspection(act, inspectionId);
  if (inspection === null) return { go: "left" };
  const said = saidBy(
    step,
    prompt,
    { input, button },
    t(locale, "button-minutes-at-unit", { unit: inspection.unit }),
  );
  if (said.kind === "left") return { go: "left" };
  if (said.kind === "back") return { go: "back" };
  if (said.kind === "kept") return { go: "on" };
  if (said.kind === "nothing") {
    if (step === "opinion") await saveMinutes(act, inspection, { opinion: "" });
    if (step === "others") await saveMinutes(act, inspection, { others: [] });
    return step === "end" || step === "others" || step === "opinion" ? { go: "on" } : again(locale);
  }
  if (said.kind === "unclear") return again(locale);
  if (said.text.length > MAX_TEXT) {
    const facts = { length: String(said.text.length), most: String(MAX_TEXT) };
    return { go: "again", text: t(locale, "text-too-long", facts) };
  }
  const refused = unprintable(said.text, locale);
  if (refused !== null) return { go: "again", text: refused };
  const value = valueOf(step, said.text);
  if (value === null)
    return step === "stance" ? again(locale) : { go: "again", text: t(locale, "ask-minutes-time-wrong") };
  const { startedAt, endedAt } = { ...(await readMinutes(act, inspectionId)), ...value };
  if (step === "end" && startedAt !== null && endedAt !== null && endedAt <= startedAt) {
    const facts = {
      start: formatTime(startedAt, "numeric", locale),
      end: formatTime(endedAt, "numeric", locale),
    };
    return { go: "again", text: t(locale, "ask-minutes-time-order", facts) };
  }
  const saved = await saveMinutes(act, inspection, value);
  return saved.ok ? { go: "on" } : { go: "left" };
}

function again(locale: ReturnType<typeof personLocale>): Told {
  return { go: "again", text: t(locale, "choose-a-button") };
}

type Said =
  | { kind: "text"; text: string }
  | { kind: "kept" }
  | { kind: "nothing" }
  | { kind: "back" }
  | { kind: "left" }
  | { kind: "unclear" };

function saidBy(
  step: MinutesStep,
  prompt: string,
  { input, button }: Pick<Received, "input" | "button">,
  atUnit: string,
): Said {
  if (button !== null) {
    // A button of another message: whoever pressed it has something else in mind.
    if (button.on !== "prompt" || button.prompt !== prompt) return { kind: "left" };
    if (button.act === "keep") return { kind: "kept" };
    if (button.act === "skip") return { kind: "nothing" };
    return { kind: "text", text: button.act === "atUnit" ? atUnit : button.act };
  }
  if (input.kind !== "text") return { kind: "unclear" };
  const command = input.command?.command;
  if (command === "skip") return { kind: "nothing" };
  if (command === "back") return { kind: "back" };
  if (command !== undefined || input.text.trim() === "") return { kind: "unclear" };
  return step === "stance" ? { kind: "unclear" } : { kind: "text", text: input.text.trim() };
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
  }
}
