import { Hono } from "hono";
import { sameSecret } from "../../channels/common/sameSecret.ts";
import type { HttpContext, HttpDeps, HttpEnv } from "../httpDeps.ts";
import { isFromHere } from "../guard/clientAddress.ts";

const NO_STORE = { "Cache-Control": "no-store" };

/**
 * For the supervisor and the monitoring: `/healthz` (alive), `/readyz` (can work), `/metrics`. Numbers and the
 * database's own words are for the operator: for this machine, and who has the token.
 */
export function operationRoutes(deps: HttpDeps): Hono<HttpEnv> {
  return new Hono<HttpEnv>()
    .get("/healthz", (c) => c.json({ ok: true }, 200, NO_STORE))
    .get("/readyz", async (c) => {
      const { ok, details } = await deps.ready();
      return c.json({ ok, ...(isOperator(deps, c) ? details : {}) }, ok ? 200 : 503, NO_STORE);
    })
    .get("/metrics", async (c) => {
      if (!isOperator(deps, c)) return c.body(null, 401, { ...NO_STORE, "WWW-Authenticate": "Bearer" });
      return c.body(await deps.metrics(), 200, {
        ...NO_STORE,
        "Content-Type": "text/plain; version=0.0.4; charset=utf-8",
      });
    });
}

function isOperator(deps: HttpDeps, c: HttpContext): boolean {
  const { metricsToken } = deps;
  if (isFromHere(deps, c)) return true;
  const shown = c.req.header("authorization") ?? "";
  return metricsToken !== undefined && sameSecret(shown, `Bearer ${metricsToken}`);
}
