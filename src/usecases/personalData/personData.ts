import { dayOf } from "../../db/days.ts";
import type { Act } from "../../messaging/act.ts";
import { conversationSql } from "./held.ts";

/** Everything that is held about one person, each part a list of plain rows: what the copy consists of. */
export interface PersonData {
  person: {
    id: string;
    name: string;
    honorific: string | null;
    post: string | null;
    agency: string;
    email: string | null;
    language: string;
    told: string | null;
    since: string;
  };
  roles: { inspection: string; unit: string; role: string; removed: string | null }[];
  accounts: { channel: string; address: string; name: string | null; since: string }[];
  sessions: { device: string | null; since: string; lastSeen: string }[];
  /** What was said in the chats, as far as it is kept. */
  messages: { at: string; channel: string; from: "person" | "service"; text: string }[];
  answers: { at: string; inspection: string; area: string; question: string; answer: string }[];
  evidence: { at: string; inspection: string; kind: string; name: string | null; caption: string | null }[];
  remediation: { at: string; inspection: string; kind: string; text: string | null }[];
  /** What the audit log says they did. */
  acts: { at: string; channel: string; action: string; object: string }[];
  requests: { on: string; kind: string; outcome: string | null; answer: string | null }[];
}

/** The longest log that a copy lists; what is older is in the log of its inspection. */
const MAX_ROWS = 20_000;

/** Reads it; null when there is no such person. The caller has seen that it is the person or the operator. */
export async function personData(act: Act, personId: string): Promise<PersonData | null> {
  const tx = await act.uow.prisma();
  const person = await tx.person.findUnique({
    where: { id: personId },
    include: {
      organization: true,
      accounts: { orderBy: { id: "asc" }, include: { sessions: true } },
      memberships: {
        include: { unit: true, inspection: { include: { unit: true } } },
        orderBy: { inspection: { visitDate: "asc" } },
      },
      requests: { orderBy: { id: "asc" } },
    },
  });
  if (person === null) return null;
  const revisions = await tx.answerRevision.findMany({
    where: { actorId: personId },
    include: { areaRecord: { include: { inspection: { select: { code: true } } } } },
    orderBy: { id: "asc" },
    take: MAX_ROWS,
  });
  const evidence = await tx.evidence.findMany({
    where: { addedById: personId },
    select: {
      createdAt: true,
      kind: true,
      originalName: true,
      caption: true,
      inspection: { select: { code: true } },
    },
    orderBy: { createdAt: "asc" },
    take: MAX_ROWS,
  });
  const entries = await tx.remediationEntry.findMany({
    where: { actorId: personId },
    include: {
      remediation: { include: { finding: { include: { inspection: { select: { code: true } } } } } },
    },
    orderBy: { at: "asc" },
    take: MAX_ROWS,
  });
  const acts = await tx.auditEvent.findMany({
    where: { actor: personId },
    orderBy: { at: "asc" },
    take: MAX_ROWS,
  });
  return {
    person: {
      id: person.id,
      name: person.fullName,
      honorific: person.honorific,
      post: person.post,
      agency: person.organization.name,
      email: person.email,
      language: person.locale,
      told: person.informedAt?.toISOString() ?? null,
      since: person.createdAt.toISOString(),
    },
    roles: person.memberships.map(({ role, unit, inspection, removedAt }) => ({
      inspection: inspection.code,
      unit: (unit ?? inspection.unit).name,
      role,
      removed: removedAt?.toISOString() ?? null,
    })),
    accounts: person.accounts.map(({ channel, externalId, displayName, createdAt }) => ({
      channel,
      address: externalId,
      name: displayName,
      since: createdAt.toISOString(),
    })),
    sessions: person.accounts
      .flatMap(({ sessions }) => sessions)
      .map(({ device, createdAt, lastSeenAt }) => ({
        device,
        since: createdAt.toISOString(),
        lastSeen: lastSeenAt.toISOString(),
      })),
    messages: await said(act, personId),
    answers: revisions.map(({ at, areaRecord, question, data }) => ({
      at: at.toISOString(),
      inspection: areaRecord.inspection.code,
      area: areaRecord.area,
      question,
      answer: JSON.stringify(data),
    })),
    evidence: evidence.map(({ createdAt, inspection, kind, originalName, caption }) => ({
      at: createdAt.toISOString(),
      inspection: inspection.code,
      kind,
      name: originalName,
      caption,
    })),
    remediation: entries.map(({ at, remediation, kind, text }) => ({
      at: at.toISOString(),
      inspection: remediation.finding.inspection.code,
      kind,
      text,
    })),
    acts: acts.map(({ at, channel, action, object }) => ({ at: at.toISOString(), channel, action, object })),
    requests: person.requests.map(({ receivedOn, kind, outcome, answer }) => ({
      on: dayOf(receivedOn),
      kind,
      outcome,
      answer,
    })),
  };
}

/** Both sides of the person's chats; the web's are rows of their own, the others are in inbox and outbox. */
async function said(act: Act, personId: string): Promise<PersonData["messages"]> {
  // By hand: four tables, of which two know a chat by its name only.
  const { rows } = await act.uow.sql.query<{
    at: Date;
    channel: string;
    mine: boolean;
    text: string;
  }>({
    text: `WITH chat AS (SELECT a.id, a.channel, ${conversationSql("a")} AS name
                           FROM "ChannelAccount" a WHERE a."personId" = $1)
           SELECT m.at, 'web' AS channel, NOT m."fromBot" AS mine, m.text
             FROM "WebMessage" m JOIN chat c ON c.id = m."accountId"
            UNION ALL
           SELECT u."receivedAt", u.channel::text, true,
                  coalesce(jsonb_path_query_first(u.payload, '$.**.message.text') #>> '{}',
                           jsonb_path_query_first(u.payload, '$.**.message.caption') #>> '{}', '')
             FROM "InboxUpdate" u JOIN chat c ON c.name = u.conversation
            WHERE c.channel <> 'web' AND u.payload <> '{}'
            UNION ALL
           SELECT o."createdAt", o.channel::text, false, coalesce(o.payload ->> 'text', o.payload ->> 'caption', '')
             FROM "OutboxMessage" o JOIN chat c ON c.name = o.conversation
            WHERE c.channel <> 'web' AND o.payload <> '{}' AND o.method LIKE 'send%'
            ORDER BY 1 LIMIT $2`,
    values: [personId, MAX_ROWS],
  });
  return rows.map(({ at, channel, mine, text }) => ({
    at: at.toISOString(),
    channel,
    from: mine ? "person" : "service",
    text,
  }));
}
