import { inspectionDetails } from "../../../src/domain/inspection/inspectionSpec.ts";
import type {
  ReportArea,
  ReportInput,
  ReportInputFigure,
  ReportInputFinding,
  ReportInputPicture,
  ReportInputRecommendation,
} from "../../../src/domain/report/reportInput.ts";

/** A figure with what most have; the test says what it is about. */
export function figure(
  given: Partial<ReportInputFigure> & Pick<ReportInputFigure, "id" | "label">,
): ReportInputFigure {
  return {
    unit: "",
    quantity: null,
    type: "question",
    state: "answered",
    value: null,
    text: "",
    approximate: false,
    note: null,
    selfReported: null,
    previous: null,
    returned: null,
    ratio: null,
    ...given,
  };
}

export function count(id: string, label: string, value: number, unit: string): ReportInputFigure {
  return figure({ id, label, unit, quantity: "count", value, text: value.toLocaleString("vi-VN") });
}

/** A percentage as the form computes it, two decimals. */
export function rate(
  id: string,
  label: string,
  text: string,
  ratio: ReportInputFigure["ratio"] = null,
): ReportInputFigure {
  const value = Number(text.replace("%", "").replace(",", "."));
  return figure({ id, label, unit: "%", quantity: "percent", type: "derived", value, text, ratio });
}

export function yes(id: string, label: string): ReportInputFigure {
  return figure({ id, label, value: "yes", text: "Có" });
}

export function choice(id: string, label: string, value: string | string[], text: string): ReportInputFigure {
  return figure({ id, label, value, text });
}

export function freeText(id: string, label: string, text: string): ReportInputFigure {
  return figure({ id, label, value: text, text });
}

export function noData(id: string, label: string, given: Partial<ReportInputFigure> = {}): ReportInputFigure {
  return figure({ id, label, state: "not_available", note: "Đơn vị không thống kê", ...given });
}

export function area(id: string, label: string, figures: ReportInputFigure[]): ReportArea {
  return { id, label, status: "submitted", submitted: true, figures };
}

export function finding(
  given: Partial<ReportInputFinding> & Pick<ReportInputFinding, "id" | "area" | "text">,
): ReportInputFinding {
  return {
    ordinal: 1,
    severity: "moderate",
    decided: true,
    recommendation: "",
    dueDate: null,
    dueDays: null,
    responsible: null,
    rules: [],
    legalBasis: null,
    ...given,
  };
}

export function recommendation(
  given: Partial<ReportInputRecommendation> & Pick<ReportInputRecommendation, "id" | "text">,
): ReportInputRecommendation {
  return { addressee: "unit", area: null, findingIds: [], dueDate: null, ...given };
}

/** The least a report can be made of: a unit, a lead, no answer yet. */
export function bareInput(given: Partial<ReportInput> = {}): ReportInput {
  return {
    language: "vi",
    createdAt: "2020-09-20T02:30:00Z",
    timeZone: "Asia/Ho_Chi_Minh",
    issued: {},
    inspection: {
      code: "KT-2020-01",
      unitName: "UBND huyện Chợ Đồn",
      unitType: "huyen",
      type: "dinh_ky",
      visitDate: "2020-09-17",
      previousVisitDate: null,
      dataPeriodFrom: "2020-01-01",
      dataPeriodTo: "2020-09-15",
      year: 2020,
      organizationName: "UBND tỉnh Bắc Kạn",
      place: "Bắc Kạn",
      programmeTitle: "Kiểm tra công tác cải cách hành chính",
      details: inspectionDetails.parse({
        plan: null,
        decision: null,
        dossierCountBasis: "by_competence",
        document: {},
      }),
    },
    team: [{ role: "lead", name: "Vũ Đức Chính", honorific: "Ông", post: null, areas: [] }],
    unitPeople: [],
    areas: [],
    findings: [],
    recommendations: [],
    pictures: [],
    ...given,
  };
}

export function picture(
  given: Partial<ReportInputPicture> & Pick<ReportInputPicture, "evidenceId">,
): ReportInputPicture {
  return {
    sha256: "0".repeat(64),
    area: "procedures",
    question: null,
    findingIds: [],
    caption: null,
    takenAt: null,
    receivedAt: "2020-09-17T08:30:00.000Z",
    place: null,
    ...given,
  };
}

/** A report with so many findings. */
export function manyFindings(count: number): ReportInput {
  const areas = [area("procedures", "Cải cách TTHC", []), area("public_finance", "Tài chính công", [])];
  return bareInput({
    areas,
    findings: Array.from({ length: count }, (_, index) =>
      finding({
        id: `f${index}`,
        area: areas[index % 2]?.id ?? "",
        severity: index === 2 ? "serious" : "minor",
        text: `Tồn tại thứ ${index + 1}`,
      }),
    ),
  });
}

/** More pictures than an appendix takes. */
export function manyPictures(): ReportInputPicture[] {
  return Array.from({ length: 103 }, (_, index) => picture({ evidenceId: `e${index}` }));
}
