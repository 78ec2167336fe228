import { dayOf } from "../../db/days.ts";
import type { Act } from "../../messaging/act.ts";

export interface InspectionEntry {
  code: string;
  organization: string;
  unit: string;
  /** yyyy-mm-dd */
  visitDate: string;
  form: { id: string; version: string };
  status: string;
  areas: number;
  /** Areas handed in, approved ones included. */
  submittedAreas: number;
  /** Shortcomings not dismissed; observations are none. */
  findings: number;
}

/** All inspections, newest visit first. */
export async function listInspections(act: Act): Promise<InspectionEntry[]> {
  const tx = await act.uow.prisma();
  const rows = await tx.inspection.findMany({
    orderBy: [{ visitDate: "desc" }, { code: "asc" }],
    include: {
      organization: true,
      unit: true,
      formVersion: { select: { formId: true, version: true } },
      areas: { select: { status: true } },
      _count: {
        select: { findings: { where: { state: { not: "dismissed" }, severity: { not: "observation" } } } },
      },
    },
  });
  return rows.map((row) => ({
    code: row.code,
    organization: row.organization.name,
    unit: row.unit.name,
    visitDate: dayOf(row.visitDate),
    form: { id: row.formVersion.formId, version: row.formVersion.version },
    status: row.status,
    areas: row.areas.length,
    submittedAreas: row.areas.filter(({ status }) => status === "submitted" || status === "approved").length,
    findings: row._count.findings,
  }));
}
