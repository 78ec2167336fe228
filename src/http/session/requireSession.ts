import type { MiddlewareHandler } from "hono";
import type { HttpDeps, HttpEnv } from "../httpDeps.ts";
import { isSecure } from "../guard/origin.ts";
import { problem } from "../problem.ts";
import { currentSession } from "./currentSession.ts";
import { clearSessionCookie } from "./sessionCookie.ts";

/** Lets a request pass with its session in `c.var.session`; 401 without one. */
export function requireSession(deps: HttpDeps): MiddlewareHandler<HttpEnv> {
  return async (c, next) => {
    const session = await currentSession(deps, c);
    if (session === null) {
      clearSessionCookie(c, isSecure(deps, c));
      return problem(c, deps, 401, "signed-out");
    }
    c.set("session", session);
    await next();
    return undefined;
  };
}
