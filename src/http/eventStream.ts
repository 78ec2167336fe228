import type { LiveSignal } from "../channels/web/live.ts";
import { readMessages } from "../channels/web/readMessages.ts";
import type { HttpDeps } from "./httpDeps.ts";
import { HEARTBEAT_MS, RECONNECT_MS } from "./limits.ts";
import { sessionStands } from "./session/findSession.ts";

export interface StreamRequest {
  accountId: number;
  sessionId: string;
  /** Number of the last message the page has. */
  after: number;
  /** Called at the start with the way to close the stream; returns what to call at its end. */
  admit(close: () => void): () => void;
}

const BATCH = 100;

/** Events that wait in a connection which takes nothing; past this it is closed and the page comes back. */
const MAX_WAITING_CHUNKS = 500;

/**
 * The events of one open page:
 * - `message` (id: its number) and `edit`: a message as JSON;
 * - `typing`: the bot is at work;
 * - `ping`: sign of life; `bye`: `{reason}`, the stream ends: "signed_out" for good.
 * Messages come from the table in the order of their numbers, whatever woke the stream.
 */
export function eventStream(
  deps: Pick<HttpDeps, "db" | "live" | "clock" | "onError">,
  request: StreamRequest,
): ReadableStream<Uint8Array> {
  const { accountId, sessionId } = request;
  const { db, live, clock } = deps;
  const encoder = new TextEncoder();
  let end: () => void = () => undefined;

  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        let last = request.after;
        let closed = false;
        let work: Promise<void> = Promise.resolve();
        let fetching = false;

        function write(text: string): void {
          if (closed) return;
          if ((controller.desiredSize ?? 0) < -MAX_WAITING_CHUNKS) end();
          else controller.enqueue(encoder.encode(text));
        }
        function event(name: string, data: unknown, id?: number): void {
          const head = id === undefined ? "" : `id: ${id}\n`;
          write(`${head}event: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
        }
        function bye(reason: string): void {
          event("bye", { reason });
          end();
        }
        /** One thing at a time, so that events leave in the order of their causes. */
        function enqueue(task: () => Promise<void>): void {
          work = work
            .then(() => (closed ? undefined : task()))
            .catch((error: unknown) => {
              deps.onError(error, { method: "GET", path: "/api/chat/events" });
              end();
            });
        }
        function look(): void {
          if (fetching) return;
          fetching = true;
          enqueue(async () => {
            fetching = false;
            await sendNew();
          });
        }
        async function sendNew(): Promise<void> {
          for (;;) {
            const messages = await readMessages(db.pool, accountId, {
              kind: "after",
              seq: last,
              limit: BATCH,
            });
            for (const message of messages) event("message", message, message.id);
            last = messages.at(-1)?.id ?? last;
            if (messages.length < BATCH) return;
          }
        }
        async function sendEdited(seq: number): Promise<void> {
          const [message] = await readMessages(db.pool, accountId, { kind: "one", seq });
          if (message !== undefined) event("edit", message);
        }
        async function checkUp(): Promise<void> {
          if (!(await sessionStands(db.pool, sessionId, new Date(clock.now())))) {
            bye("signed_out");
            return;
          }
          await sendNew();
          event("ping", {});
        }
        function hear(signal: LiveSignal): void {
          switch (signal.kind) {
            case "messages":
            case "resync":
              look();
              break;
            case "edited":
              enqueue(() => sendEdited(signal.seq));
              break;
            case "typing":
              event("typing", {});
              break;
            case "signedOut":
              if (signal.sessionId === sessionId) bye("signed_out");
              break;
            case "closing":
              bye("restart");
              break;
          }
        }

        const unsubscribe = live.subscribe(accountId, hear);
        const heartbeat = setInterval(() => enqueue(checkUp), HEARTBEAT_MS);
        let dismissed: () => void = () => undefined;
        end = () => {
          if (closed) return;
          closed = true;
          unsubscribe();
          clearInterval(heartbeat);
          dismissed();
          // Already closed when the page went away.
          try {
            controller.close();
          } catch {
            return;
          }
        };
        write(`retry: ${RECONNECT_MS}\n\n`);
        dismissed = request.admit(end);
        look();
      },
      cancel() {
        end();
      },
    },
    { highWaterMark: 1 },
  );
}
