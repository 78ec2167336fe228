import type { OutboxRow } from "../../db/outbox.ts";
import type { DeliveryOutcome } from "../../messaging/channelPort.ts";

/** What became of one part of a message. */
export type PartOutcome =
  | { readonly kind: "sent"; readonly id: string | null }
  /** `uncertain`: no answer came, the part may have arrived. */
  | { readonly kind: "stopped"; readonly outcome: DeliveryOutcome; readonly uncertain: boolean };

/** How far a row has come in this process, should it be tried again. */
interface Progress {
  ids: (string | null)[];
  uncertain: boolean;
}

export type PartSender = <Part>(
  row: OutboxRow,
  parts: readonly Part[],
  /** `again`: this part may have arrived before. */
  send: (part: Part, again: boolean) => Promise<PartOutcome>,
) => Promise<DeliveryOutcome>;

/**
 * Sends the parts of a message in order. A later try goes on after the parts that have arrived; one
 * of which that is not known is sent again, marked where the channel can neither edit nor tell a
 * repeat from a second message (reliability 2.4).
 * @param nameOf external id of the whole, of the ids of its parts
 */
export function createPartSender(nameOf: (ids: readonly (string | null)[]) => string | null): PartSender {
  const begun = new Map<bigint, Progress>();
  return async (row, parts, send) => {
    const progress = begun.get(row.id) ?? { ids: [], uncertain: false };
    begun.delete(row.id);
    for (const part of parts.slice(progress.ids.length)) {
      const sent = await send(part, progress.uncertain);
      if (sent.kind === "stopped") {
        progress.uncertain ||= sent.uncertain;
        if (sent.outcome.kind === "retry") begun.set(row.id, progress);
        return sent.outcome;
      }
      progress.uncertain = false;
      progress.ids.push(sent.id);
    }
    return { kind: "sent", externalId: nameOf(progress.ids) };
  };
}

/** Every part by its name, parted by commas: where their number counts. */
export function namesOfAll(ids: readonly (string | null)[]): string | null {
  return ids.length === 0 ? null : ids.map((id) => id ?? "?").join(",");
}
