import type { ChannelName } from "../../domain/channelName.ts";
import type { AccountRef } from "../keepAccount.ts";
import type { PersonRef } from "../personRef.ts";
import { leg, type Column, type Leg } from "./trip.ts";

export interface TakenUpdate {
  inboxId: bigint;
  payload: unknown;
  attempts: number;
  /** More updates of this conversation are waiting behind this one. */
  more: boolean;
  account: AccountRef | null;
  /** The account was marked as not reachable; it has just written, so it is again. */
  wasUnreachable: boolean;
  person: PersonRef | null;
  /** The database has gone back to a backup, and this is the first to come from here since. */
  wasRestored: boolean;
  /** The person may do nothing until they are restored. */
  isSuspended: boolean;
  /** Account the person wrote from last; null when they never did. */
  lastAccountId: number | null;
  /** Version of the notice on personal data that the person has confirmed; null: none. */
  informedOf: number | null;
  /** Stored dialogue, as the flows wrote it. */
  dialogue: string | null;
  /** Outbox ids reserved for the replies; they grow within a conversation. */
  outboxIds: bigint[];
}

export type Taken =
  | { kind: "update"; update: TakenUpdate }
  | { kind: "empty" }
  /** Another worker has this conversation. */
  | { kind: "busy" }
  /** The oldest update failed before and waits for its next try. */
  | { kind: "later"; at: Date };

interface TakenRow {
  locked: boolean;
  update: Omit<TakenUpdate, "person" | "account"> | null;
  notBefore: Date | null;
  account: AccountRef | null;
  person: PersonRef | null;
}

/** Replies that need no second round trip for an id. */
const RESERVED_OUTBOX_IDS = 3;

const take = (account: string) => `
WITH lock AS MATERIALIZED (SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS locked)
SELECT lock.locked, u.id, u.payload, u.attempts, (extract(epoch FROM u."notBefore") * 1000)::bigint,
       EXISTS (SELECT 1 FROM "InboxUpdate" n
                WHERE n."doneAt" IS NULL AND n.conversation = $1 AND n.id <> u.id) AS more,
       a.id AS "accountId", a."externalId", a."displayName", a.state AS "accountState", a.restored,
       p.id AS "personId", p."organizationId", p."fullName", p.locale, p."lastAccountId", p."suspendedAt" IS NOT NULL,
       p."informedOf",
       s.value AS dialogue,
       (SELECT string_agg(nextval('"OutboxMessage_id_seq"')::text, ',')
          FROM generate_series(1, ${RESERVED_OUTBOX_IDS})) AS "outboxIds"
  FROM lock
  LEFT JOIN LATERAL (
    SELECT id, payload, attempts, "notBefore" FROM "InboxUpdate"
     WHERE lock.locked AND "doneAt" IS NULL AND conversation = $1
     ORDER BY "orderKey", id LIMIT 1) u ON true
  LEFT JOIN "ChannelAccount" a ON ${account}
  LEFT JOIN "Person" p ON p.id = a."personId"
  LEFT JOIN "DialogueState" s ON s.key = $1`;

// A web conversation is named after the account, the others after the channel's own chat id.
const TAKE_BY_ACCOUNT_ID = { name: "take-web", text: take("a.id = $2::int"), read: readTaken };
const TAKE_BY_EXTERNAL_ID = {
  name: "take",
  text: take(`a.channel = $3::"Channel" AND a."externalId" = $2`),
  read: readTaken,
};

function readTaken([
  locked,
  id,
  payload = null,
  attempts,
  notBefore = null,
  more,
  accountId = null,
  externalId,
  displayName = null,
  accountState,
  restored,
  personId = null,
  organizationId,
  fullName,
  locale,
  lastAccountId = null,
  suspended,
  informedOf = null,
  dialogue = null,
  outboxIds,
]: readonly Column[]): TakenRow {
  return {
    locked: locked === "t",
    notBefore: notBefore === null ? null : new Date(Number(notBefore)),
    account: accountId === null ? null : { id: Number(accountId), externalId: externalId ?? "", displayName },
    person:
      personId === null
        ? null
        : {
            id: personId,
            organizationId: organizationId ?? "",
            fullName: fullName ?? "",
            locale: locale ?? "",
          },
    update:
      id === null || id === undefined
        ? null
        : {
            inboxId: BigInt(id),
            payload: payload === null ? null : JSON.parse(payload),
            attempts: Number(attempts),
            more: more === "t",
            wasUnreachable: accountState === "unreachable",
            wasRestored: restored === "t",
            isSuspended: suspended === "t",
            lastAccountId: lastAccountId === null ? null : Number(lastAccountId),
            informedOf: informedOf === null ? null : Number(informedOf),
            dialogue,
            outboxIds: (outboxIds ?? "").split(",").map(BigInt),
          },
  };
}

/**
 * Locks the conversation until the end of the transaction and reads its oldest update: the first statement
 * of its transaction. The snapshot may be older than the lock; `finish` notices and the transaction is then
 * rolled back.
 */
export function takeUpdate(channel: ChannelName, conversation: string): Leg<TakenRow> {
  const chat = conversation.slice(conversation.indexOf(":") + 1);
  return channel === "web"
    ? leg(TAKE_BY_ACCOUNT_ID, [conversation, chat])
    : leg(TAKE_BY_EXTERNAL_ID, [conversation, chat, channel]);
}

/** What was found there. */
export function takenUpdate({ rows: [row] }: Leg<TakenRow>, now: Date): Taken {
  if (row === undefined || !row.locked) return { kind: "busy" };
  const { update, account, person, notBefore } = row;
  if (update === null) return { kind: "empty" };
  if (notBefore !== null && notBefore > now) return { kind: "later", at: notBefore };
  return { kind: "update", update: { ...update, account, person } };
}
