import { Hono } from "hono";
import { MAX_BODY_BYTES } from "../../channels/web/limits.ts";
import { MAX_WEBHOOK_BODY_BYTES } from "../../channels/zalo/limits.ts";
import { MAX_WEBHOOK_BODY_BYTES as MAX_OA_WEBHOOK_BODY_BYTES } from "../../channels/zaloOa/limits.ts";
import type { ChannelName } from "../../messaging/channel.ts";
import type { Refusal } from "../../observe/refusals.ts";
import type { HttpContext, HttpDeps, HttpEnv } from "../deps.ts";
import { readBody } from "../guard/readBody.ts";
import { BODY_TIMEOUT_MS } from "../limits.ts";

const ZALO_REFUSALS: Readonly<Partial<Record<string, Refusal>>> = {
  forged: "forged",
  malformed: "malformed",
  ignored: "unknown_kind",
  too_old: "repeated",
};

/** Deliveries of the channels: bounds the body and hands it to the channel's own checks. */
export function webhookRoutes(deps: HttpDeps): Hono<HttpEnv> {
  return new Hono<HttpEnv>()
    .route("/", telegramRoute(deps))
    .route("/", zaloRoute(deps))
    .route("/", zaloOaRoute(deps));
}

/** `POST /zalo/PATHSECRET`: 401 before a body without the secret is read, 200 once the event is kept. */
function zaloRoute(deps: HttpDeps): Hono<HttpEnv> {
  const app = new Hono<HttpEnv>();
  const { zaloWebhook } = deps;
  if (zaloWebhook === undefined || zaloWebhook === null) return app;
  return app.post("/zalo/:secret", async (c) => {
    if (!zaloWebhook.admits(c.req.param("secret"), c.req.header("x-bot-api-secret-token"))) {
      // Zalo has been seen to look whether anybody is there, without a body.
      const length = c.req.header("content-length") ?? c.req.header("transfer-encoding") ?? "0";
      if (length !== "0") deps.refused?.("zalo", "forged");
      return c.body(null, length === "0" ? 200 : 401);
    }
    const read = await readBody(c.req.raw, { maxBytes: MAX_WEBHOOK_BODY_BYTES, timeoutMs: BODY_TIMEOUT_MS });
    if (!read.ok) return tooMuch(deps, c, "zalo", read.reason);
    const answer = await zaloWebhook.receive(read.bytes);
    const refusal = ZALO_REFUSALS[answer.outcome];
    if (refusal !== undefined) deps.refused?.("zalo", refusal);
    if (answer.outcome === "store_failed") deps.onError(answer.cause, { method: "POST", path: "/zalo/…" });
    return c.body(null, answer.status);
  });
}

/** `POST /zalo-oa/PATHSECRET`: the signature is over the body, so the path alone guards its reading. */
function zaloOaRoute(deps: HttpDeps): Hono<HttpEnv> {
  const app = new Hono<HttpEnv>();
  const { zaloOaWebhook } = deps;
  if (zaloOaWebhook === undefined || zaloOaWebhook === null) return app;
  return app.post("/zalo-oa/:secret", async (c) => {
    if (!zaloOaWebhook.admits(c.req.param("secret"))) {
      deps.refused?.("zalo_oa", "forged");
      return c.body(null, 401);
    }
    const read = await readBody(c.req.raw, {
      maxBytes: MAX_OA_WEBHOOK_BODY_BYTES,
      timeoutMs: BODY_TIMEOUT_MS,
    });
    if (!read.ok) return tooMuch(deps, c, "zalo_oa", read.reason);
    const answer = await zaloOaWebhook.receive({
      body: read.bytes,
      signature: c.req.header("x-zevent-signature"),
      timestamp: c.req.header("x-zevent-timestamp"),
    });
    const refusal = ZALO_REFUSALS[answer.outcome];
    if (refusal !== undefined) deps.refused?.("zalo_oa", refusal);
    if (answer.outcome === "store_failed") deps.onError(answer.cause, { method: "POST", path: "/zalo-oa/…" });
    return c.body(null, answer.status);
  });
}

/** `POST /telegram/PATHSECRET` */
function telegramRoute(deps: HttpDeps): Hono<HttpEnv> {
  const app = new Hono<HttpEnv>();
  const { telegramWebhook } = deps;
  if (telegramWebhook === undefined || telegramWebhook === null) return app;
  return app.post("/telegram/:secret", async (c) => {
    const read = await readBody(c.req.raw, { maxBytes: MAX_BODY_BYTES, timeoutMs: BODY_TIMEOUT_MS });
    if (!read.ok) return tooMuch(deps, c, "telegram", read.reason);
    const { url, headers } = c.req.raw;
    const request = new Request(url, { method: "POST", headers, body: read.bytes });
    return telegramWebhook(request, c.req.param("secret"));
  });
}

function tooMuch(
  deps: HttpDeps,
  c: HttpContext,
  channel: ChannelName,
  reason: "body-too-large" | "too-slow",
): Response {
  deps.refused?.(channel, reason === "too-slow" ? "too_slow" : "too_large");
  return c.body(null, reason === "too-slow" ? 408 : 413);
}
