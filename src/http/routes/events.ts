import { Hono } from "hono";
import type { Queryable } from "../../db/hot/trip.ts";
import type { HttpDeps, HttpEnv } from "../httpDeps.ts";
import { eventStream } from "../eventStream.ts";
import { MAX_STREAMS, STREAMS_PER_ACCOUNT } from "../limits.ts";
import { problem } from "../problem.ts";

const NUMBER = /^\d{1,10}$/;

/** `GET /api/chat/events`: server-sent events, from `Last-Event-ID` or `?after=N` on, or only what is new. */
export function eventRoutes(deps: HttpDeps): Hono<HttpEnv> {
  const open = new Map<number, Set<() => void>>();
  let total = 0;

  /** The oldest stream of an account makes room: a page that came back counts more than a lost one. */
  function admit(accountId: number, close: () => void): () => void {
    const own = open.get(accountId) ?? new Set();
    open.set(accountId, own.add(close));
    total += 1;
    const [oldest] = own;
    if (own.size > STREAMS_PER_ACCOUNT) oldest?.();
    return () => {
      if (!own.delete(close)) return;
      total -= 1;
      if (own.size === 0 && open.get(accountId) === own) open.delete(accountId);
    };
  }

  return new Hono<HttpEnv>().get("/", async (c) => {
    if (total >= MAX_STREAMS) return problem(c, deps, 503, "busy", 30);
    const from = c.req.header("last-event-id") ?? c.req.query("after") ?? "";
    const { accountId, id } = c.var.session;
    const body = eventStream(deps, {
      accountId,
      sessionId: id,
      after: NUMBER.test(from) ? Number(from) : await lastNumber(deps.db.pool, accountId),
      admit: (close) => admit(accountId, close),
    });
    return c.body(body, 200, {
      "Content-Type": "text/event-stream; charset=utf-8",
      "Cache-Control": "no-store",
      // A proxy that gathers output would hold every message back.
      "X-Accel-Buffering": "no",
    });
  });
}

async function lastNumber(db: Queryable, accountId: number): Promise<number> {
  const found = await db.query<{ seq: number }>(
    `SELECT "messageSeq" AS seq FROM "ChannelAccount" WHERE id = $1`,
    [accountId],
  );
  return found.rows[0]?.seq ?? 0;
}
