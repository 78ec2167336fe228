import type { Clock } from "../../clock.ts";
import { parseJson } from "../common/parseJson.ts";
import { sameSecret } from "../common/sameSecret.ts";
import { createWebhook, pathSecret, type Webhook } from "../common/webhook.ts";
import { EVENT_LIFE_MS } from "./limits.ts";
import { readOaEvent, type OaEvent } from "./oaEvent.ts";
import { isSigned } from "./signature.ts";

const PATH = "/zalo-oa";

export interface OaWebhookDeps {
  readonly oaId: string;
  readonly appId: string;
  readonly oaSecret: string;
  readonly clock: Clock;
  /** Resolves when the event is kept for good. */
  readonly store: (event: OaEvent) => Promise<void>;
}

/**
 * Takes Zalo's deliveries to the Official Account: the signature is over the raw bytes, so the path alone
 * guards their reading. Zalo wants its answer within 2 s, comes again five times in two hours for anything
 * but 200, and switches the webhook off in the end.
 */
export function createOaWebhook({ oaId, appId, oaSecret, clock, store }: OaWebhookDeps): Webhook {
  const own = ownSecret(oaSecret);
  return createWebhook<OaEvent>({
    path: PATH,
    admits: (head) => sameSecret(head.pathSecret, own),
    read(body, head) {
      const value = parseJson(body);
      const timestamps = [timestampOf(value), head.header("x-zevent-timestamp")];
      const signature = head.header("x-zevent-signature");
      if (!isSigned({ body, signature, timestamps }, appId, oaSecret)) {
        return { ok: false, outcome: "forged" };
      }
      const read = readOaEvent(value, oaId);
      if (!read.ok) return { ok: false, outcome: read.reason };
      return clock.now() - read.event.at > EVENT_LIFE_MS
        ? { ok: false, outcome: "repeated" }
        : { ok: true, item: read.event };
    },
    store,
  });
}

function ownSecret(oaSecret: string): string {
  return pathSecret(oaSecret, "zalo oa webhook path");
}

/** Path of the webhook, which an administrator enters in Zalo's console. */
export function oaWebhookPath(oaSecret: string): string {
  return `${PATH}/${ownSecret(oaSecret)}`;
}

function timestampOf(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null || !("timestamp" in value)) return undefined;
  const { timestamp } = value;
  return typeof timestamp === "string" || typeof timestamp === "number" ? String(timestamp) : undefined;
}
