import type { Act } from "../../messaging/act.ts";
import { conversationSql } from "./held.ts";
import { periodsInForce } from "./retention/periods.ts";

/** What is held about the acting person, in numbers. */
export interface OwnData {
  name: string;
  agency: string;
  officer: string | null;
  email: string | null;
  roles: number;
  accounts: number;
  messages: number;
  answers: number;
  evidence: number;
  acts: number;
  /** How many days a copy is kept. */
  copyDays: number;
}

/** Null for a stranger. */
export async function ownData(act: Act): Promise<OwnData | null> {
  if (act.actor === null) return null;
  const { id } = act.actor;
  const tx = await act.uow.prisma();
  const person = await tx.person.findUniqueOrThrow({
    where: { id },
    include: {
      organization: true,
      accounts: { select: { id: true } },
      _count: { select: { memberships: true } },
    },
  });
  const { rows } = await act.uow.sql.query<{ messages: string }>({
    text: `WITH chat AS (SELECT a.id, ${conversationSql("a")} AS name FROM "ChannelAccount" a WHERE a."personId" = $1)
           SELECT (SELECT count(*) FROM "InboxUpdate" u JOIN chat c ON c.name = u.conversation WHERE u.payload <> '{}')
                + (SELECT count(*) FROM "OutboxMessage" o JOIN chat c ON c.name = o.conversation
                    WHERE o.payload <> '{}' AND o.method LIKE 'send%') AS messages`,
    values: [id],
  });
  return {
    name: person.fullName,
    agency: person.organization.name,
    officer: person.organization.dataOfficer,
    email: person.email,
    roles: person._count.memberships,
    accounts: person.accounts.length,
    messages: Number(rows[0]?.messages ?? 0),
    answers: await tx.answerRevision.count({ where: { actorId: id } }),
    evidence: await tx.evidence.count({ where: { addedById: id } }),
    acts: await tx.auditEvent.count({ where: { actor: id } }),
    copyDays: (await periodsInForce(act)).exports,
  };
}
