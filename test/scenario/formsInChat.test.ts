import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createFormWorld, type FormPerson, type FormWorld } from "../support/formWorld.ts";
import { formOf } from "../domain/form/support.ts";
import { createAnswerSessions } from "../../src/usecases/answers/answerSessions.ts";

const COMMUNES = Array.from({ length: 30 }, (_unused, index) => ({
  list_name: "commune",
  name: `c${index + 1}`,
  label: `Xã số ${index + 1}`,
  district: index < 25 ? "cd" : "bb",
}));

const FORM = formOf({
  survey: [
    { type: "note", name: "hello", label: "Biểu này gồm hai phần." },
    { type: "select_one district", name: "district", label: "Huyện" },
    { type: "select_one commune", name: "commune", label: "Xã", choice_filter: "district = ${district}" },
    { type: "note", name: "about_places", label: "Sau đây là các phòng của ${district}." },
    { type: "begin repeat", name: "office", label: "Phòng" },
    { type: "text", name: "office_name", label: "Tên phòng" },
    { type: "integer", name: "staff", label: "Số người ở ${office_name}" },
    { type: "begin repeat", name: "head", label: "Lãnh đạo" },
    { type: "text", name: "head_name", label: "Họ tên" },
    { type: "end repeat" },
    { type: "end repeat" },
    { type: "calculate", name: "all_staff", label: "Tổng số người", calculation: "sum(${staff})" },
    { type: "acknowledge", name: "seen", label: "Đã đọc hướng dẫn" },
    { type: "range", name: "score", label: "Điểm", parameters: "start=0;end=10;step=1" },
    { type: "note", name: "bye", label: "Xin cảm ơn, tổng số ${all_staff} người." },
  ],
  choices: [
    { list_name: "district", name: "cd", label: "Chợ Đồn", district: "" },
    { list_name: "district", name: "bb", label: "Ba Bể", district: "" },
    ...COMMUNES,
  ],
  settings: `form_id|form_title|version
    offices|Biểu các phòng|1`,
});

describe("everything a form may hold, in the chat", () => {
  let world: FormWorld;
  let lan: FormPerson;

  beforeAll(async () => {
    world = await createFormWorld(FORM, { members: [{ name: "Nguyễn Thị Lan", areas: "all" }] });
    lan = await world.person("Nguyễn Thị Lan");
  }, 60_000);
  afterAll(() => world.close());

  async function stored(): Promise<Record<string, unknown>> {
    const rows = await world.service.services.db.prisma.answer.findMany();
    return Object.fromEntries(rows.map(({ question, value }) => [question, value]));
  }

  it("questions outside of groups have an area of their own, called by the title of the form", async () => {
    expect(world.areas).toEqual(["general"]);
    await lan.presses("Biểu các phòng");
    const shown = await lan.answer();
    expect(shown).toContain("Biểu này gồm hai phần.");
    expect(shown).toContain("Câu 1/7. Huyện");
  });

  it("a cascade offers what fits, a long list by pages, by number, by name", async () => {
    await lan.presses("Chợ Đồn");
    const [question] = await lan.shown();
    expect(question?.text).toContain("Có 25 phương án");
    expect(question?.buttons.filter((label) => label.startsWith("Xã số"))).toHaveLength(12);
    await lan.presses("Phương án sau ›");
    await lan.presses("Phương án sau ›");
    await lan.presses("Xã số 25");
    expect(await lan.answer()).toContain("✓ Đã lưu: Xã số 25");
    await lan.says("sửa 2");
    await lan.says("xa so 7");
    expect(await lan.answer()).toContain("✓ Đã lưu: Xã số 7");
    await lan.says("sửa 1");
    await lan.presses("Ba Bể");
    // The commune of the other district counts as missing, and is asked again.
    expect(await lan.answer()).toContain("Câu 2/7. Xã");
    await lan.says("3");
    expect(await stored()).toMatchObject({ district: "bb", commune: "c28" });
  });

  it("a repeat begins with the question whether there is one, below the note before it", async () => {
    const shown = await lan.answer();
    expect(shown).toContain("Phòng");
    expect(shown).toContain("Sau đây là các phòng của Ba Bể.");
    expect(shown).toContain("Chưa có mục nào");
    await lan.presses("Có, thêm mục đầu tiên");
    expect(await lan.answer()).toContain("Câu 3/7, Phòng 1. Tên phòng");
    await lan.says("Văn phòng");
    expect(await lan.answer()).toContain("Số người ở Văn phòng");
    await lan.says("12");
    expect(await lan.answer()).toContain("Lãnh đạo");
    await lan.presses("Có, thêm mục đầu tiên");
    expect(await lan.answer()).toContain("Câu 5/7, Phòng 1, Lãnh đạo 1. Họ tên");
    await lan.says("Nông Văn An");
    await lan.presses("Không còn, đi tiếp");
    expect(await lan.answer()).toContain("1. Văn phòng");
  });

  it("grows entry by entry, each named by its first answer", async () => {
    for (const [name, staff] of [
      ["Phòng Nội vụ", "8"],
      ["Phòng Tài chính", "6"],
    ] as const) {
      await lan.presses("Thêm mục nữa");
      await lan.says(name);
      await lan.says(staff);
      await lan.presses("Không có");
    }
    const shown = await lan.answer();
    expect(shown).toContain("Đã ghi 3 mục");
    expect(shown).toContain("1. Văn phòng\n2. Phòng Nội vụ\n3. Phòng Tài chính");
  });

  it("an entry is opened and changed by its number", async () => {
    await lan.says("sửa 9");
    expect(await lan.answer()).toContain("Không có mục số đó");
    await lan.says("sửa 2");
    expect(await lan.answer()).toContain("Câu 3/7, Phòng 2. Tên phòng");
    await lan.says("Phòng Nội vụ huyện");
    expect(await stored()).toMatchObject({ "office[2]/office_name": "Phòng Nội vụ huyện" });
    await lan.says("sửa 4");
    expect(await lan.answer()).toContain("sửa 4.1, 4.2, 4.3");
    await lan.says("sửa 4.3");
    expect(await lan.answer()).toContain("Phòng 3. Số người ở Phòng Tài chính");
    await lan.says("7");
    expect(await stored()).toMatchObject({ "office[3]/staff": 7 });
  });

  it("an entry is removed by its number after a yes; the later ones move up with their inner entries", async () => {
    await lan.says("xóa 1");
    expect(await lan.answer()).toContain("Xóa Phòng 1 (Văn phòng)");
    await lan.presses("Giữ lại");
    expect(Object.keys(await stored())).toContain("office[1]/head[1]/head_name");
    await lan.says("xóa 1");
    await lan.presses("Xóa");
    const shown = await lan.answer();
    expect(shown).toContain("✓ Đã xóa Phòng 1");
    expect(shown).toContain("1. Phòng Nội vụ huyện\n2. Phòng Tài chính");
    expect(await stored()).toMatchObject({
      "office[1]/office_name": "Phòng Nội vụ huyện",
      "office[1]/staff": 8,
      "office[2]/staff": 7,
    });
    expect(Object.keys(await stored())).not.toContain("office[1]/head[1]/head_name");
    expect(Object.keys(await stored())).not.toContain("office[3]/staff");
    const revisions = await world.service.services.db.prisma.answerRevision.findMany({
      where: { question: "office[1]/head[1]/head_name" },
    });
    expect(revisions.at(-1)?.data).toEqual({ removed: true });
  });

  it("an entry begun and left is there again, also for a worker that never saw it", async () => {
    await lan.presses("Thêm mục nữa");
    await lan.says("hủy");
    const { services } = world.service;
    services.sessions = createAnswerSessions(services.clock, services.timeZone);
    await lan.says("tiếp tục");
    expect(await lan.answer()).toContain("Câu 3/7, Phòng 3. Tên phòng");
    await lan.says("Phòng Tư pháp");
    await lan.says("4");
    await lan.presses("Không có");
    await lan.presses("Không còn, đi tiếp");
    expect(await lan.answer()).toContain("Đã đọc hướng dẫn");
  });

  it("takes note of a reading, a number of a range, and refuses one outside", async () => {
    await lan.presses("Đã rõ");
    const question = await lan.answer();
    expect(question).toContain("Từ 0 đến 10, mỗi nấc 1");
    await lan.says("11");
    expect(await lan.answer()).toContain("từ 0 đến 10");
    await lan.says("9");
    expect(await stored()).toMatchObject({ seen: "OK", score: 9 });
  });

  it("the review leads back into the repeat, and shows the last note", async () => {
    const review = await lan.answer();
    expect(review).toContain("Xin cảm ơn, tổng số 19 người.");
    await lan.presses("Phòng: 3 mục");
    expect(await lan.answer()).toContain("3. Phòng Tư pháp");
    await lan.says("xóa 3");
    await lan.presses("Xóa");
    await lan.presses("Không còn, đi tiếp");
    expect(await lan.answer()).toContain("tổng số 15 người");
    await lan.presses("Xem và sửa từng câu");
    expect(await lan.answer()).toContain("4.2. Số người ở Phòng Tài chính: 7");
    await lan.presses("Nộp kết quả");
    expect(await lan.answer()).toContain("Đã nộp kết quả lĩnh vực Biểu các phòng");
  });
});
