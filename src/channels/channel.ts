import type { z } from "zod";
import type { Clock } from "../clock.ts";
import type { Database } from "../db/database.ts";
import type { ChannelName } from "../domain/channelName.ts";
import type { Capabilities, ChannelPort } from "../messaging/channelPort.ts";
import type { Logger } from "../observe/logger.ts";
import type { OwnGauge } from "../observe/metrics.ts";
import type { Refusal } from "../observe/refusals.ts";
import type { MenuCommand } from "./telegram/menuCalls.ts";
import type { FileLinks } from "./common/fileLinks.ts";
import type { Webhook } from "./common/webhook.ts";
import type { Live } from "./web/live.ts";

/**
 * A channel: a folder that exports one of these, and one line in `channels/index.ts`. Everything else about
 * it is found over that list.
 */
export interface Channel<Settings> {
  readonly name: ChannelName;
  readonly capabilities: Capabilities;
  /** Reads its own variables out of the environment; null: the channel is off. */
  readonly settings: z.ZodType<Settings | null>;
  /** Variables that may also be given as a file: `NAME_FILE=/run/secrets/name`. */
  readonly secrets: readonly string[];
  /** Switches it on: what arrives goes to the inbox, nothing is handled in a channel. */
  start(settings: Settings, deps: ChannelDeps): Promise<RunningChannel>;
}

export interface RunningChannel {
  readonly port: ChannelPort;
  /** Takes what the platform delivers; absent or null: it is asked, or it never delivers. */
  readonly webhook?: Webhook | null;
  /** Its own numbers for /metrics. */
  readonly metrics?: readonly OwnGauge[];
  /** Begins to receive: asks, or tells the platform where to deliver; HTTP is up. */
  receive?(): void;
  /** Takes nothing more. */
  stop?(): Promise<void>;
  /** After the last message. */
  close?(): Promise<void> | void;
}

/** What the service gives each of its channels. */
export interface ChannelDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly timeZone: string;
  readonly log: Logger;
  /** Address of the service as people reach it, without a final slash; empty while it is not known. */
  publicUrl(): string;
  /** Addresses of documents that open without signing in, where a file cannot go itself. */
  readonly links: FileLinks;
  /** The pages of the web chat that are open. */
  readonly live: Live;
  /** Something new is in the inbox of this conversation. */
  wake(conversation: string): void;
  /** What these people sent could not be kept: they are told once, and again when it can. */
  notStored(conversations: readonly string[]): void;
  /** Counts what was refused, for /metrics. */
  refused(reason: Refusal, count?: number): void;
  /** What the command menu of a channel offers everybody. */
  readonly menu: readonly MenuCommand[];
  /** Makes a code that opens a person's web chat with this message in it. */
  entryCode(personId: string, outboxId: bigint): Promise<string>;
}
