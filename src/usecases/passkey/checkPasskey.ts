import {
  generateAuthenticationOptions,
  verifyAuthenticationResponse,
  type PublicKeyCredentialRequestOptionsJSON,
} from "@simplewebauthn/server";
import type { Act } from "../../messaging/act.ts";
import { CHALLENGE_LIFE_MS, issueChallenge, useChallenge, type PasskeyPurpose } from "./passkeyChallenge.ts";
import { challengeIn, type PasskeyProof } from "./passkeyResponse.ts";
import type { RelyingParty } from "./RelyingParty.ts";

/** What a browser needs to show a passkey: one of the acting person, or at sign-in any it has for this service. */
export async function proofOptions(
  act: Act,
  rp: RelyingParty,
  asked: { purpose: Exclude<PasskeyPurpose, "add">; sessionId: string | null },
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const tx = await act.uow.prisma();
  const own =
    act.actor === null
      ? []
      : await tx.passkey.findMany({ where: { personId: act.actor.id }, select: { id: true } });
  const challenge = await issueChallenge(act, asked.purpose, asked.sessionId);
  return generateAuthenticationOptions({
    rpID: rp.id,
    challenge: new Uint8Array(Buffer.from(challenge, "base64url")),
    timeout: CHALLENGE_LIFE_MS,
    userVerification: "required",
    allowCredentials: own,
  });
}

export type ProofRefusal =
  /** The challenge is used up, too old, or of another session. */
  | "expired"
  /** No key of this service, or one that was removed. */
  | "unknown"
  /** Somebody else's key. */
  | "foreign"
  /** Another address, another challenge, a wrong signature, no finger or PIN. */
  | "wrong"
  /** Its counter has gone back: there are two of it. */
  | "copied";

/**
 * Checks a passkey that somebody has shown; gives whose it is. Every refusal is written down, and one whose
 * counter goes back stays refused until it is removed.
 */
export async function checkPasskey(
  act: Act,
  shown: {
    rp: RelyingParty;
    purpose: Exclude<PasskeyPurpose, "add">;
    sessionId: string | null;
    proof: PasskeyProof;
  },
): Promise<{ ok: true; personId: string } | { ok: false; reason: ProofRefusal }> {
  const { rp, purpose, sessionId, proof } = shown;
  const refuse = (reason: ProofRefusal, owner?: string): { ok: false; reason: ProofRefusal } => {
    const object = `person:${owner ?? act.actor?.id ?? ""}`;
    act.audit({ chain: "system", action: "passkey.refused", object, data: { why: reason, purpose } });
    act.refused("wrong_link");
    return { ok: false, reason };
  };
  const challenge = challengeIn(proof.response.clientDataJSON);
  if (!(await useChallenge(act, challenge, purpose, sessionId))) return refuse("expired");
  const tx = await act.uow.prisma();
  const key = await tx.passkey.findUnique({
    where: { id: proof.id },
    include: { person: { select: { mergedIntoId: true } } },
  });
  if (key === null || key.person.mergedIntoId !== null) return refuse("unknown");
  const { personId } = key;
  if (act.actor !== null && personId !== act.actor.id) return refuse("foreign", personId);
  const verified = await verifyAuthenticationResponse({
    response: proof,
    expectedChallenge: challenge,
    expectedOrigin: rp.origin,
    expectedRPID: rp.id,
    requireUserVerification: true,
    // The counter is compared below, so that a copy is told from a wrong signature.
    credential: { id: key.id, publicKey: new Uint8Array(key.publicKey), counter: 0 },
  }).catch(() => null);
  if (verified?.verified !== true) return refuse("wrong", personId);
  const { newCounter } = verified.authenticationInfo;
  const counts = key.counter > 0n || newCounter > 0;
  if (counts && BigInt(newCounter) <= key.counter) return refuse("copied", personId);
  await tx.passkey.update({ where: { id: key.id }, data: { counter: newCounter, lastUsedAt: act.now } });
  return { ok: true, personId };
}
