import type { MiddlewareHandler } from "hono";
import type { HttpContext, HttpDeps, HttpEnv } from "../httpDeps.ts";
import { problem } from "../problem.ts";

/** The service's own origin as browsers see it. */
export function ownOrigin(deps: Pick<HttpDeps, "publicUrl">, c: HttpContext): string {
  return new URL(deps.publicUrl ?? c.req.url).origin;
}

/** Whether cookies may be `Secure`: the service is reached by https. */
export function isSecure(deps: Pick<HttpDeps, "publicUrl">, c: HttpContext): boolean {
  return ownOrigin(deps, c).startsWith("https:");
}

/**
 * Refuses changes that another site asks for (F57). Browsers send Origin with every POST and
 * DELETE, and new ones Sec-Fetch-Site; a program that sends neither holds no one's cookies.
 */
export function requireOwnOrigin(deps: HttpDeps): MiddlewareHandler<HttpEnv> {
  return async (c, next) => {
    const origin = c.req.header("origin");
    const site = c.req.header("sec-fetch-site");
    const foreign =
      (origin !== undefined && origin !== ownOrigin(deps, c)) ||
      (site !== undefined && site !== "same-origin" && site !== "none");
    if (foreign && c.req.method !== "GET" && c.req.method !== "HEAD") {
      return problem(c, deps, 403, "foreign-origin");
    }
    await next();
    return undefined;
  };
}
