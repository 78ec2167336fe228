import { addDays } from "../../domain/answer/isoDate.ts";
import { parseVietnameseDate } from "../../domain/answer/vietnameseDate.ts";
import { formatText, t } from "../../i18n/t.ts";
import { workingCalendar } from "../../usecases/calendar/calendarDays.ts";
import { unsubmittedEvidence } from "../../usecases/remediation/evidenceEntry.ts";
import { findRemediation } from "../../usecases/remediation/remediationView.ts";
import { ask } from "../ask.ts";
import { packButton } from "../callbackData.ts";
import type { BotConversation, InnerContext } from "../context.ts";
import { handling } from "../handling.ts";
import { column, outgoing, type Outgoing } from "../outgoing.ts";
import { newPromptId } from "../promptId.ts";
import { personLocale, say } from "../say.ts";
import { pointName, shortDate } from "../screens/remedyWords.ts";
import { assignFlow } from "./remedyAssign.ts";
import { moveFlow } from "./remedyMove.ts";
import { takePiece } from "./remedyEvidence.ts";
import { pointFor } from "./remedyPointFor.ts";
import { takeStep } from "./remedyStep.ts";

/** What is asked for, by button, and the step that the words make. */
const ASKED = {
  done: { question: "remedy-ask-done", kind: "submit", files: true },
  prog: { question: "remedy-ask-progress", kind: "reportProgress", files: true },
  contest: { question: "remedy-ask-contest", kind: "contest", files: false },
  no: { question: "remedy-ask-reject", kind: "reject", files: false },
  unres: { question: "remedy-ask-unresolved", kind: "closeUnresolved", files: false },
  refuse: { question: "remedy-ask-refuse", kind: "refuseExtension", files: false },
  uphold: { question: "remedy-ask-uphold", kind: "settleContest", files: false },
  overrule: { question: "remedy-ask-overrule", kind: "settleContest", files: false },
} as const;
type AskedAct = keyof typeof ASKED;

/** Longest text a person may give a report or a reason. */
const MAX_WORDS = 2_000;

/** What of a point the flow keeps; plain JSON. */
interface OpenPoint {
  prompt: string;
  message: Outgoing;
}

/**
 * A step on one point that needs words: a report, a reason, a day, a name. Nothing is stored before
 * they are there, except files, which are evidence of the point the moment they arrive.
 */
export async function remedyFlow(
  conversation: BotConversation,
  context: InnerContext,
  remediationId: string,
  act: string,
  version: number,
): Promise<void> {
  if (act === "ext") return extensionFlow(conversation, context, remediationId);
  if (act === "assign") return assignFlow(conversation, context, remediationId);
  if (act === "move") return moveFlow(conversation, context, remediationId);
  const wanted = askedAct(act);
  if (wanted === null) return;
  const opened = await conversation.external(() => openPoint(remediationId, wanted));
  if (opened.prompt === "") {
    await say(context, opened.message);
    return;
  }
  let prompt: Outgoing | null = opened.message;
  let last = context;
  for (;;) {
    // A receipt of a file is the next prompt already; anything else repeats the question.
    const received = await ask(conversation, last, prompt ?? opened.message);
    const { input, button } = received;
    last = received.context;
    const sends = button?.on === "prompt" && button.prompt === opened.prompt && button.act === "send";
    if (input.kind === "evidence" && ASKED[wanted].files) {
      prompt = await conversation.external(() => takePiece(remediationId, input, wanted, opened.prompt));
      continue;
    }
    const words = input.kind === "text" && !sends ? input.text.trim() : "";
    if (sends || (words !== "" && words.length <= MAX_WORDS)) {
      const reply = await conversation.external(() => finish(remediationId, wanted, words, version));
      await say(last, reply);
      return;
    }
    if (input.kind === "button") return;
    const wrong = await conversation.external(() => wrongInput(words));
    await say(last, wrong);
    prompt = null;
  }
}

function askedAct(act: string): AskedAct | null {
  const known: readonly AskedAct[] = [
    "done",
    "prog",
    "contest",
    "no",
    "unres",
    "refuse",
    "uphold",
    "overrule",
  ];
  return known.find((one) => one === act) ?? null;
}

/** The question, or (with an empty prompt) why there is none. */
async function openPoint(remediationId: string, wanted: AskedAct): Promise<OpenPoint> {
  const { act } = handling();
  const locale = personLocale();
  const { question, kind } = ASKED[wanted];
  const opened = await pointFor(remediationId, kind);
  if ("refusal" in opened) return { prompt: "", message: opened.refusal };
  const { view } = opened;
  const prompt = newPromptId();
  const text = formatText(locale, question, { point: pointName(view, locale) });
  const files = wanted === "done" ? await unsubmittedEvidence(act, view.id) : [];
  const message = outgoing(
    [text],
    column(
      files.length === 0
        ? null
        : { label: t(locale, "button-remedy-send"), data: packButton({ on: "prompt", prompt, act: "send" }) },
    ),
  );
  return { prompt, message: message.buttons.length > 0 ? message : { ...message, wantsText: true } };
}

/** What the team decides holds for the version they saw; the unit's reports hold in any case. */
async function finish(
  remediationId: string,
  wanted: AskedAct,
  words: string,
  version: number,
): Promise<Outgoing> {
  switch (wanted) {
    case "done":
      return takeStep(remediationId, { kind: "submit", text: words });
    case "prog":
      return takeStep(remediationId, { kind: "reportProgress", text: words });
    case "contest":
      return takeStep(remediationId, { kind: "contest", reason: words });
    case "no":
      return takeStep(remediationId, { kind: "reject", reason: words }, version);
    case "unres":
      return takeStep(remediationId, { kind: "closeUnresolved", reason: words }, version);
    case "refuse":
      return takeStep(remediationId, { kind: "refuseExtension", reason: words }, version);
    case "uphold":
    case "overrule":
      return takeStep(
        remediationId,
        { kind: "settleContest", upheld: wanted === "uphold", reason: words },
        version,
      );
    default:
      return wanted satisfies never;
  }
}

function wrongInput(words: string): string {
  const locale = personLocale();
  if (words === "") return t(locale, "remedy-not-text");
  return t(locale, "text-too-long", { length: String(words.length), most: String(MAX_WORDS) });
}

/** Asks until which day, then why. */
async function extensionFlow(
  conversation: BotConversation,
  context: InnerContext,
  remediationId: string,
): Promise<void> {
  let last = context;
  const opened = await conversation.external(() => extensionQuestion(remediationId));
  if (!opened.open) {
    await say(last, opened.message);
    return;
  }
  let to: string;
  for (;;) {
    const received = await ask(conversation, last, opened.message);
    last = received.context;
    const { input } = received;
    if (input.kind === "button") return;
    const text = input.kind === "text" ? input.text : "";
    const read = await conversation.external(() => readDay(remediationId, text));
    if (read.day !== null) {
      to = read.day;
      break;
    }
    await say(last, read.refusal);
  }
  const reasonPrompt = await conversation.external(() => reasonQuestion(remediationId, to));
  for (;;) {
    const received = await ask(conversation, last, reasonPrompt);
    last = received.context;
    const { input } = received;
    if (input.kind === "button") return;
    const reason = input.kind === "text" ? input.text.trim() : "";
    if (reason !== "" && reason.length <= MAX_WORDS) {
      const reply = await conversation.external(() =>
        takeStep(remediationId, { kind: "requestExtension", to, reason }),
      );
      await say(last, reply);
      return;
    }
    const wrong = await conversation.external(() => wrongInput(reason));
    await say(last, wrong);
  }
}

async function extensionQuestion(remediationId: string): Promise<{ open: boolean; message: Outgoing }> {
  const locale = personLocale();
  const opened = await pointFor(remediationId, "requestExtension");
  if ("refusal" in opened) return { open: false, message: opened.refusal };
  const { view } = opened;
  if (view.extension !== null) {
    return { open: false, message: outgoing([t(locale, "remedy-refused-extension_pending")]) };
  }
  const message = outgoing([
    t(locale, "remedy-ask-extension-date", {
      point: pointName(view, locale),
      date: shortDate(view.dueDate, locale),
      example: shortDate(example(view.dueDate), locale),
    }),
  ]);
  return { open: true, message: { ...message, wantsText: true } };
}

/** A fortnight more. */
function example(dueDate: string): string {
  return addDays(dueDate, 14);
}

async function readDay(
  remediationId: string,
  text: string,
): Promise<{ day: string; refusal: "" } | { day: null; refusal: string }> {
  const { act } = handling();
  const locale = personLocale();
  const view = await findRemediation(act, remediationId);
  const due = view?.dueDate ?? act.today;
  const refuse = (refusal: string) => ({ day: null, refusal });
  const parsed = parseVietnameseDate(text, {
    today: act.today,
    inspectionYear: Number(act.today.slice(0, 4)),
  });
  if (!parsed.ok || parsed.kind === "not_available") {
    return refuse(t(locale, "remedy-date-wrong", { example: shortDate(example(due), locale) }));
  }
  const day = parsed.value;
  if (day < act.today) {
    return refuse(t(locale, "remedy-refused-date_past", { due: shortDate(due, locale) }));
  }
  if (day <= due) {
    return refuse(t(locale, "remedy-refused-date_not_later", { due: shortDate(due, locale) }));
  }
  return { day, refusal: "" };
}

async function reasonQuestion(remediationId: string, to: string): Promise<Outgoing> {
  const { act } = handling();
  const locale = personLocale();
  const view = await findRemediation(act, remediationId);
  const calendar = view === null ? null : await workingCalendar(act, view.organizationId);
  const day = calendar?.workingDayOnOrAfter(to) ?? to;
  const moved =
    day === to
      ? ""
      : `${t(locale, "remedy-date-moved", { asked: shortDate(to, locale), date: shortDate(day, locale) })}\n`;
  const question = t(locale, "remedy-ask-extension-reason", { date: shortDate(day, locale) });
  return { ...outgoing([`${moved}${question}`]), wantsText: true };
}
