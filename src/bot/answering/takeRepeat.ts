import { t } from "../../i18n/t.ts";
import { addEntry, closeRepeat, removeEntry } from "../../usecases/answers/changeRepeats.ts";
import { askedQuestions } from "../../usecases/answers/askedQuestions.ts";
import { isOpenForAnswers, openArea, type OpenArea } from "../../usecases/answers/openArea.ts";
import { moveCursor } from "../../usecases/answers/setCursor.ts";
import { placeOf } from "../../usecases/answers/stepPlace.ts";
import type { RepeatInfo } from "../../domain/form/session/repeats.ts";
import type { Locale } from "../../domain/text.ts";
import { type ButtonData } from "../../messaging/buttonData.ts";
import type { Handling } from "../core/handling.ts";
import type { Input } from "../core/input.ts";
import { outgoing, type Outgoing } from "../core/outgoing.ts";
import { personLocale } from "../core/say.ts";
import { confirmation, type Confirmation } from "../core/question.ts";
import { entrySummary, REPEAT_ACTS } from "../screens/repeat.ts";
import { staleQuestion } from "../screens/staleQuestion.ts";
import { findByNumber, goBack, notFound } from "./moveAbout.ts";
import { leaveNotice } from "../core/notice.ts";

export type RepeatOutcome =
  | { kind: "next" }
  | { kind: "reply"; message: Outgoing }
  /** An entry is to go: asked once more, its answers go with it. */
  | { kind: "remove"; entry: number; question: Confirmation };

export interface RepeatAt {
  recordId: number;
  path: string;
}

/** Takes what a person did behind the entries of a repeat. */
export async function takeRepeat(
  handling: Handling,
  at: RepeatAt,
  input: Input,
  button: ButtonData | null,
): Promise<RepeatOutcome> {
  const asking = await repeatAt(handling, at);
  if (asking === null) return { kind: "next" };
  const { area, repeat, locale } = asking;
  if (button !== null) {
    if (button.on !== "question") return reply(t(locale, "button-old"));
    if (button.record !== area.recordId || button.question !== placeOf(repeat))
      return {
        kind: "reply",
        message: await staleQuestion(handling, button.record, button.question),
      };
    return pressed(handling, area, repeat, button.act, locale);
  }
  if (input.kind !== "text") return reply(t(locale, "repeat-choose"));
  const { command } = input;
  switch (command?.command) {
    case "back":
      return pressed(handling, area, repeat, REPEAT_ACTS.back, locale);
    case "skip":
      return pressed(handling, area, repeat, REPEAT_ACTS.close, locale);
    case "edit":
      return openEntry(handling, area, repeat, command.argument, locale);
    case "delete":
      return askRemoval(area, repeat, command.argument, locale);
    default:
      return reply(t(locale, "repeat-choose"));
  }
}

async function pressed(
  handling: Handling,
  area: OpenArea,
  repeat: RepeatInfo,
  pressedAct: string,
  locale: Locale,
): Promise<RepeatOutcome> {
  const { act } = handling;
  switch (pressedAct) {
    case REPEAT_ACTS.add: {
      const added = await addEntry(act, area, repeat);
      if (added.ok) return { kind: "next" };
      return reply(t(locale, added.reason === "no_more" ? "repeat-full" : "area-not-open"));
    }
    case REPEAT_ACTS.close: {
      const closed = await closeRepeat(act, area, repeat);
      return closed.ok ? { kind: "next" } : reply(t(locale, "area-not-open"));
    }
    case REPEAT_ACTS.back:
      return (await goBack(handling, area, repeat.path))
        ? { kind: "next" }
        : reply(t(locale, "back-at-first"));
    default:
      return reply(t(locale, "button-old"));
  }
}

/** "sửa 2": the second entry; a number no entry has is that of a question ("sửa 9", "sửa 4.2"). */
async function openEntry(
  handling: Handling,
  area: OpenArea,
  repeat: RepeatInfo,
  number: string,
  locale: Locale,
): Promise<RepeatOutcome> {
  const entry = entryOf(repeat, number);
  const questions = askedQuestions(area);
  if (entry === null) {
    const found = findByNumber(handling, area, questions, number);
    if (found.kind === "none") return reply(t(locale, "repeat-no-such", { count: String(repeat.count) }));
    if (found.kind !== "one") return reply(notFound(found, questions, locale));
    await moveCursor(handling.act, area, found.question.path);
    return { kind: "next" };
  }
  const first = questions.find(
    ({ path }) => path.startsWith(`${repeat.path}[${entry}]/`) && area.session.isRelevant(path),
  );
  if (first === undefined) return reply(t(locale, "repeat-choose"));
  await moveCursor(handling.act, area, first.path);
  return { kind: "next" };
}

function askRemoval(area: OpenArea, repeat: RepeatInfo, number: string, locale: Locale): RepeatOutcome {
  const entry = entryOf(repeat, number);
  if (entry === null) return reply(t(locale, "repeat-no-such", { count: String(repeat.count) }));
  const about = {
    entry: `${area.session.repeatLabel(repeat.path, locale)} ${entry}`,
    summary: entrySummary(area, `${repeat.path}[${entry}]`, locale),
  };
  const question = confirmation(t(locale, "repeat-remove", about), {
    yes: t(locale, "button-remove"),
    no: t(locale, "button-keep-it"),
  });
  return { kind: "remove", entry, question };
}

/** After "Xóa". */
export async function removeAsked(handling: Handling, at: RepeatAt, entry: number): Promise<void> {
  const asking = await repeatAt(handling, at);
  if (asking === null || entry > asking.repeat.count) return;
  const { area, repeat, locale } = asking;
  const name = `${area.session.repeatLabel(repeat.path, locale)} ${entry}`;
  const removed = await removeEntry(handling.act, area, repeat, entry);
  leaveNotice(
    handling,
    removed.ok ? t(locale, "repeat-removed", { entry: name }) : t(locale, "area-not-open"),
  );
}

function entryOf(repeat: RepeatInfo, number: string): number | null {
  const entry = Number(number);
  return Number.isInteger(entry) && entry >= 1 && entry <= repeat.count ? entry : null;
}

async function repeatAt(
  handling: Handling,
  at: RepeatAt,
): Promise<{ area: OpenArea; repeat: RepeatInfo; locale: Locale } | null> {
  const area = await openArea(handling.act, at.recordId);
  if (area === null || !isOpenForAnswers(area) || !area.session.hasRepeat(at.path)) return null;
  return { area, repeat: area.session.repeat(at.path), locale: personLocale(handling) };
}

function reply(text: string): RepeatOutcome {
  return { kind: "reply", message: outgoing([text]) };
}
