import { z } from "zod";
import type { OutboxRow } from "../../db/outbox.ts";
import type { ChannelPort, DeliveryOutcome } from "../../messaging/channelPort.ts";
import type { FileText } from "../common/fileText.ts";
import { downloadMedia, type Reach } from "../common/downloadMedia.ts";
import { createPartSender, namesOfAll } from "../common/partSender.ts";
import { CAPABILITIES, MAX_TEXT } from "./limits.ts";
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

/** The Zalo bot as a channel of the shared flows. */
export function createZaloPort(deps: ZaloPortDeps): ChannelPort {
  const sendParts = createPartSender(namesOfAll);

  async function deliver(row: OutboxRow): Promise<DeliveryOutcome> {
    const chatId = chatIdOfConversation(row.conversation);
    if (chatId === null) return { kind: "failed", error: `no Zalo conversation: ${row.conversation}` };
    const made = await zaloCalls(row, deps.fileText);
    if (!made.ok) return { kind: "failed", error: made.error };
    const [only] = made.calls;
    if (only?.method === "sendChatAction") {
      await deps.api.call(only.method, { chat_id: chatId, ...only.payload });
      return { kind: "sent", externalId: null };
    }
    // All parts by name: their number is what the plan counts.
    return sendParts(row, made.calls, async (call, again) => {
      const payload = again ? await marked(call, row.conversation) : call.payload;
      const answer = await deps.api.call(call.method, { chat_id: chatId, ...payload });
      if (!answer.ok) {
        const outcome = outcomeOf(answer, row.attempts, deps.quota.isSpent());
        return { kind: "stopped", outcome, uncertain: answer.kind === "unreachable" };
      }
      deps.quota.sent();
      return { kind: "sent", id: sentSchema.safeParse(answer.result).data?.message_id ?? null };
    });
  }

  /** Zalo can neither edit nor tell a repeat from a second message: the person is told (reliability 2.4). */
  async function marked(call: ZaloCall, conversation: string): Promise<ZaloCall["payload"]> {
    const { text } = call.payload;
    if (typeof text !== "string") return call.payload;
    const again = `${await deps.resentMark(conversation)}\n${text}`;
    return again.length > MAX_TEXT ? call.payload : { ...call.payload, text: again };
  }

  return {
    name: "zalo",
    capabilities: CAPABILITIES,
    toUpdate,
    deliver,
    isOpen: () => !deps.quota.isSpent(),
    fetchFile: (address, limit) => downloadMedia(address, limit, deps.reachOf?.(address)),
  };
}
