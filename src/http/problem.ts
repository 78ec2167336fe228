import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { Locale } from "../domain/text.ts";
import { t } from "../i18n/t.ts";
import type { HttpContext, HttpDeps } from "./httpDeps.ts";

/** Refusals of the HTTP interface; each has a text `web-error-<code>`. */
export type ProblemCode =
  | "signed-out"
  | "foreign-origin"
  | "bad-request"
  | "empty-text"
  | "text-too-long"
  | "body-too-large"
  | "too-slow"
  | "unknown-button"
  | "no-file"
  | "file-too-large"
  | "file-type"
  | "file-pixels"
  | "not-confirmed"
  | "too-many-files"
  | "too-many"
  | "busy"
  | "not-found"
  | "passkey-not_confirmed"
  | "passkey-too_many"
  | "passkey-expired"
  | "passkey-unknown"
  | "passkey-foreign"
  | "passkey-wrong"
  | "passkey-copied"
  | "passkey-known"
  | "failure";

/** `{error: {code, message}}`; the code has underscores, the message is for the person. */
export function problem(
  c: HttpContext,
  deps: Pick<HttpDeps, "defaultLocale">,
  status: ContentfulStatusCode,
  code: ProblemCode,
  retryAfterSeconds?: number,
): Response {
  if (retryAfterSeconds !== undefined) c.header("Retry-After", String(retryAfterSeconds));
  c.header("Cache-Control", "no-store");
  const message = t(localeOf(c, deps), `web-error-${code}`);
  return c.json({ error: { code: code.replaceAll("-", "_"), message } }, status);
}

/** The person's language, or the service's while they are unknown. */
export function localeOf(c: HttpContext, deps: Pick<HttpDeps, "defaultLocale">): Locale {
  // Before the session is known the variable is not set, whatever its type says.
  const session: HttpContext["var"]["session"] | undefined = c.get("session");
  return session?.person?.locale ?? deps.defaultLocale;
}
