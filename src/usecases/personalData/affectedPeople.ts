import type { ChannelName } from "../../domain/channelName.ts";
import type { Act } from "../../messaging/act.ts";
import { conversationSql } from "./held.ts";

/** Somebody whose data a breach concerns, with what is held and how to reach them. */
export interface AffectedPerson {
  id: string;
  name: string;
  post: string | null;
  agency: string;
  email: string | null;
  channels: ChannelName[];
  inspections: string[];
  messages: number;
  answers: number;
  evidence: number;
  /** Of the evidence, with a place: sensitive (NĐ 356/2025/NĐ-CP, Điều 4), whose persons are told too. */
  places: number;
}

/** What was reached; nothing said: everything. */
export interface BreachScope {
  /** Code of an inspection: those who take or took part in it. */
  inspection?: string;
  /** Those with an account there. */
  channel?: ChannelName;
}

/**
 * The people a breach concerns, for the notice within 72 hours (Luật 91/2025/QH15, Điều 23). Null: there is no such
 * inspection. That the list was made is in the audit log. By the operator.
 */
export async function affectedPeople(
  act: Act,
  { inspection, channel }: BreachScope,
): Promise<AffectedPerson[] | null> {
  const tx = await act.uow.prisma();
  if (inspection !== undefined && (await tx.inspection.count({ where: { code: inspection } })) === 0)
    return null;
  // By hand: counts over seven tables, of which two know a chat by its name only.
  const { rows } = await act.uow.sql.query<AffectedPerson>({
    text: `
      SELECT p.id, p."fullName" AS name, p.post, o.name AS agency, p.email,
             coalesce((SELECT array_agg(DISTINCT a.channel::text) FROM "ChannelAccount" a
                        WHERE a."personId" = p.id), '{}') AS channels,
             coalesce((SELECT array_agg(DISTINCT i.code) FROM "TeamMember" m JOIN "Inspection" i ON i.id = m."inspectionId"
                        WHERE m."personId" = p.id), '{}') AS inspections,
             (SELECT count(*)::int FROM "ChannelAccount" a JOIN "WebMessage" m ON m."accountId" = a.id
               WHERE a."personId" = p.id)
             + (SELECT count(*)::int FROM "ChannelAccount" a JOIN "InboxUpdate" u ON u.conversation = ${conversationSql("a")}
                 WHERE a."personId" = p.id AND u.payload <> '{}')
             + (SELECT count(*)::int FROM "ChannelAccount" a JOIN "OutboxMessage" u ON u.conversation = ${conversationSql("a")}
                 WHERE a."personId" = p.id AND u.payload <> '{}') AS messages,
             (SELECT count(*)::int FROM "AnswerRevision" r WHERE r."actorId" = p.id) AS answers,
             (SELECT count(*)::int FROM "Evidence" e WHERE e."addedById" = p.id) AS evidence,
             (SELECT count(*)::int FROM "Evidence" e WHERE e."addedById" = p.id AND e.latitude IS NOT NULL) AS places
        FROM "Person" p JOIN "Organization" o ON o.id = p."organizationId"
       WHERE p."mergedIntoId" IS NULL
         AND ($1::text IS NULL OR EXISTS (SELECT 1 FROM "TeamMember" m JOIN "Inspection" i ON i.id = m."inspectionId"
                                           WHERE m."personId" = p.id AND i.code = $1))
         AND ($2::text IS NULL OR EXISTS (SELECT 1 FROM "ChannelAccount" a
                                           WHERE a."personId" = p.id AND a.channel::text = $2))
       ORDER BY p."sortKey", p.id`,
    values: [inspection ?? null, channel ?? null],
  });
  act.audit({
    chain: "system",
    action: "privacy.breach_listed",
    object: "breach",
    data: { inspection: inspection ?? null, channel: channel ?? null, people: rows.length },
  });
  return rows;
}
