import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { formOf } from "../domain/form/support.ts";
import { withForm } from "../support/formWorld.ts";
import { WITH_AND_WITHOUT_BUTTONS, createWorld, type World } from "../support/world.ts";
import type { Actor } from "../support/Actor.ts";

const FORM = formOf({
  survey: [
    { type: "begin group", name: "procedures", label: "Thủ tục hành chính" },
    {
      type: "rank why",
      name: "causes",
      label: "Xếp các nguyên nhân",
      constraint: "selected-at(., 0) != 'board'",
    },
    {
      type: "text",
      name: "lacking",
      label: "Thiếu ở bộ phận nào",
      relevant: "selected-at(${causes}, 0) = 'staff'",
    },
    { type: "rank step", name: "steps", label: "Xếp các việc cần làm" },
    { type: "end group" },
  ],
  choices: [
    { list_name: "why", name: "board", label: "Thiếu bảng" },
    { list_name: "why", name: "staff", label: "Thiếu người" },
    { list_name: "why", name: "late", label: "Chưa cập nhật" },
    { list_name: "step", name: "train", label: "Tập huấn" },
    { list_name: "step", name: "buy", label: "Mua sắm" },
  ],
  settings: `form_id|form_title|version
    ranks|Biểu xếp thứ tự|1`,
});

const EXAMPLE = "Đề nghị gõ lại thứ tự của tất cả các phương án, ví dụ 3, 1, 2.";

describe.each(WITH_AND_WITHOUT_BUTTONS)("choices are put in order on %s", (channel) => {
  let world: World;
  let unit: Actor;
  let lan: Actor;

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
  }, 60_000);
  afterAll(() => world.close());

  const stored = (question: string, source: "on_site" | "self_report" = "on_site") =>
    world.service.services.db.prisma.answer.findFirst({ where: { question, source } });

  it("typed; what is missing or there twice is named, and the question stands", async () => {
    await unit.presses("Báo cáo tự kiểm tra: Thủ tục hành chính");
    expect(await unit.answer()).toContain("Xếp thứ tự tất cả các phương án");
    await unit.says("2");
    expect(await unit.answer()).toContain(`Chưa xếp: Thiếu bảng; Chưa cập nhật. ${EXAMPLE}`);
    await unit.says("2, 2, 1");
    expect(await unit.answer()).toContain(`xếp hai lần: Thiếu người. ${EXAMPLE}`);
    await unit.says("1 2 3");
    expect(await unit.answer()).toContain("Giá trị chưa hợp lệ");
    await unit.says("312");
    expect(await unit.answer()).toContain("✓ Đã lưu: 1. Chưa cập nhật, 2. Thiếu bảng, 3. Thiếu người");
    expect(await stored("causes", "self_report")).toMatchObject({ value: ["late", "board", "staff"] });
    await unit.says("không có số liệu");
    await unit.says("Chưa bàn");
    expect(await stored("steps", "self_report")).toMatchObject({ state: "not_available" });
    await unit.presses("Gửi báo cáo tự kiểm tra");
  });

  it("what the unit reported is taken with one tap, or put in another order", async () => {
    await lan.presses("Thủ tục hành chính");
    expect(await lan.answer()).toContain(
      "Đơn vị tự báo cáo: 1. Chưa cập nhật, 2. Thiếu bảng, 3. Thiếu người",
    );
    // What stands beside the choices takes no number of theirs.
    await lan.says("3 2 1");
    expect(await stored("causes")).toMatchObject({ value: ["late", "staff", "board"] });
    await lan.says("sửa 1");
    if (channel === "zalo") expect(await lan.answer()).toMatch(/^1\. Thiếu bảng$/m);
    await lan.presses("Xác nhận 1. Chưa cập nhật, 2. Thiếu bảng, 3. Thiếu người");
    expect(await stored("causes")).toMatchObject({ value: ["late", "board", "staff"] });
    await lan.says("sửa 1");
    await lan.says("thiếu người, chưa cập nhật, thiếu bảng");
    expect(await stored("causes")).toMatchObject({ value: ["staff", "late", "board"] });
    expect(await lan.answer()).toContain("Thiếu ở bộ phận nào");
    await lan.says("bỏ qua");
  });

  it("passed over and gone back to", async () => {
    expect(await lan.answer()).toContain("Xếp các việc cần làm");
    await lan.says("bỏ qua");
    expect(await stored("steps")).toMatchObject({ state: "skipped" });
    await lan.says("sửa 3");
    await lan.says("quay lại");
    expect(await lan.answer()).toContain("Thiếu ở bộ phận nào");
    await lan.says("sửa 3");
    await lan.says("2 1");
    expect(await stored("steps")).toMatchObject({ value: ["buy", "train"] });
  });

  if (channel === "web")
    it("pressed one after the other, with the place on the button", async () => {
      const buttons = async () => (await lan.history()).at(-1)?.buttons ?? [];
      await lan.says("sửa 1");
      expect(await buttons()).toEqual(expect.arrayContaining(["Thiếu bảng", "Thiếu người", "Chưa cập nhật"]));
      await lan.presses("Chưa cập nhật");
      expect(await buttons()).toContain("1. Chưa cập nhật");
      expect(await buttons()).not.toContain("Xong");
      // The last one left has but one place.
      await lan.presses("Thiếu người");
      expect(await buttons()).toEqual(
        expect.arrayContaining(["3. Thiếu bảng", "2. Thiếu người", "1. Chưa cập nhật", "Xong"]),
      );
      // One that has a place is taken back with those behind it.
      await lan.presses("2. Thiếu người");
      expect(await buttons()).toEqual(
        expect.arrayContaining(["Thiếu bảng", "Thiếu người", "1. Chưa cập nhật"]),
      );
      expect(await buttons()).not.toContain("Xong");
      await lan.presses("Thiếu bảng");
      await lan.presses("Xong");
      expect(await stored("causes")).toMatchObject({ value: ["late", "board", "staff"] });
    });

  it("the report shows both orders", async () => {
    await lan.says("sửa 1");
    await lan.says("3 2 1");
    expect(await stored("causes")).toMatchObject({ value: ["late", "staff", "board"] });
    const text = JSON.stringify(await world.report());
    expect(text).toContain("1. Chưa cập nhật, 2. Thiếu người, 3. Thiếu bảng");
    expect(text).toContain("1. Chưa cập nhật, 2. Thiếu bảng, 3. Thiếu người");
  });
});
