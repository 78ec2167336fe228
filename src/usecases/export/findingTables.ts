import { dayOf } from "../../db/days.ts";
import type { Act } from "../../messaging/act.ts";
import { peopleNames } from "./answerTables.ts";
import type { CsvTable } from "./csvText.ts";

/** All findings, dismissed ones included. */
export async function findingTable(act: Act, inspectionId: string): Promise<CsvTable> {
  const tx = await act.uow.prisma();
  const findings = await tx.finding.findMany({ where: { inspectionId }, orderBy: { ordinal: "asc" } });
  const names = await peopleNames(
    act,
    new Set(findings.flatMap(({ memberId, decidedById }) => [memberId ?? "", decidedById ?? ""])),
  );
  return {
    header: [
      "id",
      "ordinal",
      "area",
      "severity",
      "state",
      "text",
      "recommendation",
      "legalBasis",
      "rules",
      "questions",
      "proposedText",
      "memberOpinion",
      "memberReason",
      "member",
      "decidedBy",
      "decidedAt",
      "dismissReason",
      "dueDays",
      "dueDate",
    ],
    rows: findings.map((finding) => [
      finding.id,
      finding.ordinal,
      finding.area,
      finding.severity,
      finding.state,
      finding.text,
      finding.recommendation,
      finding.legalBasis,
      finding.ruleIds.join(" "),
      finding.references.join(" "),
      finding.proposedText,
      finding.memberOpinion,
      finding.memberReason,
      names.get(finding.memberId ?? "") ?? null,
      names.get(finding.decidedById ?? "") ?? null,
      finding.decidedAt?.toISOString() ?? null,
      finding.dismissReason,
      finding.dueDays,
      finding.dueDate === null ? null : dayOf(finding.dueDate),
    ]),
  };
}

export async function recommendationTable(act: Act, inspectionId: string): Promise<CsvTable> {
  const tx = await act.uow.prisma();
  const rows = await tx.recommendation.findMany({
    where: { inspectionId },
    orderBy: { ordinal: "asc" },
    include: { findings: { select: { id: true } } },
  });
  return {
    header: ["id", "ordinal", "addressee", "area", "text", "findings"],
    rows: rows.map(({ id, ordinal, addressee, area, text, findings }) => [
      id,
      ordinal,
      addressee,
      area,
      text,
      findings.map((finding) => finding.id).join(" "),
    ]),
  };
}

/** What became of each finding that was given to the unit. */
export async function remediationTable(act: Act, inspectionId: string): Promise<CsvTable> {
  const tx = await act.uow.prisma();
  const rows = await tx.remediation.findMany({
    where: { finding: { inspectionId } },
    orderBy: [{ finding: { ordinal: "asc" } }, { id: "asc" }],
    include: { unit: true, assignee: true },
  });
  return {
    header: ["id", "finding", "unit", "assignee", "state", "assignedOn", "dueDate", "closedAt"],
    rows: rows.map(({ id, findingId, unit, assignee, state, assignedOn, dueDate, closedAt }) => [
      id,
      findingId,
      unit.name,
      assignee?.fullName ?? null,
      state,
      dayOf(assignedOn),
      dayOf(dueDate),
      closedAt?.toISOString() ?? null,
    ]),
  };
}

/** Each step on the way, oldest first. */
export async function remediationHistoryTable(act: Act, inspectionId: string): Promise<CsvTable> {
  const tx = await act.uow.prisma();
  const entries = await tx.remediationEntry.findMany({
    where: { remediation: { finding: { inspectionId } } },
    orderBy: [{ at: "asc" }, { id: "asc" }],
  });
  const names = await peopleNames(act, new Set(entries.map(({ actorId }) => actorId)));
  return {
    header: ["remediation", "kind", "text", "by", "at"],
    rows: entries.map(({ remediationId, kind, text, actorId, at }) => [
      remediationId,
      kind,
      text,
      names.get(actorId) ?? actorId,
      at.toISOString(),
    ]),
  };
}
