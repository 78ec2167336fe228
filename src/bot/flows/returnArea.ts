import { searchKey } from "../../domain/language/searchKey.ts";
import type { Locale } from "../../domain/text.ts";
import { t } from "../../i18n/t.ts";
import { areaPeople } from "../../usecases/answers/areaPeople.ts";
import { askedQuestions } from "../../usecases/answers/askedQuestions.ts";
import { openArea, type OpenArea } from "../../usecases/answers/openArea.ts";
import { reopenArea, returnAnswers } from "../../usecases/answers/returnAnswers.ts";
import { areaToSteer } from "../../usecases/answers/areaToSteer.ts";
import { findByNumber, notFound } from "../answering/moveAbout.ts";
import { numberOf } from "../screens/numberOf.ts";
import { packButton } from "../../messaging/buttonData.ts";
import type { BotConversation, InnerContext } from "../core/botContext.ts";
import type { Handling } from "../core/handling.ts";
import { column, outgoing, type Outgoing } from "../core/outgoing.ts";
import { personLocale, say } from "../core/say.ts";
import { tell } from "../tell/tell.ts";
import { steerRefusal } from "../screens/steerRefusal.ts";
import { taken, type Answered, type Judged } from "../ask/askUntil.ts";
import { question, type Asked } from "../core/question.ts";
import { askWords, askWordsAs } from "../ask/words.ts";

/** What is to be sent back, as read from the lead's words; plain JSON. Without a comment it is still to come. */
type Wanted = { kind: "answers"; answers: { path: string; comment: string | null }[] } | { kind: "whole" };

/** The lead sends single answers of an area back, each with a comment, or the area as a whole. */
export async function returnAreaFlow(
  conversation: BotConversation,
  context: InnerContext,
  recordId: number,
): Promise<void> {
  const first = await conversation.external(({ handling }) => whichAnswers(handling, recordId));
  if (first.kind === "end") return void (await say(context, first.message));
  const which = await askWordsAs<Wanted>(conversation, context, first.question, {
    read: (text, handling) => readWanted(handling, recordId, text),
  });
  const wanted = which.value;
  const answers = wanted.kind === "whole" ? [] : wanted.answers;
  let said: Answered<string | null> = { value: null, context: which.context };
  const bare = answers.filter(({ comment }) => comment === null).length;
  if (wanted.kind === "whole" || bare > 0) {
    const asked = await conversation.external(({ handling }) =>
      question(
        wanted.kind === "whole"
          ? t(personLocale(handling), "return-comment-whole")
          : t(personLocale(handling), "return-comment", { count: bare }),
      ),
    );
    said = await askWords(conversation, which.context, asked);
  }
  const done = await conversation.external(({ handling }) =>
    giveBack(handling, recordId, answers, said.value),
  );
  await say(said.context, done);
}

async function whichAnswers(handling: Handling, recordId: number): Promise<Asked> {
  const locale = personLocale(handling);
  const steered = await areaToSteer(handling.act, recordId, "steerAreas", ["submitted"]);
  if (!steered.ok) return { kind: "end", message: steerRefusal(steered.reason, locale) };
  return {
    kind: "ask",
    question: question(t(locale, "return-which", { area: titleOf(steered.area, locale) })),
  };
}

const ALL = new Set(["tat ca", "ca linh vuc", "all"]);

/** "9, 12", "9: số liệu đến 15/9" a line each, "tất cả". */
async function readWanted(handling: Handling, recordId: number, text: string): Promise<Judged<Wanted>> {
  const locale = personLocale(handling);
  if (ALL.has(searchKey(text).trim())) return taken({ kind: "whole" });
  const area = await openArea(handling.act, recordId, "on_site");
  if (area === null) return again(t(locale, "not-allowed"));
  const questions = askedQuestions(area);
  const answers: { path: string; comment: string | null }[] = [];
  for (const piece of pieces(text)) {
    const found = findByNumber(handling, area, questions, piece.number);
    if (found.kind !== "one")
      return again(t(locale, "return-numbers", { problem: notFound(found, questions, locale) }));
    answers.push({ path: found.question.path, comment: piece.comment });
  }
  if (answers.length > 0) return taken({ kind: "answers", answers });
  const problem = notFound({ kind: "none" }, questions, locale);
  return again(t(locale, "return-numbers", { problem }));
}

/** Asked on with what was wrong: the question is long. */
function again(problem: string): Judged<never> {
  return { kind: "ask", question: question(problem) };
}

function pieces(text: string): { number: string; comment: string | null }[] {
  const lines = text.split("\n").map((line) => /^\s*(\d{1,4}(?:\.\d{1,4})*)\s*:\s*(\S.*)$/.exec(line));
  if (lines.every((match) => match !== null))
    return lines.map(([, number = "", comment = ""]) => ({ number, comment: comment.trim() }));
  const numbers = text.match(/\d{1,4}(?:\.\d{1,4})*/g) ?? [];
  return [...new Set(numbers)].map((number) => ({ number, comment: null }));
}

async function giveBack(
  handling: Handling,
  recordId: number,
  answers: readonly { path: string; comment: string | null }[],
  comment: string | null,
): Promise<string> {
  const { act } = handling;
  const locale = personLocale(handling);
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
  const first = await conversation.external(({ handling }) => whyReopen(handling, recordId));
  if (first.kind === "end") return void (await say(context, first.message));
  const reason = await askWords(conversation, context, first.question);
  const done = await conversation.external(({ handling }) => reopen(handling, recordId, reason.value));
  await say(reason.context, done);
}

async function whyReopen(handling: Handling, recordId: number): Promise<Asked> {
  const locale = personLocale(handling);
  const steered = await areaToSteer(handling.act, recordId, "steerAreas", ["submitted", "approved"]);
  if (!steered.ok) return { kind: "end", message: steerRefusal(steered.reason, locale) };
  return {
    kind: "ask",
    question: question(t(locale, "reopen-reason", { area: titleOf(steered.area, locale) })),
  };
}

async function reopen(handling: Handling, recordId: number, reason: string): Promise<string> {
  const { act } = handling;
  const locale = personLocale(handling);
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
