import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { formOf } from "../domain/form/support.ts";
import { withForm } from "../support/formWorld.ts";
import { WITH_AND_WITHOUT_BUTTONS, createWorld, type World } from "../support/world.ts";
import type { Actor } from "../support/Actor.ts";

const HOUR = 3_600_000;

const FORM = formOf({
  survey: [
    { type: "hidden", name: "answer_source", default: "on_site" },
    { type: "begin group", name: "procedures", label: "Thủ tục hành chính" },
    { type: "integer", name: "received", label: "Hồ sơ tiếp nhận", quantity: "count", unit: "hồ sơ" },
    { type: "integer", name: "resolved", label: "Hồ sơ giải quyết", quantity: "count", unit: "hồ sơ" },
    {
      type: "decimal",
      name: "signed",
      label: "Văn bản ký số",
      quantity: "percent",
      approximate_allowed: "yes",
    },
    { type: "select_one yn", name: "posted", label: "Niêm yết đầy đủ" },
    {
      type: "select_multiple why",
      name: "reasons",
      label: "Vì sao chưa đầy đủ",
      relevant: "${posted} = 'no'",
      required: "yes",
    },
    { type: "select_one district", name: "district", label: "Huyện" },
    { type: "select_one commune", name: "commune", label: "Xã", choice_filter: "district = ${district}" },
    { type: "integer", name: "counters", label: "Số quầy", unit_types: "xa phuong" },
    { type: "begin repeat", name: "office", label: "Phòng" },
    { type: "text", name: "office_name", label: "Tên phòng" },
    { type: "integer", name: "staff", label: "Số người" },
    { type: "end repeat" },
    {
      type: "select_one rating",
      name: "procedures_rating",
      label: "Đánh giá chung",
      required: "yes",
      relevant: "${answer_source} != 'self_report'",
    },
    { type: "end group" },
  ],
  choices: [
    { list_name: "yn", name: "yes", label: "Có" },
    { list_name: "yn", name: "no", label: "Không" },
    { list_name: "why", name: "board", label: "Thiếu bảng" },
    { list_name: "why", name: "staff", label: "Thiếu người" },
    { list_name: "why", name: "late", label: "Chưa cập nhật" },
    { list_name: "district", name: "cd", label: "Chợ Đồn" },
    { list_name: "district", name: "bb", label: "Ba Bể" },
    { list_name: "commune", name: "bl", label: "Bằng Lũng", district: "cd" },
    { list_name: "commune", name: "nt", label: "Nam Cường", district: "cd" },
    { list_name: "commune", name: "cr", label: "Chợ Rã", district: "bb" },
    { list_name: "rating", name: "tot", label: "Tốt" },
    { list_name: "rating", name: "con_han_che", label: "Còn hạn chế" },
  ],
  settings: `form_id|form_title|version
    whole|Biểu thử|1`,
  rules: `id|area|when|severity|finding|recommendation
    PRO-1|procedures|\${posted} = 'no'|serious|Niêm yết chưa đầy đủ.|Niêm yết đầy đủ.`,
});

describe.each(WITH_AND_WITHOUT_BUTTONS)("a form from the self-report to the approval on %s", (channel) => {
  let world: World;
  let unit: Actor;
  let lan: Actor;
  let hoa: Actor;

  beforeAll(async () => {
    world = await createWorld(
      channel,
      withForm(FORM, {
        members: [{ name: "Nguyễn Thị Lan", areas: ["procedures"] }],
        unitPeople: [{ name: "Hoàng Văn Bắc", role: "unit_contact" }],
      }),
    );
    unit = await world.person("Hoàng Văn Bắc");
    lan = await world.person("Nguyễn Thị Lan");
    hoa = await world.person("Trần Thị Hoa");
  }, 60_000);
  afterAll(() => world.close());

  const stored = (question: string, source: "on_site" | "self_report" = "on_site") =>
    world.service.services.db.prisma.answer.findFirst({ where: { question, source } });

  it("the unit reports; what only the team can say, and what its kind of unit lacks, is not asked", async () => {
    await unit.presses("Báo cáo tự kiểm tra: Thủ tục hành chính");
    expect(await unit.answer()).toContain("Câu 1/9. Hồ sơ tiếp nhận");
    await unit.says("710");
    await unit.says("không có số liệu");
    await unit.says("Chưa tổng hợp");
    await unit.says("khoảng 90%");
    expect(await unit.answer()).toContain("khoảng 90%");
    await unit.presses("Có");
    await unit.presses("Chợ Đồn");
    await unit.presses("Nam Cường");
    await unit.presses("Không có");
    const review = await unit.answer();
    expect(review).toContain("Đã trả lời 6/6 câu");
    expect(review).not.toContain("Đánh giá chung");
    await unit.presses("Gửi báo cáo tự kiểm tra");
    expect(await stored("resolved", "self_report")).toMatchObject({
      state: "not_available",
      note: "Chưa tổng hợp",
    });
  });

  it("the member confirms what was reported with one tap, also an estimate", async () => {
    await lan.presses("Thủ tục hành chính");
    expect(await lan.answer()).toContain("Đơn vị tự báo cáo: 710 hồ sơ");
    await lan.presses("Xác nhận 710 hồ sơ");
    expect(await lan.answer()).toContain("✓ Đã lưu: 710 hồ sơ");
    expect(await lan.answer()).toContain("Đơn vị tự báo cáo: Không có số liệu");
    await lan.says("707");
    await lan.presses("Xác nhận khoảng 90%");
    expect(await stored("signed")).toMatchObject({ value: 90, approximate: true });
  });

  it("several choices at once, and a cascade that forgets what no longer fits", async () => {
    await lan.presses("Không");
    expect(await lan.answer()).toContain("Vì sao chưa đầy đủ");
    await lan.says("1, 3");
    expect(await stored("reasons")).toMatchObject({ value: ["board", "late"] });
    await lan.presses("Chợ Đồn");
    await lan.presses("Bằng Lũng");
    await lan.says("sửa 6");
    await lan.presses("Ba Bể");
    expect(await lan.answer()).toContain("Câu 7/10. Xã");
    await lan.presses("Chợ Rã");
  });

  it("entries are added, changed and removed by their number", async () => {
    await lan.presses("Có, thêm mục đầu tiên");
    expect(await lan.answer()).toContain("Câu 8/10, Phòng 1. Tên phòng");
    await lan.says("Văn phòng");
    await lan.says("12");
    await lan.presses("Thêm mục nữa");
    await lan.says("Phòng Nội vụ");
    await lan.says("8");
    expect(await lan.answer()).toContain("1. Văn phòng\n2. Phòng Nội vụ");
    await lan.says("sửa 2");
    await lan.says("Phòng Nội vụ huyện");
    await lan.says("xóa 1");
    await lan.presses("Xóa");
    expect(await lan.answer()).toContain("1. Phòng Nội vụ huyện");
    expect(await stored("office[1]/staff")).toMatchObject({ value: 8 });
    await lan.presses("Không còn, đi tiếp");
  });

  it("“tốt” beside a serious finding asks why, and stands in the review", async () => {
    expect(await lan.answer()).toContain("Câu 10/10. Đánh giá chung");
    await lan.presses("Tốt");
    expect(await lan.answer()).toContain(
      "Đánh giá chung là “Tốt” trong khi lĩnh vực có tồn tại mức nghiêm trọng",
    );
    expect(await stored("procedures_rating")).toBeNull();
    await lan.says("Đã khắc phục ngay trong ngày");
    expect(await stored("procedures_rating")).toMatchObject({
      value: "tot",
      explanation: "Đã khắc phục ngay trong ngày",
    });
    const review = await lan.answer();
    expect(review).toContain("Đề nghị xem lại câu 10: Đánh giá chung là “Tốt”");
    expect(review).toContain("Câu khác số đơn vị tự báo cáo: 4, 6, 7");
    expect(review).toContain("Dự kiến tồn tại, hạn chế: 1");
  });

  it("a note and a day; one outside of the period is kept and named", async () => {
    await lan.says("ghi chú 2: theo sổ theo dõi");
    expect(await lan.answer()).toContain("✓ Đã ghi chú câu 2: theo sổ theo dõi");
    await lan.says("ghi chú 2");
    await lan.presses("Ngày của số liệu");
    await lan.says("31/12/2019");
    const said = await lan.answer();
    expect(said).toContain("✓ Câu 2: số liệu đến ngày 31/12/2019");
    expect(said).toContain("ngoài kỳ số liệu của cuộc kiểm tra (từ 01/01/2020 đến 15/09/2020)");
    await lan.says("sửa 2");
    await lan.says("706");
    expect(await stored("resolved")).toMatchObject({ value: 706, note: "theo sổ theo dõi" });
    await lan.presses("Nộp kết quả");
    expect(await lan.answer()).toContain("Đã nộp kết quả lĩnh vực Thủ tục hành chính");
  });

  it("the lead confirms the finding, sees what to look at again, and sends one answer back", async () => {
    await hoa.says("tồn tại");
    const list = await hoa.answer();
    expect(list).toContain("Cần xem lại");
    expect(list).toContain("Thủ tục hành chính, câu 10: Đánh giá chung là “Tốt”");
    await hoa.presses("Quyết định từng nội dung (1)");
    await hoa.presses("Xác nhận");
    await hoa.says("tiến độ");
    await hoa.presses("Xem: Thủ tục hành chính");
    await hoa.presses("Yêu cầu bổ sung");
    await hoa.says("4: kiểm tra lại bảng niêm yết");
    expect(await hoa.answer()).toContain("✓ Đã trả lại lĩnh vực Thủ tục hành chính để bổ sung: 1 câu");
  });

  it("the member gets exactly that question; the answers it hides are kept and named", async () => {
    await lan.says("tiếp tục");
    const question = await lan.answer();
    expect(question).toContain("Câu 4/10. Niêm yết đầy đủ");
    expect(question).toContain("Trưởng đoàn yêu cầu bổ sung câu này: kiểm tra lại bảng niêm yết");
    await lan.presses("Có");
    expect(await lan.answer()).toContain("Câu trả lời đã ẩn vì không còn được hỏi: 5");
    expect(await stored("reasons")).toMatchObject({ value: ["board", "late"] });
    await lan.says("sửa 5");
    expect(await lan.answer()).toContain(
      "Câu trả lời đã ghi (Thiếu bảng; Chưa cập nhật) được giữ lại nhưng không tính",
    );
    await lan.presses("Nộp kết quả");
  });

  it("a confirmed finding without a rule any more is shown to the lead, who lets it go", async () => {
    await hoa.says("tồn tại");
    expect(await hoa.answer()).toContain(
      "Đã xác nhận nhưng số liệu hiện nay không còn là căn cứ: số 1. Gõ “tồn tại” và số để xem lại.",
    );
    await hoa.says("tồn tại 1");
    await hoa.presses("Không ghi nhận (nêu lý do)");
    await hoa.says("Đơn vị đã niêm yết đầy đủ");
    await hoa.says("tồn tại");
    expect(await hoa.answer()).not.toContain("Cần xem lại");
  });

  it("after the approval nothing changes without reopening", async () => {
    await hoa.says("tiến độ");
    await hoa.presses("Xem: Thủ tục hành chính");
    await hoa.presses("Duyệt");
    await lan.says("lĩnh vực");
    await lan.presses("Thủ tục hành chính");
    expect(await lan.answer()).toContain("không sửa được nữa");
    await hoa.says("tiến độ");
    await hoa.presses("Xem: Thủ tục hành chính");
    await hoa.presses("Mở lại");
    await hoa.says("Đơn vị bổ sung số liệu");
    await lan.says("tiếp tục");
    await lan.says("sửa 1");
    await lan.says("711");
    expect(await stored("received")).toMatchObject({ value: 711 });
  });

  it("what the unit reported and what was found stand side by side in the report", async () => {
    const text = JSON.stringify(await world.report());
    // A choice the filter does not offer beside the answer found is called by its label all the same.
    expect(text).toContain(`"Xã","Nam Cường","Chợ Rã","Khác báo cáo của đơn vị"`);
    await hoa.says("tiến độ");
    await hoa.presses("Khác số tự báo cáo (3)");
    expect(await hoa.answer()).toContain("câu 7. Xã: báo cáo Nam Cường, kiểm tra Chợ Rã");
    world.clock.advance(24 * HOUR);
    await unit.says("lĩnh vực");
    expect((await unit.shown()).flatMap(({ buttons }) => buttons).join()).not.toContain(
      "Báo cáo tự kiểm tra",
    );
  });
});
