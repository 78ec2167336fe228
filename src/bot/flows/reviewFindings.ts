import { t } from "../../i18n/t.ts";
import { parseAnswer } from "../../domain/answer/parseAnswer.ts";
import { decideFinding, type FindingDecision } from "../../usecases/finding/decideFinding.ts";
import { unprintable } from "../answering/unprintable.ts";
import { ask, type Received } from "../ask/ask.ts";
import type { BotConversation, InnerContext } from "../core/context.ts";
import { handling } from "../core/handling.ts";
import { outgoing, type Outgoing } from "../core/outgoing.ts";
import { personLocale, say } from "../core/say.ts";
import { hasRight } from "../../policies/inspectionRights.ts";
import { participation } from "../../usecases/people/participant.ts";
import { syncFindings } from "../../usecases/finding/syncFindings.ts";
import { findingScreen, type FindingScreen } from "../screens/finding.ts";

/** Longest text a person may give a finding, a recommendation or a reason. */
const MAX_TEXT = 2_000;
const MAX_DUE_DAYS = 3_650;

/**
 * Goes through the findings that wait for this person's word, one a message. With `only` just that
 * one, also when it was decided before. Each step is saved before the next is shown, so the flow
 * can be left at any point.
 */
export async function reviewFindings(
  conversation: BotConversation,
  context: InnerContext,
  inspectionId: string,
  only: string | null,
): Promise<void> {
  const start = conversation.checkpoint();
  const screen = await conversation.external(() => nextFinding(inspectionId, only));
  if (screen.kind === "end") {
    await say(context, screen.message);
    return;
  }
  const received = await ask(conversation, context, screen.message);
  const { button } = received;
  if (button?.on !== "finding" || button.id !== screen.findingId) {
    const text = await conversation.external(() => t(personLocale(), "finding-press-a-button"));
    await say(received.context, text);
    return conversation.rewind(start);
  }
  if (button.act === "later") {
    const text = await conversation.external(() => t(personLocale(), "finding-later"));
    await say(received.context, text);
    return;
  }
  const decision = await readDecision(conversation, received, button.act, screen);
  if (decision !== null) {
    const reply = await conversation.external(() => decide(screen.findingId, decision));
    await say(received.context, reply);
    if (only !== null) return;
  }
  return conversation.rewind(start);
}

/** The findings follow the answers as they are now, unless one of them was asked for by name. */
async function nextFinding(inspectionId: string, only: string | null): Promise<FindingScreen> {
  const { act } = handling();
  const { roles } = await participation(act, inspectionId);
  if (only === null && hasRight("proposeFindings", roles)) await syncFindings(act, inspectionId);
  return findingScreen(inspectionId, only);
}

/** Asks for the words a decision needs; null when the person thinks better of it. */
async function readDecision(
  conversation: BotConversation,
  { context }: Received,
  act: string,
  screen: Extract<FindingScreen, { kind: "finding" }>,
): Promise<FindingDecision | null> {
  switch (act) {
    case "agree":
      return { kind: "agree" };
    case "edit": {
      const text = await askText(conversation, context, "finding-edit-ask", screen.text);
      return text === null ? null : { kind: "edit", text };
    }
    case "recommend": {
      const text = await askText(conversation, context, "finding-recommend-ask", screen.recommendation);
      return text === null ? null : { kind: "recommend", recommendation: text };
    }
    case "dismiss": {
      const reason = await askText(conversation, context, "finding-dismiss-ask", "");
      return reason === null ? null : { kind: "dismiss", reason };
    }
    case "due": {
      const text = await askText(conversation, context, "finding-due-ask", "");
      const days = text === null ? null : dueDays(text);
      if (days === null && text !== null) {
        const refusal = await conversation.external(() => t(personLocale(), "finding-due-wrong"));
        await say(context, refusal);
      }
      return days === null ? null : { kind: "due", days };
    }
    default:
      return null;
  }
}

/** Asks for a text until there is one; "hủy" is taken by the commands before it gets here. */
export async function askText(
  conversation: BotConversation,
  context: InnerContext,
  question:
    | "finding-edit-ask"
    | "finding-recommend-ask"
    | "finding-dismiss-ask"
    | "finding-due-ask"
    | "add-finding-ask"
    | "add-recommendation-ask",
  current: string,
): Promise<string | null> {
  const asked = await conversation.external(() => t(personLocale(), question, { current }));
  const prompt: Outgoing = { ...outgoing([asked]), wantsText: true };
  for (;;) {
    const { input, button, context: next } = await ask(conversation, context, prompt);
    if (button !== null) return null;
    if (input.kind === "text") {
      const length = input.text.trim().length;
      if (length > 0 && length <= MAX_TEXT) {
        const { text } = input;
        const refused = await conversation.external(() => unprintable(text, personLocale()));
        if (refused === null) return text.trim();
        await say(next, refused);
        continue;
      }
      const tooLong = await conversation.external(() =>
        t(personLocale(), "text-too-long", { length: String(length), most: String(MAX_TEXT) }),
      );
      await say(next, tooLong);
      continue;
    }
    const wrong = await conversation.external(() => t(personLocale(), "text-wanted"));
    await say(next, wrong);
  }
}

function dueDays(text: string): number | null {
  const result = parseAnswer(
    text,
    { kind: "count" },
    { today: "2000-01-01", inspectionYear: 2000, unitWords: ["ngày", "days"] },
  );
  if (!result.ok || result.kind === "not_available" || typeof result.value !== "number") return null;
  return result.value >= 1 && result.value <= MAX_DUE_DAYS ? result.value : null;
}

async function decide(findingId: string, decision: FindingDecision): Promise<string> {
  const { act } = handling();
  const locale = personLocale();
  const result = await decideFinding(act, { findingId, decision });
  if (!result.ok) return t(locale, `finding-refused-${result.reason}`);
  return t(locale, `finding-done-${result.as}-${decision.kind}`);
}
