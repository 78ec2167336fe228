import { inspectionDetails } from "../../domain/inspection/inspectionSpec.ts";
import { withTemplate } from "../../domain/inspection/officeTemplate.ts";
import { paperSymbol } from "../../domain/report/paperSymbol.ts";
import type { IssuedNumber, ReportInput } from "../../domain/report/reportInput.ts";
import { DOCUMENT_KINDS, type DocumentKind } from "../../domain/report/reportModel.ts";
import { dayOf, dbDay } from "../../db/days.ts";
import type { Act } from "../../messaging/act.ts";
import { hasRight } from "../../policies/inspectionRights.ts";
import type { InspectionRef } from "../inspection/inspectionRef.ts";
import { requireStepUp } from "../stepUp/stepUpNeed.ts";
import { participation } from "../people/participation.ts";
import { NUMBERING_RIGHT_OF } from "./documentRights.ts";
import { readTemplate } from "./paperTemplate.ts";
import { refuse } from "../../policies/refuse.ts";

/** Longest number of a register, as people write it: "1234", "05a". */
const NUMBER = /^0*(\d{1,5}[a-zđ]?)$/u;

/** "5" is "05": numbers below ten have a zero (NĐ 30/2020, PL I, II.3). Null when it is none. */
export function readPaperNumber(text: string): string | null {
  const bare = NUMBER.exec(text.trim().toLocaleLowerCase("vi"))?.[1];
  if (bare === undefined || bare.startsWith("0")) return null;
  return /^\d(?!\d)/.test(bare) ? `0${bare}` : bare;
}

/** The numbers of an inspection's papers, by kind. */
export async function issuedNumbers(act: Act, inspectionId: string): Promise<ReportInput["issued"]> {
  const tx = await act.uow.prisma();
  const rows = await tx.paperNumber.findMany({ where: { inspectionId } });
  const issued: Partial<Record<DocumentKind, IssuedNumber>> = {};
  for (const kind of DOCUMENT_KINDS) {
    const row = rows.find((one) => one.kind === kind);
    if (row !== undefined)
      issued[kind] = { number: row.number, on: row.issuedOn === null ? null : dayOf(row.issuedOn) };
  }
  return issued;
}

export type NumberPaperResult =
  | { ok: true }
  | { ok: false; reason: "not_allowed" }
  /** The day lies before the visit or is still to come. */
  | { ok: false; reason: "before_the_visit"; visitDate: string }
  | { ok: false; reason: "in_the_future" }
  /** Another paper of the year has this number and symbol. */
  | { ok: false; reason: "taken"; unit: string; on: string | null };

/** Enters the number and day of a paper, or takes them away (`issued` null): it is a draft again. */
export async function numberPaper(
  act: Act,
  inspection: InspectionRef,
  kind: DocumentKind,
  issued: IssuedNumber | null,
): Promise<NumberPaperResult> {
  const { roles } = await participation(act, inspection.id);
  if (act.actor === null || !hasRight(NUMBERING_RIGHT_OF[kind], roles)) {
    return refuse(act, {
      chain: inspection.code,
      object: `inspection:${inspection.code}`,
      data: { number: kind },
    });
  }
  await requireStepUp(act, "numberPaper", inspection.code);
  const tx = await act.uow.prisma();
  const where = { inspectionId_kind: { inspectionId: inspection.id, kind } };
  if (issued === null) {
    await tx.paperNumber.deleteMany({ where: { inspectionId: inspection.id, kind } });
  } else {
    const refused = await refusal(act, inspection.id, kind, issued);
    if (refused !== null) return refused;
    const data = {
      number: issued.number,
      issuedOn: issued.on === null ? null : dbDay(issued.on),
      setById: act.actor.id,
      setAt: act.now,
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
    data: { kind, ...(issued ?? { number: null }) },
  });
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

/** "BC-ĐKT" of a stored inspection. */
export function symbolOf(
  kind: DocumentKind,
  inspection: {
    details: unknown;
    visitDate: Date;
    unit: { name: string };
    organization: { name: string; paperTemplate: unknown };
  },
): string {
  const { document } = inspectionDetails.parse(inspection.details);
  const template = readTemplate(inspection.organization.paperTemplate);
  const facts = { visitDate: dayOf(inspection.visitDate), values: {} };
  return paperSymbol(kind, {
    unitName: inspection.unit.name,
    document: withTemplate(document, template, facts),
  });
}
