import { headCode } from "../../db/audit/headCode.ts";
import { dbDay } from "../../db/days.ts";
import type { Act } from "../../messaging/act.ts";
import { takesPart } from "../../policies/membership.ts";
import type { AuditNoticeData } from "./auditNoticeData.ts";
import { chainFaultSchema } from "./chainFault.ts";

/**
 * Owes the codes of the chains that went on since the last time, and what is wrong, to whoever keeps them: of
 * an inspection its lead and the standing agency, of the rest (and of an inspection that is gone) every standing agency. A message a person and day.
 */
export async function oweAuditNotices(act: Act, day: string): Promise<void> {
  const tx = await act.uow.prisma();
  const checks = await tx.auditCheck.findMany({ orderBy: { chain: "asc" } });
  const told = checks.filter(({ seq, toldSeq, fault }) => fault !== null || seq !== toldSeq);
  const keepers = await tx.teamMember.findMany({
    where: { role: { in: ["lead", "standing_agency"] }, ...takesPart },
    select: { personId: true, role: true, inspection: { select: { code: true } } },
  });
  const inspections = await tx.inspection.findMany({
    where: { code: { in: told.map(({ chain }) => chain) } },
    select: { code: true },
  });
  const codes = new Set(inspections.map(({ code }) => code));
  const byPerson = new Map<string, AuditNoticeData>();
  for (const check of told) {
    const { chain } = check;
    const to = keepers.filter(({ role, inspection }) =>
      codes.has(chain) ? inspection.code === chain : role === "standing_agency",
    );
    for (const personId of new Set(to.map((keeper) => keeper.personId))) {
      const data = byPerson.get(personId) ?? { day, codes: [], faults: [] };
      byPerson.set(personId, data);
      if (check.fault === null) data.codes.push({ chain, code: headCode(check) });
      else data.faults.push({ chain, fault: chainFaultSchema.parse(check.fault) });
    }
  }
  for (const [personId, data] of byPerson) {
    const { id } = await tx.notice.create({
      data: {
        key: `audit:${personId}:${day}`,
        kind: "audit",
        day: dbDay(day),
        personId,
        recipientId: personId,
        data,
        triedAccounts: [],
        createdAt: act.now,
      },
      select: { id: true },
    });
    await act.job("notice", { noticeId: id });
  }
  for (const { chain, seq } of told) {
    await tx.auditCheck.update({ where: { chain }, data: { toldSeq: seq } });
  }
}
