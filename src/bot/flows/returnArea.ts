import { searchKey } from "../../domain/language/searchKey.ts";
import type { Locale } from "../../domain/text.ts";
import { t } from "../../i18n/t.ts";
import { areaPeople } from "../../usecases/answers/areaPeople.ts";
import { askedQuestions } from "../../usecases/answers/askedQuestions.ts";
import { openArea, type OpenArea } from "../../usecases/answers/openArea.ts";
import { reopenArea, returnAnswers } from "../../usecases/answers/returnAnswers.ts";
import { areaToSteer } from "../../usecases/answers/steerArea.ts";
import { findByNumber, notFound } from "../answering/moveAbout.ts";
import { numberOf } from "../screens/numberOf.ts";
import { packButton } from "../../messaging/buttonData.ts";
import type { BotConversation, InnerContext } from "../core/context.ts";
import { handling } from "../core/handling.ts";
import { column, outgoing, type Outgoing } from "../core/outgoing.ts";
import { personLocale, say } from "../core/say.ts";
import { tell } from "../tell/tell.ts";
import { steerRefusal } from "../screens/steerRefusal.ts";
import { askWords } from "./askWords.ts";

/** What is to be sent back, as read from the lead's words; plain JSON. */
type Wanted =
  /** A comment is still to come. */
  | { kind: "answers"; answers: { path: string; comment: string | null }[] }
  | { kind: "whole" }
  | { kind: "wrong"; text: string };

/** The lead sends single answers of an area back, each with a comment, or the area as a whole. */
export async function returnAreaFlow(
  conversation: BotConversation,
  context: InnerContext,
  recordId: number,
): Promise<void> {
  const first = await conversation.external(() => whichQuestion(recordId));
  if (!first.ok) {
    await say(context, first.text);
    return;
  }
  let question = first.text;
  let next = context;
  for (;;) {
    const words = await askWords(conversation, next, question);
    if (words === null) return;
    next = words.context;
    const wanted = await conversation.external(() => readWanted(recordId, words.text));
    if (wanted.kind === "wrong") {
      question = wanted.text;
      continue;
    }
    const open =
      wanted.kind === "whole" ? null : wanted.answers.filter((answer) => answer.comment === null).length;
    let comment: string | null = null;
    if (open === null || open > 0) {
      const asked = await conversation.external(() =>
        open === null
          ? t(personLocale(), "return-comment-whole")
          : t(personLocale(), "return-comment", { count: open }),
      );
      const said = await askWords(conversation, next, asked);
      if (said === null) return;
      next = said.context;
      comment = said.text;
    }
    const answers = wanted.kind === "whole" ? [] : wanted.answers;
    const done = await conversation.external(() => giveBack(recordId, answers, comment));
    await say(next, done);
    return;
  }
}

async function whichQuestion(recordId: number): Promise<{ ok: boolean; text: string }> {
  const locale = personLocale();
  const steered = await areaToSteer(handling().act, recordId, "steerAreas", ["submitted"]);
  if (!steered.ok) return { ok: false, text: steerRefusal(steered.reason, locale) };
  return { ok: true, text: t(locale, "return-which", { area: titleOf(steered.area, locale) }) };
}

const ALL = new Set(["tat ca", "ca linh vuc", "all"]);

/** "9, 12", "9: số liệu đến 15/9" a line each, "tất cả". */
async function readWanted(recordId: number, text: string): Promise<Wanted> {
  const locale = personLocale();
  if (ALL.has(searchKey(text).trim())) return { kind: "whole" };
  const area = await openArea(handling().act, recordId, "on_site");
  if (area === null) return { kind: "wrong", text: t(locale, "not-allowed") };
  const questions = askedQuestions(area);
  const answers: { path: string; comment: string | null }[] = [];
  for (const piece of pieces(text)) {
    const found = findByNumber(area, questions, piece.number);
    if (found.kind !== "one")
      return {
        kind: "wrong",
        text: t(locale, "return-numbers", { problem: notFound(found, questions, locale) }),
      };
    answers.push({ path: found.question.path, comment: piece.comment });
  }
  if (answers.length > 0) return { kind: "answers", answers };
  const problem = notFound({ kind: "none" }, questions, locale);
  return { kind: "wrong", text: t(locale, "return-numbers", { problem }) };
}

function pieces(text: string): { number: string; comment: string | null }[] {
  const lines = text.split("\n").map((line) => /^\s*(\d{1,4}(?:\.\d{1,4})*)\s*:\s*(\S.*)$/.exec(line));
  if (lines.every((match) => match !== null))
    return lines.map(([, number = "", comment = ""]) => ({ number, comment: comment.trim() }));
  const numbers = text.match(/\d{1,4}(?:\.\d{1,4})*/g) ?? [];
  return [...new Set(numbers)].map((number) => ({ number, comment: null }));
}

async function giveBack(
  recordId: number,
  answers: readonly { path: string; comment: string | null }[],
  comment: string | null,
): Promise<string> {
  const { act } = handling();
  const locale = personLocale();
  const commented = answers.map((one) => ({ path: one.path, comment: one.comment ?? comment ?? "" }));
  const reason = answers.length === 0 ? comment : null;
  const result = await returnAnswers(act, { recordId, answers: commented, reason });
  if (!result.ok) return steerRefusal(result.reason, locale);
  const { area } = result;
  await tell(act, await areaPeople(act, recordId), (theirs) =>
    returnedMessage(area, commented, reason, theirs),
  );
  const title = titleOf(area, locale);
  return answers.length === 0
    ? t(locale, "steer-returned-whole", { area: title })
    : t(locale, "steer-returned", { area: title, count: answers.length });
}

function returnedMessage(
  area: OpenArea,
  answers: readonly { path: string; comment: string }[],
  reason: string | null,
  locale: Locale,
): Outgoing {
  const about = { area: titleOf(area, locale), unit: area.inspection.unit };
  const lines = [
    t(locale, "told-returned", about),
    ...(reason === null ? [] : [reason]),
    ...answers.map(({ path, comment }) =>
      t(locale, "told-returned-line", { number: numberOf(area.session.question(path)), comment }),
    ),
  ];
  return outgoing([lines.join("\n")], openAreaButton(area, locale));
}

/** The lead reopens an area that was handed in or approved, and says why. */
export async function reopenAreaFlow(
  conversation: BotConversation,
  context: InnerContext,
  recordId: number,
): Promise<void> {
  const first = await conversation.external(() => whyReopen(recordId));
  if (!first.ok) {
    await say(context, first.text);
    return;
  }
  const words = await askWords(conversation, context, first.text);
  if (words === null) return;
  const done = await conversation.external(() => reopen(recordId, words.text));
  await say(words.context, done);
}

async function whyReopen(recordId: number): Promise<{ ok: boolean; text: string }> {
  const locale = personLocale();
  const steered = await areaToSteer(handling().act, recordId, "steerAreas", ["submitted", "approved"]);
  if (!steered.ok) return { ok: false, text: steerRefusal(steered.reason, locale) };
  return { ok: true, text: t(locale, "reopen-reason", { area: titleOf(steered.area, locale) }) };
}

async function reopen(recordId: number, reason: string): Promise<string> {
  const { act } = handling();
  const locale = personLocale();
  const result = await reopenArea(act, { recordId, reason });
  if (!result.ok) return steerRefusal(result.reason, locale);
  const { area } = result;
  await tell(act, await areaPeople(act, recordId), (theirs) => {
    const about = { area: titleOf(area, theirs), unit: area.inspection.unit, reason };
    return outgoing([t(theirs, "told-reopened", about)], openAreaButton(area, theirs));
  });
  return t(locale, "steer-reopened", { area: titleOf(area, locale) });
}

export function titleOf(area: OpenArea, locale: Locale): string {
  return area.session.areaLabel(area.area, locale) || area.area;
}

export function openAreaButton(area: OpenArea, locale: Locale): Outgoing["buttons"] {
  return column({
    label: t(locale, "button-open-area"),
    data: packButton({ on: "area", record: area.recordId }),
  });
}
