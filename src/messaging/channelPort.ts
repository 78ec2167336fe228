import type { Update } from "grammy/types";
import type { ChannelName } from "../domain/channelName.ts";
import type { AccountRef } from "../db/keepAccount.ts";
import type { OutboxRow } from "../db/outbox.ts";
import type { FileSource } from "./fileSource.ts";

/** What a channel can show; flows never ask for its name, only for these. */
export interface Capabilities {
  /** Buttons under a message; without them a numbered list is shown. */
  buttons: boolean;
  /** Files in the chat itself; without them a short-lived link is sent. */
  files: boolean;
  /** A sent message can be edited. */
  edit: boolean;
  /** Longest text of one message, in UTF-16 code units. */
  maxText: number;
  /** Largest document that people can send, in bytes; 0: documents do not come through. */
  maxDocument: number;
  /** The service may write first. */
  proactive: boolean;
}

/** What became of one delivery (reliability: at least once, never silently nowhere). */
export type DeliveryOutcome =
  | { kind: "sent"; externalId: string | null }
  /** Try again after a pause: of this chat, or of everything on this bot. */
  | { kind: "retry"; afterSeconds: number | null; scope: "chat" | "bot"; error: string }
  /** Blocked or deactivated: no retry, the account becomes unreachable. */
  | { kind: "undeliverable"; error: string }
  /** The channel refused the call itself: our mistake, no retry. */
  | { kind: "failed"; error: string };

/** What acts may ask of a channel before they write to it. */
export interface ChannelDoor {
  /** Whether messages go out at present; absent: always. A plan used up or a channel shut takes none for long. */
  isOpen?(): boolean;
  /** Address that takes a sign-in code up on this channel; absent or null: the code is sent as a message. */
  entryLink?(code: string): string | null;
  /** Browser that an update came from, where the channel has several for one chat. Pure. */
  sessionIn?(payload: unknown): string | null;
  /** Whether people can confirm with a passkey here. */
  readonly passkeys?: boolean;
}

/** What a person had before them when they sent something, as far as the channel tells for certain. */
export interface Seen {
  /** Messages up to this one, by the numbers that the channel gives them in their order. */
  upTo: number;
}

/**
 * One channel behind the shared flows. `toUpdate` and everything in it is pure: it turns what the
 * channel delivered (the inbox payload) into the update the one grammY composer understands.
 */
export interface ChannelPort extends FileSource, ChannelDoor {
  readonly name: ChannelName;
  readonly capabilities: Capabilities;
  /** Null: nothing in it for the flows (an unknown event). */
  toUpdate(payload: unknown, account: AccountRef, updateId: number): Update | null;
  deliver(row: OutboxRow): Promise<DeliveryOutcome>;
  /** Whether an update says that its person has left (blocked the bot) or come back; null: neither. */
  presence?(payload: unknown): "left" | "back" | null;
  /** What the sender of an update had seen; null: the channel does not tell. Pure, as `toUpdate`. */
  seenIn?(payload: unknown): Seen | null;
  /** Address that opens a private chat with the bot; null while it is not known. */
  privateLink?(): string | null;
}

/**
 * Chat number of an account inside the flows. Telegram's own ids stay below 2^52 (Bot API), so
 * every other account takes 2^52 + its id: still a safe integer, never a Telegram id.
 */
const OTHER_CHANNELS_FROM = 2 ** 52;

export function chatNumber(channel: ChannelName, account: AccountRef): number {
  return channel === "telegram" ? Number(account.externalId) : OTHER_CHANNELS_FROM + account.id;
}
