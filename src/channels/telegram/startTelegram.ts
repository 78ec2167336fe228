import type { TelegramConfig } from "../../config.ts";
import type { Database } from "../../db/database.ts";
import { storeIncoming } from "../../db/inbox.ts";
import { externalIdOf } from "../../db/outbox.ts";
import { COMMAND_MENU } from "../../bot/commandMenu.ts";
import type { Logger } from "../../logger.ts";
import type { ChannelPort } from "../channel.ts";
import { groupedStore } from "./groupedStore.ts";
import { menuCalls } from "./menu.ts";
import { startPolling } from "./receive.ts";
import { createTelegramApi } from "./telegramApi.ts";
import { createTelegramPort } from "./telegramPort.ts";
import { conversationKey, incomingUpdate } from "./updateKey.ts";
import type { TelegramUpdate } from "./telegramUpdate.ts";
import { readDocumentFile } from "./readDocumentFile.ts";

export interface RunningTelegram {
  port: ChannelPort;
  /** Null while polling. */
  webhook: ((request: Request, pathSecret: string) => Promise<Response>) | null;
  /** Takes no more updates. */
  stop(): Promise<void>;
  /** After the last message: closes the idle connections. */
  close(): void;
}

/** Switches Telegram on: updates go to the inbox, nothing is handled here. */
export function startTelegram(options: {
  config: TelegramConfig;
  publicUrl: string | undefined;
  db: Database;
  wake(conversation: string): void;
  log: Logger;
}): RunningTelegram {
  const { config, db, log } = options;
  const api = createTelegramApi({ token: config.token, apiRoot: config.apiRoot });
  const store = groupedStore<TelegramUpdate>(async (updates) => {
    await storeIncoming(
      db.pool,
      updates.map((update) => incomingUpdate(api.botId, update)),
    );
    for (const update of updates) options.wake(conversationKey(update.chatId));
  });
  const stopping = new AbortController();
  const polling = startPolling({
    api,
    store,
    signal: stopping.signal,
    onProblem: ({ cause, ...problem }) => log.warn({ ...problem, err: cause }, "telegram polling"),
  }).then((end) => {
    if (end.reason === "unauthorized") log.error(end.message);
  });
  const menu = sendMenu();

  async function sendMenu(): Promise<void> {
    for (const call of menuCalls(COMMAND_MENU, { defaultLanguage: "vi", others: ["en"] })) {
      if (stopping.signal.aborted) return;
      const answer = await api.call(call.method, call.payload);
      if (!answer.ok) log.warn({ method: call.method }, "telegram command menu could not be set");
    }
  }

  return {
    port: createTelegramPort({
      api,
      externalIdOf: (id) => externalIdOf(db.pool, id),
      readFile: (reference) => readDocumentFile(db, reference),
    }),
    webhook: null,
    async stop() {
      stopping.abort();
      await polling;
      await menu;
    },
    close: () => api.close(),
  };
}
