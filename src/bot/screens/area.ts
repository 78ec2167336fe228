import type { QuestionInfo } from "../../domain/form/session/questionInfo.ts";
import type { SessionStep } from "../../domain/form/session/areaSteps.ts";
import { questionToAsk } from "../../domain/inspection/questionToAsk.ts";
import type { Locale } from "../../domain/text.ts";
import { t } from "../../i18n/t.ts";
import { areaSteps, stepFlow, stepPath } from "../../usecases/answers/areaSteps.ts";
import { askedQuestions } from "../../usecases/answers/askedQuestions.ts";
import { isOpenForAnswers, openArea, type OpenArea } from "../../usecases/answers/openArea.ts";
import { concludedText } from "./concludedText.ts";
import { seenAt, type SeenAt } from "../../usecases/answers/overtakenBy.ts";
import { progressPlace, noteProgress } from "../../usecases/answers/progressPlace.ts";
import { reportedAnswer } from "../../usecases/answers/reportedAnswer.ts";
import { atPlace, placeOf } from "../../usecases/answers/stepPlace.ts";
import { evidenceCounts, type KindCounts } from "../../usecases/evidence/evidenceCounts.ts";
import { takeNotice } from "../core/notice.ts";
import { capabilities, type Handling } from "../core/handling.ts";
import { outgoing, type Button, type Outgoing } from "../core/outgoing.ts";
import { newPromptId } from "../core/newPromptId.ts";
import { personLocale } from "../core/say.ts";
import { shownAnswer } from "./shownAnswer.ts";
import { chatKind } from "../questions/index.ts";
import { onRecord } from "./onRecord.ts";
import { questionButtons, questionScreen, type ShownQuestion } from "./question.ts";
import { repeatScreen } from "./repeat.ts";
import { reviewScreen } from "./review.ts";

/** What the dialogue of an area shows next; plain JSON, since the dialogue keeps it. */
export type AreaScreen =
  | {
      kind: "question";
      recordId: number;
      place: number;
      ticked: readonly string[];
      seen: SeenAt;
      message: Outgoing;
    }
  /** Behind the entries of a repeat: one more? */
  | { kind: "repeat"; recordId: number; path: string; message: Outgoing }
  | { kind: "review"; recordId: number; prompt: string; message: Outgoing }
  | { kind: "closed"; message: Outgoing };

export async function areaScreen(handling: Handling, recordId: number): Promise<AreaScreen> {
  const locale = personLocale(handling);
  const { act } = handling;
  const area = savedArea(handling, recordId) ?? (await openArea(act, recordId));
  if (area === null || !area.mine) act.refused("not_allowed");
  if (area === null || !area.mine) return { kind: "closed", message: outgoing([t(locale, "not-allowed")]) };
  if (!isOpenForAnswers(area))
    return { kind: "closed", message: outgoing([...takeNotice(handling), closedText(area, locale)]) };
  const steps = areaSteps(area);
  const flow = stepFlow(area, steps);
  const path = questionToAsk(flow, area.cursor, progressPlace(area));
  const index = steps.findIndex((step) => stepPath(step) === path);
  const step = steps[index];
  const prompt = newPromptId();
  if (step === undefined) {
    return {
      kind: "review",
      recordId,
      prompt,
      message: await reviewScreen(handling, area, prompt, takeNotice(handling), locale),
    };
  }
  noteProgress(area, index);
  if (step.kind === "repeat") {
    const notice = [...takeNotice(handling), ...notesBefore(area, step.repeat.path, locale)];
    const message = repeatScreen(area, step.repeat, notice, locale);
    return { kind: "repeat", recordId, path: step.repeat.path, message };
  }
  const { question } = step;
  const ticked = chatKind(question).ticksOf(area.session.answer(question.path)?.value ?? null);
  const shown = {
    ...shownQuestion(area, question, steps),
    prompt,
    canTick: capabilities(handling).edit,
    ticked,
    evidence: await shownEvidence(handling, area, question),
    reported: await reportedAnswer(handling.act, area, question.path),
    onRecord: await onRecord(act, area, question, locale),
    before: notesBefore(area, question.path, locale),
  };
  return {
    kind: "question",
    recordId,
    place: shown.place,
    ticked,
    seen: seenAt(area),
    message: questionScreen(shown, takeNotice(handling), locale),
  };
}

/** The area as the answer just saved has left it: once, since what comes next may change it. */
function savedArea(handling: Handling, recordId: number): OpenArea | null {
  const current = handling;
  const { saved } = current;
  current.saved = null;
  return saved?.recordId === recordId ? saved : null;
}

function closedText(area: OpenArea, locale: Locale): string {
  if (area.concludedOn !== null) return concludedText(area.concludedOn, locale);
  if (area.source === "on_site") return t(locale, "area-closed");
  return t(locale, area.late ? "self-report-late" : "self-report-closed");
}

/** What follows from the question alone. */
function shownQuestion(
  area: OpenArea,
  question: QuestionInfo,
  steps: readonly SessionStep[],
): Pick<ShownQuestion, "area" | "question" | "place" | "isFirst" | "page"> {
  const [first] = steps;
  const isFirst = first !== undefined && stepPath(first) === question.path;
  return { area, question, place: placeOf(question), isFirst, page: 0 };
}

/** Notes of the form that stand between the question asked before and this place. */
function notesBefore({ area, session }: OpenArea, path: string, locale: Locale): string[] {
  return session
    .shownBefore(area, path)
    .map((path) => session.shownText(path, locale))
    .filter((text) => text !== "");
}

/** What was sent for a question: read only where there may be some, not on the way through new ones. */
async function shownEvidence(
  handling: Handling,
  area: OpenArea,
  question: QuestionInfo,
): Promise<KindCounts> {
  const isNew = chatKind(question).ends !== "files" && area.session.answer(question.path) === undefined;
  return isNew ? {} : ((await evidenceCounts(handling.act, area.recordId)).get(question.path) ?? {});
}

/** The buttons of a choice after a tick, or on another page. */
export async function choiceButtons(
  handling: Handling,
  at: {
    recordId: number;
    place: number;
    ticked: readonly string[];
    page: number;
  },
): Promise<Button[][]> {
  const locale = personLocale(handling);
  const { act } = handling;
  const area = await openArea(act, at.recordId);
  const question = area === null ? undefined : atPlace(askedQuestions(area), at.place);
  if (area === null || question === undefined) return [];
  const shown = {
    ...shownQuestion(area, question, areaSteps(area)),
    prompt: newPromptId(),
    canTick: capabilities(handling).edit,
    ticked: at.ticked,
    page: at.page,
    evidence: {},
    reported: await reportedAnswer(act, area, question.path),
    onRecord: [],
    before: [],
  };
  return questionButtons(shown, shownAnswer(area, question, locale) !== "", locale);
}
