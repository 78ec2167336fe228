import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { performAct } from "../../src/messaging/act.ts";
import { compileModel } from "../../src/usecases/document/compileDocument.ts";
import { readRemediation } from "../../src/usecases/document/readRemediation.ts";
import { concludeInspection } from "../../src/usecases/remediation/concludeInspection.ts";
import { photo } from "../support/bytes.ts";
import { arrives, jumpTo } from "../support/patience.ts";
import { WITH_AND_WITHOUT_BUTTONS, createWorld, type World } from "../support/world.ts";
import type { Actor } from "../support/Actor.ts";

const FINDINGS = [
  {
    area: "procedures",
    severity: "moderate",
    text: "TTHC niêm yết tại Bộ phận một cửa chưa đầy đủ, kịp thời",
    recommendation: "Niêm yết công khai đầy đủ, kịp thời TTHC",
  },
  {
    area: "civil_service",
    severity: "minor",
    text: "Còn số ít vị trí việc làm của công chức chưa đúng theo quy định",
    references: ["civil_servants_position_rate"],
  },
] as const;

describe.each(WITH_AND_WITHOUT_BUTTONS)("a re-inspection on %s", (channel) => {
  let world: World;
  let lead: Actor;
  let contact: Actor;
  let lan: Actor;
  let minh: Actor;

  beforeAll(async () => {
    world = await createWorld(channel);
    lead = await world.person("lead");
    contact = await world.person("unit_contact");
    lan = await world.person("procedures");
    minh = await world.person("civil_service");
    const { services } = world.service;
    const inspection = await services.db.prisma.inspection.findFirstOrThrow();
    for (const [place, { ...finding }] of FINDINGS.entries()) {
      await services.db.prisma.finding.create({
        data: {
          inspectionId: inspection.id,
          ordinal: place + 1,
          state: "confirmed",
          ...finding,
          references: "references" in finding ? [...finding.references] : [],
        },
      });
    }
    const area = await services.db.prisma.areaRecord.findFirstOrThrow({ where: { area: "civil_service" } });
    await services.db.prisma.answer.create({
      data: {
        areaRecordId: area.id,
        question: "civil_servants_position_rate",
        state: "answered",
        value: 92,
        answeredById: "x",
        answeredAt: new Date(world.clock.now()),
        version: 1,
      },
    });
    await jumpTo(world, "2020-09-25 16:00", [lead, contact, lan, minh]);
    await performAct(services, { key: "test:conclude" }, (act) =>
      concludeInspection(act, {
        despite: "Thử nghiệm",
        code: inspection.code,
        on: "2020-09-25",
        period: null,
      }),
    );
    await arrives(contact, "Nội dung cần khắc phục số 2/2");
    await jumpTo(world, "2020-12-01 09:00", [lead, contact, lan, minh]);
    // Somebody who has been silent for long cannot be written to on some channels.
    for (const actor of [lead, contact, lan, minh]) await actor.says("trợ giúp");
  }, 120_000);
  afterAll(() => world.close());

  const reinspection = () =>
    world.service.services.db.prisma.inspection.findFirst({ where: { type: "phuc_tra" } });

  it("is opened by the lead from the list of what is followed; wrong days change nothing", async () => {
    await contact.says("khắc phục 1");
    await contact.presses("Báo cáo tiến độ");
    await contact.sends({ as: "photo", bytes: await photo({ width: 64, height: 48 }) });
    await contact.says("Đã niêm yết 2/3 số thủ tục");
    await lead.says("theo dõi");
    await lead.presses("Mở phúc tra");
    expect(await lead.answer()).toContain("Phúc tra tại UBND huyện Chợ Đồn ngày nào?");
    await lead.says("20/9/2020");
    expect(await lead.answer()).toContain("không thể trước ngày kết luận (25/9/2020)");
    await lead.says("sớm");
    expect(await lead.answer()).toContain("Hệ thống chưa hiểu ngày này");
    await lead.says("1/12/2020");
    const preview = await lead.answer();
    expect(preview).toContain("Phúc tra tại UBND huyện Chợ Đồn, ngày 1/12/2020");
    expect(preview).toContain("1. TTHC niêm yết tại Bộ phận một cửa chưa đầy đủ, kịp thời (đang khắc phục)");
    expect(preview).toContain("- Thành viên phụ trách cải cách TTHC: Cải cách thủ tục hành chính");
    expect(await reinspection()).toBeNull();
    await lead.presses("Mở cuộc phúc tra");
    expect(await lead.answer()).toContain("✓ Đã mở cuộc phúc tra tại UBND huyện Chợ Đồn, ngày 1/12/2020.");
    expect(await lead.answer()).toContain("Chưa đăng ký trong Hệ thống: Triệu Huy Chung");
    expect(await reinspection()).toMatchObject({ code: "CHO-DON-2020-PT1" });
  });

  it("its people are told: who verifies what, and the unit that the team will come", async () => {
    await arrives(lan, "Đồng chí được phân công phúc tra tại UBND huyện Chợ Đồn, ngày 1/12/2020.");
    await arrives(contact, "Đoàn kiểm tra sẽ phúc tra việc khắc phục tại UBND huyện Chợ Đồn");
    await lead.says("theo dõi");
    await lead.presses("Mở phúc tra");
    expect(await lead.answer()).toContain("đã được mở và chưa kết luận");
  });

  it("a member verifies each open point, with what the unit has reported beside it", async () => {
    await lan.says("lĩnh vực");
    await lan.presses("Cải cách thủ tục hành chính (1/12/2020)");
    const question = await lan.answer();
    expect(question).toContain("Câu 1/1.");
    expect(question).toContain(
      "Kết quả khắc phục nội dung 1 “TTHC niêm yết tại Bộ phận một cửa chưa đầy đủ, kịp thời”",
    );
    expect(question).toContain("Kiến nghị: Niêm yết công khai đầy đủ, kịp thời TTHC");
    expect(question).toContain("Tình trạng: đang khắc phục");
    expect(question).toContain("Báo cáo gần nhất (1/12/2020): Đã niêm yết 2/3 số thủ tục");
    expect(question).toContain("Minh chứng đã nhận: 1 tệp");
    await lan.presses("Khắc phục một phần");
    expect(await lan.answer()).toContain("ảnh");
    await lan.says("Còn 12 thủ tục chưa niêm yết");
    expect(await lan.answer()).toContain("Dự kiến tồn tại, hạn chế: 1");
    await lan.presses("Nộp kết quả");
  });

  it("another sees the figure of the last time beside the one that is asked anew", async () => {
    await minh.says("lĩnh vực");
    await minh.presses("Xây dựng và nâng cao chất lượng đội ngũ cán bộ, công chức, viên chức (1/12/2020)");
    expect(await minh.answer()).toContain("Kết quả khắc phục nội dung 2");
    await minh.presses("Đã khắc phục");
    expect(await minh.answer()).toContain("Lần kiểm tra trước (17/9/2020): 92%");
    await minh.says("100");
    await minh.presses("Nộp kết quả");
  });

  it("the lead sees the result on the point; the unit not before the conclusion", async () => {
    await lead.says("theo dõi");
    await lead.presses("Nội dung 1/2");
    expect(await lead.answer()).toContain("Phúc tra ngày 1/12/2020: Khắc phục một phần");
    await contact.says("khắc phục 1");
    expect(await contact.answer()).toContain("Phúc tra ngày 1/12/2020");
    expect(await contact.answer()).not.toContain("Khắc phục một phần");
  });

  it("its report says what was found", async () => {
    await lead.says("tổng hợp");
    await lead.presses("UBND huyện Chợ Đồn (1/12/2020)");
    expect(await lead.answer()).toContain("Lĩnh vực đã nộp: 2/2");
    expect(await lead.answer()).toContain("Đang lập báo cáo");
    const opened = await reinspection();
    const { model } = await performAct(world.service.services, { key: "test:model" }, (act) =>
      compileModel(act, opened?.id ?? "", "vi"),
    );
    expect(model.subject).toBe(
      "Kết quả phúc tra công tác cải cách hành chính\nnăm 2020 tại UBND huyện Chợ Đồn",
    );
    const text = JSON.stringify(model);
    expect(text).toContain("phúc tra việc khắc phục các tồn tại, hạn chế của lần kiểm tra trước");
    expect(text).toMatch(/Kết quả khắc phục nội dung 1 .*?chưa đầy đủ, kịp thời”: khắc phục một phần/u);
    expect(text).toMatch(/tỷ lệ công chức bố trí đúng vị trí việc làm: 100%/iu);
  });

  it("concluded, it settles the points: one is remedied, the other goes on under the new conclusion", async () => {
    await lead.says("tồn tại");
    await lead.presses("UBND huyện Chợ Đồn (1/12/2020)");
    await lead.presses("Quyết định từng nội dung (1)");
    await lead.presses("Xác nhận");
    await lead.presses("Gửi đơn vị");
    await lead.presses("Hôm nay, 1/12/2020");
    await lead.presses("Xác nhận gửi");
    expect(await lead.answer()).toContain("✓ Đã gửi kết luận đến UBND huyện Chợ Đồn");
    const told = await arrives(contact, "Nội dung cần khắc phục số 1/1, kết luận ngày 1/12/2020:");
    expect(told).toContain("Mới khắc phục một phần tồn tại của lần kiểm tra trước");
    await arrives(contact, "Kết quả phúc tra: Đã khắc phục. Nội dung này đã kết thúc theo dõi.");
    const { prisma } = world.service.services.db;
    const before = await prisma.inspection.findFirstOrThrow({
      where: { type: "dinh_ky" },
      include: { findings: { include: { remediations: true }, orderBy: { ordinal: "asc" } } },
    });
    expect(
      before.findings.map(({ state, remediations }) => [state, remediations.map((one) => one.state)]),
    ).toEqual([
      ["unresolved", ["closed"]],
      ["resolved", ["closed"]],
    ]);
    const report = await performAct(world.service.services, { key: "test:report" }, (act) =>
      readRemediation(act, before.id, { language: "vi", timeZone: act.timeZone }),
    );
    expect(report?.points).toMatchObject([
      {
        resolved: false,
        verdict: {
          accepted: false,
          day: "2020-12-01",
          text: "Khắc phục một phần. Còn 12 thủ tục chưa niêm yết",
        },
      },
      { resolved: true, verdict: { accepted: true, day: "2020-12-01", text: "Đã khắc phục" } },
    ]);
  });
});
