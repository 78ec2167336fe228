import type { AccountRef } from "../../db/keepAccount.ts";
import type { OutboxRow } from "../../db/outbox.ts";
import type { ChannelPort, DeliveryOutcome } from "../../messaging/channelPort.ts";
import { downloadFile } from "./downloadFile.ts";
import { CAPABILITIES } from "./limits.ts";
import { messageReference } from "../../messaging/messageIds.ts";
import type { FilePart } from "../common/multipart.ts";
import { createPartSender } from "../common/partSender.ts";
import { deliver, type TelegramCall } from "./deliver.ts";
import type { TelegramApi } from "./telegramApi.ts";
import { presenceIn } from "./presenceIn.ts";
import { seenIn } from "./seenIn.ts";
import { splitMessage } from "./splitMessage.ts";
import { toUpdate } from "./toUpdate.ts";
import { chatIdOfConversation } from "./updateKey.ts";

export interface TelegramPortDeps {
  readonly api: TelegramApi;
  /** Telegram's id of a message of the outbox; null while it is not known. */
  readonly externalIdOf: (outboxId: bigint) => Promise<string | null>;
  /** The file that a flow calls "file:<id>"; null when there is none. */
  readonly readFile: (reference: string) => Promise<FilePart | null>;
  /** Address that opens a private chat with the bot; null while its name is not known. */
  readonly privateLink?: () => string | null;
}

/** Methods that name a chat; answerCallbackQuery and setMyCommands do not. */
const IN_A_CHAT = /^(?:send|edit)/;

/** Telegram as a channel of the shared flows. */
export function createTelegramPort(deps: TelegramPortDeps): ChannelPort {
  // Buttons stand under the last part, which is therefore what an edit means.
  const sendParts = createPartSender((ids) => ids.at(-1) ?? null);
  const floods = floodScope();
  const privateLink = deps.privateLink ?? (() => null);

  async function send(row: OutboxRow): Promise<DeliveryOutcome> {
    const resolved = await resolveCall(deps, row);
    if (!resolved.ok) return resolved.outcome;
    const { call } = resolved;
    const parts = splitMessage(call.method, call.payload);
    const outcome = await sendParts(row, parts, async (part) => {
      // Only the first part carries the file.
      const sent = await deliver(deps.api, part === parts[0] ? { ...call, ...part } : part);
      return sent.kind === "sent"
        ? { kind: "sent", id: sent.externalId }
        : { kind: "stopped", outcome: sent, uncertain: false };
    });
    if (outcome.kind !== "retry") return outcome;
    return floods.widen(row.conversation, outcome);
  }

  return {
    name: "telegram",
    capabilities: CAPABILITIES,
    toUpdate: (payload: unknown, _account: AccountRef, updateId: number) => toUpdate(payload, updateId),
    deliver: send,
    presence: presenceIn,
    seenIn,
    privateLink,
    entryLink(code) {
      const chat = privateLink();
      return chat === null ? null : `${chat}?start=${code}`;
    },
    fetchFile: (fileId, limit) => downloadFile(deps.api, fileId, limit),
  };
}

type Resolved = { ok: true; call: TelegramCall } | { ok: false; outcome: DeliveryOutcome };

/** Puts Telegram's message ids and the files' bytes into a call. */
async function resolveCall(deps: TelegramPortDeps, row: OutboxRow): Promise<Resolved> {
  const { method } = row;
  const payload: Record<string, unknown> = { ...row.payload };
  // Flows and use cases address a conversation; which chat that is, is Telegram's matter.
  if (IN_A_CHAT.test(method)) payload["chat_id"] ??= chatIdOfConversation(row.conversation);
  if ("message_id" in payload) {
    const id = await telegramId(deps, payload["message_id"]);
    if (id === null) {
      // Never sent, or sent by a process that died before it could note the id.
      return { ok: false, outcome: { kind: "sent", externalId: null } };
    }
    payload["message_id"] = id;
  }
  const reply = payload["reply_parameters"];
  if (typeof reply === "object" && reply !== null && "message_id" in reply) {
    const id = await telegramId(deps, reply.message_id);
    if (id === null) delete payload["reply_parameters"];
    else payload["reply_parameters"] = { ...reply, message_id: id, allow_sending_without_reply: true };
  }
  const { document: reference } = payload;
  if (typeof reference !== "string" || !reference.startsWith("file:")) {
    return { ok: true, call: { method, payload } };
  }
  const file = await deps.readFile(reference);
  if (file === null) return { ok: false, outcome: { kind: "failed", error: `no such file: ${reference}` } };
  payload["document"] = "attach://document";
  return { ok: true, call: { method, payload, files: { document: file } } };
}

async function telegramId(deps: TelegramPortDeps, flowId: unknown): Promise<number | null> {
  const reference = messageReference(flowId);
  if (reference === null) return null;
  if (reference.kind === "telegram") return reference.id;
  const external = await deps.externalIdOf(reference.id);
  return external === null ? null : Number(external);
}

/** So many chats refused at the same time mean that the whole bot is too fast. */
const CHATS_FOR_BOT_FLOOD = 3;

/**
 * Telegram's 429 does not say whether it means the chat (about 1 message a second) or the bot (about 30). Several
 * chats within one pause can only be the bot.
 */
function floodScope() {
  const until = new Map<string, number>();
  return {
    widen(conversation: string, outcome: DeliveryOutcome & { kind: "retry" }): DeliveryOutcome {
      if (outcome.afterSeconds === null) return outcome;
      const now = performance.now();
      for (const [chat, end] of until) if (end <= now) until.delete(chat);
      until.set(conversation, now + outcome.afterSeconds * 1_000);
      return until.size >= CHATS_FOR_BOT_FLOOD ? { ...outcome, scope: "bot" } : outcome;
    },
  };
}
