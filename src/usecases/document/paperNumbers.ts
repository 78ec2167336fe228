import { inspectionDetails } from "../../domain/inspection/inspectionSpec.ts";
import { withTemplate } from "../../domain/inspection/officeTemplate.ts";
import { paperSymbol } from "../../domain/report/paperSymbol.ts";
import type { IssuedNumber, ReportInput } from "../../domain/report/reportInput.ts";
import { DOCUMENT_KINDS, type DocumentKind } from "../../domain/report/reportModel.ts";
import { dayOf } from "../../db/days.ts";
import type { Act } from "../../messaging/act.ts";
import { readTemplate } from "./paperTemplate.ts";

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
