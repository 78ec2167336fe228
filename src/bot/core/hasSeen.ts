import { setTimeout as pause } from "node:timers/promises";
import type { Seen } from "../../messaging/channel.ts";
import { deliveryOf, type Delivery } from "../../usecases/people/deliveryOf.ts";
import type { Handling } from "./handling.ts";

/** What is being handed over has its number in a moment; so often, and so long in all, it is asked for. */
const TRIES = 20;
const BETWEEN_MS = 10;

/** Whether a message of ours was before the eyes of the person when they sent the update. */
export async function hasSeen({ act, seen }: Handling, outboxId: string): Promise<boolean> {
  if (seen === null) return true;
  for (let attempt = 1; ; attempt += 1) {
    const delivery = await deliveryOf(act, outboxId);
    if (delivery === null) return true;
    const isThere = wasThere(delivery, seen);
    if (isThere !== null) return isThere;
    if (!delivery.isUnderWay || attempt === TRIES) return false;
    await pause(BETWEEN_MS);
  }
}

/** Null while it has not arrived. */
function wasThere(delivery: Delivery, seen: Seen): boolean | null {
  switch (seen.by) {
    case "number":
      return delivery.number === null ? null : delivery.number <= seen.upTo;
    case "time":
      return delivery.at === null ? null : delivery.at <= seen.at;
    default:
      return seen satisfies never;
  }
}
