import { Hono } from "hono";
import type { HttpDeps, HttpEnv } from "../deps.ts";

/** For the supervisor and the monitoring: `/healthz` (alive), `/readyz` (can work), `/metrics`. */
export function operationRoutes(deps: HttpDeps): Hono<HttpEnv> {
  return new Hono<HttpEnv>()
    .use(async (c, next) => {
      await next();
      c.header("Cache-Control", "no-store");
    })
    .get("/healthz", (c) => c.json({ ok: true }))
    .get("/readyz", async (c) => {
      const { ok, details } = await deps.ready();
      return c.json({ ok, ...details }, ok ? 200 : 503);
    })
    .get("/metrics", async (c) =>
      c.body(await deps.metrics(), 200, { "Content-Type": "text/plain; version=0.0.4; charset=utf-8" }),
    );
}
