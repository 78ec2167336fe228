import { Hono } from "hono";
import { webConversation } from "../../channels/web/acceptMessage.ts";
import type { HttpContext, HttpDeps, HttpEnv } from "../httpDeps.ts";
import { ACCESS_CHAIN } from "../../db/audit/auditChain.ts";
import { clientAddress } from "../guard/clientAddress.ts";
import { isPreview } from "../guard/isPreview.ts";
import { isSecure } from "../guard/origin.ts";
import { createWrongCodes } from "../guard/wrongCodes.ts";
import { WRONG_CODES_WINDOW_MS } from "../limits.ts";
import type { Pages } from "../page/loadPages.ts";
import { currentSession } from "../session/currentSession.ts";
import { promiseToken } from "../session/promisedToken.ts";
import type { Session } from "../session/findSession.ts";
import { hasStarted, lookUpInvite, openHere, storeStart, type OpenInvite } from "../session/openSession.ts";
import { writeSessionCookie } from "../session/sessionCookie.ts";

/** "/chat", as a page that has just been given its cookie. */
const CHAT = "/chat";

/**
 * `GET /i/CODE`: an invitation or a one-time link. Sets the session cookie and leads to the chat;
 * the code itself is used up later (see CookieValue), so that previews and prefetches are harmless.
 */
export function invitationRoutes(deps: HttpDeps, pages: Pages): Hono<HttpEnv> {
  const wrongCodes = createWrongCodes(deps.clock);
  return new Hono<HttpEnv>().get("/i/:code", async (c) => {
    c.header("Cache-Control", "no-store");
    c.header("X-Robots-Tag", "noindex, nofollow");
    if (isPreview(c.req.raw.headers)) return c.html(pages.notice(deps.defaultLocale, "link-preview"));
    const address = clientAddress(deps, c);
    if (!wrongCodes.mayTry(address)) {
      deps.refused?.("web", "wrong_link");
      c.header("Retry-After", String(WRONG_CODES_WINDOW_MS / 1_000));
      return c.html(pages.notice(deps.defaultLocale, "too-many"), 429);
    }
    const code = c.req.param("code");
    const session = await currentSession(deps, c);
    const { invite, known, personId } = await lookUpInvite(
      deps.db.pool,
      deps.inviteCodeHash(code),
      new Date(deps.clock.now()),
    );
    if (!known) wrongCodes.note(address);
    if (session !== null && personId !== null && session.person?.id === personId) {
      if (invite?.purpose === "enrol") await enrolAgain(deps, session, invite, code);
      else if (invite !== null && invite.opens !== null) {
        const { accountId } = session;
        await openHere(deps, { accountId, invite, now: new Date(deps.clock.now()) });
      }
      return c.redirect(CHAT, 303);
    }
    if (invite === null) {
      deps.refused?.("web", "wrong_link");
      return c.html(pages.notice(deps.defaultLocale, "link-dead"), 410);
    }
    const begun = session !== null && (await hasStarted(deps.db.pool, session.accountId, invite.id));
    if (!begun) await beginSession(deps, c, session, code);
    return c.redirect(CHAT, 303);
  });
}

/** A person who is already here follows the invitation to a further inspection. */
async function enrolAgain(deps: HttpDeps, session: Session, invite: OpenInvite, code: string): Promise<void> {
  await deps.db.transaction(async (uow) => {
    const { sql } = uow;
    if (await hasStarted(sql, session.accountId, invite.id)) return;
    const now = new Date(deps.clock.now());
    await storeStart(sql, { accountId: session.accountId, invite, code, now });
    uow.afterCommit(() => deps.wake(webConversation(session.accountId)));
  });
}

/** Promises a new session; the one this browser held, of someone else on a shared device, ends. */
async function beginSession(
  deps: HttpDeps,
  c: HttpContext,
  former: Session | null,
  code: string,
): Promise<void> {
  if (former !== null) {
    await deps.perform(
      async (act) => {
        await act.uow.sql.query(`DELETE FROM "WebSession" WHERE id = $1`, [former.id]);
        const data = { account: former.accountId, how: "another_link" };
        act.audit({ chain: ACCESS_CHAIN, action: "session.ended", object: `session:${former.id}`, data });
      },
      { by: former.person?.id },
    );
    deps.live.announce({ kind: "signedOut", accountId: former.accountId, sessionId: former.id });
  }
  writeSessionCookie(c, isSecure(deps, c), {
    token: promiseToken(deps.sessionKey, code, deps.randomToken()),
    code,
  });
}
