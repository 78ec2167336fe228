import { messageReference } from "../../messaging/messageReference.ts";
import { t } from "../../i18n/t.ts";
import { isOwed } from "../../domain/remediation/remediationState.ts";
import { attachToRemediation } from "../../usecases/remediation/attachToRemediation.ts";
import { ownRemediations, type RemediationView } from "../../usecases/remediation/remediationView.ts";
import { remediationsOfMessage } from "../../usecases/reminder/remediationsOfMessage.ts";
import { countsText, refusedText } from "../answering/evidenceText.ts";
import { packButton } from "../../messaging/buttonData.ts";
import type { BotContext } from "../context.ts";
import type { Taken } from "../core/taken.ts";
import { handling } from "../handling.ts";
import type { Input } from "../input.ts";
import { column, outgoing, type Outgoing } from "../outgoing.ts";
import { personLocale, say } from "../say.ts";
import { pointButtons } from "../screens/remedyList.ts";
import { unitButtons } from "../screens/remedyWords.ts";

type Piece = Extract<Input, { kind: "evidence" }>;

/** Takes a file while a report is being written, and asks for the rest of it. */
export async function takePiece(
  remediationId: string,
  input: Piece,
  wanted: string,
  prompt: string,
): Promise<Outgoing> {
  const locale = personLocale();
  const taken = await attach(remediationId, input);
  if (!taken.ok) return { ...outgoing([taken.text]), wantsText: true };
  if (wanted === "prog") {
    const text = [...taken.lines, t(locale, "remedy-evidence-kept-progress")].join("\n");
    return { ...outgoing([text]), wantsText: true };
  }
  const text = [t(locale, "remedy-evidence-received", taken.about), ...taken.lines.slice(1)].join("\n");
  const label = t(locale, "button-remedy-send");
  return outgoing([text], column({ label, data: packButton({ on: "prompt", prompt, act: "send" }) }));
}

/**
 * A photo or file that nobody has asked for: an answer to the message it replies to, or to the only
 * point the person has to remedy; otherwise they are asked which one, and nothing is stored.
 */
export async function takeLoosePiece(context: BotContext): Promise<Taken> {
  const { act, conversation, input, update } = context.handling;
  if (input.kind !== "evidence" || update.person === null) return "passed";
  const locale = personLocale(context.handling);
  const owed = (await ownRemediations(act)).filter(({ state }) => isOwed(state));
  if (owed.length === 0) return "passed";
  const meant = await answeredPoints(context, conversation, owed);
  const [only] = meant;
  if (meant.length !== 1 || only === undefined) {
    await say(
      context,
      outgoing([t(locale, "remedy-evidence-which")], column(...pointButtons(meant, locale))),
    );
    return "done";
  }
  const taken = await attach(only.id, input);
  if (!taken.ok) {
    await say(context, taken.text);
    return "done";
  }
  await say(context, { ...outgoing([taken.lines.join("\n")], unitButtons(only, locale)), quiet: true });
  return "done";
}

/** The points of the message that is answered; without one, all that the person owes. */
async function answeredPoints(
  context: BotContext,
  conversation: string,
  owed: readonly RemediationView[],
): Promise<RemediationView[]> {
  const reference = messageReference(context.message?.reply_to_message?.message_id);
  if (reference === null) return [...owed];
  const ids = await remediationsOfMessage(
    handling().act,
    conversation,
    reference.kind === "outbox" ? { outboxId: reference.id } : { externalId: String(reference.id) },
  );
  const meant = owed.filter(({ id }) => ids.includes(id));
  return meant.length === 0 ? [...owed] : meant;
}

type Attached =
  | { ok: true; lines: string[]; about: { what: string; number: string; total: string } }
  | { ok: false; text: string };

async function attach(remediationId: string, input: Piece): Promise<Attached> {
  const { act, channel, conversation } = handling();
  const locale = personLocale();
  const { media, messageId } = input;
  const sent = { channel, conversation, messageId };
  const result = await attachToRemediation(act, { remediationId, media, sent });
  if (!result.ok) {
    switch (result.reason) {
      case "too_large":
      case "too_many":
        return { ok: false, text: refusedText(result.reason, locale) };
      case "not_found":
      case "not_allowed":
        return { ok: false, text: t(locale, `remedy-refused-${result.reason}`) };
      case "not_possible_now":
        return {
          ok: false,
          text: t(locale, "remedy-refused-not_possible_now", { state: t(locale, "remedy-state-submitted") }),
        };
      default:
        return result satisfies never;
    }
  }
  const about = {
    what: countsText({ [result.kind]: 1 }, locale),
    number: String(result.number),
    total: String(result.total),
  };
  return {
    ok: true,
    about,
    lines: [
      t(locale, "remedy-evidence-received-short", about),
      ...(result.first ? [t(locale, "evidence-privacy")] : []),
    ],
  };
}
