import type { MiddlewareHandler } from "hono";
import type { HttpDeps, HttpEnv } from "../httpDeps.ts";
import { isSecure } from "./origin.ts";

const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "media-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

const HEADERS: Readonly<Record<string, string>> = {
  "Content-Security-Policy": CONTENT_SECURITY_POLICY,
  "X-Content-Type-Options": "nosniff",
  // The path of a link holds its code; it must not travel to another host.
  "Referrer-Policy": "same-origin",
  "Permissions-Policy": "camera=(), microphone=(self), geolocation=(self)",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "X-Frame-Options": "DENY",
};

const ONE_YEAR_SECONDS = 365 * 24 * 60 * 60;

/** Headers of every answer (F57). */
export function securityHeaders(deps: HttpDeps): MiddlewareHandler<HttpEnv> {
  return async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(HEADERS)) c.res.headers.set(name, value);
    if (isSecure(deps, c)) c.res.headers.set("Strict-Transport-Security", `max-age=${ONE_YEAR_SECONDS}`);
  };
}
