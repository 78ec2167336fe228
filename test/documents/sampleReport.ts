import { pointLetter, sectionNumber } from "../../src/domain/report/numbering.ts";
import type {
  Block,
  ReportModel,
  Section,
  TableBlock,
  TableColumn,
} from "../../src/domain/report/reportModel.ts";

/**
 * The report on the inspection of UBND huyện Chợ Đồn of 17/9/2020, with every figure the province's
 * own account of it gives.
 */
export function sampleReport(): ReportModel {
  return {
    kind: "inspection_report",
    language: "vi",
    fileTitle:
      "Báo cáo kết quả kiểm tra công tác cải cách hành chính năm 2020 tại Ủy ban nhân dân huyện Chợ Đồn",
    createdAt: "2020-09-20T02:30:00Z",
    head: {
      nation: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
      motto: "Độc lập - Tự do - Hạnh phúc",
      parentAuthority: "UBND TỈNH BẮC KẠN",
      issuer: ["ĐOÀN KIỂM TRA CÔNG TÁC CẢI CÁCH HÀNH CHÍNH"],
      numberLine: "Số:        /BC-ĐKT",
      placeDateLine: "Bắc Kạn, ngày … tháng … năm 2020",
    },
    documentType: "BÁO CÁO",
    subject: "Kết quả kiểm tra công tác cải cách hành chính năm 2020 tại Ủy ban nhân dân huyện Chợ Đồn",
    addressees: ["Ủy ban nhân dân tỉnh Bắc Kạn"],
    addresseeLabel: "Kính gửi",
    bases: [
      "Căn cứ Nghị quyết số 30c/NQ-CP ngày 08 tháng 11 năm 2011 của Chính phủ ban hành Chương trình tổng thể cải cách hành chính nhà nước giai đoạn 2011 - 2020",
      "Căn cứ Kế hoạch kiểm tra công tác cải cách hành chính năm 2020 của Ủy ban nhân dân tỉnh Bắc Kạn",
    ],
    opening: [
      p(
        "Ngày 17 tháng 9 năm 2020, Đoàn kiểm tra do Ông Vũ Đức Chính - Chánh Văn phòng Đoàn ĐBQH, HĐND và UBND tỉnh làm Trưởng đoàn đã kiểm tra công tác cải cách hành chính tại Ủy ban nhân dân huyện Chợ Đồn. Tiếp và làm việc với Đoàn có Ông Triệu Huy Chung - Chủ tịch Ủy ban nhân dân huyện và lãnh đạo các phòng chuyên môn. Qua báo cáo và kiểm tra thực tế, Đoàn kiểm tra báo cáo kết quả như sau:",
      ),
    ],
    sections: [
      section(1, 1, "KHÁI QUÁT, TÌNH HÌNH CHUNG", [
        p(
          "Đoàn nghe đại diện Ủy ban nhân dân huyện báo cáo, sau đó các thành viên kiểm tra thực tế theo lĩnh vực được phân công tại phòng chuyên môn và Bộ phận một cửa hiện đại cấp huyện.",
        ),
        p(
          "Kỳ số liệu: từ ngày 01 tháng 01 năm 2020 đến ngày 15 tháng 9 năm 2020. Số liệu chi tiết tại Phụ lục I; danh mục tồn tại, hạn chế và thời hạn khắc phục tại Phụ lục II kèm theo Báo cáo này.",
        ),
      ]),
      section(1, 2, "KẾT QUẢ KIỂM TRA", [], areaSections()),
      section(
        1,
        3,
        "ĐÁNH GIÁ CHUNG",
        [],
        [
          section(2, 1, "Ưu điểm", [
            p(
              "Ủy ban nhân dân huyện có sự quan tâm đến công tác cải cách hành chính; đã ban hành các kế hoạch cải cách hành chính theo quy định; các phòng chuyên môn được quy định chức năng, nhiệm vụ đầy đủ; việc quản lý tài chính được thực hiện đúng quy định.",
            ),
          ]),
          section(2, 2, "Tồn tại, hạn chế", [
            points([
              "Thủ tục hành chính niêm yết tại Bộ phận một cửa chưa đầy đủ, kịp thời;",
              "Còn số ít vị trí việc làm của công chức chưa đúng theo quy định (tỷ lệ công chức được bố trí đúng vị trí việc làm đạt 92%);",
              "Hạ tầng công nghệ thông tin được quan tâm đầu tư nhưng chưa đồng bộ; máy tính còn nhiều máy cũ, lạc hậu.",
            ]),
          ]),
          section(2, 3, "Vấn đề cần lưu ý", [
            p(
              "Có 17 hồ sơ thủ tục hành chính giải quyết quá hạn, bằng 2,40% số hồ sơ đã giải quyết; đề nghị đơn vị làm rõ việc thực hiện thư xin lỗi tổ chức, cá nhân.",
            ),
          ]),
        ],
      ),
      section(
        1,
        4,
        "KIẾN NGHỊ",
        [],
        [
          section(2, 1, "Đối với Ủy ban nhân dân huyện Chợ Đồn", [
            p("Tập trung chỉ đạo khắc phục những tồn tại, hạn chế nêu tại mục III; trong đó:"),
            points([
              "Chấp hành tốt kỷ luật, kỷ cương công vụ;",
              "Tiếp tục đầu tư hạ tầng công nghệ thông tin bảo đảm đồng bộ, thay thế các máy tính cũ, lạc hậu;",
              "Chú trọng việc cập nhật hồ sơ thủ tục hành chính trên phần mềm một cửa điện tử.",
            ]),
          ]),
          section(2, 2, "Đối với các sở, ngành", [
            p("Sở Nội vụ theo dõi, đôn đốc việc khắc phục và tổng hợp báo cáo Ủy ban nhân dân tỉnh."),
          ]),
        ],
      ),
      section(1, 5, "ĐỀ XUẤT CỦA ĐƠN VỊ ĐƯỢC KIỂM TRA", [
        p("Lãnh đạo Ủy ban nhân dân huyện tiếp thu các ý kiến của Đoàn kiểm tra."),
      ]),
    ],
    closing: [
      p(
        "Trên đây là kết quả kiểm tra công tác cải cách hành chính năm 2020 tại Ủy ban nhân dân huyện Chợ Đồn, Đoàn kiểm tra kính báo cáo Ủy ban nhân dân tỉnh xem xét, chỉ đạo./.",
      ),
    ],
    signatures: [
      {
        authority: ["TRƯỞNG ĐOÀN"],
        post: "CHÁNH VĂN PHÒNG ĐOÀN ĐBQH, HĐND VÀ UBND TỈNH",
        name: "Vũ Đức Chính",
      },
    ],
    recipients: {
      label: "Nơi nhận",
      lines: ["Như trên", "Sở Nội vụ", "UBND huyện Chợ Đồn", "Thành viên Đoàn kiểm tra", "Lưu: VT, ĐKT"],
    },
    appendices: [
      {
        number: "Phụ lục I",
        title: "BIỂU SỐ LIỆU KIỂM TRA",
        attachedTo: "(Kèm theo Báo cáo số        /BC-ĐKT ngày … tháng … năm 2020 của Đoàn kiểm tra)",
        landscape: false,
        blocks: [dossierTable(), figureTable()],
      },
      {
        number: "Phụ lục II",
        title: "DANH MỤC TỒN TẠI, HẠN CHẾ VÀ THỜI HẠN KHẮC PHỤC",
        attachedTo: "(Kèm theo Báo cáo số        /BC-ĐKT ngày … tháng … năm 2020 của Đoàn kiểm tra)",
        landscape: true,
        blocks: [findingTable()],
      },
    ],
    contentsTitle: "MỤC LỤC",
    draftMark: { label: "DỰ THẢO", createdAt: "tạo lúc 09 giờ 30 phút, ngày 20/9/2020" },
    verification: null,
    findings: [],
    observations: [],
    recommendations: [],
    figures: [],
  };
}

function p(text: string): Block {
  return { type: "paragraph", text };
}

function points(texts: string[]): Block {
  return {
    type: "points",
    items: texts.map((text, index) => ({ marker: `${pointLetter(index + 1)})`, text })),
  };
}

function section(
  level: 1 | 2 | 3,
  order: number,
  title: string,
  blocks: Block[],
  children: Section[] = [],
): Section {
  const number = sectionNumber(level, order);
  return { id: `${level}-${order}`, level, number, title, blocks, children };
}

function areaSections(): Section[] {
  const areas: [string, string[]][] = [
    [
      "Công tác chỉ đạo, điều hành cải cách hành chính",
      [
        "Ủy ban nhân dân huyện đã ban hành các kế hoạch cải cách hành chính theo quy định và một số văn bản chỉ đạo, điều hành (không có số liệu cụ thể); đã bố trí kinh phí cho công tác cải cách hành chính.",
      ],
    ],
    [
      "Cải cách thể chế",
      [
        "Công tác xây dựng, theo dõi, kiểm tra, rà soát, hệ thống hóa văn bản quy phạm pháp luật được thực hiện cơ bản tốt.",
      ],
    ],
    [
      "Cải cách thủ tục hành chính",
      [
        "Thủ tục hành chính được rà soát, đơn giản hóa theo quy định; đã đề xuất đơn giản hóa 02 TTHC thuộc thẩm quyền giải quyết của cấp xã. Bộ phận một cửa hiện đại cấp huyện hoạt động tương đối tốt.",
        "Trong kỳ, có 710 hồ sơ thuộc thẩm quyền giải quyết của Ủy ban nhân dân huyện, trong đó: tiếp nhận trực tuyến 233 hồ sơ (32,82%), qua dịch vụ bưu chính công ích 35 hồ sơ (4,93%), trực tiếp 442 hồ sơ (62,25%). Đã giải quyết 707 hồ sơ (99,58%), trong đó đúng hạn 690 hồ sơ (97,60%), quá hạn 17 hồ sơ (2,40%); đang giải quyết trong hạn 03 hồ sơ (0,42%).",
        "Việc niêm yết thủ tục hành chính tại Bộ phận một cửa chưa đầy đủ, kịp thời.",
      ],
    ],
    [
      "Cải cách tổ chức bộ máy hành chính nhà nước",
      [
        "Huyện có 11 phòng chuyên môn và 50 đơn vị sự nghiệp công lập, được sắp xếp và quy định chức năng, nhiệm vụ theo quy định.",
      ],
    ],
    [
      "Xây dựng và nâng cao chất lượng đội ngũ cán bộ, công chức, viên chức",
      [
        "100% viên chức và 92% công chức được bố trí đúng vị trí việc làm. Từ đầu năm đến tháng 9 năm 2020, huyện đã bổ nhiệm 02 lãnh đạo phòng và 05 lãnh đạo trường học, bảo đảm theo quy định.",
      ],
    ],
    [
      "Cải cách tài chính công",
      [
        "Việc quản lý tài chính được thực hiện đúng quy định; các đơn vị đều được giao tự chủ và đã xây dựng quy chế chi tiêu nội bộ; một số đơn vị có chi thu nhập tăng thêm.",
      ],
    ],
    [
      "Hiện đại hóa hành chính",
      [
        "100% cán bộ, công chức cấp huyện được trang bị máy tính có kết nối Internet; phần mềm dùng chung được triển khai từ cấp huyện đến cấp xã; khoảng 90% văn bản được ký số, gửi, nhận trên môi trường mạng. Hệ thống quản lý chất lượng theo TCVN ISO 9001:2015 được áp dụng cơ bản tốt.",
      ],
    ],
  ];
  return areas.map(([title, texts], index) => section(2, index + 1, title, texts.map(p)));
}

function column(label: string, width: number, align: TableColumn["align"]): TableColumn {
  return { label, width, align };
}

function row(...cells: string[]): TableBlock["rows"][number] {
  return { cells, bold: false };
}

function dossierTable(): TableBlock {
  return {
    type: "table",
    caption: "Bảng 1. Tiếp nhận và giải quyết hồ sơ thủ tục hành chính",
    unitNote: "Đơn vị tính: hồ sơ",
    columns: [
      column("STT", 1, "center"),
      column("Nội dung", 6, "left"),
      column("Số lượng", 2, "right"),
      column("Tỷ lệ (%)", 2, "right"),
    ],
    rows: [
      row("1", "Tiếp nhận trực tuyến", "233", "32,82"),
      row("2", "Tiếp nhận qua dịch vụ bưu chính công ích", "35", "4,93"),
      row("3", "Tiếp nhận trực tiếp", "442", "62,25"),
      row("4", "Đã giải quyết", "707", "99,58"),
      row("5", "Đang giải quyết trong hạn", "03", "0,42"),
      row("6", "Thư xin lỗi đã ban hành", "–", "–"),
      { cells: ["", "Tổng số hồ sơ tiếp nhận", "710", "100,00"], bold: true },
    ],
    notes: ["–: Không có số liệu."],
  };
}

function figureTable(): TableBlock {
  const figures: [string, string, string][] = [
    ["Ban hành kế hoạch cải cách hành chính", "", "Có"],
    ["Văn bản chỉ đạo, điều hành đã ban hành", "văn bản", "–"],
    ["Bố trí kinh phí cho cải cách hành chính", "", "Có"],
    ["Đánh giá công tác thể chế", "", "Cơ bản tốt"],
    ["TTHC đề xuất đơn giản hóa", "TTHC", "02"],
    ["Mô hình Bộ phận một cửa", "", "Một cửa hiện đại"],
    ["Hồ sơ thuộc thẩm quyền giải quyết", "hồ sơ", "710"],
    ["Trong đó: tiếp nhận trực tuyến", "hồ sơ", "233"],
    ["Trong đó: qua dịch vụ bưu chính công ích", "hồ sơ", "35"],
    ["Trong đó: tiếp nhận trực tiếp", "hồ sơ", "442"],
    ["Hồ sơ đã giải quyết", "hồ sơ", "707"],
    ["Trong đó: giải quyết đúng hạn", "hồ sơ", "690"],
    ["Trong đó: giải quyết quá hạn", "hồ sơ", "17"],
    ["Hồ sơ đang giải quyết", "hồ sơ", "03"],
    ["Niêm yết thủ tục hành chính", "", "Chưa đầy đủ, chưa kịp thời"],
    ["Phòng chuyên môn", "phòng", "11"],
    ["Đơn vị sự nghiệp công lập", "đơn vị", "50"],
    ["Viên chức được bố trí đúng vị trí việc làm", "%", "100"],
    ["Công chức được bố trí đúng vị trí việc làm", "%", "92"],
    ["Lãnh đạo phòng được bổ nhiệm", "người", "02"],
    ["Lãnh đạo trường học được bổ nhiệm", "người", "05"],
    ["Chấp hành quy định về tài chính", "", "Đúng quy định"],
    ["Giao quyền tự chủ", "", "Toàn bộ đơn vị"],
    ["Quy chế chi tiêu nội bộ", "", "Toàn bộ đơn vị"],
    ["Chi thu nhập tăng thêm", "", "Có"],
    ["Cán bộ, công chức cấp huyện có máy tính", "%", "100"],
    ["Kết nối Internet", "", "Toàn bộ"],
    ["Phần mềm dùng chung", "", "Cấp huyện, cấp xã"],
    ["Văn bản điện tử được ký số", "%", "khoảng 90"],
    ["Tiêu chuẩn quản lý chất lượng", "", "ISO 9001:2015"],
    ["Hạ tầng công nghệ thông tin", "", "Chưa đồng bộ"],
    ["Máy tính cũ, lạc hậu", "", "Còn nhiều"],
  ];
  return {
    type: "table",
    caption: "Bảng 2. Các chỉ tiêu kiểm tra",
    unitNote: null,
    columns: [
      column("STT", 1, "center"),
      column("Chỉ tiêu", 6, "left"),
      column("Đơn vị tính", 2, "center"),
      column("Kết quả", 3, "right"),
    ],
    rows: figures.map((cells, index) => row(String(index + 1), ...cells)),
    notes: ["–: Không có số liệu."],
  };
}

function findingTable(): TableBlock {
  return {
    type: "table",
    caption: "",
    unitNote: null,
    columns: [
      column("STT", 1, "center"),
      column("Lĩnh vực", 3, "left"),
      column("Tồn tại, hạn chế", 6, "left"),
      column("Mức độ", 2, "center"),
      column("Yêu cầu khắc phục", 6, "left"),
      column("Thời hạn", 2, "center"),
    ],
    rows: [
      row(
        "1",
        "Cải cách thủ tục hành chính",
        "Thủ tục hành chính niêm yết tại Bộ phận một cửa chưa đầy đủ, kịp thời",
        "Trung bình",
        "Rà soát, niêm yết đầy đủ, kịp thời các thủ tục hành chính thuộc thẩm quyền",
        "…/…/2020",
      ),
      row(
        "2",
        "Cán bộ, công chức, viên chức",
        "Còn số ít vị trí việc làm của công chức chưa đúng theo quy định",
        "Nhẹ",
        "Bố trí, sắp xếp công chức theo đúng vị trí việc làm được phê duyệt",
        "…/…/2020",
      ),
      row(
        "3",
        "Hiện đại hóa hành chính",
        "Hạ tầng công nghệ thông tin chưa đồng bộ; máy tính còn nhiều máy cũ, lạc hậu",
        "Trung bình",
        "Tiếp tục đầu tư hạ tầng công nghệ thông tin",
        "…/…/2020",
      ),
    ],
    notes: [],
  };
}
