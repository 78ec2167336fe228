import { webConversation } from "../../channels/web/acceptMessage.ts";
import type { SignInWay } from "../../usecases/invite/recordSignIn.ts";
import type { HttpContext, HttpDeps } from "../httpDeps.ts";
import { isSecure } from "../guard/origin.ts";
import { currentSession } from "./currentSession.ts";
import { deviceLabel } from "./deviceLabel.ts";
import { ownAccount, storeStart, writeSession } from "./openSession.ts";
import { writeSessionCookie } from "./sessionCookie.ts";
import { tokenHash } from "./tokenHash.ts";

/**
 * Signs a person in here who has proved who they are by other means than a link. The token is new, whatever the
 * browser held before, and the session it held ends.
 */
export async function openPersonSession(
  deps: HttpDeps,
  c: HttpContext,
  person: { personId: string; way: SignInWay },
): Promise<void> {
  const { personId, way } = person;
  const former = await currentSession(deps, c);
  if (former !== null) {
    await deps.db.pool.query(`DELETE FROM "WebSession" WHERE id = $1`, [former.id]);
    deps.live.announce({ kind: "signedOut", accountId: former.accountId, sessionId: former.id });
  }
  const token = deps.randomToken();
  const device = deviceLabel(c.req.header("user-agent") ?? "");
  const now = new Date(deps.clock.now());
  await deps.perform(async (act) => {
    const { sql } = act.uow;
    const accountId = await ownAccount(sql, personId, deps.randomToken());
    if (accountId === null) throw new Error(`no web account for person ${personId}`);
    const hash = tokenHash(token);
    await writeSession(sql, deps, { hash, accountId, device, now, byAgency: way === "agency" });
    await storeStart(sql, { accountId, invite: { id: hash }, code: null, now });
    await deps.signedIn(act, { by: { personId, way }, accountId, newDevice: { label: device } });
    act.uow.afterCommit(() => deps.wake(webConversation(accountId)));
  });
  writeSessionCookie(c, isSecure(deps, c), { token, code: null });
}
