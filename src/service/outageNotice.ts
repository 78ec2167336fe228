import { randomUUID } from "node:crypto";
import type { ChannelName } from "../domain/channelName.ts";
import type { ChannelPort } from "../messaging/channelPort.ts";
import { channelOfConversation } from "../messaging/conversationOf.ts";
import type { Logger } from "../observe/logger.ts";

export interface OutageNotice {
  /** What came from these could not be stored. */
  begun(conversations: readonly string[]): void;
  stop(): void;
}

/** A hiccup that is over sooner is nobody's business: the platforms deliver again. */
const TELL_AFTER_MS = 3_000;
const LOOK_EVERY_MS = 1_000;

/**
 * Tells people that nothing can be kept just now, once, and again when it can. It goes past the outbox,
 * which needs the very database that is away; what is lost of it with the process is no loss.
 */
export function createOutageNotice(deps: {
  ports: ReadonlyMap<ChannelName, Pick<ChannelPort, "deliver">>;
  words: { begins: string; over: string };
  canWrite: () => Promise<boolean>;
  log: Logger;
}): OutageNotice {
  const { ports, words, canWrite, log } = deps;
  /** Who sent something in vain, and whether they know. */
  const concerned = new Map<string, "untold" | "told">();
  let since = 0;
  /** Rows of the outbox have numbers above zero. */
  let lastId = 0n;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;

  async function say(conversation: string, text: string): Promise<void> {
    const channel = channelOfConversation(conversation);
    const key = `outage:${randomUUID()}`;
    const payload = { text };
    lastId -= 1n;
    try {
      await ports
        .get(channel)
        ?.deliver({ id: lastId, key, channel, conversation, method: "sendMessage", payload, attempts: 0 });
    } catch (error) {
      log.warn({ err: error, conversation }, "somebody could not be told of the interruption");
    }
  }

  async function look(): Promise<void> {
    if (await canWrite()) {
      const told = [...concerned].flatMap(([conversation, state]) =>
        state === "told" ? [conversation] : [],
      );
      concerned.clear();
      await Promise.all(told.map((conversation) => say(conversation, words.over)));
    } else if (performance.now() - since >= TELL_AFTER_MS) {
      const untold = [...concerned].flatMap(([conversation, state]) =>
        state === "untold" ? [conversation] : [],
      );
      for (const conversation of untold) concerned.set(conversation, "told");
      await Promise.all(untold.map((conversation) => say(conversation, words.begins)));
    }
    if (concerned.size > 0) again();
    else timer = undefined;
  }

  function again(): void {
    if (stopped) return;
    timer = setTimeout(() => void look(), LOOK_EVERY_MS);
    timer.unref();
  }

  return {
    begun(conversations) {
      if (stopped) return;
      if (concerned.size === 0) since = performance.now();
      for (const conversation of conversations) {
        if (!concerned.has(conversation)) concerned.set(conversation, "untold");
      }
      if (timer === undefined) again();
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
