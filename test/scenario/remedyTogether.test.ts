import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadDemo } from "../../src/demo/loadDemo.ts";
import { performAct } from "../../src/messaging/act.ts";
import type { Service } from "../../src/service/startService.ts";
import { publishBuiltInForms } from "../../src/usecases/form/publishBuiltInForms.ts";
import type { IssuedInvite } from "../../src/usecases/inspection/createInspection.ts";
import { issueInvite } from "../../src/usecases/invite/issueInvite.ts";
import { concludeInspection } from "../../src/usecases/remediation/concludeInspection.ts";
import { photo } from "../support/bytes.ts";
import { arrives, jumpTo } from "../support/patience.ts";
import { PLAYED_ON, createWorld, type World } from "../support/world.ts";
import type { Actor } from "../support/Actor.ts";

const FINDINGS = [
  { severity: "moderate", text: "TTHC niêm yết chưa đầy đủ, kịp thời" },
  { severity: "serious", text: "Còn số ít vị trí việc làm chưa đúng theo quy định" },
  { severity: "minor", text: "Hạ tầng CNTT chưa đồng bộ" },
] as const;

/** The inspection of Chợ Đồn, concluded, and followed by an officer of the standing agency. */
async function followed(service: Service): Promise<IssuedInvite[]> {
  const { services } = service;
  await publishBuiltInForms(services);
  const invites = (await loadDemo(services)) ?? [];
  return performAct(services, { key: "test:agency" }, async (act) => {
    const tx = await act.uow.prisma();
    const inspection = await tx.inspection.findFirstOrThrow();
    const { organizationId, id, code } = inspection;
    const name = "Lê Thị Nga";
    const person = await tx.person.create({
      data: { organizationId, fullName: name, sortKey: "nga", searchKey: "le thi nga" },
    });
    await tx.teamMember.create({
      data: { inspectionId: id, personId: person.id, role: "standing_agency", ordinal: 99 },
    });
    for (const [place, finding] of FINDINGS.entries()) {
      await tx.finding.create({
        data: { inspectionId: id, area: "procedures", ordinal: place + 1, state: "confirmed", ...finding },
      });
    }
    const invite = await issueInvite(act, { personId: person.id, inspection: { id, code } });
    return [...invites, { role: "standing_agency", person: name, areas: [], code: invite }];
  });
}

describe.each(PLAYED_ON)("several people at one remediation, on %s", (channel) => {
  let world: World;
  let lead: Actor;
  let agency: Actor;
  let contact: Actor;
  let head: Actor;

  beforeAll(async () => {
    world = await createWorld(channel, followed);
    lead = await world.person("lead");
    agency = await world.person("standing_agency");
    contact = await world.person("unit_contact");
    head = await world.person("unit_head");
    await jumpTo(world, "2020-09-18 08:00", [lead, agency, contact, head]);
    const { services } = world.service;
    const { code } = await services.db.prisma.inspection.findFirstOrThrow();
    await performAct(services, { key: "test:conclude" }, (act) =>
      concludeInspection(act, {
        despite: "Thử nghiệm",
        code,
        on: "2020-09-18",
        period: { count: 15, unit: "working_day" },
      }),
    );
    await arrives(contact, "Nội dung cần khắc phục số 3/3");
  }, 120_000);
  afterAll(() => world.close());

  const point = async (number: number) =>
    world.service.services.db.prisma.remediation.findFirstOrThrow({
      where: { finding: { ordinal: number } },
      include: { assignee: true },
    });
  const entries = () => world.service.services.db.prisma.remediationEntry.count();

  it("the standing agency decides like the lead; who comes second is told how it is now", async () => {
    await contact.says("khắc phục 1");
    await contact.presses("Đã khắc phục");
    await contact.says("Đã niêm yết đủ");
    await arrives(lead, "báo cáo đã khắc phục nội dung 1/3");
    await arrives(agency, "báo cáo đã khắc phục nội dung 1/3");
    await agency.presses("Xác nhận đã khắc phục");
    expect(await agency.answer()).toContain("✓ Đã xác nhận kết quả khắc phục");
    const before = await entries();
    await lead.presses("Đề nghị bổ sung");
    const told = await lead.answer();
    expect(told).toContain("Nội dung này vừa được cập nhật, chưa có gì thay đổi thêm");
    expect(told).toContain("Tình trạng: đã khắc phục");
    expect(await point(1)).toMatchObject({ state: "accepted" });
    await lead.presses("Kết thúc theo dõi");
    expect(await lead.answer()).toContain("✓ Đã kết thúc theo dõi nội dung này");
    await agency.presses("Kết thúc theo dõi");
    expect(await agency.answer()).toContain("vừa được cập nhật");
    expect(await entries()).toBe(before + 1);
  });

  it("the agency has its list, and grants time", async () => {
    await contact.says("khắc phục 3");
    await contact.presses("Xin gia hạn");
    await contact.says("30/10/2020");
    await contact.says("Chờ kinh phí");
    await arrives(agency, "xin gia hạn nội dung 3/3");
    await agency.says("theo dõi");
    expect(await agency.answer()).toContain("nội dung 3: xin gia hạn đến 30/10/2020");
    await agency.presses("Nội dung 3/3");
    await agency.presses("Đồng ý gia hạn");
    expect(await agency.answer()).toContain("✓ Đã gia hạn đến 30/10/2020");
    await arrives(contact, "Thời hạn mới: 30/10/2020");
    await lead.presses("Không gia hạn");
    expect(await lead.answer()).toContain("vừa được cập nhật");
  });

  it("a serious point needs a file: the words wait for it", async () => {
    await contact.says("khắc phục 2");
    await contact.presses("Đã khắc phục");
    expect(await contact.answer()).toContain("Nội dung này cần có ảnh hoặc tệp minh chứng.");
    const before = await entries();
    await contact.says("Đã điều động 3 công chức");
    expect(await contact.answer()).toContain("cần có thêm ảnh hoặc tệp minh chứng");
    expect(await entries()).toBe(before);
    expect(await point(2)).toMatchObject({ state: "assigned" });
    await contact.sends({ as: "photo", bytes: await photo({ width: 64, height: 48 }) });
    await contact.presses("Gửi Đoàn kiểm tra xác nhận");
    expect(await contact.answer()).toContain("✓ Đã gửi Đoàn kiểm tra xác nhận");
    expect(await arrives(agency, "báo cáo đã khắc phục nội dung 2/3")).toContain(
      "Kết quả: Đã điều động 3 công chức",
    );
    await agency.presses("Đề nghị bổ sung");
    await agency.says("Gửi quyết định điều động");
    await arrives(contact, "đề nghị Quý đơn vị bổ sung kết quả khắc phục: Gửi quyết định điều động");
  });

  it("the head names another contact, who takes over; a wrong name changes nothing", async () => {
    await head.says("khắc phục 3");
    await head.presses("Giao người phụ trách");
    expect(await head.answer()).toContain("Nội dung 3/3: ai phụ trách khắc phục?");
    await head.presses("Người khác");
    await head.says("Hà");
    expect(await head.answer()).toContain("họ và tên đầy đủ");
    expect(await point(3)).toMatchObject({ assignee: null });
    await head.says("Nông Thị Hà");
    const code = /72 giờ: ([0-9A-Z]{26})/.exec(await head.answer())?.[1] ?? "";
    expect(await point(3)).toMatchObject({ assignee: { fullName: "Nông Thị Hà" } });
    await arrives(contact, "Người phụ trách khắc phục nội dung này: Nông Thị Hà");
    const ha = await world.stranger();
    await ha.open(code);
    await ha.presses("Đúng, bắt đầu");
    await ha.says("khắc phục");
    const list = await ha.answer();
    expect(list).toContain("Hạ tầng CNTT chưa đồng bộ");
    expect(list).not.toContain("vị trí việc làm");
    await ha.says("khắc phục 3");
    await ha.presses("Báo cáo tiến độ");
    await ha.says("Đã lập dự toán");
    expect(await ha.answer()).toContain("✓ Đã ghi tiến độ");

    // A photo nobody has asked for belongs to the only point she owes; the receipt makes no sound.
    await ha.sends({ as: "photo", bytes: await photo({ width: 64, height: 48, seed: 1 }) });
    expect(await ha.answer()).toContain("Đã nhận 1 ảnh minh chứng cho nội dung 3/3");
    const sent = await world.service.services.db.prisma.outboxMessage.findMany({ orderBy: { id: "desc" } });
    const receipt = sent.find(({ payload }) => JSON.stringify(payload).includes("Đã nhận 1 ảnh"));
    expect(receipt?.payload).toMatchObject({ disable_notification: true });

    // Back to the contact, by one of the names: Hà has nothing to do with it any more.
    await head.says("khắc phục 3");
    await head.presses("Giao người phụ trách");
    await head.presses("Đầu mối của UBND huyện Chợ Đồn");
    expect(await head.answer()).toContain("✓ Người phụ trách: Đầu mối của UBND huyện Chợ Đồn");
    await ha.says("khắc phục 3");
    expect(await ha.answer()).toContain("Không có nội dung số 3");
    const before = await world.service.services.db.prisma.evidence.count();
    await ha.sends({ as: "photo", bytes: await photo({ width: 64, height: 48, seed: 2 }) });
    expect(await world.service.services.db.prisma.evidence.count()).toBe(before);
  });

  it("news between a list and what is chosen from it does not take the choice", async () => {
    await arrives(contact, "Người phụ trách khắc phục nội dung này: Đầu mối");
    await contact.says("khắc phục 2");
    expect(await contact.answer()).toContain("vị trí việc làm");
    await lead.says("theo dõi");
    await lead.presses("Nội dung 3/3");
    await lead.presses("Kết thúc theo dõi (chưa khắc phục)");
    await lead.says("Đơn vị giải thể");
    await arrives(contact, "chưa khắc phục");
    await contact.presses("Báo cáo tiến độ");
    expect(await contact.answer()).toContain("tiến độ");
    await contact.says("Đang điều động");
    expect(await contact.answer()).toContain("✓ Đã ghi tiến độ");
  });
});
