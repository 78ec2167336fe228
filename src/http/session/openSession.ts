import { webConversation } from "../../channels/web/acceptMessage.ts";
import type { WebInput } from "../../channels/web/webInput.ts";
import type { Queryable } from "../../db/hot/trip.ts";
import { ACCESS_CHAIN } from "../../db/audit/auditChain.ts";
import type { InvitePurpose } from "../../db/generated/enums.ts";
import { storeIncoming } from "../../db/inbox.ts";
import type { HttpDeps } from "../httpDeps.ts";
import { PROMISE_KEPT_MS } from "../limits.ts";
import { SESSION_LIVES } from "../../policies/sessionLives.ts";
import { lifeOfSession } from "./lifeOfSession.ts";
import { tokenHash } from "./tokenHash.ts";

/** An invitation that can be taken now. */
export interface OpenInvite {
  id: string;
  purpose: InvitePurpose;
  personId: string;
  /** Signing in by it shows a message; nobody has to be greeted then. */
  opens: string | null;
}

/** The invitation of a code; null for unknown, used and expired ones alike, and `known` for the caller's count of guesses only. */
export async function lookUpInvite(
  db: Queryable,
  codeHash: string,
  now: Date,
): Promise<{ invite: OpenInvite | null; known: boolean; personId: string | null }> {
  const found = await db.query<OpenInvite & { open: boolean }>(
    `SELECT i.id, i.purpose, i."personId", i.opens,
            i."usedAt" IS NULL AND i."expiresAt" > $2 AND p."suspendedAt" IS NULL AS open
       FROM "Invite" i JOIN "Person" p ON p.id = i."personId" WHERE i."codeHash" = $1`,
    [codeHash, now],
  );
  const row = found.rows[0];
  if (row === undefined) return { invite: null, known: false, personId: null };
  const { open, ...invite } = row;
  return { invite: open ? invite : null, known: true, personId: row.personId };
}

export interface SessionRequest {
  token: string;
  code: string;
  /** Label of the browser in the list of devices. */
  device: string | null;
  now: Date;
}

/**
 * Opens the session that a link promised, at the page's first call. An enrolment gets a fresh
 * account without a person and "/start CODE" in its inbox: the flow asks who it is, and its
 * confirmation binds the account and uses the code up. A sign-in link is used up here and leads
 * into the person's own chat. Parallel first calls open one session, and for a while a call that comes again finds
 * it. False: the code is gone.
 */
export async function openSession(
  deps: {
    perform: HttpDeps["perform"];
    signedIn: HttpDeps["signedIn"];
    wake(conversation: string): void;
    randomToken(): string;
    inviteCodeHash(code: string): string;
    sessionLives?: HttpDeps["sessionLives"];
  },
  { token, code, device, now }: SessionRequest,
): Promise<boolean> {
  const hash = tokenHash(token);
  return deps.perform(async (act) => {
    const { sql } = act.uow;
    await sql.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [`web-session:${hash}`]);
    const [earlier] = (
      await sql.query<{ createdAt: Date }>(`SELECT "createdAt" FROM "WebSession" WHERE "tokenHash" = $1`, [
        hash,
      ])
    ).rows;
    if (earlier !== undefined) return now.getTime() - earlier.createdAt.getTime() < PROMISE_KEPT_MS;
    const { invite } = await lookUpInvite(sql, deps.inviteCodeHash(code), now);
    if (invite === null) return false;
    const accountId =
      invite.purpose === "enrol"
        ? await newAccount(sql, deps.randomToken(), null)
        : await signIn(sql, invite, deps.randomToken(), now);
    if (accountId === null) return false;
    const id = await writeSession(sql, deps, { hash, accountId, device, now });
    act.audit({
      chain: ACCESS_CHAIN,
      action: "session.opened",
      object: `session:${id}`,
      // Who comes by an enrolment has yet to say that they are who was invited.
      data: {
        account: accountId,
        invite: invite.id,
        purpose: invite.purpose,
        person: invite.personId,
        device,
      },
    });
    if (invite.opens === null)
      await storeStart(sql, { accountId, invite, code: invite.purpose === "enrol" ? code : null, now });
    if (invite.purpose === "sign_in")
      await deps.signedIn(act, { by: { inviteId: invite.id }, accountId, newDevice: { label: device } });
    act.uow.afterCommit(() => deps.wake(webConversation(accountId)));
    return true;
  });
}

/** Writes a session down; its life is by what the person is. @returns its id */
export async function writeSession(
  db: Queryable,
  deps: { randomToken(): string; sessionLives?: HttpDeps["sessionLives"] },
  session: { hash: string; accountId: number; device: string | null; now: Date; byAgency?: boolean },
): Promise<string> {
  const id = deps.randomToken();
  const { hash, accountId, device, now, byAgency = false } = session;
  const { idleMs, wholeMs } = await lifeOfSession(db, deps.sessionLives ?? SESSION_LIVES, accountId);
  const [idleUntil, end] = [idleMs, wholeMs].map((ms) => new Date(now.getTime() + ms));
  await db.query(
    `INSERT INTO "WebSession"
       (id, "tokenHash", "accountId", device, "createdAt", "lastSeenAt", "idleUntil", "expiresAt", "byAgency")
     VALUES ($1, $2, $3, $4, $5, $5, $6, $7, $8)`,
    [id, hash, accountId, device, now, idleUntil, end, byAgency],
  );
  return id;
}

async function newAccount(
  db: Queryable,
  externalId: string,
  personId: string | null,
): Promise<number | null> {
  const added = await db.query<{ id: number }>(
    `INSERT INTO "ChannelAccount" (channel, "externalId", "personId") VALUES ('web', $1, $2) RETURNING id`,
    [externalId, personId],
  );
  return added.rows[0]?.id ?? null;
}

async function signIn(
  db: Queryable,
  invite: OpenInvite,
  externalId: string,
  now: Date,
): Promise<number | null> {
  if (!(await useUp(db, invite, now))) return null;
  const accountId = await ownAccount(db, invite.personId, externalId);
  await usedBy(db, invite, accountId);
  return accountId;
}

/** The person's first web account, so that every device shows the same chat. */
export async function ownAccount(
  db: Queryable,
  personId: string,
  externalId: string,
): Promise<number | null> {
  // Two sign-ins of one person at once must not make two accounts.
  await db.query(`SELECT 1 FROM "Person" WHERE id = $1 FOR UPDATE`, [personId]);
  const own = await db.query<{ id: number }>(
    `SELECT id FROM "ChannelAccount" WHERE channel = 'web' AND "personId" = $1 ORDER BY id LIMIT 1`,
    [personId],
  );
  const accountId = own.rows[0]?.id ?? (await newAccount(db, externalId, personId));
  await db.query(`UPDATE "ChannelAccount" SET state = 'active' WHERE id = $1`, [accountId]);
  return accountId;
}

/** Somebody who is signed in follows a link that shows something: it is used up here, and shown. */
export async function openHere(
  deps: { perform: HttpDeps["perform"]; signedIn: HttpDeps["signedIn"] },
  { accountId, invite, now }: { accountId: number; invite: OpenInvite; now: Date },
): Promise<void> {
  await deps.perform(async (act) => {
    const { sql } = act.uow;
    if (!(await useUp(sql, invite, now))) return;
    await usedBy(sql, invite, accountId);
    await deps.signedIn(act, { by: { inviteId: invite.id }, accountId, newDevice: null });
  });
}

/** False: somebody was faster. */
async function useUp(db: Queryable, invite: OpenInvite, now: Date): Promise<boolean> {
  const used = await db.query(
    `UPDATE "Invite" SET "usedAt" = $2 WHERE id = $1 AND "usedAt" IS NULL RETURNING id`,
    [invite.id, now],
  );
  return used.rows.length > 0;
}

async function usedBy(db: Queryable, invite: OpenInvite, accountId: number | null): Promise<void> {
  await db.query(`UPDATE "Invite" SET "usedById" = $2 WHERE id = $1`, [invite.id, accountId]);
}

/**
 * "/start" in the inbox of an account, once for each invitation. It takes a number of the chat like
 * any message, so that it stands before whatever the person sends next.
 */
export async function storeStart(
  db: Queryable,
  start: { accountId: number; invite: Pick<OpenInvite, "id">; code: string | null; now: Date },
): Promise<void> {
  const { accountId, invite, code, now } = start;
  const taken = await db.query<{ seq: number }>(
    `UPDATE "ChannelAccount" SET "messageSeq" = "messageSeq" + 1 WHERE id = $1 RETURNING "messageSeq" AS seq`,
    [accountId],
  );
  const payload: WebInput = { type: "start", at: Math.floor(now.getTime() / 1000), code };
  await storeIncoming(db, [
    {
      key: startKey(accountId, invite.id),
      channel: "web",
      conversation: webConversation(accountId),
      orderKey: BigInt(taken.rows[0]?.seq ?? 0),
      payload,
    },
  ]);
}

/** Whether this account was begun by this invitation. */
export async function hasStarted(db: Queryable, accountId: number, inviteId: string): Promise<boolean> {
  const found = await db.query(`SELECT 1 FROM "InboxUpdate" WHERE key = $1`, [startKey(accountId, inviteId)]);
  return found.rows.length > 0;
}

/** No client message id makes this key: those stand behind "web:". */
function startKey(accountId: number, inviteId: string): string {
  return `web-start:${accountId}:${inviteId}`;
}
