import { localized } from "../../domain/text.ts";
import { t } from "../../i18n/t.ts";
import { overtakenBy, seenAt } from "../../usecases/answers/overtakenBy.ts";
import { saveAnswer } from "../../usecases/answers/saveAnswer.ts";
import { placeOf } from "../../usecases/answers/stepPlace.ts";
import { ratingDoubtOf } from "../../usecases/finding/doubtfulRatings.ts";
import { packButton, QUESTION_ACTS } from "../../messaging/buttonData.ts";
import type { Handling } from "../core/handling.ts";
import { settlePrompts } from "../core/keyboards.ts";
import { column, outgoing, type Outgoing } from "../core/outgoing.ts";
import { question as ask } from "../core/question.ts";
import { wordsProblem } from "../core/wordsProblem.ts";
import {
  askingAt,
  reply,
  type AnswerOutcome,
  type AskedAt,
  type Asking,
  type PendingAnswer,
} from "./asking.ts";
import { doubtText } from "../screens/doubtText.ts";
import { changedFigures, figuresOf, shownAnswer, shownValue } from "../screens/shownAnswer.ts";
import { askEvidence } from "./askEvidence.ts";
import { shownWarning } from "../screens/shownWarning.ts";
import { newPromptId } from "../core/newPromptId.ts";
import { numberOf } from "../screens/numberOf.ts";
import { leaveNotice } from "../core/notice.ts";

/** Checks against the form, then stores; errors block, warnings ask why. */
export async function storeAnswer(
  handling: Handling,
  asking: Asking,
  pending: PendingAnswer,
  explanation: string | null,
  evidenceLater = false,
): Promise<AnswerOutcome> {
  const { area, question, locale } = asking;
  const { value, approximate } = pending;
  const check = area.session.check(question.path, value);
  if (check.errors.length > 0) {
    const buttons = await repairButtons(
      asking,
      check.errors.flatMap((error) => [error.path, ...error.references]),
    );
    return {
      kind: "reply",
      message: outgoing([check.errors.map((error) => localized(error.message, locale)).join("\n")], buttons),
    };
  }
  const doubt = await ratingDoubtOf(handling.act, area, question.path, value);
  if ((check.warnings.length > 0 || doubt !== null) && explanation === null) {
    const texts = [
      ...check.warnings.map((warning) => shownWarning(localized(warning.message, locale), locale)),
      ...(doubt === null ? [] : [doubtText(area, question.path, doubt, locale, value)]),
    ];
    const message = outgoing(
      [[...texts, t(locale, "warning-explain")].join("\n")],
      [
        ...warningButtons(asking),
        ...(await repairButtons(
          asking,
          check.warnings.flatMap((warning) => [warning.path, ...warning.references]),
        )),
      ],
    );
    return { kind: "explain", pending, message: { ...message, wantsText: true } };
  }
  const overtaken = await askOvertaken(handling, asking, pending);
  if (overtaken !== null) return overtaken;
  const evidence = evidenceLater ? null : await askEvidence(handling, asking, pending, explanation);
  if (evidence !== null) return evidence;
  const before = figuresOf(area.session, area.area);
  const saved = await saveAnswer(handling.act, area, {
    path: question.path,
    state: "answered",
    value,
    approximate,
    note: null,
    explanation,
    said: pending.said,
  });
  if (!saved.ok) return reply(t(locale, "area-not-open"));
  handling.saved = saved.area;
  const shown = shownValue(area, question, pending, locale);
  leaveNotice(
    handling,
    t(locale, approximate ? "answer-saved-approximate" : "answer-saved", { value: shown }),
    ...changedFigures(area, before, locale),
  );
  return { kind: "next" };
}

/** A colleague has answered the question since it was shown: whose answer stays is for the person to say. */
async function askOvertaken(
  handling: Handling,
  asking: Asking,
  pending: PendingAnswer,
): Promise<AnswerOutcome | null> {
  const { area, question, locale, seen } = asking;
  const name = await overtakenBy(handling.act, area, question.path, seen);
  if (name === null) return null;
  const about = {
    name,
    theirs: shownAnswer(area, question, locale),
    yours: shownValue(area, question, pending, locale),
  };
  // Theirs first: it is the one that stands.
  const whose = ask(
    t(locale, area.source === "self_report" ? "answer-overtaken-unit" : "answer-overtaken", about),
    [
      { name: "no", label: t(locale, "button-keep-theirs", { value: about.theirs }) },
      { name: "yes", label: t(locale, "button-take-mine", { value: about.yours }) },
    ],
  );
  return { kind: "confirm", pending, question: whose, seen: seenAt(area) };
}

/** Under a warning: answer anew, or keep it and say why. */
function warningButtons({ area, place, locale }: Asking): Outgoing["buttons"] {
  const about = { on: "question", record: area.recordId, question: place, prompt: newPromptId() } as const;
  return column(
    { label: t(locale, "button-again"), data: packButton({ ...about, act: QUESTION_ACTS.again }) },
    { label: t(locale, "button-keep-explain"), data: packButton({ ...about, act: QUESTION_ACTS.explain }) },
  );
}

/** "Sửa câu 9" for each other question that a message speaks of. */
async function repairButtons(asking: Asking, paths: readonly string[]): Promise<Outgoing["buttons"]> {
  const { area, questions, question, locale } = asking;
  const others = [...new Set(paths)].filter((path) => path !== question.path);
  return column(
    ...others.map((path) => {
      const other = questions.find((candidate) => candidate.path === path);
      if (other?.number === undefined || !area.session.isSettled(path)) return null;
      const data = { record: area.recordId, question: placeOf(other), prompt: "0", act: QUESTION_ACTS.edit };
      return {
        label: t(locale, "button-edit-question", { number: numberOf(other) }),
        data: packButton({ on: "question", ...data }),
      };
    }),
  );
}

/** Stores that there is no figure, or that the question was passed over. */
export async function storeState(
  handling: Handling,
  asking: Asking,
  state: "not_available" | "skipped",
  note: string | null,
): Promise<AnswerOutcome> {
  const { area, question, locale, seen } = asking;
  const name = await overtakenBy(handling.act, area, question.path, seen);
  if (name !== null) {
    const about = { name, value: shownAnswer(area, question, locale) };
    leaveNotice(
      handling,
      t(locale, area.source === "self_report" ? "answer-kept-theirs-unit" : "answer-kept-theirs", about),
    );
    return { kind: "next" };
  }
  const saved = await saveAnswer(handling.act, area, {
    path: question.path,
    state,
    value: null,
    approximate: false,
    note,
    explanation: null,
  });
  if (!saved.ok) return reply(t(locale, "area-not-open"));
  handling.saved = saved.area;
  leaveNotice(
    handling,
    state === "skipped"
      ? t(locale, "answer-skipped-echo")
      : t(locale, "answer-saved-not-available", { reason: note ?? "" }),
  );
  return { kind: "next" };
}

/** After "Đúng" or an explanation: the value is checked again, since the area may have changed. */
export function storePending(
  handling: Handling,
  at: AskedAt,
  pending: PendingAnswer,
  explanation: string | null,
  evidenceLater = false,
): Promise<AnswerOutcome> {
  return settling(handling, at, pendingStored(handling, at, pending, explanation, evidenceLater));
}

async function pendingStored(
  handling: Handling,
  at: AskedAt,
  pending: PendingAnswer,
  explanation: string | null,
  evidenceLater: boolean,
): Promise<AnswerOutcome> {
  const asking = await askingAt(handling, at);
  if (asking === null) return { kind: "next" };
  const refused = explanation === null ? null : wordsProblem(explanation, asking.locale);
  return refused === null
    ? storeAnswer(handling, asking, pending, explanation, evidenceLater)
    : reply(refused);
}

/** After the reason for "Không có số liệu". */
export function storeNotAvailable(handling: Handling, at: AskedAt, reason: string): Promise<AnswerOutcome> {
  return settling(handling, at, notAvailableStored(handling, at, reason));
}

async function notAvailableStored(handling: Handling, at: AskedAt, reason: string): Promise<AnswerOutcome> {
  const asking = await askingAt(handling, at);
  if (asking === null) return { kind: "next" };
  const refused = wordsProblem(reason, asking.locale);
  return refused === null ? storeState(handling, asking, "not_available", reason) : reply(refused);
}

/** A question that is settled needs no buttons any more. */
export async function settling(
  handling: Handling,
  at: AskedAt,
  taken: Promise<AnswerOutcome>,
): Promise<AnswerOutcome> {
  const outcome = await taken;
  if (outcome.kind === "next" || outcome.kind === "annotate") settlePrompts(handling, at.prompts);
  return outcome;
}
