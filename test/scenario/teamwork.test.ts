import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createFormWorld, type FormPerson, type FormWorld } from "../support/formWorld.ts";
import { formOf } from "../domain/form/support.ts";

const FORM = formOf({
  survey: `type|name|label::vi|label::en|relevant|quantity|unit::vi|unit::en
    begin group|procedures|Thủ tục hành chính|Procedures||||
    integer|received|Hồ sơ tiếp nhận|Received||count|hồ sơ|dossiers
    integer|resolved|Hồ sơ giải quyết|Resolved||count|hồ sơ|dossiers
    select_one yn|posted|Niêm yết|Posted||||
    text|why|Vì sao chưa niêm yết|Why not|\${posted} = 'no'|||
    end group||||||
    begin group|finance|Tài chính công|Finance||||
    integer|budget|Kinh phí|Budget||money||
    end group||||||`,
  choices: `list_name|name|label::vi|label::en
    yn|yes|Có|Yes
    yn|no|Không|No`,
  settings: `form_id|form_title::vi|form_title::en|version
    together|Biểu thử|Form|1`,
});

describe("members, lead and unit on one form", () => {
  let world: FormWorld;
  let lan: FormPerson;
  let minh: FormPerson;
  let hoa: FormPerson;
  let unit: FormPerson;

  beforeAll(async () => {
    world = await createFormWorld(FORM, {
      members: [
        { name: "Nguyễn Thị Lan", areas: ["procedures"] },
        { name: "Phạm Văn Minh", areas: ["procedures"] },
      ],
      unitPeople: [{ name: "Hoàng Văn Bắc", role: "unit_contact" }],
    });
    [lan, minh, hoa, unit] = [
      await world.person("Nguyễn Thị Lan"),
      await world.person("Phạm Văn Minh"),
      await world.person("Trần Thị Hoa"),
      await world.person("Hoàng Văn Bắc"),
    ];
  }, 120_000);
  afterAll(() => world.close());

  async function stored(question: string, source: "on_site" | "self_report" = "on_site") {
    const { prisma } = world.service.services.db;
    return prisma.answer.findFirst({ where: { question, source } });
  }

  it("people of the unit are greeted as guests, those of the team as comrades", async () => {
    expect((await unit.everything()).join("\n")).not.toMatch(/đồng chí/i);
    expect((await unit.everything()).join("\n")).toContain("Kính chào Anh/Chị Hoàng Văn Bắc.");
    expect((await lan.everything()).join("\n")).toContain("Chào đồng chí Nguyễn Thị Lan.");
  });

  it("the unit reports about itself before the visit, in the same chat", async () => {
    await unit.presses("Báo cáo tự kiểm tra: Thủ tục hành chính");
    expect(await unit.answer()).toContain("Câu 1/4.");
    // The reasons are the unit's own, not what the team would say about it.
    await unit.says("không có số liệu");
    expect(await unit.answer()).toContain("Vì sao không có số liệu?");
    const reasons = (await unit.shown()).at(-1)?.buttons;
    expect(reasons).toEqual([
      "Đơn vị không theo dõi số liệu này",
      "Đơn vị chưa tổng hợp số liệu này",
      "Số liệu do cơ quan khác quản lý",
    ]);
    // A figure instead of a reason is the answer after all.
    await unit.says("710");
    await unit.says("700");
    await unit.presses("Có");
    expect(await unit.answer()).toContain("Đã trả lời 3/3 câu");
    await unit.presses("Gửi báo cáo tự kiểm tra");
    expect(await unit.answer()).toContain("Đã gửi báo cáo tự kiểm tra");
    expect(await stored("received")).toBeNull();
    expect(await stored("received", "self_report")).toMatchObject({ value: 710 });
    expect((await hoa.everything()).at(-1)).toContain(
      "đã gửi báo cáo tự kiểm tra lĩnh vực Thủ tục hành chính",
    );
  });

  it("the inspector sees the reported figure and confirms it with one tap", async () => {
    await lan.presses("Thủ tục hành chính");
    expect(await lan.answer()).toContain("Đơn vị tự báo cáo: 710 hồ sơ");
    await lan.presses("Xác nhận 710 hồ sơ");
    expect(await lan.answer()).toContain("✓ Đã lưu: 710 hồ sơ");
    expect(await stored("received")).toMatchObject({ value: 710, source: "on_site" });
  });

  it("two members on one area: who answers later is asked, nothing is overwritten unseen", async () => {
    await minh.presses("Thủ tục hành chính");
    expect(await minh.answer()).toContain("Câu 2/4.");
    await lan.says("707");
    await minh.says("690");
    expect(await minh.answer()).toContain("Đồng chí Nguyễn Thị Lan vừa trả lời câu này: 707 hồ sơ");
    expect(await stored("resolved")).toMatchObject({ value: 707 });
    await minh.presses("Giữ 707 hồ sơ");
    expect(await minh.answer()).toContain("Câu 3/4.");
    expect(await stored("resolved")).toMatchObject({ value: 707 });
  });

  it("both at the same moment: both answers are kept", async () => {
    // Lan goes back to the first question, Minh answers the third.
    await lan.says("sửa 1");
    await Promise.all([lan.says("711"), minh.presses("Không")]);
    expect(await stored("received")).toMatchObject({ value: 711 });
    expect(await stored("posted")).toMatchObject({ value: "no" });
    await lan.says("sửa 1");
    await lan.says("710");
  });

  it("a note and a day of its own are kept with the answer, a corrected figure keeps the note", async () => {
    await lan.says("ghi chú 2: theo sổ theo dõi");
    expect(await lan.answer()).toContain("✓ Đã ghi chú câu 2: theo sổ theo dõi");
    await lan.says("ghi chú 2");
    await lan.presses("Ngày của số liệu");
    await lan.says("31/8");
    expect(await lan.answer()).toContain("✓ Câu 2: số liệu đến ngày 31/08/2020");
    const annotated = await stored("resolved");
    expect(annotated).toMatchObject({ value: 707, note: "theo sổ theo dõi" });
    expect(annotated?.asOfDate?.toISOString().slice(0, 10)).toBe("2020-08-31");
    await lan.says("sửa 2");
    await lan.says("706");
    expect(await stored("resolved")).toMatchObject({ value: 706, note: "theo sổ theo dõi" });
  });

  it("is handed in with what differs from the unit's own report in sight", async () => {
    expect(await lan.answer()).toContain("Câu 4/4.");
    await lan.says("Đang sửa chữa trụ sở");
    expect(await lan.answer()).toContain("Câu khác số đơn vị tự báo cáo: 2, 3");
    await lan.presses("Nộp kết quả");
    expect(await lan.answer()).toContain("Đã nộp kết quả lĩnh vực Thủ tục hành chính");
    await minh.says("tiếp tục");
    expect(await minh.answer()).not.toContain("Câu 1/4");
  });

  it("the lead reads the answers and the differences", async () => {
    await hoa.says("tiến độ");
    expect(await hoa.answer()).toContain("đơn vị đã gửi báo cáo tự kiểm tra");
    await hoa.presses("Khác số tự báo cáo (2)");
    expect(await hoa.answer()).toContain("câu 2. Hồ sơ giải quyết: báo cáo 700 hồ sơ, kiểm tra 706 hồ sơ");
    await hoa.presses("Xem: Thủ tục hành chính");
    const detail = await hoa.answer();
    expect(detail).toContain("2. Hồ sơ giải quyết: 706 hồ sơ (Ghi chú: theo sổ theo dõi");
    expect(detail).toContain("đơn vị tự báo cáo: 700 hồ sơ");
  });

  it("a member may not do what the lead may", async () => {
    await minh.says("tiến độ");
    const shown = await minh.shown();
    expect(shown.flatMap(({ buttons }) => buttons)).not.toContain("Xem: Thủ tục hành chính");
  });

  it("single answers are sent back with a comment, and exactly they are asked again", async () => {
    await hoa.presses("Yêu cầu bổ sung");
    expect(await hoa.answer()).toContain("Yêu cầu bổ sung câu nào của lĩnh vực Thủ tục hành chính?");
    await hoa.says("9");
    expect(await hoa.answer()).toContain("Không có câu số đó");
    await hoa.says("1: số liệu đến 15/9\n3: kiểm tra lại bảng niêm yết");
    expect(await hoa.answer()).toContain("✓ Đã trả lại lĩnh vực Thủ tục hành chính để bổ sung: 2 câu");
    const told = (await lan.everything()).at(-1) ?? "";
    expect(told).toContain("Câu 1: số liệu đến 15/9");
    expect(told).toContain("Câu 3: kiểm tra lại bảng niêm yết");
    await lan.presses("Mở lĩnh vực");
    const first = await lan.answer();
    expect(first).toContain("Trưởng đoàn yêu cầu bổ sung câu này: số liệu đến 15/9");
    expect(first).toContain("Câu 1/4.");
    await lan.says("712");
    const second = await lan.answer();
    expect(second).toContain("Câu 3/4.");
    expect(second).toContain("kiểm tra lại bảng niêm yết");
    await lan.presses("Giữ nguyên");
    expect(await lan.answer()).toContain("Đã trả lời 4/4 câu");
    await lan.presses("Nộp kết quả");
    expect((await hoa.everything()).at(-1)).toContain(
      "Đồng chí Nguyễn Thị Lan đã nộp lĩnh vực Thủ tục hành chính",
    );
  });

  it("after approval nothing changes without reopening, and the reason reaches the members", async () => {
    await hoa.says("tiến độ");
    await hoa.presses("Xem: Thủ tục hành chính");
    await hoa.presses("Duyệt");
    expect(await hoa.answer()).toContain("✓ Đã duyệt lĩnh vực Thủ tục hành chính");
    await lan.presses("Sửa câu này").catch(() => undefined);
    await lan.says("lĩnh vực");
    await lan.presses("Thủ tục hành chính");
    expect(await lan.answer()).toContain("không sửa được nữa");
    expect(await stored("received")).toMatchObject({ value: 712 });
    await hoa.says("tiến độ");
    await hoa.presses("Xem: Thủ tục hành chính");
    await hoa.presses("Mở lại");
    await hoa.says("Đơn vị bổ sung số liệu");
    expect(await hoa.answer()).toContain("✓ Đã mở lại");
    expect((await lan.everything()).at(-1)).toContain("Đơn vị bổ sung số liệu");
    await lan.presses("Mở lĩnh vực");
    expect(await lan.answer()).toContain("Ý kiến của Trưởng đoàn: Đơn vị bổ sung số liệu");
  });

  it("an area nobody has is handed to a member, then to another one", async () => {
    await hoa.says("tiến độ");
    await hoa.presses("Xem: Tài chính công");
    await hoa.presses("Giao người khác");
    await hoa.presses("Phạm Văn Minh");
    expect(await hoa.answer()).toContain("✓ Đã giao lĩnh vực Tài chính công cho đồng chí Phạm Văn Minh");
    expect((await minh.everything()).at(-1)).toContain("Đồng chí được giao lĩnh vực Tài chính công");
    await minh.presses("Mở lĩnh vực");
    expect(await minh.answer()).toContain("Kinh phí");
    await hoa.says("tiến độ");
    await hoa.presses("Xem: Tài chính công");
    await hoa.presses("Giao người khác");
    await hoa.presses("Nguyễn Thị Lan");
    await hoa.presses("Thay");
    expect((await minh.everything()).at(-1)).toContain("đã chuyển cho đồng chí Nguyễn Thị Lan");
    await minh.says("350 triệu");
    expect(await stored("budget")).toBeNull();
    await lan.presses("Mở lĩnh vực");
    await lan.says("350 triệu");
    expect(await stored("budget")).toMatchObject({ value: 350_000_000 });
  });

  it("the day after the visit the unit's own report is closed", async () => {
    world.advance(24 * 3_600_000);
    await unit.says("lĩnh vực");
    const shown = await unit.shown();
    expect(shown.flatMap(({ buttons }) => buttons).join()).not.toContain("Báo cáo tự kiểm tra");
  });

  it("all of it stands in the audit log", async () => {
    const { db } = world.service.services;
    const events = await db.prisma.auditEvent.findMany({ where: { chain: "TEST-1" } });
    const actions = new Set(events.map(({ action }) => action));
    for (const action of [
      "answer.reported",
      "area.reported",
      "answer.saved",
      "answer.annotated",
      "area.submitted",
      "area.returned",
      "answer.returned",
      "answer.kept",
      "area.approved",
      "area.reopened",
      "area.handed_over",
    ])
      expect([...actions]).toContain(action);
  });
});
