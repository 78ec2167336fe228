import { t } from "../../i18n/t.ts";
import { isOwed } from "../../domain/remediation/remediationState.ts";
import { messageReference } from "../../messaging/messageIds.ts";
import { ownRemediations, type RemediationView } from "../../usecases/remediation/remediationView.ts";
import { remediationsOfMessage } from "../../usecases/reminder/remediationsOfMessage.ts";
import type { BotContext } from "../core/botContext.ts";
import { column, outgoing } from "../core/outgoing.ts";
import { personLocale, say } from "../core/say.ts";
import type { Taken } from "../core/taken.ts";
import { pointButtons } from "../screens/remedyList.ts";
import { unitButtons } from "../screens/remedyWords.ts";
import { attachPiece } from "./attachPiece.ts";

/**
 * A photo or file that nobody has asked for: an answer to the message it replies to, or to the only
 * point the person has to remedy; otherwise they are asked which one, and nothing is stored.
 */
export async function takeLoosePiece(context: BotContext): Promise<Taken> {
  const { act, input, update } = context.handling;
  if (input.kind !== "evidence" || update.person === null) return "passed";
  const locale = personLocale(context.handling);
  const owed = (await ownRemediations(act)).filter(({ state }) => isOwed(state));
  if (owed.length === 0) return "passed";
  const meant = await answeredPoints(context, owed);
  const [only] = meant;
  if (meant.length !== 1 || only === undefined) {
    await say(
      context,
      outgoing([t(locale, "remedy-evidence-which")], column(...pointButtons(meant, locale))),
    );
    return "done";
  }
  const taken = await attachPiece(context.handling, only.id, input);
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
  owed: readonly RemediationView[],
): Promise<RemediationView[]> {
  const { act, conversation } = context.handling;
  const reference = messageReference(context.message?.reply_to_message?.message_id);
  if (reference === null) return [...owed];
  const ids = await remediationsOfMessage(
    act,
    conversation,
    reference.kind === "outbox" ? { outboxId: reference.id } : { externalId: String(reference.id) },
  );
  const meant = owed.filter(({ id }) => ids.includes(id));
  return meant.length === 0 ? [...owed] : meant;
}
