import { createHmac } from "node:crypto";
import type { Clock } from "../../clock.ts";
import { parseJson } from "../common/parseJson.ts";
import { sameSecret } from "../common/sameSecret.ts";
import { EVENT_LIFE_MS } from "./limits.ts";
import { readOaEvent, type OaEvent } from "./oaEvent.ts";
import { isSigned } from "./signature.ts";

export interface OaWebhookRequest {
  readonly body: Uint8Array;
  readonly signature: string | undefined;
  readonly timestamp: string | undefined;
}

export interface OaWebhookAnswer {
  /** To be sent without a body, within 2 s; for anything but 200 Zalo comes again, five times in two hours. */
  readonly status: 200 | 401 | 503;
  /** For the log and the counters. */
  readonly outcome: "stored" | "probe" | "forged" | "malformed" | "ignored" | "too_old" | "store_failed";
  readonly cause?: unknown;
}

/** Zalo's deliveries to the Official Account. */
export interface OaWebhook {
  /** The first fence, before a body is read: the random part of the path. */
  admits(pathSecret: string): boolean;
  receive(request: OaWebhookRequest): Promise<OaWebhookAnswer>;
}

export interface OaWebhookDeps {
  readonly oaId: string;
  readonly appId: string;
  readonly oaSecret: string;
  readonly clock: Clock;
  /** Resolves when the event is kept for good. */
  readonly store: (event: OaEvent) => Promise<void>;
}

/**
 * Takes deliveries: signature over the raw bytes, then parsing, then the inbox; nothing of an event
 * is handled here. What can never be understood is answered with 200, or it would be repeated and
 * the webhook be switched off in the end.
 */
export function createOaWebhook(deps: OaWebhookDeps): OaWebhook {
  const path = oaWebhookPath(deps.oaSecret);
  return {
    admits: (pathSecret) => sameSecret(pathSecret, path),
    async receive({ body, signature, timestamp }) {
      if (body.length === 0) return { status: 200, outcome: "probe" };
      const value = parseJson(body);
      const timestamps = [timestampOf(value), timestamp];
      if (!isSigned({ body, signature, timestamps }, deps.appId, deps.oaSecret)) {
        return { status: 401, outcome: "forged" };
      }
      const read = readOaEvent(value, deps.oaId);
      if (!read.ok) return { status: 200, outcome: read.reason };
      const { event } = read;
      if (deps.clock.now() - event.at > EVENT_LIFE_MS) return { status: 200, outcome: "too_old" };
      try {
        await deps.store(event);
        return { status: 200, outcome: "stored" };
      } catch (cause) {
        return { status: 503, outcome: "store_failed", cause };
      }
    },
  };
}

/** The random part of the webhook's path. Not the secret itself: paths end up in the logs of proxies. */
export function oaWebhookPath(oaSecret: string): string {
  return createHmac("sha256", oaSecret).update("zalo oa webhook path").digest("base64url");
}

function timestampOf(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null || !("timestamp" in value)) return undefined;
  const { timestamp } = value;
  return typeof timestamp === "string" || typeof timestamp === "number" ? String(timestamp) : undefined;
}
