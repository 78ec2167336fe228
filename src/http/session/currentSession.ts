import type { HttpContext, HttpDeps } from "../httpDeps.ts";
import { SESSION_LIVES } from "../../policies/sessionLives.ts";
import { isSecure } from "../guard/origin.ts";
import { deviceLabel } from "./deviceLabel.ts";
import { findSession, type Session } from "./findSession.ts";
import { openSession } from "./openSession.ts";
import { keptToken } from "./promisedToken.ts";
import { readSessionCookie, writeSessionCookie } from "./sessionCookie.ts";

/** The request's session; opens the one its link has promised if this is its first call. */
export async function currentSession(deps: HttpDeps, c: HttpContext): Promise<Session | null> {
  const secure = isSecure(deps, c);
  const cookie = readSessionCookie(c, secure);
  if (cookie === null) return null;
  const { code } = cookie;
  const now = new Date(deps.clock.now());
  const lives = deps.sessionLives ?? SESSION_LIVES;
  if (code === null) return findSession(deps.db.pool, lives, cookie.token, now);
  const token = keptToken(deps.sessionKey, code, cookie.token);
  if (token === null) return null;
  const device = deviceLabel(c.req.header("user-agent") ?? "");
  if (!(await openSession(deps, { token, code, device, now }))) return null;
  writeSessionCookie(c, secure, { token, code: null });
  return findSession(deps.db.pool, lives, token, now);
}
