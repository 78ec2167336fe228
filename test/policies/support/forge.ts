import { NOTICE_VERSION } from "../../../src/domain/personalData/noticeVersion.ts";
import { createUpdateHandler } from "../../../src/bot/core/updateHandler.ts";
import { receive, seenIn as webSeenIn } from "../../../src/channels/web/receive.ts";
import type { WebInput } from "../../../src/channels/web/webInput.ts";
import { seenIn } from "../../../src/channels/telegram/seenIn.ts";
import { toUpdate as fromTelegram } from "../../../src/channels/telegram/toUpdate.ts";
import { toUpdate as fromZalo } from "../../../src/channels/zalo/toUpdate.ts";
import type { Database, UnitOfWork } from "../../../src/db/database.ts";
import type { PersonRef } from "../../../src/db/personRef.ts";
import type { InspectionStatus } from "../../../src/domain/inspection/stage.ts";
import { openAct, type ActServices } from "../../../src/messaging/act.ts";
import type { ChannelName } from "../../../src/domain/channelName.ts";
import type { ChannelPort } from "../../../src/messaging/channelPort.ts";
import { conversationOf } from "../../../src/messaging/conversationOf.ts";
import type { ForgedAct } from "./acts.ts";

export const FORGED_ON = ["telegram", "zalo", "web"] as const;
export type ForgedChannel = (typeof FORGED_ON)[number];

/** Somebody with an account on each channel. */
export interface Sender {
  person: PersonRef | null;
  isSuspended: boolean;
  accounts: Readonly<Record<ForgedChannel, { id: number; externalId: string }>>;
}

/** What an act came to; nothing of it is kept. */
export interface Outcome {
  /** Tables of which rows were written. */
  written: string[];
  /** Actions in the audit log. */
  audited: string[];
  /** What was said to the sender, and the names of other chats that something was said to. */
  said: string;
  others: string[];
}

class Undone extends Error {
  readonly outcome: Outcome;
  constructor(outcome: Outcome) {
    super("undone");
    this.outcome = outcome;
  }
}

/**
 * Sends an act the way its channel delivers it, through everything that stands behind the inbox, in a
 * transaction that is rolled back: each case begins with the same database.
 */
export function forger(
  db: Database,
  services: ActServices,
): (act: ForgedAct, from: Sender, channel: ForgedChannel, status: InspectionStatus) => Promise<Outcome> {
  const handle = createUpdateHandler(PORTS);
  const known = tablesOf(db);
  return async ({ send }, from, channel, status) => {
    const account = { ...from.accounts[channel], displayName: null };
    const conversation = conversationOf(channel, account);
    try {
      return await db.transaction(async (uow): Promise<Outcome> => {
        const tables = await known;
        await uow.sql.query({
          text: `UPDATE "Inspection" SET status = $1::"InspectionStatus",
                   "concludedOn" = CASE WHEN $2 THEN "visitDate" END`,
          values: [status, status === "remediation" || status === "closed"],
        });
        const before = await writtenSoFar(uow, tables);
        const act = openAct(services, uow, { key: "forged", actor: from.person, channel, outboxIds: [] });
        const dialogues = new Map<string, string | null>();
        await handle({
          act,
          channel,
          conversation,
          dialogues,
          update: {
            inboxId: 1n,
            payload: PAYLOAD[channel](send, account.externalId),
            attempts: 0,
            more: false,
            account,
            wasUnreachable: false,
            wasRestored: false,
            informedOf: NOTICE_VERSION,
            person: from.person,
            isSuspended: from.isSuspended,
            lastAccountId: account.id,
            dialogue: null,
            outboxIds: [],
          },
        });
        const after = await writtenSoFar(uow, tables);
        const own = act.outbox.filter((row) => row.conversation === conversation);
        throw new Undone({
          written: [...after].filter(([table, rows]) => rows !== before.get(table)).map(([table]) => table),
          audited: act.entries.map(({ action }) => action),
          said: JSON.stringify(own.map(({ payload }) => payload)),
          others: act.outbox.map((row) => row.conversation).filter((name) => name !== conversation),
        });
      });
    } catch (error) {
      if (error instanceof Undone) return error.outcome;
      throw error;
    }
  };
}

/**
 * Rows written in this session by table, those of a transaction that was rolled back included. Of each table by
 * its number: the view over all of them costs more than the act.
 */
async function writtenSoFar(
  { sql }: Pick<UnitOfWork, "sql">,
  tables: ReadonlyMap<number, string>,
): Promise<Map<string, string>> {
  const { rows } = await sql.query<{ oid: number; rows: string }>({
    name: "written-so-far",
    text: `SELECT oid, pg_stat_get_xact_tuples_inserted(oid) + pg_stat_get_xact_tuples_updated(oid)
                     + pg_stat_get_xact_tuples_deleted(oid) AS rows
             FROM unnest($1::oid[]) AS oid`,
    values: [[...tables.keys()]],
  });
  return new Map(rows.map(({ oid, rows: count }) => [tables.get(oid) ?? "", count]));
}

/** Every table there is, those of the job queue too. */
async function tablesOf(db: Database): Promise<Map<number, string>> {
  const { rows } = await db.pool.query<{ oid: number; name: string }>(
    `SELECT c.oid, c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind = 'r' AND n.nspname !~ '^(pg_|information_schema)'`,
  );
  return new Map(rows.map(({ oid, name }) => [oid, name]));
}

type Send = ForgedAct["send"];
const AT = 1_600_329_600;

const PAYLOAD: Readonly<Record<ForgedChannel, (send: Send, externalId: string) => unknown>> = {
  telegram(send, externalId) {
    const chat = { id: Number(externalId), type: "private", first_name: "X" };
    const from = { id: chat.id, is_bot: false, first_name: "X" };
    const head = { message_id: 9, date: AT, chat };
    return "command" in send
      ? { update_id: 1, message: { ...head, from, text: send.command } }
      : {
          update_id: 1,
          callback_query: {
            id: "1",
            from,
            chat_instance: "1",
            data: send.button,
            message: { ...head, text: "x" },
          },
        };
  },
  /** Zalo has no buttons: the number of a choice in a list that was shown before, when the person still might. */
  zalo(send, externalId) {
    const markup =
      "words" in send ? null : { inline_keyboard: [[{ text: "x", callback_data: send.button }]] };
    return {
      event: {
        event_name: "message.text.received",
        message: {
          from: { id: externalId },
          chat: { id: externalId, chat_type: "PRIVATE" },
          message_id: "m1",
          date: AT * 1_000,
          text: "words" in send ? send.words : "1",
        },
      },
      prompt:
        markup === null
          ? null
          : { outboxId: "7", at: AT, text: "x", markup, ticks: false, reply: true, behind: [] },
    };
  },
  web(send): WebInput {
    return "words" in send
      ? { type: "text", at: AT, text: send.words }
      : {
          type: "button",
          at: AT,
          id: send.button,
          label: "x",
          messageSeq: 1,
          messageId: 7,
          messageText: "x",
          messageAt: AT,
        };
  },
};

const SHOWS = { buttons: true, files: true, edit: true, maxText: 4_000, maxDocument: 1_000, proactive: true };
const unused = {
  deliver: () => Promise.reject(new Error("nothing is delivered here")),
  fetchFile: () => Promise.reject(new Error("nothing is fetched here")),
};

const PORTS: ReadonlyMap<ChannelName, ChannelPort> = new Map<ChannelName, ChannelPort>([
  [
    "telegram",
    {
      ...unused,
      name: "telegram",
      capabilities: SHOWS,
      seenIn,
      toUpdate: (payload, _account, updateId) => fromTelegram(payload, updateId),
    },
  ],
  [
    "zalo",
    {
      ...unused,
      name: "zalo",
      capabilities: { ...SHOWS, buttons: false, files: false, edit: false },
      toUpdate: fromZalo,
    },
  ],
  [
    "web",
    { ...unused, name: "web", capabilities: { ...SHOWS, edit: false }, seenIn: webSeenIn, toUpdate: receive },
  ],
]);
