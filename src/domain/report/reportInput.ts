import type { Role, Severity } from "../inspection/areas.ts";
import type { InspectionDetails } from "../inspection/inspectionSpec.ts";
import type { Locale } from "../text.ts";
import type { DocumentKind } from "./reportModel.ts";

/**
 * All that a report says, read from the database and the form: compiling it needs no clock, no form
 * evaluation and no look-up. Texts are NFC, in `language` where the form has it, and hold no markup.
 */
export interface ReportInput {
  language: Locale;
  /** Instant of compiling, ISO 8601 with zone. */
  createdAt: string;
  /** IANA zone in which `createdAt` is shown ("Asia/Ho_Chi_Minh"). */
  timeZone: string;
  /** Number and day of the papers that have been given them; any other is marked as a draft. */
  issued: Partial<Record<DocumentKind, IssuedNumber>>;
  inspection: ReportInspection;
  /** In the order to be printed, the lead first. Exactly one has the role "lead". */
  team: ReportPerson[];
  unitPeople: ReportPerson[];
  /** The areas inspected, in the order of the form. */
  areas: ReportArea[];
  /** All that were not dismissed, observations included, in the order to be printed. */
  findings: ReportInputFinding[];
  recommendations: ReportInputRecommendation[];
  /** Photos that can be printed, in the order to be printed. */
  pictures: ReportInputPicture[];
}

/** What the office has entered for a paper in its register. */
export interface IssuedNumber {
  /** "05": below ten with a zero (NĐ 30/2020, PL I, II.3). */
  number: string;
  /** yyyy-mm-dd; null for minutes, whose text says when. */
  on: string | null;
}

export interface ReportInputPicture {
  evidenceId: string;
  /** Of the file as it was received. */
  sha256: string;
  area: string;
  /** The question it belongs to; null for one of the area as a whole. */
  question: { number: number; label: string } | null;
  /** Findings that rest on the same question. */
  findingIds: string[];
  /** As the sender wrote it; null without. */
  caption: string | null;
  /** Instants, ISO 8601 with zone; the camera's own is null where the photo does not say it. */
  takenAt: string | null;
  receivedAt: string;
  /** Degrees; null where the photo does not say it. */
  place: { latitude: number; longitude: number } | null;
}

export interface ReportInspection {
  code: string;
  unitName: string;
  unitType: string;
  type: "dinh_ky" | "dot_xuat" | "qua_bao_cao" | "phuc_tra" | "tu_kiem_tra";
  /** yyyy-mm-dd, as are the two ends of the data period. */
  visitDate: string;
  /** Day of the unit's inspection before; null when none is on record. */
  previousVisitDate: string | null;
  dataPeriodFrom: string;
  dataPeriodTo: string;
  year: number;
  /** "UBND tỉnh Bắc Kạn" */
  organizationName: string;
  /** Địa danh of the document: "Bắc Kạn". */
  place: string;
  /** Title of the form. */
  programmeTitle: string;
  details: InspectionDetails;
}

export interface ReportPerson {
  role: Role;
  name: string;
  /** "Ông", "Bà" */
  honorific: string | null;
  post: string | null;
  /** Ids of the areas in charge. */
  areas: string[];
}

export interface ReportArea {
  id: string;
  label: string;
  status: "draft" | "submitted" | "returned" | "approved";
  /** Handed in by the member, whatever came after. */
  submitted: boolean;
  /**
   * Every question and derived figure of the area that the inspection shows, in the order of the
   * form; hidden ones, notes and helper calculations left out, photos and files too. The questions
   * that close an area (`procedures_rating`, `_strengths`, `_limitations`, `_causes`,
   * `_recommendations`) are among them and get their places in the report by these names.
   */
  figures: ReportInputFigure[];
}

export interface ReportInputFigure {
  /** Name in the form. */
  id: string;
  label: string;
  /** "hồ sơ", "%", "đồng" or "". */
  unit: string;
  quantity: "count" | "percent" | "money" | null;
  /** "derived" for a labelled `calculate` row, and for a question that took its value from `derive`. */
  type: "question" | "derived";
  /** Unanswered is "skipped". A derived figure is "answered" when it has a value, else "skipped". */
  state: "answered" | "not_available" | "skipped";
  /** Number; choice name or text; choice names of a multiple answer; null unless answered. */
  value: number | string | string[] | null;
  /** As printed, without the unit: "710", "khoảng 90%", "97,60%", "Có"; "" unless answered. */
  text: string;
  approximate: boolean;
  /** The person's note, reason or explanation of this figure. */
  note: string | null;
  /** What the unit reported about itself; null when it reported nothing. */
  selfReported: ComparedValue | null;
  /** What the inspection before found; null when it has no such figure. */
  previous: ComparedValue | null;
  /** Why the lead has sent the answer back, while that is not settled. */
  returned: string | null;
  /** For a percentage that is part / whole of two other figures, see `ratioOf`; else null. */
  ratio: { part: string; whole: string } | null;
}

/** The same figure from another side, `text` as printed without the unit. */
export type ComparedValue = Pick<ReportInputFigure, "value" | "text">;

export interface ReportInputFinding {
  id: string;
  area: string;
  ordinal: number;
  severity: Severity;
  /** The lead has confirmed it. */
  decided: boolean;
  text: string;
  /** "" when it has none of its own. */
  recommendation: string;
  /** yyyy-mm-dd, once the notice of conclusion has set it. */
  dueDate: string | null;
  /** Days after the notice of conclusion, while no day is set. */
  dueDays: number | null;
  /** Who has to remedy it ("Ông …, Trưởng phòng …"); null: the head of the unit. */
  responsible: string | null;
  rules: string[];
  legalBasis: string | null;
}

export interface ReportInputRecommendation {
  id: string;
  text: string;
  addressee: "unit" | "department" | "province";
  area: string | null;
  /** Findings it answers; may be empty. */
  findingIds: string[];
  dueDate: string | null;
}
