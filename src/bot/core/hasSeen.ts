import { setTimeout as pause } from "node:timers/promises";
import { deliveryOf } from "../../usecases/people/deliveryOf.ts";
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
    if (delivery.number !== null) return delivery.number <= seen.upTo;
    if (!delivery.isUnderWay || attempt === TRIES) return false;
    await pause(BETWEEN_MS);
  }
}
