import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createChannelBot } from "../../src/bot/core/channelBot.ts";
import { recognizeCommand } from "../../src/bot/commands/recognizeCommand.ts";
import { understand } from "../../src/bot/core/understand.ts";
import { openDatabase, type Database } from "../../src/db/database.ts";
import { openAct } from "../../src/messaging/act.ts";
import { freshDatabase, type TestDatabase } from "../support/database.ts";
import { quietServices } from "../support/quietServices.ts";

const ACCOUNT = { id: 7, externalId: "7", displayName: null };
const CHAT = { id: 7, type: "private", first_name: "Lan" } as const;

const FROM = { id: CHAT.id, is_bot: false, first_name: "Lan" };
const capabilities = {
  buttons: true,
  files: true,
  edit: true,
  maxText: 4_000,
  maxDocument: 1_000,
  proactive: true,
};

const writes = {
  capabilities,
  toUpdate: (payload: unknown, _account: unknown, updateId: number) => ({
    update_id: updateId,
    message: { message_id: 1, date: 0, chat: CHAT, from: FROM, text: String(payload) },
  }),
};

const presses = {
  capabilities,
  toUpdate: (payload: unknown, _account: unknown, updateId: number) => ({
    update_id: updateId,
    callback_query: {
      id: "1",
      from: FROM,
      chat_instance: "1",
      message: { message_id: 1, date: 0 as const, chat: CHAT },
      data: String(payload),
    },
  }),
};

type Port = Parameters<ReturnType<typeof createChannelBot>["handle"]>[1];

describe("an update being handled", () => {
  let store: TestDatabase;
  let db: Database;
  beforeAll(async () => {
    store = await freshDatabase();
    db = openDatabase({ connectionString: store.connectionString });
  });
  afterAll(async () => {
    await db.close();
    await store.drop();
  });

  /** What has become of what somebody sent who is not known. */
  const handle = (text: string, port: Port = writes) => {
    const services = quietServices(db);
    return db.transaction(async (uow) => {
      const act = openAct(services, uow, { key: "u:1", actor: null, channel: "telegram", outboxIds: [] });
      const update = {
        inboxId: 1n,
        payload: text,
        attempts: 0,
        more: false,
        account: ACCOUNT,
        wasUnreachable: false,
        wasRestored: false,
        person: null,
        lastAccountId: null,
        isSuspended: false,
        informedOf: null,
        dialogue: null,
        outboxIds: [],
      };
      const dialogues = new Map<string, string | null>();
      const received = { act, update, channel: "telegram", conversation: "telegram:7", dialogues } as const;
      return createChannelBot(understand(), recognizeCommand).handle(received, port);
    });
  };

  it("is one value, with what was understood and what will be said", async () => {
    const handling = await handle("  SỬA câu 9. ");
    expect(handling).toMatchObject({
      input: { kind: "text", command: { command: "edit", argument: "9" } },
      enter: null,
      notices: [],
      place: { shown: {}, moved: false },
      act: { outbox: [{ method: "sendMessage", payload: { text: expect.stringContaining("mã mời") } }] },
    });
  });

  it.each(["s:show:", "p:ab1cd:yes", "of another time"])(
    "a press is answered once, whatever is pressed: %s",
    async (data) => {
      const handling = await handle(data, presses);
      expect(handling?.act.outbox.map(({ method }) => method)).toEqual([
        "answerCallbackQuery",
        "sendMessage",
      ]);
    },
  );

  it("names the flow that it leads to", async () => {
    const handling = await handle("/start 7K2F-1234");
    expect(handling?.enter).toEqual({ enter: "enrol", args: ["7K2F-1234"] });
    expect(handling?.act.outbox).toHaveLength(1);
  });
});
