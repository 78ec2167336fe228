import type { StepUpDeed } from "../../domain/inspection/stepUp.ts";
import { t } from "../../i18n/t.ts";
import { noteNoSecondWay } from "../../usecases/stepUp/noteNoSecondWay.ts";
import { sendStepUpCode, tryStepUpCode } from "../../usecases/stepUp/stepUpCode.ts";
import { isConfirmed, stepUpNeed, type StepUpWay } from "../../usecases/stepUp/stepUpNeed.ts";
import type { BotConversation, InnerContext } from "../core/botContext.ts";
import type { Handling } from "../core/handling.ts";
import { outgoing, type Outgoing } from "../core/outgoing.ts";
import type { Question } from "../core/question.ts";
import { personLocale, say } from "../core/say.ts";
import { channelName } from "../screens/link.ts";
import { stepUpCodeText, stepUpHow, stepUpQuestion, type StepUpName } from "../screens/stepUp.ts";
import { askUntil, taken, wrong, type Judged, type Said } from "./askUntil.ts";

export interface Deed {
  deed: StepUpDeed;
  /** What it is done to: id of an inspection, of a draft. */
  object: string;
}

type Opened =
  | { kind: "go"; tip: Outgoing | null }
  | { kind: "end"; message: Outgoing | string }
  | { kind: "ask"; question: Question<StepUpName> };

/** Why nothing is done; null: it is confirmed. */
type Outcome = { refusal: string | null };

/**
 * Asks whoever decides for a second factor, as the last thing before something is done; who has shown one in this
 * session a moment ago is not asked. The flow goes on by itself afterwards, with everything that was entered.
 */
export async function confirmDeed(
  conversation: BotConversation,
  context: InnerContext,
  deed: Deed,
): Promise<{ confirmed: boolean; context: InnerContext }> {
  const opened = await conversation.external(({ handling }) => open(handling, deed));
  switch (opened.kind) {
    case "go":
      if (opened.tip !== null) await say(context, opened.tip);
      return { confirmed: true, context };
    case "end":
      await say(context, opened.message);
      return { confirmed: false, context };
    case "ask": {
      const answer = await askUntil<Outcome, StepUpName>(
        conversation,
        context,
        opened.question,
        (said, handling) => judge(handling, deed, said),
      );
      const { refusal } = answer.value;
      if (refusal !== null) await say(answer.context, refusal);
      return { confirmed: refusal === null, context: answer.context };
    }
    default:
      return opened satisfies never;
  }
}

async function open(handling: Handling, deed: Deed): Promise<Opened> {
  const { act } = handling;
  const locale = personLocale(handling);
  const need = await stepUpNeed(act);
  // Whoever has no second way yet is to get one.
  if (deed.deed === "ownAccounts" && need.kind === "none") return { kind: "go", tip: null };
  switch (need.kind) {
    case "go":
      return { kind: "go", tip: null };
    case "none": {
      const isNews = await noteNoSecondWay(act);
      return { kind: "go", tip: isNews ? outgoing(stepUpHow("none", deed.deed, locale)) : null };
    }
    case "impossible":
      return { kind: "end", message: outgoing(stepUpHow("impossible", deed.deed, locale)) };
    case "confirm": {
      const { ways, passkey } = need;
      const [first = null] = ways;
      // With a key at hand no code is sent before it is asked for.
      if (passkey || first === null)
        return {
          kind: "ask",
          question: stepUpQuestion({ deed: deed.deed, ways, passkey, sentTo: null }, locale),
        };
      const asked = await sendTo(handling, deed, first);
      return asked.kind === "ask"
        ? asked
        : { kind: "end", message: asked.kind === "wrong" ? asked.why : t(locale, "step-up-stopped") };
    }
    default:
      return need satisfies never;
  }
}

async function judge(
  handling: Handling,
  deed: Deed,
  said: Said<StepUpName>,
): Promise<Judged<Outcome, StepUpName>> {
  const { act } = handling;
  const locale = personLocale(handling);
  if (said.kind === "choice") {
    if (said.name === "stop") return taken({ refusal: t(locale, "step-up-stopped") });
    if (said.name === "passkey")
      return (await isConfirmed(act)) ? taken({ refusal: null }) : wrong(t(locale, "step-up-passkey-not"));
    const id = Number(said.name.slice("way:".length));
    const way = (await waysNow(handling)).find(({ accountId }) => accountId === id);
    // Gone, or it is this very chat: asked in another one, the flow was taken up here.
    return way === undefined
      ? askFor(handling, deed, null, t(locale, "step-up-way-gone"))
      : sendTo(handling, deed, way);
  }
  if (said.kind !== "words") return wrong(t(locale, "step-up-not-a-code"));
  if (!/^\D*\d{3}\D?\d{3}\D*$/.test(said.text)) return wrong(t(locale, "step-up-not-a-code"));
  const tried = await tryStepUpCode(act, keyOf(deed), said.text);
  switch (tried.kind) {
    case "confirmed":
      return taken({ refusal: null });
    case "wrong":
      return wrong(t(locale, "step-up-wrong", { left: String(tried.left) }));
    case "dead":
      return wrong(t(locale, "step-up-dead"));
    case "same_chat": {
      const [way] = await waysNow(handling);
      return way === undefined
        ? wrong(t(locale, "step-up-same-chat"))
        : sendTo(handling, deed, way, t(locale, "step-up-same-chat"));
    }
    default:
      return tried satisfies never;
  }
}

/** Sends a code and asks for it. */
async function sendTo(
  handling: Handling,
  deed: Deed,
  way: StepUpWay,
  why?: string,
): Promise<Judged<Outcome, StepUpName>> {
  const { act, channel } = handling;
  const locale = personLocale(handling);
  const here = channelName(channel, locale);
  const sent = await sendStepUpCode(act, keyOf(deed), way, (code) => ({
    subject: t(locale, "step-up-code-subject"),
    text: stepUpCodeText(deed.deed, code, here, locale),
  }));
  if (sent !== "sent") return wrong(t(locale, "step-up-too-many"));
  return askFor(handling, deed, way, why);
}

/** Asks with the ways there are now, where the person writes from now. */
async function askFor(
  handling: Handling,
  { deed }: Deed,
  sentTo: StepUpWay | null,
  why?: string,
): Promise<Judged<Outcome, StepUpName>> {
  const need = await stepUpNeed(handling.act);
  const { ways, passkey } = need.kind === "confirm" ? need : { ways: [], passkey: false };
  const about = { deed, ways, passkey, sentTo, ...(why === undefined ? {} : { why }) };
  return { kind: "ask", question: stepUpQuestion(about, personLocale(handling)) };
}

async function waysNow({ act }: Handling): Promise<StepUpWay[]> {
  const need = await stepUpNeed(act);
  return need.kind === "confirm" ? need.ways : [];
}

function keyOf({ deed, object }: Deed): string {
  return `${deed}:${object}`;
}
