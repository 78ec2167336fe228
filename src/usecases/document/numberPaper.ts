import type { IssuedNumber } from "../../domain/report/reportInput.ts";
import { DOCUMENT_KINDS, type DocumentKind } from "../../domain/report/reportModel.ts";
import { dayOf, dbDay } from "../../db/days.ts";
import type { Act } from "../../messaging/act.ts";
import { hasRight } from "../../policies/inspectionRights.ts";
import { refuse, type NotAllowed } from "../../policies/refuse.ts";
import type { InspectionRef } from "../inspection/inspectionRef.ts";
import { lockInspection } from "../inspection/lockInspection.ts";
import { NUMBERING_RIGHT_OF } from "./documentRights.ts";
import { freezePaper } from "./freezePaper.ts";
import { requireStepUp } from "../stepUp/stepUpNeed.ts";
import { paperRoles } from "./paperRoles.ts";
import { symbolOf } from "./paperNumbers.ts";

export type NumberPaperResult =
  | { ok: true }
  | { ok: false; reason: "not_allowed" }
  /** It has a number: what an issued paper says changes with a reason only. */
  | { ok: false; reason: "reason_needed" }
  /** The day lies before the visit or is still to come. */
  | { ok: false; reason: "before_the_visit"; visitDate: string }
  | { ok: false; reason: "in_the_future" }
  /** Another paper of the year has this number and symbol. */
  | { ok: false; reason: "taken"; unit: string; on: string | null };

/** Null, or the refusal to somebody who enters no numbers of such a paper in this inspection. */
export async function refuseNumbering(
  act: Act,
  inspection: InspectionRef,
  kind: DocumentKind,
): Promise<NotAllowed | null> {
  const roles = await paperRoles(act, inspection.id, kind);
  if (act.actor !== null && hasRight(NUMBERING_RIGHT_OF[kind], roles)) return null;
  return refuse(act, {
    chain: inspection.code,
    object: `inspection:${inspection.code}`,
    data: { number: kind },
  });
}

/**
 * Enters the number and day of a paper, which freezes what it says; or takes them away (`issued` null): it is
 * a draft again. A paper that has its number is made anew, also with the same number, with a reason only.
 */
export async function numberPaper(
  act: Act,
  inspection: InspectionRef,
  { kind, issued, reason: given }: { kind: DocumentKind; issued: IssuedNumber | null; reason: string | null },
): Promise<NumberPaperResult> {
  const notAllowed = await refuseNumbering(act, inspection, kind);
  if (notAllowed !== null || act.actor === null) return notAllowed ?? { ok: false, reason: "not_allowed" };
  await requireStepUp(act, "numberPaper", inspection.code);
  await lockInspection(act, inspection);
  const tx = await act.uow.prisma();
  const where = { inspectionId_kind: { inspectionId: inspection.id, kind } };
  const before = await tx.paperNumber.findUnique({
    where,
    include: { edition: { select: { number: true } } },
  });
  const reason = given?.trim() || null;
  if (before !== null && reason === null) return { ok: false, reason: "reason_needed" };
  if (issued !== null) {
    const refused = await refusal(act, inspection.id, kind, issued);
    if (refused !== null) return refused;
  }
  if (before?.editionId !== null && before?.editionId !== undefined) {
    await tx.paperEdition.update({
      where: { id: before.editionId },
      data: { endedAt: act.now, endReason: reason },
    });
  }
  if (issued === null) {
    await tx.paperNumber.deleteMany({ where: { inspectionId: inspection.id, kind } });
  } else {
    const data = {
      number: issued.number,
      issuedOn: issued.on === null ? null : dbDay(issued.on),
      setById: act.actor.id,
      setAt: act.now,
      editionId: null,
    };
    await tx.paperNumber.upsert({
      where,
      create: { inspectionId: inspection.id, kind, ...data },
      update: data,
    });
  }
  act.audit({
    chain: inspection.code,
    action: "document.numbered",
    object: `inspection:${inspection.code}`,
    data: {
      kind,
      ...(issued ?? { number: null }),
      ...(before === null ? {} : { before: before.edition?.number ?? before.number, reason }),
    },
  });
  if (issued !== null) await freezePaper(act, inspection.id, kind);
  return { ok: true };
}

async function refusal(
  act: Act,
  inspectionId: string,
  kind: DocumentKind,
  { number, on }: IssuedNumber,
): Promise<Extract<NumberPaperResult, { ok: false }> | null> {
  const tx = await act.uow.prisma();
  const own = await tx.inspection.findUniqueOrThrow({
    where: { id: inspectionId },
    include: { unit: true, organization: true },
  });
  const visitDate = dayOf(own.visitDate);
  if (on !== null && on < visitDate) return { ok: false, reason: "before_the_visit", visitDate };
  if (on !== null && on > act.today) return { ok: false, reason: "in_the_future" };
  // Numbers of a register begin anew each year; units number their own papers.
  const year = (on ?? visitDate).slice(0, 4);
  const others = await tx.paperNumber.findMany({
    where: {
      number,
      inspection: { organizationId: own.organizationId },
      NOT: { inspectionId, kind },
      ...(kind === "remediation_report" ? { kind, inspection: { unitId: own.unitId } } : {}),
    },
    include: { inspection: { include: { unit: true, organization: true } } },
  });
  const symbol = symbolOf(kind, own);
  const taken = others.find((other) => {
    const otherKind = DOCUMENT_KINDS.find((known) => known === other.kind);
    const day = dayOf(other.issuedOn ?? other.inspection.visitDate);
    return (
      otherKind !== undefined && symbolOf(otherKind, other.inspection) === symbol && day.startsWith(year)
    );
  });
  if (taken === undefined) return null;
  return {
    ok: false,
    reason: "taken",
    unit: taken.inspection.unit.name,
    on: taken.issuedOn === null ? null : dayOf(taken.issuedOn),
  };
}
