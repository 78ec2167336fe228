import { t } from "../../i18n/t.ts";
import { count } from "../../domain/answer/notations.ts";
import { decideFinding, type FindingDecision } from "../../usecases/finding/decideFinding.ts";
import { ask, type Received } from "../ask/ask.ts";
import type { BotConversation, InnerContext } from "../core/botContext.ts";
import type { Handling } from "../core/handling.ts";
import { personLocale, say } from "../core/say.ts";
import { hasRight } from "../../policies/inspectionRights.ts";
import { participation } from "../../usecases/people/participation.ts";
import { syncFindings } from "../../usecases/finding/syncFindings.ts";
import { taken, wrong } from "../ask/askUntil.ts";
import { question } from "../core/question.ts";
import { askWords, askWordsAs } from "../ask/words.ts";
import { findingScreen, type FindingScreen } from "../screens/finding.ts";

const MAX_DUE_DAYS = 3_650;

/**
 * Goes through the findings that wait for this person's word, one a message. With `only` just that
 * one, also when it was decided before. Each step is saved before the next is shown, so the flow
 * can be left at any point. It waits by itself: the buttons of a finding are good in any message that shows it.
 */
export async function reviewFindings(
  conversation: BotConversation,
  context: InnerContext,
  inspectionId: string,
  only: string | null,
): Promise<void> {
  const start = conversation.checkpoint();
  const screen = await conversation.external(({ handling }) => nextFinding(handling, inspectionId, only));
  if (screen.kind === "end") {
    await say(context, screen.message);
    return;
  }
  const received = await ask(conversation, context, screen.message);
  const { button } = received;
  if (button?.on !== "finding" || button.id !== screen.findingId) {
    const text = await conversation.external(({ handling }) =>
      t(personLocale(handling), "finding-press-a-button"),
    );
    await say(received.context, text);
    return conversation.rewind(start);
  }
  if (button.act === "later") {
    const text = await conversation.external(({ handling }) => t(personLocale(handling), "finding-later"));
    await say(received.context, text);
    return;
  }
  const decision = await readDecision(conversation, received, button.act, screen);
  if (decision !== null) {
    const reply = await conversation.external(({ handling }) => decide(handling, screen.findingId, decision));
    await say(received.context, reply);
    if (only !== null) return;
  }
  return conversation.rewind(start);
}

/** The findings follow the answers as they are now, unless one of them was asked for by name. */
async function nextFinding(
  handling: Handling,
  inspectionId: string,
  only: string | null,
): Promise<FindingScreen> {
  const { act } = handling;
  const { roles } = await participation(act, inspectionId);
  if (only === null && hasRight("proposeFindings", roles)) await syncFindings(act, inspectionId);
  return findingScreen(handling, inspectionId, only);
}

/** Asks for the words a decision needs; null for a button that decides nothing. */
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
      const current = { current: screen.text };
      const asked = await conversation.external(({ handling }) =>
        question(t(personLocale(handling), "finding-edit-ask", current)),
      );
      return { kind: "edit", text: (await askWords(conversation, context, asked)).value };
    }
    case "recommend": {
      const current = { current: screen.recommendation };
      const asked = await conversation.external(({ handling }) =>
        question(t(personLocale(handling), "finding-recommend-ask", current)),
      );
      return { kind: "recommend", recommendation: (await askWords(conversation, context, asked)).value };
    }
    case "dismiss": {
      const asked = await conversation.external(({ handling }) =>
        question(t(personLocale(handling), "finding-dismiss-ask")),
      );
      return { kind: "dismiss", reason: (await askWords(conversation, context, asked)).value };
    }
    case "due": {
      const asked = await conversation.external(({ handling }) =>
        question(t(personLocale(handling), "finding-due-ask")),
      );
      const days = await askWordsAs<number>(conversation, context, asked, {
        read: (text, handling) => {
          const given = dueDays(text);
          return given === null ? wrong(t(personLocale(handling), "finding-due-wrong")) : taken(given);
        },
      });
      return { kind: "due", days: days.value };
    }
    default:
      return null;
  }
}

function dueDays(text: string): number | null {
  const result = count.parse(text, {
    today: "2000-01-01",
    inspectionYear: 2000,
    unitWords: ["ngày", "days"],
  });
  if (!result.ok || result.kind === "not_available" || typeof result.value !== "number") return null;
  return result.value >= 1 && result.value <= MAX_DUE_DAYS ? result.value : null;
}

async function decide(handling: Handling, findingId: string, decision: FindingDecision): Promise<string> {
  const { act } = handling;
  const locale = personLocale(handling);
  const result = await decideFinding(act, { findingId, decision });
  if (!result.ok) return t(locale, `finding-refused-${result.reason}`);
  return t(locale, `finding-done-${result.as}-${decision.kind}`);
}
