import { Hono } from "hono";
import type { Webhook, WebhookHead } from "../../channels/common/webhook.ts";
import type { ChannelName } from "../../domain/channelName.ts";
import type { HttpContext, HttpDeps, HttpEnv } from "../httpDeps.ts";
import { readBody } from "../guard/readBody.ts";
import { BODY_TIMEOUT_MS, MAX_WEBHOOK_BODY_BYTES } from "../limits.ts";

/**
 * Deliveries of the channels, `POST <path of the channel>/<random part>`: 401 before a body without the
 * secret is read, 200 once what it brings is kept.
 */
export function webhookRoutes(deps: HttpDeps): Hono<HttpEnv> {
  const app = new Hono<HttpEnv>();
  for (const [channel, webhook] of deps.webhooks ?? []) {
    app.post(`${webhook.path}/:secret`, (c) => {
      const head = { pathSecret: c.req.param("secret"), header: (name: string) => c.req.header(name) };
      return receive(deps, c, channel, webhook, head);
    });
  }
  return app;
}

async function receive(
  deps: HttpDeps,
  c: HttpContext,
  channel: ChannelName,
  webhook: Webhook,
  head: WebhookHead,
): Promise<Response> {
  if (!webhook.admits(head)) {
    // Zalo has been seen to look whether anybody is there, without a body.
    const length = head.header("content-length") ?? head.header("transfer-encoding") ?? "0";
    if (length === "0") return c.body(null, 200);
    deps.refused?.(channel, "forged");
    return c.body(null, 401);
  }
  const read = await readBody(c.req.raw, { maxBytes: MAX_WEBHOOK_BODY_BYTES, timeoutMs: BODY_TIMEOUT_MS });
  if (!read.ok) {
    const isLate = read.reason === "too-slow";
    deps.refused?.(channel, isLate ? "too_slow" : "too_large");
    return c.body(null, isLate ? 408 : 413);
  }
  const answer = await webhook.receive(read.bytes, head);
  switch (answer.outcome) {
    case "stored":
    case "probe":
      break;
    case "store_failed":
      deps.onError(answer.cause, { method: "POST", path: webhook.path });
      break;
    default:
      deps.refused?.(channel, answer.outcome);
  }
  return c.body(null, answer.status);
}
