import { z } from "zod";
import type { ChannelPort, DeliveryOutcome, OutboxRow } from "../channel.ts";
import type { FileText } from "../common/fileText.ts";
import { downloadMedia, type Reach } from "../common/downloadMedia.ts";
import { MAX_TEXT } from "./limits.ts";
import { outcomeOf } from "./outcome.ts";
import { toUpdate } from "./toUpdate.ts";
import { chatIdOfConversation } from "./updateKey.ts";
import type { ZaloApi } from "./zaloApi.ts";
import { zaloCalls, type ZaloCall } from "./zaloCalls.ts";

export interface ZaloPortDeps {
  readonly api: ZaloApi;
  readonly fileText: FileText;
  /** What stands above a message that may have arrived before, in the language of the conversation. */
  readonly resentMark: (conversation: string) => Promise<string>;
  /** What may be asked for a file, by the address that an event named; the open internet without it. */
  readonly reachOf?: (address: string) => Reach;
  /** Counts messages against the plan's month. */
  readonly quota: { sent(): void; isSpent(): boolean };
}

const sentSchema = z.looseObject({ message_id: z.string() });

/** An id of a message that Zalo took without naming it. */
const UNNAMED = "?";

/** How far a row has come in this process, should it be tried again. */
interface Progress {
  ids: string[];
  /** The next part may have arrived: no answer came. */
  uncertain: boolean;
}

/** The Zalo bot as a channel of the shared flows. */
export function createZaloPort(deps: ZaloPortDeps): ChannelPort {
  const begun = new Map<bigint, Progress>();

  async function deliver(row: OutboxRow): Promise<DeliveryOutcome> {
    const chatId = chatIdOfConversation(row.conversation);
    if (chatId === null) return { kind: "failed", error: `no Zalo conversation: ${row.conversation}` };
    const made = await zaloCalls(row, deps.fileText);
    if (!made.ok) return { kind: "failed", error: made.error };
    const progress = begun.get(row.id) ?? { ids: [], uncertain: false };
    begun.delete(row.id);
    for (const call of made.calls.slice(progress.ids.length)) {
      const payload = progress.uncertain ? await marked(call, row.conversation) : call.payload;
      const answer = await deps.api.call(call.method, { chat_id: chatId, ...payload });
      if (call.method === "sendChatAction") return { kind: "sent", externalId: null };
      if (!answer.ok) {
        const outcome = outcomeOf(answer, row.attempts, deps.quota.isSpent());
        progress.uncertain ||= answer.kind === "unreachable";
        if (outcome.kind === "retry") begun.set(row.id, progress);
        return outcome;
      }
      deps.quota.sent();
      progress.uncertain = false;
      progress.ids.push(sentSchema.safeParse(answer.result).data?.message_id ?? UNNAMED);
    }
    // All parts by name: their number is what the plan counts.
    return { kind: "sent", externalId: progress.ids.length === 0 ? null : progress.ids.join(",") };
  }

  /** Zalo can neither edit nor tell a repeat from a second message: the person is told (reliability 2.4). */
  async function marked(call: ZaloCall, conversation: string): Promise<ZaloCall["payload"]> {
    const field = call.method === "sendPhoto" ? "caption" : "text";
    const text = call.payload[field];
    if (typeof text !== "string") return call.payload;
    const again = `${await deps.resentMark(conversation)}\n${text}`;
    return again.length > MAX_TEXT ? call.payload : { ...call.payload, [field]: again };
  }

  return {
    name: "zalo",
    capabilities: { buttons: false, files: false, edit: false, maxText: MAX_TEXT, proactive: true },
    toUpdate,
    deliver,
    fetchFile: (address, limit) => downloadMedia(address, limit, deps.reachOf?.(address)),
  };
}
