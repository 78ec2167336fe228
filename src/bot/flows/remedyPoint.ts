import { needsEvidence } from "../../domain/remediation/needsEvidence.ts";
import { formatText, t } from "../../i18n/t.ts";
import { unsubmittedEvidence } from "../../usecases/remediation/openEvidenceEntry.ts";
import type { BotConversation, InnerContext } from "../core/botContext.ts";
import type { Handling } from "../core/handling.ts";
import { type Outgoing } from "../core/outgoing.ts";
import { personLocale, say } from "../core/say.ts";
import type { Answered } from "../ask/askUntil.ts";
import { askWordsOrFiles } from "../ask/wordsOrFiles.ts";
import { question, type Asked, type Question } from "../core/question.ts";
import { askWords } from "../ask/words.ts";
import { pointName } from "../screens/remedyWords.ts";
import { remedyAssignFlow } from "./remedyAssign.ts";
import { remedyExtendFlow } from "./remedyExtend.ts";
import { remedyMoveFlow } from "./remedyMove.ts";
import { takePiece } from "./takePiece.ts";
import { remedyPointFor } from "../press/remedyPointFor.ts";
import { takeStep } from "../press/remedyStep.ts";

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

/**
 * A step on one point that needs words: a report, a reason, a day, a name. Nothing is stored before
 * they are there, except files, which are evidence of the point the moment they arrive.
 */
export async function remedyPointFlow(
  conversation: BotConversation,
  context: InnerContext,
  remediationId: string,
  act: string,
  version: number,
): Promise<void> {
  if (act === "ext") return remedyExtendFlow(conversation, context, remediationId);
  if (act === "assign") return remedyAssignFlow(conversation, context, remediationId);
  if (act === "move") return remedyMoveFlow(conversation, context, remediationId);
  const wanted = askedAct(act);
  if (wanted === null) return;
  const opened = await conversation.external(({ handling }) =>
    openPoint(handling, remediationId, wanted, version),
  );
  if (opened.kind === "end") return void (await say(context, opened.message));
  const told = ASKED[wanted].files
    ? await askReport(conversation, context, { remediationId, wanted, opened })
    : await askWords(conversation, context, { ...opened.question, names: [] });
  const reply = await conversation.external(({ handling }) =>
    finish(handling, remediationId, wanted, told.value, version),
  );
  await say(told.context, reply);
}

/** Asks until words, files or both are there, and a file where the report cannot go without one. */
async function askReport(
  conversation: BotConversation,
  context: InnerContext,
  {
    remediationId,
    wanted,
    opened: { question: asked, needsFile },
  }: {
    remediationId: string;
    wanted: AskedAct;
    opened: { question: Question<"send">; needsFile: boolean };
  },
): Promise<Answered<string>> {
  const words: string[] = [];
  let told: Answered<string> = { value: "", context };
  for (let next: Question<"send"> | null = asked; next !== null;) {
    told = await askWordsOrFiles(conversation, told.context, next, (input, handling) =>
      takePiece(handling, remediationId, input, wanted),
    );
    if (told.value !== "") words.push(told.value);
    next = needsFile
      ? await conversation.external(({ handling }) => evidenceLacking(handling, remediationId))
      : null;
  }
  return { value: words.join("\n"), context: told.context };
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

async function openPoint(
  handling: Handling,
  remediationId: string,
  wanted: AskedAct,
  version: number,
): Promise<Asked<"send", { needsFile: boolean }>> {
  const { act } = handling;
  const locale = personLocale(handling);
  const { question: asked, kind, files: takesFiles } = ASKED[wanted];
  const ofTheTeam = !takesFiles && wanted !== "contest";
  const opened = await remedyPointFor(handling, remediationId, kind, ofTheTeam ? version : undefined);
  if ("refusal" in opened) return { kind: "end", message: opened.refusal };
  const { view } = opened;
  const text = formatText(locale, asked, { point: pointName(view, locale) });
  const files = wanted === "done" ? await unsubmittedEvidence(act, view.id) : [];
  const needsFile = wanted === "done" && needsEvidence(view.severity);
  const needed = needsFile && files.length === 0;
  return {
    kind: "ask",
    needsFile,
    question: question(
      [text, ...(needed ? [`\n${t(locale, "remedy-evidence-needed")}`] : [])],
      [files.length === 0 ? null : { name: "send", label: t(locale, "button-remedy-send") }],
    ),
  };
}

/** A report that cannot be taken without a file waits for it, its words kept; null when there is one. */
async function evidenceLacking(handling: Handling, remediationId: string): Promise<Question<"send"> | null> {
  if ((await unsubmittedEvidence(handling.act, remediationId)).length > 0) return null;
  return question(t(personLocale(handling), "remedy-evidence-lacking"));
}

/** What the team decides holds for the version they saw; the unit's reports hold in any case. */
async function finish(
  handling: Handling,
  remediationId: string,
  wanted: AskedAct,
  words: string,
  version: number,
): Promise<Outgoing> {
  switch (wanted) {
    case "done":
      return takeStep(handling, remediationId, { kind: "submit", text: words });
    case "prog":
      return takeStep(handling, remediationId, { kind: "reportProgress", text: words });
    case "contest":
      return takeStep(handling, remediationId, { kind: "contest", reason: words });
    case "no":
      return takeStep(handling, remediationId, { kind: "reject", reason: words }, version);
    case "unres":
      return takeStep(handling, remediationId, { kind: "closeUnresolved", reason: words }, version);
    case "refuse":
      return takeStep(handling, remediationId, { kind: "refuseExtension", reason: words }, version);
    case "uphold":
    case "overrule":
      return takeStep(
        handling,
        remediationId,
        { kind: "settleContest", upheld: wanted === "uphold", reason: words },
        version,
      );
    default:
      return wanted satisfies never;
  }
}
