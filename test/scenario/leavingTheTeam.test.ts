import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createWorld, WITH_AND_WITHOUT_BUTTONS, type World } from "../support/world.ts";
import type { Actor } from "../support/Actor.ts";

const PROCEDURES = "Cải cách thủ tục hành chính";
const TWO = "Thành viên phụ trách cải cách thể chế";
const THREE = "Thành viên phụ trách cải cách TTHC";
const FOUR = "Thành viên phụ trách tổ chức bộ máy";
const CONTACT = "Đầu mối của UBND huyện Chợ Đồn";

describe.each(WITH_AND_WITHOUT_BUTTONS)("who takes part changes in the chat (F53), on %s", (channel) => {
  let world: World;
  let lead: Actor;
  let member: Actor;
  let other: Actor;
  beforeAll(async () => {
    world = await createWorld(channel);
    lead = await world.person("lead");
    member = await world.person("procedures");
    other = await world.person("institutions");
  }, 60_000);
  afterAll(() => world.close());

  const audited = (action: string) =>
    world.service.services.db.prisma.auditEvent.findMany({ where: { action }, orderBy: { seq: "asc" } });
  const answers = () => world.answersOf("procedures");

  it("the lead sees what would end and who takes over, and can leave it as it is", async () => {
    await member.presses(PROCEDURES);
    await member.presses("Có");
    await lead.says("rút khỏi đoàn");
    expect(await lead.answer()).toContain("Rút ai khỏi cuộc kiểm tra tại UBND huyện Chợ Đồn (17/9/2020)?");
    await lead.presses(`${THREE} (thành viên)`);
    expect(await lead.answer()).toContain(`Ai nhận lại phần việc của ${THREE}: ${PROCEDURES}?`);
    await lead.presses(`${TWO} (thành viên)`);
    expect(await lead.answer()).toContain("Đề nghị ghi lý do");
    await lead.says("Chuyển công tác");
    expect(await lead.answer()).toContain(`Chuyển cho ${TWO}: ${PROCEDURES}`);
    expect(await lead.answer()).toContain("Nội dung đã nhập vẫn được lưu nguyên");
    await lead.presses("Giữ nguyên");
    expect(await lead.answer()).toContain("Chưa có gì thay đổi");
    expect(await audited("member.removed")).toEqual([]);
  });

  it("takes the member off: told why, nothing answered is lost, the area goes on in other hands", async () => {
    const before = await answers();
    await lead.says("rut khoi doan");
    await lead.presses(`${THREE} (thành viên)`);
    await lead.presses(`${TWO} (thành viên)`);
    await lead.says("Chuyển công tác");
    await lead.presses("Đúng, rút");
    expect(await lead.answer()).toContain(`✓ ${THREE} không còn tham gia`);
    expect((await other.history()).at(-1)?.text).toContain(`được giao lĩnh vực ${PROCEDURES}`);
    expect(await answers()).toEqual(before);
    expect(await audited("member.removed")).toMatchObject([{ data: { reason: "Chuyển công tác" } }]);
    await other.says("lĩnh vực");
    expect((await other.shown()).flatMap(({ buttons }) => buttons)).toContain(PROCEDURES);
  });

  if (channel === "zalo") {
    it("whoever was taken off is told so, and changes nothing any more", async () => {
      const before = await answers();
      expect((await member.history()).at(-1)?.text).toMatch(
        /Đồng chí không còn tham gia[^]*Lý do: Chuyển công tác/,
      );
      await member.says("Có");
      await member.says("tiến độ");
      expect(await member.answer()).not.toContain("/7");
      expect(await answers()).toEqual(before);
    });
  }

  it("the last lead neither leaves nor is made something else", async () => {
    await lead.says("rút khỏi đoàn");
    await lead.presses("Tôi xin rút");
    expect(await lead.answer()).toContain("Đoàn kiểm tra phải có Trưởng đoàn");
    await lead.says("đổi vai trò");
    await lead.presses("Vũ Đức Chính (Trưởng đoàn)");
    await lead.presses("thành viên");
    await lead.presses("Đúng, chuyển");
    expect(await lead.answer()).toContain("Đoàn kiểm tra phải có Trưởng đoàn");
    expect(await audited("member.role_changed")).toEqual([]);
  });

  it("a member becomes secretary: told, with the areas as before, and may take members off, not the lead", async () => {
    await lead.says("đổi vai trò");
    await lead.presses(`${TWO} (thành viên)`);
    await lead.presses("Thư ký đoàn");
    expect(await lead.answer()).toContain(`Chuyển ${TWO} từ thành viên sang Thư ký đoàn?`);
    await lead.presses("Đúng, chuyển");
    expect((await other.history()).at(-1)?.text).toContain("nay là: Thư ký đoàn");
    expect(await audited("member.role_changed")).toMatchObject([
      { data: { from: "member", to: "secretary" } },
    ]);
    await other.says("rút khỏi đoàn");
    await other.presses("Vũ Đức Chính (Trưởng đoàn)");
    expect(await other.answer()).toContain("không thuộc vai trò được giao");
    await other.says("rút khỏi đoàn");
    await other.presses(`${FOUR} (thành viên)`);
    expect(await other.answer()).toContain("Ai nhận lại phần việc");
    await other.says("hủy");
  });

  it("leaves by themselves, and the area goes to the lead, who is told why", async () => {
    const fourth = await world.person("organization");
    await fourth.says("đổi vai trò");
    expect(await fourth.answer()).toContain("không thuộc vai trò được giao");
    await fourth.says("rút khỏi đoàn");
    expect(await fourth.answer()).toContain("Đề nghị ghi lý do xin rút");
    await fourth.says("Nghỉ hưu từ 01/10");
    expect(await fourth.answer()).toContain("Đồng chí xin rút khỏi cuộc kiểm tra tại UBND huyện Chợ Đồn");
    expect(await fourth.answer()).toContain("Chuyển cho Vũ Đức Chính: Cải cách tổ chức bộ máy");
    await fourth.presses("Đúng, rút");
    expect(await fourth.answer()).toContain("Đồng chí không còn tham gia");
    expect((await lead.history()).at(-1)?.text).toMatch(
      new RegExp(`${FOUR} đã xin rút[^]*Lý do: Nghỉ hưu từ 01/10`),
    );
    await fourth.says("lĩnh vực");
    expect((await fourth.shown()).flatMap(({ buttons }) => buttons)).toEqual([]);
  });

  it("somebody of the unit leaves in words for the unit; the last one does not", async () => {
    const contact = await world.person("unit_contact");
    await contact.says("rút khỏi cuộc kiểm tra");
    await contact.says("Chuyển đơn vị khác");
    expect(await contact.answer()).toContain("Anh/Chị xin rút");
    expect(await contact.answer()).not.toContain("ồng chí");
    await contact.presses("Đúng, rút");
    expect(await contact.answer()).toContain("Anh/Chị không còn tham gia");
    const head = await world.person("unit_head");
    await head.says("rút khỏi đoàn");
    expect(await head.answer()).toContain("phải còn ít nhất một người đại diện");
    expect((await lead.history()).at(-1)?.text).toContain(`${CONTACT} đã xin rút`);
  });
});
