import { dayOf } from "../../db/days.ts";
import type { Act } from "../../messaging/act.ts";
import { localized } from "../../domain/text.ts";
import { askedQuestions } from "../answers/askedQuestions.ts";
import { openInspectionSession } from "../answers/openArea.ts";
import { takesPart } from "../../policies/membership.ts";

export interface InspectionView {
  inspection: {
    code: string;
    organization: string;
    unit: string;
    unitType: string;
    /** yyyy-mm-dd, as all days here. */
    visitDate: string;
    dataPeriod: { from: string; to: string };
    type: string;
    status: string;
    form: { id: string; version: string; sha256: string; title: string };
    concludedOn: string | null;
    previous: string | null;
    /** ISO instant, as all moments here. */
    createdAt: string;
  };
  team: { role: string; person: string; post: string | null; areas: string[]; enrolled: boolean }[];
  areas: { area: string; label: string; status: string; answered: number; total: number; people: string[] }[];
  findings: {
    id: string;
    area: string;
    severity: string;
    state: string;
    text: string;
    recommendation: string;
    dueDate: string | null;
    rules: string[];
  }[];
  documents: {
    id: string;
    kind: string;
    format: string;
    revision: number;
    name: string;
    sha256: string;
    size: number;
    createdAt: string;
  }[];
}

/** An inspection as it is stored; null when there is none with this code. Changes nothing. */
export async function showInspection(
  act: Act,
  code: string,
  language: string,
): Promise<InspectionView | null> {
  const tx = await act.uow.prisma();
  const found = await tx.inspection.findUnique({
    where: { code },
    include: {
      organization: true,
      unit: true,
      previous: { select: { code: true } },
      formVersion: { select: { formId: true, version: true, sha256: true, form: true } },
      members: {
        where: takesPart,
        orderBy: { ordinal: "asc" },
        include: {
          person: { include: { _count: { select: { accounts: true } } } },
          assignments: { include: { areaRecord: true } },
        },
      },
      findings: { orderBy: { ordinal: "asc" } },
    },
  });
  if (found === null) return null;
  const { session, areas } = await openInspectionSession(act, found.id);
  const team = found.members.map(({ role, person, assignments }) => ({
    role,
    person: person.fullName,
    post: person.post,
    areas: assignments
      .map(({ areaRecord }) => areaRecord)
      .sort((one, other) => one.ordinal - other.ordinal)
      .map(({ area }) => area),
    enrolled: person._count.accounts > 0,
  }));
  const { formVersion } = found;
  return {
    inspection: {
      code,
      organization: found.organization.name,
      unit: found.unit.name,
      unitType: found.unit.type,
      visitDate: dayOf(found.visitDate),
      dataPeriod: { from: dayOf(found.dataPeriodFrom), to: dayOf(found.dataPeriodTo) },
      type: found.type,
      status: found.status,
      form: {
        id: formVersion.formId,
        version: formVersion.version,
        sha256: formVersion.sha256,
        title: localized(session.compiled.form.title, language),
      },
      concludedOn: found.concludedOn === null ? null : dayOf(found.concludedOn),
      previous: found.previous?.code ?? null,
      createdAt: found.createdAt.toISOString(),
    },
    team,
    areas: areas.map((area) => {
      const relevant = askedQuestions(area).filter(({ path }) => session.isRelevant(path));
      return {
        area: area.area,
        label: session.areaLabel(area.area, language),
        status: area.status,
        answered: relevant.filter(({ path }) => session.isSettled(path)).length,
        total: relevant.length,
        people: team.filter((member) => member.areas.includes(area.area)).map(({ person }) => person),
      };
    }),
    findings: found.findings.map((finding) => ({
      id: finding.id,
      area: finding.area,
      severity: finding.severity,
      state: finding.state,
      text: finding.text,
      recommendation: finding.recommendation,
      dueDate: finding.dueDate === null ? null : dayOf(finding.dueDate),
      rules: finding.ruleIds,
    })),
    documents: await listDocuments(act, found.id),
  };
}

/** Without their bytes, which Prisma would read as well. */
async function listDocuments(act: Act, inspectionId: string): Promise<InspectionView["documents"]> {
  const { rows } = await act.uow.sql.query<
    Omit<InspectionView["documents"][number], "createdAt"> & { createdAt: Date }
  >({
    text: `SELECT id, kind, format, revision, name, sha256, octet_length(bytes) AS size, "createdAt"
             FROM "Document" WHERE "inspectionId" = $1 ORDER BY "createdAt", id`,
    values: [inspectionId],
  });
  return rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }));
}
