import { createHmac } from "node:crypto";
import type { Refusal } from "../../observe/refusals.ts";

/** What is known of a delivery before its body is read. */
export interface WebhookHead {
  /** What stands in the path behind `Webhook.path`. */
  readonly pathSecret: string;
  header(name: string): string | undefined;
}

/** To be sent without a body; for anything but 200 a platform comes again. */
export type WebhookAnswer =
  /** `probe`: the platform has looked whether anybody is there. */
  | { readonly status: 200; readonly outcome: "stored" | "probe" }
  /** What can never be understood is taken all the same, or it would be repeated in vain. */
  | { readonly status: 200 | 401; readonly outcome: Refusal }
  | { readonly status: 503; readonly outcome: "store_failed"; readonly cause: unknown };

/** Takes what a platform delivers: `POST <path>/<random part>`. */
export interface Webhook {
  /** "/telegram"; behind it stands what only the platform knows. */
  readonly path: string;
  /** The first fence, before a body is read. */
  admits(head: WebhookHead): boolean;
  receive(body: Uint8Array, head: WebhookHead): Promise<WebhookAnswer>;
}

export type ReadDelivery<Item> =
  | { readonly ok: true; readonly item: Item }
  | { readonly ok: false; readonly outcome: Refusal };

/** Parsing, then the inbox: nothing of a delivery is handled here. */
export function createWebhook<Item>(parts: {
  path: string;
  admits(head: WebhookHead): boolean;
  read(body: Uint8Array, head: WebhookHead): ReadDelivery<Item>;
  /** Resolves when the item is kept for good. */
  store(item: Item): Promise<void>;
}): Webhook {
  return {
    path: parts.path,
    admits: (head) => parts.admits(head),
    async receive(body, head) {
      if (body.length === 0) return { status: 200, outcome: "probe" };
      const read = parts.read(body, head);
      if (!read.ok) return { status: read.outcome === "forged" ? 401 : 200, outcome: read.outcome };
      try {
        await parts.store(read.item);
        return { status: 200, outcome: "stored" };
      } catch (cause) {
        return { status: 503, outcome: "store_failed", cause };
      }
    },
  };
}

/** The random part of a webhook's path. Not the secret itself: paths end up in the logs of proxies. */
export function pathSecret(secret: string, purpose: string): string {
  return createHmac("sha256", secret).update(purpose).digest("base64url");
}
