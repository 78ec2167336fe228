import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { performAct } from "../../src/messaging/act.ts";
import { concludeInspection } from "../../src/usecases/remediation/concludeInspection.ts";
import { photo } from "../support/bytes.ts";
import { arrives, jumpTo } from "../support/patience.ts";
import { createWorld, type World } from "../support/world.ts";
import type { Actor } from "../support/Actor.ts";

const REFUSED = "Văn bản không in được ký tự";

describe("what no document can print is asked for again when it is written, wherever that is", () => {
  let world: World;
  let lead: Actor;
  let contact: Actor;

  beforeAll(async () => {
    world = await createWorld("web");
    lead = await world.person("lead");
    contact = await world.person("unit_contact");
    const { prisma } = world.service.services.db;
    const { id: inspectionId, code } = await prisma.inspection.findFirstOrThrow();
    const finding = { inspectionId, area: "procedures", state: "confirmed", severity: "minor" } as const;
    for (const [place, text] of ["Niêm yết chưa đủ", "Hạ tầng chưa đồng bộ"].entries())
      await prisma.finding.create({ data: { ...finding, ordinal: place + 1, text } });
    await jumpTo(world, "2020-09-25 16:00", [lead, contact]);
    await performAct(world.service.services, { key: "test:conclude" }, (act) =>
      concludeInspection(act, {
        despite: "Thử nghiệm",
        code,
        on: "2020-09-25",
        period: { count: 15, unit: "working_day" },
      }),
    );
    await arrives(contact, "Nội dung cần khắc phục số 2/2");
  }, 120_000);
  afterAll(() => world.close());

  it("the report of the unit, and the document made of it", async () => {
    await contact.says("khắc phục 1");
    await contact.presses("Đã khắc phục");
    await contact.says("Đã niêm yết xong 👍");
    expect(await contact.answer()).toContain(`${REFUSED} 👍`);
    await contact.says("Đã niêm yết xong");
    expect(await contact.answer()).toContain("✓ Đã gửi Đoàn kiểm tra xác nhận");
    await contact.says("lĩnh vực");
    await contact.presses("Báo cáo kết quả khắc phục");
    expect((await contact.file()).name).toBe("bao-cao-khac-phuc-cho-don-17-9-2020.pdf");
  });

  it("the reason of an extension", async () => {
    await contact.says("khắc phục 2");
    await contact.presses("Xin gia hạn");
    await contact.says("2/11/2020");
    await contact.says("Chờ kinh phí 🙏");
    expect(await contact.answer()).toContain(`${REFUSED} 🙏`);
    await contact.says("Chờ kinh phí");
    expect(await contact.answer()).toContain("✓ Đã gửi đề nghị gia hạn");
  });

  it("names of people and of units", async () => {
    await lead.says("theo dõi");
    await lead.presses("Nội dung 2/2");
    await lead.presses("Chuyển đơn vị tiếp nhận");
    await lead.says("UBND xã Nghĩa Tá 🌾");
    expect(await lead.answer()).toContain(`${REFUSED} 🌾`);
    await lead.says("UBND xã Nghĩa Tá");
    await lead.says("Ma Thị Lan 🌸");
    expect(await lead.answer()).toContain(`${REFUSED} 🌸`);
    await lead.says("Ma Thị Lan");
    expect(await lead.answer()).toContain("đầu mối Ma Thị Lan");
    await lead.says("hủy");
  });

  it("the caption of a photo is kept with it, and what paper leaves out of it is said", async () => {
    await contact.says("khắc phục 2");
    await contact.presses("Báo cáo tiến độ");
    await contact.sends({
      as: "photo",
      bytes: await photo({ width: 64, height: 48 }),
      caption: "Bảng niêm yết 👏",
    });
    const answer = await contact.answer();
    expect(answer).toContain("Đã nhận 1 ảnh minh chứng");
    expect(answer).toContain("không in được ký tự 👏 trong chú thích");
    const { caption } = await world.service.services.db.prisma.evidence.findFirstOrThrow();
    expect(caption).toBe("Bảng niêm yết 👏");
  });
});
