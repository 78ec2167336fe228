import * as oidc from "openid-client";
import { z } from "zod";
import type { Clock } from "../../clock.ts";
import type { AgencySettings } from "./agencySettings.ts";

/** The provider answers within so many seconds, or counts as away. */
const ANSWER_WITHIN_S = 10;
/** Clocks of two servers that are kept in time may differ by so much, in seconds. */
const CLOCK_TOLERANCE_S = 60;
/** What the provider says of itself is read anew after this time. */
const METADATA_KEPT_MS = 60 * 60 * 1000;

/** What a browser keeps between leaving for the provider and coming back. */
export interface AgencyTrip {
  state: string;
  nonce: string;
  verifier: string;
}

export type AgencyRefusal =
  /** No answer, or none that makes sense. */
  | "away"
  /** The person, or the provider for them, has not agreed. */
  | "stopped"
  /** Issued or expiring at another time than it is here. */
  | "clock"
  /** Wrong issuer, signature, nonce, state, audience, or a code that is not good (any more). */
  | "refused"
  /** It does not say what the person is known by, or not for certain. */
  | "no_claim";

export interface AgencySignIn {
  /** Claim by which people are known. */
  readonly claim: string;
  /** Where the browser goes, and what it keeps meanwhile. */
  begin(
    redirectUri: string,
  ): Promise<{ ok: true; url: string; trip: AgencyTrip } | { ok: false; reason: AgencyRefusal }>;
  /** What the person is known by, when everything the provider says holds. */
  finish(
    address: URL,
    trip: AgencyTrip,
  ): Promise<{ ok: true; value: string } | { ok: false; reason: AgencyRefusal }>;
  /** Where signing out goes on; null: the provider knows no signing out, or is away. */
  endAddress(backTo: string): Promise<string | null>;
}

/** OpenID Connect with the agency's provider: code flow with PKCE, state and nonce; the ID token's signature is checked. */
export function createAgencySignIn(
  settings: AgencySettings,
  clock: Clock,
  log: { warn(about: Record<string, unknown>, message: string): void } = { warn: () => undefined },
): AgencySignIn {
  const { issuer, clientId, clientSecret, claim, scope } = settings;
  let known: { server: oidc.ServerMetadata; at: number } | null = null;

  async function configuration(): Promise<oidc.Configuration> {
    if (known === null || clock.now() - known.at > METADATA_KEPT_MS) {
      const found = await oidc.discovery(new URL(issuer), clientId, clientSecret, undefined, {
        timeout: ANSWER_WITHIN_S,
        execute: insecure(issuer),
      });
      known = { server: found.serverMetadata(), at: clock.now() };
    }
    const config = new oidc.Configuration(known.server, clientId, {
      client_secret: clientSecret,
      [oidc.clockTolerance]: CLOCK_TOLERANCE_S,
      // The service's clock judges, wherever it gets its time from.
      [oidc.clockSkew]: Math.round((clock.now() - Date.now()) / 1000),
    });
    config.timeout = ANSWER_WITHIN_S;
    for (const change of insecure(issuer)) change(config);
    // Without it the line to the provider alone vouches for the token.
    oidc.enableNonRepudiationChecks(config);
    return config;
  }

  /** The operator reads why; of the provider's answer itself nothing is kept, since it names people. */
  function refused(error: unknown): { ok: false; reason: AgencyRefusal } {
    const reason = refusalOf(error);
    const { code } = failureSchema.safeParse(error).data ?? {};
    if (reason !== "stopped") log.warn({ reason, code }, "the agency's sign-in was not accepted");
    return { ok: false, reason };
  }

  return {
    claim,
    async begin(redirectUri) {
      try {
        const config = await configuration();
        const trip = {
          state: oidc.randomState(),
          nonce: oidc.randomNonce(),
          verifier: oidc.randomPKCECodeVerifier(),
        };
        const url = oidc.buildAuthorizationUrl(config, {
          redirect_uri: redirectUri,
          scope,
          state: trip.state,
          nonce: trip.nonce,
          code_challenge: await oidc.calculatePKCECodeChallenge(trip.verifier),
          code_challenge_method: "S256",
        });
        return { ok: true, url: url.href, trip };
      } catch (error) {
        return refused(error);
      }
    },
    async finish(address, { state, nonce, verifier }) {
      try {
        const config = await configuration();
        const tokens = await oidc.authorizationCodeGrant(config, address, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        });
        const claims = tokens.claims();
        if (claims === undefined) return { ok: false, reason: "refused" };
        const value =
          valueOf(claims, claim) ??
          // Many providers say no more than who it is in the token itself.
          valueOf(await oidc.fetchUserInfo(config, tokens.access_token, claims.sub), claim);
        return value === null ? { ok: false, reason: "no_claim" } : { ok: true, value };
      } catch (error) {
        return refused(error);
      }
    },
    async endAddress(backTo) {
      try {
        const config = await configuration();
        if (config.serverMetadata().end_session_endpoint === undefined) return null;
        return oidc.buildEndSessionUrl(config, { post_logout_redirect_uri: backTo }).href;
      } catch {
        return null;
      }
    },
  };
}

/** Settings allow http on this machine only. */
function insecure(issuer: string): ((config: oidc.Configuration) => void)[] {
  return issuer.startsWith("http:") ? [oidc.allowInsecureRequests] : [];
}

const valueSchema = z.union([z.string().trim().min(1).max(254), z.int().transform(String)]);

/** An address that the provider itself does not vouch for is none. */
function valueOf(claims: Readonly<Record<string, unknown>>, claim: string): string | null {
  if (claim === "email" && claims["email_verified"] === false) return null;
  return valueSchema.safeParse(claims[claim]).data ?? null;
}

const CLOCK = "OAUTH_JWT_TIMESTAMP_CHECK_FAILED";
/** The answer is no answer of a provider. */
const AWAY = new Set(["OAUTH_TIMEOUT", "OAUTH_RESPONSE_IS_NOT_CONFORM", "OAUTH_RESPONSE_IS_NOT_JSON"]);
const failureSchema = z.looseObject({ code: z.string().optional(), cause: z.unknown() });

function refusalOf(error: unknown): AgencyRefusal {
  if (error instanceof oidc.AuthorizationResponseError) return "stopped";
  const code = failureSchema.safeParse(error).data?.code;
  if (code === CLOCK) return "clock";
  if (code !== undefined && AWAY.has(code)) return "away";
  // `fetch` throws a bare TypeError for a server that is not there.
  return code === undefined && error instanceof TypeError ? "away" : "refused";
}
