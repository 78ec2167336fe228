import { Hono } from "hono";
import type { HttpDeps, HttpEnv } from "../deps.ts";

const NO_STORE = { "Cache-Control": "no-store" };

/** For the supervisor and the monitoring: `/healthz` (alive), `/readyz` (can work), `/metrics`. */
export function operationRoutes(deps: HttpDeps): Hono<HttpEnv> {
  return new Hono<HttpEnv>()
    .get("/healthz", (c) => c.json({ ok: true }, 200, NO_STORE))
    .get("/readyz", async (c) => {
      const { ok, details } = await deps.ready();
      return c.json({ ok, ...details }, ok ? 200 : 503, NO_STORE);
    })
    .get("/metrics", async (c) =>
      c.body(await deps.metrics(), 200, {
        ...NO_STORE,
        "Content-Type": "text/plain; version=0.0.4; charset=utf-8",
      }),
    );
}
