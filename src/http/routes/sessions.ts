import { Hono } from "hono";
import type { HttpContext, HttpDeps, HttpEnv } from "../httpDeps.ts";
import { ACCESS_CHAIN } from "../../db/audit/auditChain.ts";
import { isSecure, ownOrigin } from "../guard/origin.ts";
import { localeOf, problem } from "../problem.ts";
import { liveSessionSql } from "../../usecases/people/reachableAccount.ts";
import type { Session } from "../session/findSession.ts";
import { clearSessionCookie } from "../session/sessionCookie.ts";

/**
 * - `GET /api/chat/session`: `{account, name, locale}` (name null before the person is known; the page keeps what
 *   it holds back under the account's number);
 * - `GET /api/chat/sessions`: the devices; `DELETE /api/chat/sessions/ID` signs one out,
 *   `DELETE /api/chat/sessions` all of them, this one too;
 * - `POST /api/chat/sign-out`: this one; `{next}` when it goes on at the agency's provider.
 */
export function sessionRoutes(deps: HttpDeps): Hono<HttpEnv> {
  return new Hono<HttpEnv>()
    .get("/session", (c) => {
      c.header("Cache-Control", "no-store");
      const { accountId, person } = c.var.session;
      return c.json({ account: accountId, name: person?.fullName ?? null, locale: localeOf(c, deps) });
    })
    .get("/sessions", async (c) => {
      c.header("Cache-Control", "no-store");
      return c.json(await devices(deps, c));
    })
    .delete("/sessions/:id", async (c) => {
      const ended = await endSessions(deps, c.var.session, c.req.param("id"));
      return ended ? c.body(null, 204) : problem(c, deps, 404, "not-found");
    })
    .delete("/sessions", async (c) => {
      await endSessions(deps, c.var.session, null);
      clearSessionCookie(c, isSecure(deps, c));
      return c.body(null, 204);
    })
    .post("/sign-out", async (c) => {
      await endSessions(deps, c.var.session, c.var.session.id);
      clearSessionCookie(c, isSecure(deps, c));
      // Signed in by the agency's provider: left open there, the next one at this desk is this person.
      const next = c.var.session.byAgency
        ? await deps.agency?.endAddress(`${ownOrigin(deps, c)}/chat`)
        : null;
      return typeof next === "string" ? c.json({ next }) : c.body(null, 204);
    });
}

interface DeviceRow {
  id: string;
  device: string | null;
  createdAt: Date;
  lastSeenAt: Date;
}

async function devices(deps: HttpDeps, c: HttpContext) {
  const { accountId, id } = c.var.session;
  const now = new Date(deps.clock.now());
  const found = await deps.db.pool.query<DeviceRow>(
    `SELECT s.id, s.device, s."createdAt", s."lastSeenAt" FROM "WebSession" s
      WHERE s."accountId" = $1 AND ${liveSessionSql("$2")}
      ORDER BY s."lastSeenAt" DESC, s.id`,
    [accountId, now],
  );
  return found.rows.map((row) => ({
    id: row.id,
    device: row.device,
    createdAt: row.createdAt.toISOString(),
    lastSeenAt: row.lastSeenAt.toISOString(),
    current: row.id === id,
  }));
}

/** Ends one session of the account, or with null all of them; false: there was none. */
async function endSessions(deps: HttpDeps, session: Session, sessionId: string | null): Promise<boolean> {
  const { accountId, person } = session;
  const ended = await deps.perform(
    async (act) => {
      const { rows } = await act.uow.sql.query<{ id: string }>(
        `DELETE FROM "WebSession" WHERE "accountId" = $1 AND ($2::text IS NULL OR id = $2) RETURNING id`,
        [accountId, sessionId],
      );
      for (const { id } of rows) {
        const data = { account: accountId, how: id === session.id ? "sign_out" : "by_another_device" };
        act.audit({ chain: ACCESS_CHAIN, action: "session.ended", object: `session:${id}`, data });
      }
      return rows;
    },
    { by: person?.id },
  );
  for (const { id } of ended) deps.live.announce({ kind: "signedOut", accountId, sessionId: id });
  return ended.length > 0;
}
