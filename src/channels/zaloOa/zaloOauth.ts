import { z } from "zod";
import { createHttpClient } from "../common/httpCall.ts";
import { parseJson } from "../common/parseJson.ts";

/** What Zalo gives for a refresh token or for a code of an administrator. */
export interface TokenPair {
  readonly accessToken: string;
  readonly refreshToken: string;
  /** Life of the access token; Zalo says 90,000 (25 hours). */
  readonly expiresInS: number;
}

export type OauthAnswer =
  | { readonly kind: "given"; readonly pair: TokenPair }
  /** Zalo does not take what it was given, now or ever. */
  | { readonly kind: "refused"; readonly error: string }
  /** No answer, or one of a server in trouble: whether the token was used up is not known. */
  | { readonly kind: "unreachable"; readonly error: string };

export interface ZaloOauth {
  refresh(refreshToken: string): Promise<OauthAnswer>;
  /** Ten minutes are left for it after the administrator has agreed. */
  exchange(code: string, codeVerifier: string | undefined): Promise<OauthAnswer>;
  close(): void;
}

export interface ZaloOauthOptions {
  readonly oauthRoot: string;
  readonly appId: string;
  readonly appSecret: string;
}

const TIMEOUT_MS = 20_000;
const MAX_ANSWER_BYTES = 64 * 1024;

const givenSchema = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1),
  // Documented as a number, comes as a string.
  expires_in: z.coerce.number().positive(),
});
const refusedSchema = z.object({
  error: z.coerce.number().optional(),
  error_name: z.string().optional(),
  error_reason: z.string().optional(),
  error_description: z.string().optional(),
  message: z.string().optional(),
});

/** The errors of the token endpoint itself (-14002 app, -14014 and -14020 refresh token), and -118 "invalid grant". */
const REFUSALS = (code: number): boolean => code === -118 || (code <= -14_000 && code > -15_000);

/** `POST /v4/oa/access_token`: a form, the app's secret in a header of its own; errors come with HTTP 200. */
export function createZaloOauth({ oauthRoot, appId, appSecret }: ZaloOauthOptions): ZaloOauth {
  const http = createHttpClient(oauthRoot);

  async function ask(fields: Readonly<Record<string, string>>): Promise<OauthAnswer> {
    const answer = await http.send({
      method: "POST",
      path: "/v4/oa/access_token",
      headers: { "content-type": "application/x-www-form-urlencoded", secret_key: appSecret },
      body: new URLSearchParams({ ...fields, app_id: appId }).toString(),
      timeoutMs: TIMEOUT_MS,
      maxBytes: MAX_ANSWER_BYTES,
    });
    if (answer.kind === "noAnswer") return { kind: "unreachable", error: answer.error };
    if (answer.kind === "tooLarge") return { kind: "unreachable", error: "an answer without an end" };
    return read(answer.status, parseJson(answer.body));
  }

  return {
    refresh: (refreshToken) => ask({ grant_type: "refresh_token", refresh_token: refreshToken }),
    exchange: (code, codeVerifier) =>
      ask({
        grant_type: "authorization_code",
        code,
        ...(codeVerifier === undefined ? {} : { code_verifier: codeVerifier }),
      }),
    close: () => http.close(),
  };
}

function read(status: number, body: unknown): OauthAnswer {
  const given = givenSchema.safeParse(body).data;
  if (given !== undefined) {
    const { access_token: accessToken, refresh_token: refreshToken, expires_in: expiresInS } = given;
    return { kind: "given", pair: { accessToken, refreshToken, expiresInS } };
  }
  const refused = refusedSchema.safeParse(body).data;
  const words = [refused?.error_name, refused?.error_reason, refused?.error_description, refused?.message];
  const text = words.filter((word) => word !== undefined && word !== "").join(": ");
  const error = `HTTP ${status}, error ${refused?.error ?? "?"} ${text}`.trim();
  return { kind: REFUSALS(refused?.error ?? 0) ? "refused" : "unreachable", error };
}
