import { createHash } from "node:crypto";
import { personSortKey } from "../../domain/language/sortKey.ts";
import { searchKey } from "../../domain/language/searchKey.ts";
import type { Act } from "../../messaging/act.ts";
import { takesPartInOpen } from "../../policies/membership.ts";
import { isOperator } from "../people/isOperator.ts";
import { answerRequest } from "./requests.ts";
import { eraseContacts } from "./eraseChat.ts";
import { conversationSql, isHeld } from "./held.ts";

/** What stays, and why: all of it is the file of an inspection, which archive law keeps. */
export interface Kept {
  what: "name" | "answers" | "evidence" | "remediation" | "papers" | "signed_papers" | "audit";
  count: number;
}

/** What goes. */
export interface Erased {
  accounts: number;
  email: number;
  messages: number;
  sessions: number;
  invites: number;
  drafts: number;
  exports: number;
}

export type ErasureRefusal =
  | { reason: "not_allowed" | "not_found" }
  /** A legal hold is on the person, or on an inspection of theirs. */
  | { reason: "held" }
  /** They still have a role in these inspections; they leave them first. */
  | { reason: "takes_part"; inspections: string[] };

export type ErasureResult =
  | { ok: true; personId: string; name: string; isNameKept: boolean; erased: Erased; kept: Kept[] }
  | ({ ok: false } & ErasureRefusal);

/** What erasing would remove and keep, and whether it may be; writes nothing. */
export async function drawErasure(act: Act, personId: string): Promise<ErasureResult> {
  if (!isOperator(act)) return { ok: false, reason: "not_allowed" };
  const tx = await act.uow.prisma();
  const person = await tx.person.findUnique({ where: { id: personId } });
  if (person === null) return { ok: false, reason: "not_found" };
  if (await isHeld(act, personId)) return { ok: false, reason: "held" };
  const roles = await tx.teamMember.findMany({
    where: { ...takesPartInOpen, personId },
    select: { inspection: { select: { code: true } } },
  });
  if (roles.length > 0) {
    return {
      ok: false,
      reason: "takes_part",
      inspections: [...new Set(roles.map(({ inspection }) => inspection.code))],
    };
  }
  const kept = await whatStays(act, personId);
  const { email, fullName: name } = person;
  const erased = { ...(await whatGoes(act, personId)), email: email === null ? 0 : 1 };
  return { ok: true, personId, name, isNameKept: kept.some(({ what }) => what === "name"), erased, kept };
}

/**
 * Erases what no law keeps: accounts with all that was said there, address, sessions, codes, drafts, copies.
 * The name stays where a file of an inspection has it; else a pseudonym takes its place. The audit log refers
 * to people by their id only and stays whole. Requests of the person to be erased are answered. By the operator.
 */
export async function erasePerson(act: Act, personId: string): Promise<ErasureResult> {
  const drawn = await drawErasure(act, personId);
  if (!drawn.ok) return drawn;
  const tx = await act.uow.prisma();
  await eraseContacts(act, personId);
  await tx.formDraft.deleteMany({ where: { sentById: personId } });
  await tx.personExport.deleteMany({ where: { personId } });
  if (!drawn.isNameKept) {
    const fullName = pseudonymOf(personId);
    await tx.person.updateMany({
      where: { OR: [{ id: personId }, { mergedIntoId: personId }] },
      data: {
        fullName,
        honorific: null,
        post: null,
        email: null,
        sortKey: personSortKey(fullName),
        searchKey: searchKey(fullName),
      },
    });
  }
  act.audit({
    chain: "system",
    action: "person.erased",
    object: `person:${personId}`,
    data: {
      erased: { ...drawn.erased },
      kept: Object.fromEntries(drawn.kept.map(({ what, count }) => [what, count])),
    },
  });
  const waiting = await tx.personRequest.findMany({ where: { personId, kind: "erase", answeredAt: null } });
  for (const { id } of waiting) {
    await answerRequest(act, id, {
      outcome: drawn.kept.length === 0 ? "done" : "partly",
      answer: [
        `Erased: ${listed(Object.entries(drawn.erased))}.`,
        ...(drawn.kept.length === 0
          ? []
          : [
              `Kept in the files of inspections (Luật Lưu trữ 33/2024/QH15): ${listed(drawn.kept.map(({ what, count }) => [what, count]))}.`,
            ]),
      ].join(" "),
    });
  }
  return drawn;
}

/** The same for the same person, and nothing of them can be told from it. */
function pseudonymOf(personId: string): string {
  return `Người dùng đã xóa ${createHash("sha256").update(personId).digest("hex").slice(0, 8)}`;
}

function listed(counts: readonly (readonly [string, number])[]): string {
  return counts.map(([what, count]) => `${what} ${count}`).join(", ");
}

/** Rows of files that stay, with the name where one of them has it. */
async function whatStays(act: Act, personId: string): Promise<Kept[]> {
  const tx = await act.uow.prisma();
  const inspectionsOf = { members: { some: { personId } } };
  const counts: Record<Exclude<Kept["what"], "name">, number> = {
    answers: await tx.answerRevision.count({ where: { actorId: personId } }),
    evidence: await tx.evidence.count({ where: { addedById: personId } }),
    remediation: await tx.remediationEntry.count({ where: { actorId: personId } }),
    papers: await tx.document.count({ where: { inspection: inspectionsOf } }),
    signed_papers: await tx.signedDocument.count({ where: { document: { inspection: inspectionsOf } } }),
    audit: await tx.auditEvent.count({
      where: { OR: [{ actor: personId }, { object: `person:${personId}` }] },
    }),
  };
  const concluded = await tx.teamMember.count({
    where: { personId, inspection: { OR: [{ concludedOn: { not: null } }, { status: "closed" }] } },
  });
  // The log knows them by their id alone: it keeps no name in use.
  const { audit, ...named } = counts;
  const isNamed = concluded > 0 || Object.values(named).some((count) => count > 0);
  const kept: Kept[] = [
    { what: "name", count: isNamed ? 1 : 0 },
    { what: "answers", count: counts.answers },
    { what: "evidence", count: counts.evidence },
    { what: "remediation", count: counts.remediation },
    { what: "papers", count: counts.papers },
    { what: "signed_papers", count: counts.signed_papers },
    { what: "audit", count: audit },
  ];
  return kept.filter(({ count }) => count > 0);
}

async function whatGoes(act: Act, personId: string): Promise<Omit<Erased, "email">> {
  const tx = await act.uow.prisma();
  const { rows } = await act.uow.sql.query<{ messages: string }>({
    text: `WITH chat AS (SELECT a.id, ${conversationSql("a")} AS name FROM "ChannelAccount" a WHERE a."personId" = $1)
           SELECT (SELECT count(*) FROM "WebMessage" m JOIN chat c ON c.id = m."accountId")
                + (SELECT count(*) FROM "InboxUpdate" u JOIN chat c ON c.name = u.conversation WHERE u.payload <> '{}')
                + (SELECT count(*) FROM "OutboxMessage" o JOIN chat c ON c.name = o.conversation
                    WHERE o.payload <> '{}') AS messages`,
    values: [personId],
  });
  return {
    accounts: await tx.channelAccount.count({ where: { personId } }),
    messages: Number(rows[0]?.messages ?? 0),
    sessions: await tx.webSession.count({ where: { account: { personId } } }),
    invites: await tx.invite.count({ where: { personId } }),
    drafts: await tx.formDraft.count({ where: { sentById: personId } }),
    exports: await tx.personExport.count({ where: { personId } }),
  };
}
