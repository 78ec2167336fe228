/** The report that every engine draws: 7 headings, 28 paragraphs, 10 tables of 10 × 5, 20 photos. */
export interface BenchReport {
  title: string;
  parts: { heading: string; paragraphs: string[]; tables: BenchTable[] }[];
  photos: { file: string; caption: string }[];
}

export interface BenchTable {
  caption: string;
  head: string[];
  rows: string[][];
}

export const PARTS = 7;
const PARAGRAPHS_A_PART = 4;
const TABLES = 10;
const ROWS = 10;
export const PHOTOS = 20;
export const PHOTO_SIZE = { width: 1600, height: 1200 } as const;

/** In points: type sizes, the room of the text and of a photo, the same for every engine. */
export const LOOK = {
  body: 14,
  table: 12,
  photo: { width: 360, height: 270 },
  margins: { top: 56.69, bottom: 56.69, left: 85.04, right: 56.69 },
} as const;

/** Shares of a table's width. */
export const COLUMNS = [0.08, 0.46, 0.14, 0.14, 0.18] as const;

const SENTENCES = [
  "Ủy ban nhân dân huyện đã ban hành kế hoạch cải cách hành chính theo quy định và phân công các phòng chuyên môn thực hiện.",
  "Bộ phận một cửa tiếp nhận 710 hồ sơ thuộc thẩm quyền giải quyết, trong đó trực tuyến 233 hồ sơ, qua dịch vụ bưu chính công ích 35 hồ sơ.",
  "Số hồ sơ đã giải quyết là 707, đúng hạn 690 hồ sơ, đạt 97,60%; quá hạn 17 hồ sơ, chiếm 2,40%.",
  "Tỷ lệ văn bản điện tử được ký số đạt khoảng 90%; hạ tầng công nghệ thông tin được quan tâm đầu tư nhưng chưa đồng bộ.",
  "Đề nghị đơn vị rà soát, niêm yết công khai đầy đủ thủ tục hành chính theo Quyết định số 512/QĐ-UBND ngày 05 tháng 02 năm 2020.",
];

/** Plain text in Vietnamese; every paragraph differs, as in a real report. */
export function benchReport(photoFiles: readonly string[]): BenchReport {
  return {
    title: "Báo cáo kết quả kiểm tra công tác cải cách hành chính",
    parts: Array.from({ length: PARTS }, (_, part) => ({
      heading: `Nội dung kiểm tra thứ ${part + 1}`,
      paragraphs: Array.from({ length: PARAGRAPHS_A_PART }, (__, place) =>
        Array.from(
          { length: 4 },
          (___, index) => SENTENCES[(part * 3 + place + index) % SENTENCES.length] ?? "",
        )
          .concat(`Nội dung này được kiểm tra tại ${part + place + 2} đơn vị.`)
          .join(" "),
      ),
      tables: Array.from({ length: TABLES }, (__, index) => index)
        .filter((index) => index % PARTS === part)
        .map((index) => table(index)),
    })),
    photos: photoFiles.map((file, index) => ({
      file,
      caption: `Hình ${index + 1}. Bảng niêm yết thủ tục hành chính tại Bộ phận một cửa`,
    })),
  };
}

function table(index: number): BenchTable {
  return {
    caption: `Biểu ${index + 1}. Kết quả giải quyết thủ tục hành chính`,
    head: ["STT", "Lĩnh vực", "Tiếp nhận", "Quá hạn", "Ghi chú"],
    rows: Array.from({ length: ROWS }, (_, row) => [
      String(row + 1),
      `Lĩnh vực thứ ${row + 1}: đất đai, hộ tịch và chứng thực bản sao điện tử`,
      String(100 + index * 37 + row * 13),
      String((index + row) % 5),
      row % 3 === 0 ? "Tính từ số liệu" : "–",
    ]),
  };
}
