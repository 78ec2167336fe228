import { randomBytes } from "node:crypto";
import { refusals } from "./OaFailure.ts";

const ACCESS_LIFE_S = 90_000;
const REFRESH_LIFE_MS = 90 * 24 * 60 * 60 * 1000;

/** Tokens as Zalo gives them: an access token for 25 hours, a refresh token for three months and one use. */
export class OaTokens {
  readonly #now: () => number;
  readonly #access = new Map<string, number>();
  readonly #refresh = new Map<string, number>();
  readonly #codes = new Map<string, string>();
  /** Refreshes that took effect. */
  refreshes = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** What an administrator gets in the console. */
  firstRefreshToken(): string {
    const token = `refresh-${randomBytes(12).toString("hex")}`;
    this.#refresh.set(token, this.#now() + REFRESH_LIFE_MS);
    return token;
  }

  /** What an administrator's browser brings back. */
  code(verifier: string): string {
    const code = `code-${randomBytes(12).toString("hex")}`;
    this.#codes.set(code, verifier);
    return code;
  }

  give(): Readonly<Record<string, string>> {
    const access = `access-${randomBytes(12).toString("hex")}`;
    this.#access.set(access, this.#now() + ACCESS_LIFE_S * 1_000);
    return {
      access_token: access,
      refresh_token: this.firstRefreshToken(),
      expires_in: String(ACCESS_LIFE_S),
    };
  }

  refresh(token: string): Readonly<Record<string, unknown>> {
    const until = this.#refresh.get(token);
    this.#refresh.delete(token);
    if (until === undefined)
      return oauthError(-14_020, "Invalid refresh token", "Refresh token is used or expired");
    if (until < this.#now()) return oauthError(-14_014, "Invalid refresh token", "Refresh token is expired");
    this.refreshes += 1;
    return this.give();
  }

  exchange(code: string, verifier: string | null): Readonly<Record<string, unknown>> {
    const wanted = this.#codes.get(code);
    this.#codes.delete(code);
    if (wanted === undefined)
      return oauthError(-14_019, "Invalid code", "Authorization code is used or expired");
    if (wanted !== verifier) return oauthError(-14_018, "Invalid code verifier", "");
    return this.give();
  }

  /** @throws OaFailure */
  check(token: string | undefined): void {
    const until = token === undefined ? undefined : this.#access.get(token);
    if (until === undefined) throw refusals.badToken();
    if (until <= this.#now()) throw refusals.oldToken();
  }

  /** All that was given is worth nothing any more: an administrator has withdrawn the permission. */
  revoke(): void {
    this.#access.clear();
    this.#refresh.clear();
  }

  /** Only the access tokens: as when Zalo ends one before its time. */
  endAccess(): void {
    this.#access.clear();
  }
}

export function oauthError(error: number, name: string, description: string) {
  return { error, error_name: name, error_reason: "", error_description: description, ref_doc: "" };
}
