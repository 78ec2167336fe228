import { formatAnswer } from "../../domain/answer/formatAnswer.ts";
import { answerKindOf } from "../../domain/answer/answerKindOf.ts";
import type { FormSession, QuestionInfo } from "../../domain/form/FormSession.ts";
import type { CompiledForm } from "../../domain/form/compileForm.ts";
import { inspectionDetails } from "../../domain/inspection/inspectionSpec.ts";
import { ratioOf } from "../../domain/report/ratioOf.ts";
import type { ReportArea, ReportInput, ReportInputFigure } from "../../domain/report/reportInput.ts";
import { localized, type Locale } from "../../domain/text.ts";
import { dayOf } from "../../db/days.ts";
import type { Act } from "../../messaging/act.ts";
import { openInspectionSession, type OpenArea } from "../answers/openArea.ts";
import { listRecommendations } from "../finding/addRecommendation.ts";

/** Questions whose answers are files; a report shows them as pictures, not as figures. */
const FILES = new Set(["image", "file", "audio", "video", "note"]);

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
      strengths: true,
      members: {
        where: { removedAt: null },
        orderBy: { ordinal: "asc" },
        include: { person: true, assignments: { include: { areaRecord: true } } },
      },
      findings: { where: { state: { not: "dismissed" } }, orderBy: { ordinal: "asc" } },
    },
  });
  const { session, areas } = await openInspectionSession(act, inspectionId);
  const notes = await answerNotes(act, inspectionId);
  const people = inspection.members.map((member) => ({
    role: member.role,
    name: member.person.fullName,
    honorific: member.person.honorific,
    post: member.person.post,
    areas: member.assignments.map(({ areaRecord }) => areaRecord.area),
  }));
  const ofUnit = (role: string) => role.startsWith("unit_") || role === "assignee";
  const order = new Map(areas.map((area, place) => [area.area, place]));
  return {
    language,
    createdAt: act.now.toISOString(),
    timeZone: options.timeZone,
    draft: true,
    inspection: {
      code: inspection.code,
      unitName: inspection.unit.name,
      unitType: inspection.unit.type,
      type: inspection.type,
      visitDate: dayOf(inspection.visitDate),
      dataPeriodFrom: dayOf(inspection.dataPeriodFrom),
      dataPeriodTo: dayOf(inspection.dataPeriodTo),
      year: inspection.visitDate.getUTCFullYear(),
      organizationName: inspection.organization.name,
      place: inspection.organization.place,
      programmeTitle: localized(session.compiled.form.title, language),
      details: inspectionDetails.parse(inspection.details),
    },
    team: people.filter((person) => !ofUnit(person.role)),
    unitPeople: people.filter((person) => ofUnit(person.role)),
    areas: areas.map((area) => reportArea(area, notes, language)),
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
    strengths: inspection.strengths.map(({ area, text }) => ({ area, text })),
  };
}

/** Notes, reasons and explanations by question. */
async function answerNotes(act: Act, inspectionId: string): Promise<Map<string, string>> {
  const tx = await act.uow.prisma();
  const rows = await tx.answer.findMany({
    where: { areaRecord: { inspectionId }, source: "on_site" },
    select: { question: true, note: true, explanation: true },
  });
  return new Map(
    rows.flatMap(({ question, note, explanation }) => {
      const text = [note, explanation].filter((part) => part !== null && part !== "").join("; ");
      return text === "" ? [] : [[question, text]];
    }),
  );
}

function reportArea(area: OpenArea, notes: ReadonlyMap<string, string>, language: Locale): ReportArea {
  const { session } = area;
  const questions = session.questions(area.area).filter(({ type }) => !FILES.has(type));
  const figures = session.figures(area.area);
  const places = new Map(session.compiled.tree.nodes.map((node) => [node.name, node.index]));
  const rows = [
    ...questions
      .filter(({ path }) => session.isRelevant(path))
      .map((question) => ({
        name: question.name,
        figure: questionFigure(session, question, notes, language),
      })),
    ...figures.map((figure) => ({
      name: figure.name,
      figure: {
        id: figure.name,
        label: localized(figure.label, language),
        unit: localized(figure.unit, language),
        quantity: figure.quantity ?? null,
        type: "derived" as const,
        state: figure.value === undefined ? ("skipped" as const) : ("answered" as const),
        value: figure.value ?? null,
        text: localized(figure.printed, language),
        approximate: false,
        note: null,
        ratio: ratioFor(session.compiled, figure.name),
      },
    })),
  ];
  return {
    id: area.area,
    label: session.areaLabel(area.area, language),
    status: area.status,
    submitted: area.status === "submitted" || area.status === "approved",
    figures: rows
      .sort((a, b) => (places.get(a.name) ?? 0) - (places.get(b.name) ?? 0))
      .map((row) => row.figure),
  };
}

function questionFigure(
  session: FormSession,
  question: QuestionInfo,
  notes: ReadonlyMap<string, string>,
  language: Locale,
): ReportInputFigure {
  const { path } = question;
  const derived = session.derived(path) !== undefined;
  const stored = session.answer(path);
  const value = session.value(path);
  const answered = value !== null;
  const approximate = !derived && (stored?.approximate ?? false);
  return {
    id: path,
    label: session.label(path, language),
    unit: session.unit(path, language),
    quantity: question.quantity ?? null,
    type: derived ? "derived" : "question",
    state: answered ? "answered" : unansweredState(stored?.state),
    value: answered ? plain(value) : null,
    text: !answered
      ? ""
      : derived
        ? session.printed(path, language)
        : printed(session, question, value, approximate, language),
    approximate,
    note: notes.get(path) ?? null,
    ratio: ratioFor(session.compiled, question.name),
  };
}

function unansweredState(state: string | undefined): "not_available" | "not_applicable" | "skipped" {
  return state === "not_available" || state === "not_applicable" ? state : "skipped";
}

function plain(value: string | number | readonly string[]): string | number | string[] {
  return typeof value === "object" ? [...value] : value;
}

/** As typed, without the unit: "710", "khoảng 90%", "Có". */
function printed(
  session: FormSession,
  question: QuestionInfo,
  value: string | number | readonly string[],
  approximate: boolean,
  language: Locale,
): string {
  const choices = question.list === undefined ? [] : session.choices(question.path, language);
  const kind = answerKindOf(
    question,
    choices.map(({ name, label }) => ({ name, label: { [language]: label } })),
  );
  if (kind === null) return session.printed(question.path, language);
  return formatAnswer({ state: "answered", value, approximate }, kind, language, {
    percentDecimals: "shortest",
  });
}

/** Part and whole of a percentage, from its formula. */
function ratioFor(compiled: CompiledForm, name: string): ReportInputFigure["ratio"] {
  const node = compiled.tree.byName.get(name)?.[0];
  if (node?.def.kind !== "question" || node.def.quantity !== "percent") return null;
  const formula = node.expressions.calculation ?? node.expressions.derive;
  return formula === undefined ? null : ratioOf(formula.tree);
}
