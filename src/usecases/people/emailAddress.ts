import { createHash, randomInt } from "node:crypto";
import { z } from "zod";
import type { Tx } from "../../db/joinPrisma.ts";
import type { Act } from "../../messaging/act.ts";

const emailSchema = z.email().max(254);

/** Codes by e-mail that a person may ask for in an hour: nobody's mailbox is filled from here. */
const CODES_PER_HOUR = 5;
const HOUR_MS = 60 * 60 * 1_000;
/** The code holds for so long. */
const CODE_LIFE_MS = 15 * 60 * 1_000;
const CODE_SENT = "email.code_sent";

/** An address that waits for the code sent to it; plain JSON, the code only as a hash. */
export interface EmailCheck {
  address: string;
  codeHash: string;
  until: number;
}

/** The address in a message, or null when it is none. */
export function readEmail(text: string): string | null {
  return emailSchema.safeParse(text.trim()).data ?? null;
}

/**
 * Sends a code to an address that the acting person names, so that nobody receives what is another's.
 * @param words subject and text of the message, with the code
 */
export async function checkEmail(
  act: Act,
  address: string,
  words: (code: string) => { subject: string; text: string },
): Promise<{ ok: true; check: EmailCheck } | { ok: false; reason: "too_many" | "off" }> {
  if (act.actor === null || !act.channels.has("email")) return { ok: false, reason: "off" };
  const tx = await act.uow.prisma();
  const object = `person:${act.actor.id}`;
  const sent = await tx.auditEvent.count({
    where: { action: CODE_SENT, object, at: { gt: new Date(act.now.getTime() - HOUR_MS) } },
  });
  if (sent >= CODES_PER_HOUR) return { ok: false, reason: "too_many" };
  const code = String(randomInt(1_000_000)).padStart(6, "0");
  await act.send({
    channel: "email",
    conversation: `email:${act.actor.id}`,
    method: "sendMessage",
    payload: { ...words(code), to: address },
  });
  act.audit({ chain: "system", action: CODE_SENT, object, data: {} });
  const until = act.now.getTime() + CODE_LIFE_MS;
  return { ok: true, check: { address, codeHash: hashOf(act.actor.id, address, code), until } };
}

/** Keeps the address when the code is the one that was sent to it. */
export async function confirmEmail(
  act: Act,
  check: EmailCheck,
  code: string,
): Promise<"saved" | "wrong" | "late"> {
  if (act.actor === null) return "wrong";
  if (act.now.getTime() > check.until) return "late";
  if (hashOf(act.actor.id, check.address, code.replaceAll(/\D/g, "")) !== check.codeHash) return "wrong";
  const tx = await act.uow.prisma();
  await keepEmail(tx, act.actor.id, check.address);
  act.audit({ chain: "system", action: "person.email_set", object: `person:${act.actor.id}`, data: {} });
  return "saved";
}

/** Stores an address, and the account that stands for the mailbox, reachable until it turns out otherwise. */
export async function keepEmail(tx: Tx, personId: string, email: string): Promise<void> {
  await tx.person.update({ where: { id: personId }, data: { email } });
  await tx.channelAccount.upsert({
    where: { channel_externalId: { channel: "email", externalId: personId } },
    create: { channel: "email", externalId: personId, personId },
    update: { personId, state: "active" },
  });
}

function hashOf(personId: string, address: string, code: string): string {
  return createHash("sha256").update(`${personId}\n${address}\n${code}`).digest("hex");
}
