import {
  generateRegistrationOptions,
  verifyRegistrationResponse,
  type PublicKeyCredentialCreationOptionsJSON,
  type VerifiedRegistrationResponse,
} from "@simplewebauthn/server";
import type { Act } from "../../messaging/act.ts";
import { stepUpNeed } from "../stepUp/stepUpNeed.ts";
import { CHALLENGE_LIFE_MS, issueChallenge, useChallenge } from "./passkeyChallenge.ts";
import { challengeIn, type NewPasskeyResponse } from "./passkeyResponse.ts";
import type { RelyingParty } from "./RelyingParty.ts";

/** Keys of one person at most. */
const MAX_PASSKEYS = 10;

export type AddRefusal = "not_confirmed" | "too_many" | "expired" | "wrong" | "known";

/** What a browser needs to make a passkey for the acting person. */
export async function passkeyOptions(
  act: Act,
  rp: RelyingParty,
  sessionId: string,
): Promise<
  { ok: true; options: PublicKeyCredentialCreationOptionsJSON } | { ok: false; reason: AddRefusal }
> {
  const refusal = await refusalOf(act);
  if (refusal !== null || act.actor === null) return { ok: false, reason: refusal ?? "not_confirmed" };
  const { id, fullName } = act.actor;
  const tx = await act.uow.prisma();
  const own = await tx.passkey.findMany({ where: { personId: id }, select: { id: true } });
  const challenge = await issueChallenge(act, "add", sessionId);
  const options = await generateRegistrationOptions({
    rpName: rp.name,
    rpID: rp.id,
    userName: fullName,
    userDisplayName: fullName,
    userID: new Uint8Array(Buffer.from(id)),
    challenge: new Uint8Array(Buffer.from(challenge, "base64url")),
    timeout: CHALLENGE_LIFE_MS,
    excludeCredentials: own,
    // Asked for without a name at sign-in, and with a finger, a face or a PIN always.
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  });
  return { ok: true, options };
}

/** Keeps the passkey that the browser has made. */
export async function addPasskey(
  act: Act,
  made: { rp: RelyingParty; sessionId: string; response: NewPasskeyResponse; device: string | null },
): Promise<{ ok: true } | { ok: false; reason: AddRefusal }> {
  const { rp, sessionId, response, device } = made;
  const refusal = await refusalOf(act);
  if (refusal !== null || act.actor === null) return { ok: false, reason: refusal ?? "not_confirmed" };
  const personId = act.actor.id;
  const challenge = challengeIn(response.response.clientDataJSON);
  if (!(await useChallenge(act, challenge, "add", sessionId))) return { ok: false, reason: "expired" };
  const verified = await verifyRegistrationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: rp.origin,
    expectedRPID: rp.id,
    requireUserVerification: true,
  }).catch((): VerifiedRegistrationResponse => ({ verified: false }));
  if (!verified.verified) return { ok: false, reason: "wrong" };
  const { credential } = verified.registrationInfo;
  const tx = await act.uow.prisma();
  if ((await tx.passkey.count({ where: { id: credential.id } })) > 0) return { ok: false, reason: "known" };
  await tx.passkey.create({
    data: {
      id: credential.id,
      personId,
      publicKey: credential.publicKey,
      counter: credential.counter,
      transports: response.response.transports,
      device,
      createdAt: act.now,
    },
  });
  act.audit({ chain: "system", action: "passkey.added", object: `person:${personId}`, data: { device } });
  return { ok: true };
}

/**
 * Whoever decides confirms first that it is they who add a way in; where the office demands a second factor, their
 * first one does not come out of a single session either.
 */
async function refusalOf(act: Act): Promise<AddRefusal | null> {
  if (act.actor === null) return "not_confirmed";
  const { kind } = await stepUpNeed(act);
  if (kind === "confirm" || kind === "impossible") return "not_confirmed";
  const tx = await act.uow.prisma();
  return (await tx.passkey.count({ where: { personId: act.actor.id } })) >= MAX_PASSKEYS ? "too_many" : null;
}
