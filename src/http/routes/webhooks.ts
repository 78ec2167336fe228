import { Hono } from "hono";
import { MAX_BODY_BYTES } from "../../channels/web/limits.ts";
import type { HttpDeps, HttpEnv } from "../deps.ts";
import { readBody } from "../guard/readBody.ts";
import { BODY_TIMEOUT_MS } from "../limits.ts";

/** `POST /telegram/PATHSECRET`: bounds the body and hands the request to the channel's own check. */
export function webhookRoutes(deps: HttpDeps): Hono<HttpEnv> {
  const app = new Hono<HttpEnv>();
  const { telegramWebhook } = deps;
  if (telegramWebhook === undefined || telegramWebhook === null) return app;
  return app.post("/telegram/:secret", async (c) => {
    const read = await readBody(c.req.raw, { maxBytes: MAX_BODY_BYTES, timeoutMs: BODY_TIMEOUT_MS });
    if (!read.ok) return c.body(null, read.reason === "too-slow" ? 408 : 413);
    const { url, headers } = c.req.raw;
    const request = new Request(url, { method: "POST", headers, body: read.bytes });
    return telegramWebhook(request, c.req.param("secret"));
  });
}
