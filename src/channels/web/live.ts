import { Client } from "pg";
import { z } from "zod";
import type { Database } from "../../db/database.ts";
import { parseJson } from "../common/parseJson.ts";

/** Something an open page should hear of at once. What must not be lost is in the tables. */
const liveEventSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("messages"), accountId: z.int() }),
  z.object({ kind: z.literal("edited"), accountId: z.int(), seq: z.int() }),
  z.object({ kind: z.literal("typing"), accountId: z.int() }),
  z.object({ kind: z.literal("signedOut"), accountId: z.int(), sessionId: z.string() }),
]);
type LiveEvent = z.infer<typeof liveEventSchema>;

/** - `resync`: notifications may have been lost, look again; - `closing`: the process stops. */
export type LiveSignal = LiveEvent | { kind: "resync" } | { kind: "closing" };

export interface Live {
  /** Tells the open pages of the account, in this process at once and in the others within moments. Call it after the commit. */
  announce(event: LiveEvent): void;
  /** Returns the function that ends the subscription. */
  subscribe(accountId: number, listener: (signal: LiveSignal) => void): () => void;
  close(): Promise<void>;
}

export interface LiveOptions {
  db: Database;
  /** Names this process among those that share the database. */
  processId: string;
  onError?: (error: Error) => void;
}

const CHANNEL = "web_chat";

/**
 * Notifications of this long are sent as one statement. A commit that notifies waits for every
 * other one (PostgreSQL holds one lock from there to the end of the commit), so notifications go
 * out after the commit, many in a statement that writes nothing.
 */
const GATHER_MS = 10;

/** PostgreSQL refuses payloads of 8,000 bytes. */
const MAX_PAYLOAD_BYTES = 7_900;

const RECONNECT_FIRST_MS = 500;
const RECONNECT_LAST_MS = 30_000;

const payloadSchema = z.object({ from: z.string(), events: z.array(liveEventSchema) });

/**
 * The bridge between the web sender and the open pages: one LISTEN connection a process, opened at
 * the first subscription. A lost notification delays a message until the page's next check, never
 * loses it.
 */
export function createLive({ db, processId, onError }: LiveOptions): Live {
  const listeners = new Map<number, Set<(signal: LiveSignal) => void>>();
  let waiting: LiveEvent[] = [];
  let timer: NodeJS.Timeout | undefined;
  let connection: Client | undefined;
  let pause = RECONNECT_FIRST_MS;
  let retry: NodeJS.Timeout | undefined;
  let closed = false;

  function report(error: unknown): void {
    onError?.(error instanceof Error ? error : new Error(String(error)));
  }

  function deliver(accountId: number, signal: LiveSignal): void {
    for (const listener of listeners.get(accountId) ?? []) listener(signal);
  }

  function deliverToAll(signal: LiveSignal): void {
    for (const accountId of listeners.keys()) deliver(accountId, signal);
  }

  async function flush(): Promise<void> {
    timer = undefined;
    const events = waiting;
    waiting = [];
    if (events.length === 0) return;
    const payloads = packed(events, processId);
    await db.pool
      .query(`SELECT pg_notify('${CHANNEL}', payload) FROM unnest($1::text[]) AS payload`, [payloads])
      .catch(report);
  }

  function heard(payload: string | undefined): void {
    const parsed = payloadSchema.safeParse(parseJson(Buffer.from(payload ?? "")));
    if (!parsed.success || parsed.data.from === processId) return;
    for (const event of parsed.data.events) deliver(event.accountId, event);
  }

  async function listen(): Promise<void> {
    retry = undefined;
    const { connectionString } = db.pool.options;
    const client = new Client({
      ...(connectionString === undefined ? {} : { connectionString }),
      keepAlive: true,
    });
    connection = client;
    client.on("notification", (message) => heard(message.payload));
    client.on("error", (error) => {
      report(error);
      lost(client);
    });
    client.on("end", () => lost(client));
    try {
      await client.connect();
      await client.query(`LISTEN ${CHANNEL}`);
      pause = RECONNECT_FIRST_MS;
      deliverToAll({ kind: "resync" });
    } catch (error) {
      report(error);
      lost(client);
    }
  }

  function lost(client: Client): void {
    if (connection !== client) return;
    connection = undefined;
    client.end().catch(() => undefined);
    if (closed) return;
    retry = setTimeout(() => void listen(), pause);
    pause = Math.min(pause * 2, RECONNECT_LAST_MS);
  }

  return {
    announce(event) {
      deliver(event.accountId, event);
      if (closed) return;
      waiting.push(event);
      timer ??= setTimeout(() => void flush(), GATHER_MS);
    },
    subscribe(accountId, listener) {
      if (connection === undefined && retry === undefined && !closed) void listen();
      const group = listeners.get(accountId) ?? new Set();
      listeners.set(accountId, group.add(listener));
      return () => {
        group.delete(listener);
        if (group.size === 0 && listeners.get(accountId) === group) listeners.delete(accountId);
      };
    },
    async close() {
      closed = true;
      deliverToAll({ kind: "closing" });
      clearTimeout(timer);
      clearTimeout(retry);
      await flush();
      const client = connection;
      connection = undefined;
      await client?.end().catch(report);
    },
  };
}

/** As few payloads as the limit allows, in order; an event said several times goes out once. */
function packed(events: readonly LiveEvent[], from: string): string[] {
  const texts = [...new Set(events.map((event) => JSON.stringify(event)))];
  const head = `{"from":${JSON.stringify(from)},"events":[`;
  const room = MAX_PAYLOAD_BYTES - Buffer.byteLength(head) - 2;
  const groups: string[][] = [];
  let left = 0;
  for (const text of texts) {
    const size = Buffer.byteLength(text) + 1;
    if (size > room) continue;
    if (size > left) {
      groups.push([]);
      left = room;
    }
    groups.at(-1)?.push(text);
    left -= size;
  }
  return groups.map((group) => `${head}${group.join(",")}]}`);
}
