import { t } from "../../i18n/t.ts";
import type { Locale } from "../../domain/text.ts";
import { areaSteps, stepFlow, stepPath } from "../../usecases/answers/areaSteps.ts";
import { askedQuestions } from "../../usecases/answers/askedQuestions.ts";
import { placeOf } from "../../usecases/answers/stepPlace.ts";
import { openArea, type OpenArea } from "../../usecases/answers/openArea.ts";
import { moveCursor } from "../../usecases/answers/setCursor.ts";
import { submitArea } from "../../usecases/answers/submitArea.ts";
import { listFindings, undecided } from "../../usecases/finding/listFindings.ts";
import { syncFindings } from "../../usecases/finding/syncFindings.ts";
import { packButton, type ButtonData } from "../../messaging/buttonData.ts";
import type { Handling } from "../core/handling.ts";
import type { Input, TextInput } from "../core/input.ts";
import { column, outgoing, type Outgoing } from "../core/outgoing.ts";
import { peopleWithRoles, personName } from "../../usecases/answers/areaPeople.ts";
import { tell } from "../tell/tell.ts";
import { personLocale } from "../core/say.ts";
import { answerList, REVIEW_ACTS } from "../screens/review.ts";
import { evidenceCounts } from "../../usecases/evidence/evidenceCounts.ts";
import { takeAreaEvidence } from "./takeEvidence.ts";
import { findByNumber, notFound } from "./moveAbout.ts";
import { leaveNotice } from "../core/notice.ts";
import { takeNote } from "./takeNote.ts";

/** What the review leads to: shown again (perhaps at a question), or left. */
export type ReviewOutcome =
  | { kind: "again" | "left"; messages: Outgoing[] }
  /** A note or the day of a figure, about the answer of this path. */
  | { kind: "annotate"; path: string; messages: Outgoing[] };

/** A list of answers stays below the shortest limit of the channels (Zalo: 2 000 characters). */
const LIST_PART = 1_900;

export async function takeReview(
  handling: Handling,
  recordId: number,
  prompt: string,
  input: Input,
  button: ButtonData | null,
): Promise<ReviewOutcome> {
  const locale = personLocale(handling);
  const area = await openArea(handling.act, recordId);
  if (area === null) return { kind: "left", messages: [] };
  if (button?.on === "review" && button.record === recordId) {
    if (button.act === REVIEW_ACTS.list)
      return {
        kind: "again",
        messages: answerList(area, await evidenceCounts(handling.act, recordId), locale, LIST_PART),
      };
    if (button.act === REVIEW_ACTS.submit) return submit(handling, area);
  }
  if (input.kind === "evidence") {
    leaveNotice(handling, ...(await takeAreaEvidence(handling, area, input, locale)).lines);
    return { kind: "again", messages: [] };
  }
  if (button?.on === "review" && button.record === recordId && button.act.startsWith(REVIEW_ACTS.repeat)) {
    const repeat = area.session
      .repeats(area.area)
      .find((one) => `${REVIEW_ACTS.repeat}${placeOf(one).toString(36)}` === button.act);
    if (repeat !== undefined) await moveCursor(handling.act, area, repeat.path);
    return { kind: "again", messages: [] };
  }
  if (input.kind === "text") return typed(handling, area, input, locale);
  leaveNotice(handling, t(locale, "review-choose"));
  return { kind: "again", messages: [] };
}

/** "sửa 9", "9" or "quay lại" in the review open a question, "ghi chú 9" its note. */
async function typed(
  handling: Handling,
  area: OpenArea,
  { text, command }: TextInput,
  locale: Locale,
): Promise<ReviewOutcome> {
  const again = (...notice: string[]): ReviewOutcome => {
    leaveNotice(handling, ...notice);
    return { kind: "again", messages: [] };
  };
  if (command?.command === "submit") return submit(handling, area);
  const questions = askedQuestions(area);
  if (command?.command === "note") {
    const noted = await takeNote(handling, area, questions, command.argument, locale);
    if (noted.kind === "annotate") return { ...noted, messages: [] };
    return again(...(noted.kind === "reply" ? [noted.message.text] : []));
  }
  if (command?.command === "back") {
    const last = areaSteps(area).findLast((step) => stepFlow(area, [step]).isRelevant(stepPath(step)));
    if (last !== undefined) await moveCursor(handling.act, area, stepPath(last));
    return again();
  }
  const number = command?.command === "edit" ? command.argument : text.trim();
  const found = findByNumber(handling, area, questions, number);
  if (found.kind === "one") {
    await moveCursor(handling.act, area, found.question.path);
    return again();
  }
  const isNumber = /^[\d.]+$/.test(number);
  return again(isNumber ? notFound(found, questions, locale) : t(locale, "review-choose"));
}

async function submit(handling: Handling, area: OpenArea): Promise<ReviewOutcome> {
  const { act } = handling;
  const locale = personLocale(handling);
  const result = await submitArea(act, area, locale);
  if (!result.ok) {
    switch (result.reason) {
      case "unanswered":
        leaveNotice(handling, t(locale, "submit-unanswered", { numbers: result.numbers.join(", ") }));
        return { kind: "again", messages: [] };
      case "evidence_missing":
        leaveNotice(handling, t(locale, "submit-evidence-missing", { numbers: result.numbers.join(", ") }));
        return { kind: "again", messages: [] };
      case "errors":
        leaveNotice(handling, ...result.messages);
        return { kind: "again", messages: [] };
      case "not_assigned":
      case "not_open":
        return { kind: "left", messages: [outgoing([t(locale, "area-not-open")])] };
      default:
        return result satisfies never;
    }
  }
  await tellSubmitted(handling, area);
  if (area.source === "self_report") {
    const text = t(locale, "self-report-done", { area: area.session.areaLabel(area.area, locale) });
    return { kind: "left", messages: [outgoing([text])] };
  }
  await syncFindings(act, area.inspection.id);
  const open = undecided(await listFindings(act, area.inspection.id), { as: "member", areas: [area.area] });
  const done = outgoing([t(locale, "submit-done", { area: area.session.areaLabel(area.area, locale) })]);
  if (open.length === 0) return { kind: "left", messages: [done] };
  const opinion = outgoing(
    [t(locale, "submit-opinion", { count: String(open.length) })],
    column({
      label: t(locale, "button-give-opinion", { count: String(open.length) }),
      data: packButton({ on: "inspection", id: area.inspection.id, act: "decide" }),
    }),
  );
  return { kind: "left", messages: [done, opinion] };
}

/** The lead is told what they are waiting for: an area they sent back, the unit's own report. */
async function tellSubmitted(handling: Handling, area: OpenArea): Promise<void> {
  const { act } = handling;
  const isSelfReport = area.source === "self_report";
  if (!isSelfReport && area.status !== "returned") return;
  const leads = await peopleWithRoles(act, area.inspection.id, ["lead", "deputy"]);
  const { unit } = area.inspection;
  const name = await personName(act);
  await tell(act, leads, (locale) => {
    const title = area.session.areaLabel(area.area, locale);
    return outgoing([
      isSelfReport
        ? t(locale, "told-self-report", { area: title, unit })
        : t(locale, "told-submitted", { area: title, unit, name }),
    ]);
  });
}
