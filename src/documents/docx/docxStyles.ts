import { AlignmentType, LineRuleType, type IParagraphStyleOptions, type IStylesOptions } from "docx";
import { BODY_LINE, FIRST_LINE, PARAGRAPH_GAP, SINGLE_LINE, SIZE } from "../layout/layoutNumbers.ts";
import { halfPoints, lineUnits, twips } from "./units.ts";

/** Same metrics as the PDF's font, so that lines break alike; every office computer has it. */
const FONT = "Times New Roman";

/** Room above a main section, a little more than between paragraphs, in points. */
const SECTION_GAP = 10;
const CAPTION_GAP = 10;
const ATTACHED_GAP = 10;

interface Look {
  size: number;
  bold?: true;
  italics?: true;
  align?: "left" | "center" | "right" | "both";
  before?: number;
  after?: number;
  firstLine?: true;
  /** Line spacing as a multiple of a single line. */
  lines?: number;
  keepNext?: true;
}

const BODY = {
  size: SIZE.body,
  align: "both",
  before: PARAGRAPH_GAP,
  lines: BODY_LINE / SINGLE_LINE,
} as const;

/**
 * Paragraph styles named after what they set, with the sizes of Nghị định 30/2020/NĐ-CP, Phụ lục I,
 * mục V. An office changes the look of all its papers here, and not paragraph by paragraph.
 */
const LOOKS = {
  KtNation: { name: "Quốc hiệu", size: SIZE.nation, bold: true, align: "center" },
  KtMotto: { name: "Tiêu ngữ", size: SIZE.motto, bold: true, align: "center" },
  KtParent: { name: "Cơ quan chủ quản", size: SIZE.authority, align: "center" },
  KtIssuer: { name: "Cơ quan ban hành", size: SIZE.authority, bold: true, align: "center" },
  KtNumber: { name: "Số, ký hiệu", size: SIZE.number, align: "center" },
  KtPlaceDate: { name: "Địa danh, thời gian", size: SIZE.placeDate, italics: true, align: "center" },
  KtSubject: {
    name: "Trích yếu",
    size: SIZE.documentType,
    bold: true,
    align: "center",
    lines: BODY_LINE / SINGLE_LINE,
    keepNext: true,
  },
  KtAddressee: { ...BODY, name: "Kính gửi", align: "left", keepNext: true },
  KtBasis: { ...BODY, name: "Căn cứ", italics: true, firstLine: true },
  KtBody: { ...BODY, name: "Lời văn", firstLine: true },
  KtAttached: {
    name: "Kèm theo",
    size: SIZE.attachedTo,
    italics: true,
    align: "center",
    after: ATTACHED_GAP,
    lines: BODY_LINE / SINGLE_LINE,
    keepNext: true,
  },
  KtCaption: {
    name: "Tên bảng",
    size: SIZE.caption,
    bold: true,
    align: "center",
    before: CAPTION_GAP,
    keepNext: true,
  },
  KtUnitNote: { name: "Đơn vị tính", size: SIZE.table, italics: true, align: "right", keepNext: true },
  KtTableHead: { name: "Đầu bảng", size: SIZE.table, bold: true, align: "center" },
  KtTable: { name: "Ô bảng", size: SIZE.table, align: "left" },
  KtTableHeadWide: { name: "Đầu bảng rộng", size: SIZE.tableWide, bold: true, align: "center" },
  KtTableWide: { name: "Ô bảng rộng", size: SIZE.tableWide, align: "left" },
  KtTableNote: { name: "Ghi chú bảng", size: SIZE.tableNote, italics: true, align: "left" },
  KtPicture: { name: "Hình", size: SIZE.table, align: "center", keepNext: true },
  KtPictureCaption: { name: "Tên hình", size: SIZE.caption, bold: true, align: "center", keepNext: true },
  KtPictureDetail: { name: "Chú thích hình", size: SIZE.table, italics: true, align: "center" },
  KtSignature: { name: "Người ký", size: SIZE.signature, bold: true, align: "center" },
  KtRecipientsLabel: {
    name: "Nơi nhận",
    size: SIZE.recipientsLabel,
    bold: true,
    italics: true,
    align: "left",
  },
  KtRecipients: { name: "Danh sách nơi nhận", size: SIZE.recipients, align: "left" },
  KtPageNumber: { name: "Số trang", size: SIZE.pageNumber, align: "left" },
  KtDraftTime: { name: "Thời điểm tạo", size: SIZE.draftTime, align: "right" },
  KtRule: { name: "Đường kẻ", size: 1, align: "center" },
} as const satisfies Record<string, Look & { name: string }>;

export type DocxStyle = keyof typeof LOOKS;

const ALIGN = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
  both: AlignmentType.BOTH,
} as const;

/** `language`: BCP 47, for the spelling check. */
export function docxStyles(language: string): IStylesOptions {
  return {
    default: {
      document: {
        run: { font: FONT, size: halfPoints(SIZE.body), language: { value: language } },
        paragraph: { spacing: { before: 0, after: 0, line: lineUnits(1), lineRule: LineRuleType.AUTO } },
      },
      title: heading({ size: SIZE.documentType, align: "center", before: 0 }),
      heading1: heading({ size: SIZE.body, align: "both", before: SECTION_GAP, firstLine: true }),
      heading2: heading({ size: SIZE.body, align: "both", before: PARAGRAPH_GAP, firstLine: true }),
      heading3: {
        ...heading({ size: SIZE.body, align: "both", before: PARAGRAPH_GAP, firstLine: true }),
        run: { size: halfPoints(SIZE.body), bold: false, color: "000000", font: FONT },
      },
    },
    paragraphStyles: Object.entries(LOOKS).map(([id, look]): IParagraphStyleOptions => ({
      id,
      name: look.name,
      basedOn: "Normal",
      quickFormat: true,
      ...properties(look),
    })),
  };
}

function heading(look: Omit<Look, "bold" | "keepNext" | "lines">) {
  const lines = BODY_LINE / SINGLE_LINE;
  const { run, paragraph } = properties({ ...look, bold: true, keepNext: true, lines });
  return { run: { ...run, color: "000000", font: FONT }, paragraph };
}

function properties(look: Look) {
  return {
    run: { size: halfPoints(look.size), bold: look.bold ?? false, italics: look.italics ?? false },
    paragraph: {
      alignment: ALIGN[look.align ?? "left"],
      spacing: {
        before: twips(look.before ?? 0),
        after: twips(look.after ?? 0),
        line: lineUnits(look.lines ?? 1),
        lineRule: LineRuleType.AUTO,
      },
      keepNext: look.keepNext ?? false,
      ...(look.firstLine === true ? { indent: { firstLine: twips(FIRST_LINE) } } : {}),
    },
  };
}
