import { formatDate } from "../../domain/answer/formatDate.ts";
import { withTemplate } from "../../domain/inspection/officeTemplate.ts";
import { inspectionDetails } from "../../domain/inspection/inspectionSpec.ts";
import { sessionFigures } from "../../domain/report/sessionFigures.ts";
import type { ReportArea, ReportInput } from "../../domain/report/reportInput.ts";
import { localized, type Locale } from "../../domain/text.ts";
import { dayOf } from "../../db/days.ts";
import type { Act } from "../../messaging/act.ts";
import { comparedFigures, type ComparedFigures } from "../answers/comparedFigures.ts";
import { reportNotes } from "../answers/reportNotes.ts";
import { openInspectionSession, type OpenArea } from "../answers/openArea.ts";
import { reportPictures } from "../evidence/reportPictures.ts";
import { issuedNumbers } from "./paperNumbers.ts";
import { readTemplate } from "./paperTemplate.ts";
import { listRecommendations } from "../finding/addRecommendation.ts";
import { takesPart } from "../../policies/membership.ts";

/** Everything the inspection report says, as it stands now. */
export async function readReport(
  act: Act,
  inspectionId: string,
  options: { language: Locale; timeZone: string },
): Promise<ReportInput> {
  const { language } = options;
  const tx = await act.uow.prisma();
  const inspection = await tx.inspection.findUniqueOrThrow({
    where: { id: inspectionId },
    include: {
      unit: true,
      organization: true,
      previous: { select: { visitDate: true } },
      members: {
        where: takesPart,
        orderBy: { ordinal: "asc" },
        include: { person: true, assignments: { include: { areaRecord: true } } },
      },
      findings: { where: { state: { not: "dismissed" } }, orderBy: { ordinal: "asc" } },
    },
  });
  const { session, areas } = await openInspectionSession(act, inspectionId);
  const notes = await reportNotes(act, inspectionId, language);
  const compared = await comparedFigures(act, { areas, previousId: inspection.previousId, language });
  const people = inspection.members.map((member) => ({
    role: member.role,
    name: member.person.fullName,
    honorific: member.person.honorific,
    post: member.person.post,
    areas: member.assignments.map(({ areaRecord }) => areaRecord.area),
  }));
  const ofUnit = (role: string) => role.startsWith("unit_") || role === "assignee";
  const template = readTemplate(inspection.organization.paperTemplate);
  const details = inspectionDetails.parse(inspection.details);
  const facts = {
    visitDate: dayOf(inspection.visitDate),
    values: {
      năm: String(inspection.visitDate.getUTCFullYear()),
      "đơn vị": inspection.unit.name,
      ngày: formatDate(dayOf(inspection.visitDate), "document", language),
      "cơ quan": inspection.organization.name,
    },
  };
  const order = new Map(areas.map((area, place) => [area.area, place]));
  return {
    language,
    createdAt: act.now.toISOString(),
    timeZone: options.timeZone,
    issued: await issuedNumbers(act, inspectionId),
    inspection: {
      code: inspection.code,
      unitName: inspection.unit.name,
      unitType: inspection.unit.type,
      type: inspection.type,
      visitDate: dayOf(inspection.visitDate),
      previousVisitDate: inspection.previous === null ? null : dayOf(inspection.previous.visitDate),
      dataPeriodFrom: dayOf(inspection.dataPeriodFrom),
      dataPeriodTo: dayOf(inspection.dataPeriodTo),
      year: inspection.visitDate.getUTCFullYear(),
      organizationName: inspection.organization.name,
      place: template.place ?? inspection.organization.place,
      programmeTitle: localized(session.compiled.form.title, language),
      details: { ...details, document: withTemplate(details.document, template, facts) },
    },
    team: people.filter((person) => !ofUnit(person.role)),
    unitPeople: people.filter((person) => ofUnit(person.role)),
    areas: areas.map((area) => reportArea(area, notes, compared, language)),
    findings: inspection.findings
      .map((finding) => ({
        id: finding.id,
        area: finding.area,
        ordinal: finding.ordinal,
        severity: finding.severity,
        decided: finding.state !== "suggested",
        text: finding.text,
        recommendation: finding.recommendation,
        dueDate: finding.dueDate === null ? null : dayOf(finding.dueDate),
        dueDays: finding.dueDays,
        responsible: null,
        rules: finding.ruleIds,
        legalBasis: finding.legalBasis,
      }))
      .sort((a, b) => (order.get(a.area) ?? 0) - (order.get(b.area) ?? 0) || a.ordinal - b.ordinal),
    recommendations: (await listRecommendations(act, inspectionId)).map((one) => ({
      ...one,
      dueDate: null,
    })),
    pictures: await reportPictures(act, inspectionId, { areas, findings: inspection.findings, language }),
  };
}

function reportArea(
  area: OpenArea,
  notes: ReadonlyMap<string, string>,
  compared: ComparedFigures,
  language: Locale,
): ReportArea {
  return {
    id: area.area,
    label: area.session.areaLabel(area.area, language),
    status: area.status,
    submitted: area.status === "submitted" || area.status === "approved",
    figures: sessionFigures(area.session, area.area, language, notes).map((figure) => ({
      ...figure,
      selfReported: compared.selfReported(area.area, figure),
      previous: compared.previous(area.area, figure),
      returned: area.returned.get(figure.id) ?? null,
    })),
  };
}
