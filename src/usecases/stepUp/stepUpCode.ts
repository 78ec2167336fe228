import { createHash, randomInt } from "node:crypto";
import { conversationOf } from "../../messaging/conversationOf.ts";
import type { Act } from "../../messaging/act.ts";
import { STEP_UP_CODE } from "../../domain/inspection/stepUp.ts";
import { confirmSession } from "./confirmSession.ts";
import type { StepUpWay } from "./stepUpNeed.ts";

const HOUR_MS = 60 * 60 * 1_000;

/**
 * Sends a code for one deed to another chat of the acting person; an earlier one for it counts no more.
 * @param deed what it confirms: "conclude:<inspection>"
 * @param words subject and text of the message, with the code
 */
export async function sendStepUpCode(
  act: Act,
  deed: string,
  way: StepUpWay,
  words: (code: string) => { subject: string; text: string },
): Promise<"sent" | "too_many" | "gone"> {
  if (act.actor === null) return "gone";
  const personId = act.actor.id;
  const tx = await act.uow.prisma();
  const since = new Date(act.now.getTime() - HOUR_MS);
  const sent = await tx.stepUpCode.count({ where: { personId, createdAt: { gt: since } } });
  if (sent >= STEP_UP_CODE.perHour) return "too_many";
  await tx.stepUpCode.deleteMany({ where: { personId, createdAt: { lte: since } } });
  const code = String(randomInt(1_000_000)).padStart(6, "0");
  const { channel, conversation, accountId } = way;
  const { subject, text } = words(code);
  const person = await tx.person.findUniqueOrThrow({ where: { id: personId }, select: { email: true } });
  // A mail of its own: a notice would carry a link into the web chat.
  const payload = channel === "email" ? { to: person.email, subject, text } : { text };
  await act.send({ channel, conversation, method: "sendMessage", payload });
  await tx.stepUpCode.updateMany({ where: { personId, deed, usedAt: null }, data: { usedAt: act.now } });
  await tx.stepUpCode.create({
    data: {
      personId,
      deed,
      codeHash: hashOf(personId, deed, code),
      sentToId: accountId,
      createdAt: act.now,
      expiresAt: new Date(act.now.getTime() + STEP_UP_CODE.lifeMs),
    },
  });
  note(act, "step_up.code_sent", deed, { channel });
  return "sent";
}

export type CodeTried =
  | { kind: "confirmed" }
  | { kind: "wrong"; left: number }
  /** It was typed where it was sent: one chat alone proves nothing. */
  | { kind: "same_chat" }
  /** Too late, tried too often, or used. */
  | { kind: "dead" };

/** Tries what was typed against the newest code for this deed; it confirms this session for some minutes. */
export async function tryStepUpCode(act: Act, deed: string, said: string): Promise<CodeTried> {
  if (act.actor === null || act.session === null) return { kind: "dead" };
  const personId = act.actor.id;
  const tx = await act.uow.prisma();
  const newest = await tx.stepUpCode.findFirst({
    where: { personId, deed, usedAt: null, expiresAt: { gt: act.now } },
    orderBy: { createdAt: "desc" },
  });
  if (newest === null) return { kind: "dead" };
  const sentTo = await tx.channelAccount.findUnique({ where: { id: newest.sentToId } });
  if (sentTo === null || sentTo.personId !== personId) return { kind: "dead" };
  if (conversationOf(sentTo.channel, sentTo) === act.session.conversation) return { kind: "same_chat" };
  if (hashOf(personId, deed, said.replaceAll(/\D/g, "")) === newest.codeHash) {
    const used = await tx.stepUpCode.updateMany({
      where: { id: newest.id, usedAt: null },
      data: { usedAt: act.now },
    });
    if (used.count === 0) return { kind: "dead" };
    await confirmSession(act, act.session.id, { deed, way: "code" });
    return { kind: "confirmed" };
  }
  const { tries } = await tx.stepUpCode.update({
    where: { id: newest.id },
    data: { tries: { increment: 1 } },
    select: { tries: true },
  });
  note(act, "step_up.refused", deed, { why: "wrong_code", tries });
  act.refused("wrong_link");
  const left = STEP_UP_CODE.tries - tries;
  if (left > 0) return { kind: "wrong", left };
  await tx.stepUpCode.update({ where: { id: newest.id }, data: { usedAt: act.now } });
  return { kind: "dead" };
}

function note(act: Act, action: string, deed: string, data: Record<string, string | number>): void {
  act.audit({ chain: "system", action, object: `person:${act.actor?.id ?? ""}`, data: { deed, ...data } });
}

function hashOf(personId: string, deed: string, code: string): string {
  return createHash("sha256").update(`${personId}\n${deed}\n${code}`).digest("hex");
}
