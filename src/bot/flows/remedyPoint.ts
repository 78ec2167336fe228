import { needsEvidence } from "../../domain/remediation/needsEvidence.ts";
import { formatText, t } from "../../i18n/t.ts";
import { hasRight } from "../../policies/inspectionRights.ts";
import { RIGHT_OF_EVENT } from "../../policies/remediationRights.ts";
import { ownRoles } from "../../usecases/remediation/remediationPeople.ts";
import { unsubmittedEvidence } from "../../usecases/remediation/openEvidenceEntry.ts";
import { findRemediation } from "../../usecases/remediation/remediationView.ts";
import { ask } from "../ask.ts";
import { packButton } from "../../messaging/buttonData.ts";
import type { BotConversation, InnerContext } from "../context.ts";
import { handling } from "../handling.ts";
import { column, outgoing, type Outgoing } from "../outgoing.ts";
import { newPromptId } from "../promptId.ts";
import { personLocale, say } from "../say.ts";
import { pointName } from "../screens/remedyWords.ts";
import { assignFlow } from "./remedyAssign.ts";
import { extensionFlow } from "./remedyExtend.ts";
import { moveFlow } from "./remedyMove.ts";
import { takePiece } from "./remedyEvidence.ts";
import { pointFor } from "./remedyPointFor.ts";
import { changedMeanwhile, takeStep } from "../press/remedyStep.ts";
import { MAX_WORDS, wrongWords } from "./remedyWrongWords.ts";

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
  const opened = await conversation.external(() => openPoint(remediationId, wanted, version));
  if (opened.prompt === "") {
    await say(context, opened.message);
    return;
  }
  let prompt: Outgoing | null = opened.message;
  let said = "";
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
      said = [said, words].filter((text) => text !== "").join("\n");
      const lacking = await conversation.external(() => evidenceLacking(remediationId, wanted));
      if (lacking !== null) {
        prompt = lacking;
        continue;
      }
      const reply = await conversation.external(() => finish(remediationId, wanted, said, version));
      await say(last, reply);
      return;
    }
    if (input.kind === "button") return;
    const wrong = await conversation.external(() => wrongWords(words));
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
async function openPoint(remediationId: string, wanted: AskedAct, version: number): Promise<OpenPoint> {
  const { act } = handling();
  const locale = personLocale();
  const { question, kind, files: takesFiles } = ASKED[wanted];
  const seen = await findRemediation(act, remediationId);
  // What the team decides about, they must have seen.
  if (seen !== null && !takesFiles && wanted !== "contest" && seen.version !== version) {
    const allowed = hasRight(RIGHT_OF_EVENT[kind], await ownRoles(act, seen));
    if (allowed) return { prompt: "", message: await changedMeanwhile(seen, locale) };
  }
  const opened = await pointFor(remediationId, kind);
  if ("refusal" in opened) return { prompt: "", message: opened.refusal };
  const { view } = opened;
  const prompt = newPromptId();
  const text = formatText(locale, question, { point: pointName(view, locale) });
  const files = wanted === "done" ? await unsubmittedEvidence(act, view.id) : [];
  const needed = wanted === "done" && needsEvidence(view.severity) && files.length === 0;
  const message = outgoing(
    [text, ...(needed ? [`\n${t(locale, "remedy-evidence-needed")}`] : [])],
    column(
      files.length === 0
        ? null
        : { label: t(locale, "button-remedy-send"), data: packButton({ on: "prompt", prompt, act: "send" }) },
    ),
  );
  return { prompt, message: message.buttons.length > 0 ? message : { ...message, wantsText: true } };
}

/** A report that cannot be taken without a file waits for it, its words kept; null for any other. */
async function evidenceLacking(remediationId: string, wanted: AskedAct): Promise<Outgoing | null> {
  const { act } = handling();
  const view = wanted === "done" ? await findRemediation(act, remediationId) : null;
  if (view === null || !needsEvidence(view.severity)) return null;
  if ((await unsubmittedEvidence(act, view.id)).length > 0) return null;
  return { ...outgoing([t(personLocale(), "remedy-evidence-lacking")]), wantsText: true };
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
