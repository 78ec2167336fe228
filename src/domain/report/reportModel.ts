import type { Severity } from "../inspection/areas.ts";

/** The papers of an inspection; also the `kind` of a stored document. */
export const DOCUMENT_KINDS = [
  /** Báo cáo kết quả kiểm tra. */
  "inspection_report",
  /** Biên bản kiểm tra, signed at the end of the visit by both sides. */
  "inspection_minutes",
  /** Thông báo kết luận kiểm tra. */
  "conclusion_notice",
  /** Báo cáo kết quả khắc phục. */
  "remediation_report",
] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/**
 * A document before it is drawn: the same model gives PDF and DOCX, so the text is the same
 * everywhere. It holds finished text (in the document's language, NFC) and plain data: no dates to
 * format, no lookups. Layout law: Nghị định 30/2020/NĐ-CP, Phụ lục I.
 */
export interface DocumentModel {
  kind: DocumentKind;
  /** BCP 47 language of the text: "vi" or "en". */
  language: string;
  /** File title, also the PDF's Title: "Báo cáo kết quả kiểm tra ... ". */
  fileTitle: string;
  /**
   * Instant the document was compiled, ISO 8601 with zone ("2020-09-20T02:30:00Z"): the only clock
   * the drawing knows, so that the same model gives the same bytes.
   */
  createdAt: string;
  head: DocumentHead;
  /** Tên loại, in capitals: "BÁO CÁO". */
  documentType: string;
  /** Trích yếu, may be drawn on several lines; "\n" forces a line break. */
  subject: string;
  /** "Kính gửi:", one or several, without dash and end punctuation; empty when the kind has none. */
  addressees: string[];
  /** "Kính gửi" (the colon is drawn). */
  addresseeLabel: string;
  /** Căn cứ, each without its final ";" or "." (drawn italic). */
  bases: string[];
  /** Opening paragraphs between căn cứ and section I. */
  opening: Block[];
  sections: Section[];
  /** Closing paragraph(s); the drawer adds nothing, the text itself ends with "./.". */
  closing: Block[];
  /**
   * One signer stands at the right, level with Nơi nhận. Two or three (biên bản) stand beside each
   * other in this order, from the left, above Nơi nhận.
   */
  signatures: SignatureBlock[];
  /** "Nơi nhận" (the colon is drawn), each line without dash and end punctuation: "Như trên". */
  recipients: { label: string; lines: string[] };
  appendices: Appendix[];
  /** Heading of the table of contents, which long documents have: "MỤC LỤC". */
  contentsTitle: string;
  /**
   * "DỰ THẢO" while the document has no number and is not signed; null once issued. `createdAt` is
   * finished text ("tạo lúc 09 giờ 30 phút, ngày 20/9/2020"), drawn after the label.
   */
  draftMark: { label: string; createdAt: string } | null;
  /** Drawn at the foot of the last page of the PDF; null for a file that nobody can look up. */
  verification: Verification | null;
}

/** Where a paper can be held against what was issued: a QR code with the lines beside it. */
export interface Verification {
  url: string;
  /** What the code is, for who cannot see it. */
  alt: string;
  /** First the address in words, then what the paper was made from. */
  lines: string[];
}

/** The inspection report with its data; what `report.json` holds. */
export interface ReportModel extends DocumentModel {
  kind: "inspection_report";
  /** What the document says, as data; `report.json` is read by people's own tools. */
  findings: ReportFinding[];
  observations: ReportFinding[];
  recommendations: ReportRecommendation[];
  figures: ReportFigure[];
}

export interface DocumentHead {
  /** Quốc hiệu and tiêu ngữ (PL I, II.1). */
  nation: string;
  motto: string;
  /** Cơ quan chủ quản, capitals, not bold; null when there is none. */
  parentAuthority: string | null;
  /** Cơ quan ban hành, capitals, bold; one entry a line. */
  issuer: string[];
  /** "Số:      /BC-ĐKT" with the number left blank in a draft. */
  numberLine: string;
  /** "Bắc Kạn, ngày … tháng … năm 2020"; null in a biên bản, whose text says when and where. */
  placeDateLine: string | null;
}

/**
 * "I. KHÁI QUÁT" on level 1 (Roman, capitals bold), "1. …" on level 2 (Arabic, bold), "a) …" on
 * level 3 (Vietnamese alphabet, upright): PL I, II.6.
 */
export interface Section {
  id: string;
  level: 1 | 2 | 3;
  /** With its mark: "I.", "1.", "a)"; see numbering.ts. */
  number: string;
  title: string;
  blocks: Block[];
  children: Section[];
}

export type Block =
  | { type: "paragraph"; text: string }
  /** A run of points: "a) …;" or "- …;" already with its marker and end punctuation. */
  | { type: "points"; items: { marker: string; text: string }[] }
  | TableBlock
  | PictureBlock
  | ChartBlock;

/** Photos, one under the other, two a page. */
export interface PictureBlock {
  type: "pictures";
  items: ReportPicture[];
}

export interface ReportPicture {
  /** Reference to the bytes: whoever has the model drawn hands them over beside it. */
  evidenceId: string;
  /** SHA-256 in hex of the file as it was received, so that the paper can be held against it. */
  sha256: string;
  /** "Hình 1. Bảng niêm yết TTHC" */
  caption: string;
  /** What it belongs to, when and where it was taken; "" when nothing is known. */
  detail: string;
  /** For who cannot see it (PDF/UA-1, 7.3). */
  alt: string;
}

/** Horizontal bars, each of one or more parts; told apart without colours. */
export interface ChartBlock {
  type: "chart";
  /** "Biểu đồ 1. Hồ sơ theo hình thức tiếp nhận" */
  caption: string;
  /** What the parts of a bar are, in their order; empty when bars have one part only. */
  series: string[];
  bars: ChartBar[];
  /** What a bar over the whole width stands for; null: the longest bar. */
  full: number | null;
  /** All its numbers in words (PDF/UA-1, 7.3). */
  alt: string;
}

export interface ChartBar {
  label: string;
  /** One a part, none negative. */
  values: number[];
  /** Stands behind the bar: "233 (32,82%)". */
  text: string;
}

export interface TableBlock {
  type: "table";
  caption: string;
  /** "Đơn vị tính: hồ sơ", or null when each row has its own unit. */
  unitNote: string | null;
  columns: TableColumn[];
  /** One cell a column. */
  rows: { cells: string[]; bold: boolean }[];
  /** Footnotes below the table ("–: Không có số liệu"). */
  notes: string[];
}

export interface TableColumn {
  label: string;
  /** Share of the table's width; the shares of a table need not sum to 1. */
  width: number;
  align: "left" | "center" | "right";
}

export interface Appendix {
  /** "Phụ lục I", or "Phụ lục" when it is the only one. */
  number: string;
  title: string;
  /** "(Kèm theo Báo cáo số …)" in italics. */
  attachedTo: string;
  landscape: boolean;
  blocks: Block[];
}

export interface SignatureBlock {
  /** "TRƯỞNG ĐOÀN", one entry a line. */
  authority: string[];
  /** Agency post printed above the name when the team signs with its agency's seal; or null. */
  post: string | null;
  /** No academic or honorary titles before it (PL I, II.7.b); "" is left blank for the hand. */
  name: string;
}

export interface ReportFinding {
  id: string;
  area: string;
  severity: Severity;
  text: string;
  /** Recommendation of its own, or "" when it has none. */
  recommendation: string;
  /** yyyy-mm-dd, or null when no deadline was set. */
  dueDate: string | null;
  /** Rule ids that proposed it; empty for a finding added by hand. */
  rules: string[];
  /** False while the team lead has not decided yet. */
  decided: boolean;
}

export interface ReportRecommendation {
  id: string;
  text: string;
  addressee: "unit" | "department" | "province";
  findingIds: string[];
  dueDate: string | null;
}

export interface ReportFigure {
  id: string;
  area: string;
  label: string;
  unit: string;
  /** As a number, text or list of choice names; null when not available. */
  value: number | string | string[] | null;
  /** As printed: "710", "97,60%", "khoảng 90%", "Không có số liệu". */
  text: string;
  state: "answered" | "not_available" | "derived";
  approximate: boolean;
}
