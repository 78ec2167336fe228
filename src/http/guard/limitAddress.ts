import type { MiddlewareHandler } from "hono";
import { createTokenBuckets, type Pace } from "../../messaging/tokenBuckets.ts";
import type { HttpContext, HttpDeps, HttpEnv } from "../httpDeps.ts";
import type { Pages } from "../page/loadPages.ts";
import { localeOf, problem } from "../problem.ts";
import { clientAddress } from "./clientAddress.ts";

/** Null, or 429 for an address that asks for more than people do. */
export function addressLimit(
  deps: HttpDeps,
  pages: Pages,
  pace: Pace,
): (c: HttpContext) => Promise<Response> | null {
  const buckets = createTokenBuckets<string>(deps.clock, pace);
  return (c) => {
    const wait = buckets.take(clientAddress(deps, c));
    if (wait === 0) return null;
    deps.refused?.("web", "too_many");
    c.header("Retry-After", String(wait));
    c.header("Cache-Control", "no-store");
    return Promise.resolve(c.html(pages.notice(localeOf(c, deps), "too-fast"), 429));
  };
}

export function limitAddress(deps: HttpDeps, pages: Pages, pace: Pace): MiddlewareHandler<HttpEnv> {
  const refusal = addressLimit(deps, pages, pace);
  return async (c, next) => {
    const refused = refusal(c);
    if (refused !== null) return refused;
    await next();
    return undefined;
  };
}

/** 429 for an account that is signed in and asks for more than its pages do. */
export function limitAccount(deps: HttpDeps, pace: Pace): MiddlewareHandler<HttpEnv> {
  const buckets = createTokenBuckets<number>(deps.clock, pace);
  return async (c, next) => {
    const wait = buckets.take(c.var.session.accountId);
    if (wait > 0) {
      deps.refused?.("web", "too_many");
      return problem(c, deps, 429, "too-many", wait);
    }
    await next();
    return undefined;
  };
}
