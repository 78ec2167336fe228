import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { playDialogue } from "../../src/demo/playDialogue.ts";
import type { ReportModel } from "../../src/domain/report/reportModel.ts";
import { inspectPdf } from "../../src/documents/inspectPdf.ts";
import { SESSION_LIVES } from "../../src/policies/sessionLives.ts";
import { photo } from "../support/bytes.ts";
import { arrives, jumpTo } from "../support/patience.ts";
import { roamingPerson } from "../support/roamingPerson.ts";
import {
  CHANNELS,
  createWorld,
  demoDialogue,
  TOGETHER,
  type TestChannel,
  type World,
} from "../support/world.ts";
import type { Actor } from "../support/Actor.ts";

/** Everything the press report says in figures, as the report must print it. */
const PRINTED = [
  ["tthc_simplification_proposed", "2"],
  ["dossiers_received_total", "710"],
  ["dossiers_received_online", "233"],
  ["dossiers_received_postal", "35"],
  ["dossiers_received_in_person", "442"],
  ["dossiers_resolved_total", "707"],
  ["dossiers_resolved_overdue", "17"],
  ["dossiers_in_progress_total", "3"],
  ["dossiers_in_progress_overdue", "0"],
  ["specialized_divisions", "11"],
  ["public_service_units", "50"],
  ["civil_servants_position_rate", "92%"],
  ["public_employees_position_rate", "100%"],
  ["appointments_division_leaders", "2"],
  ["appointments_school_leaders", "5"],
  ["staff_computer_rate", "100%"],
  ["e_documents_signed_rate", "khoảng 90%"],
  ["online_rate", "32,82%"],
  ["postal_rate", "4,93%"],
  ["in_person_rate", "62,25%"],
  ["resolved_rate", "99,58%"],
  ["resolved_on_time", "690"],
  ["on_time_rate", "97,60%"],
  ["overdue_rate", "2,40%"],
  ["appointments_total", "7"],
  ["organisation_units_total", "61"],
] as const;

const reports = new Map<string, ReportModel>();

/** Ways to play the inspection: on one channel throughout, or on all of them in turn. */
const CHANGING = "another channel at every tenth message";
const WAYS = [...CHANNELS, CHANGING] as const;
const MESSAGES_ON_A_CHANNEL = 10;

describe.each(WAYS)("the inspection of Chợ Đồn on %s", (way) => {
  let world: World;
  let lead: Actor;
  let report: ReportModel;
  let contact: Actor;
  let begin: () => Promise<Actor>;

  beforeAll(async () => {
    const isChanging = way === CHANGING;
    const channels: readonly [TestChannel, ...TestChannel[]] = isChanging ? TOGETHER : [way];
    // Weeks go by, and nobody of the play signs in anew.
    const sessionLives = { ...SESSION_LIVES, deciding: SESSION_LIVES.field };
    world = await createWorld(channels, undefined, { told: false, sessionLives });
    begin = () => roamingPerson(world, channels, isChanging ? MESSAGES_ON_A_CHANNEL : undefined);
    const chats = new Map<string, Actor>();
    await playDialogue(await demoDialogue(), async (who) => {
      const actor = await begin();
      chats.set(who, actor);
      await actor.open(world.invite(who).code);
      return who === "procedures" ? photographing(actor, "Câu 7/26.") : actor;
    });
    await world.settled();
    const found = chats.get("lead");
    if (found === undefined) throw new Error("the dialogue has no lead");
    lead = found;
    report = await world.report();
    reports.set(way, report);
  }, 120_000);
  afterAll(() => world.close());

  it("gives the lead a digest of at most ten lines and then the PDF as a file", async () => {
    const answer = await lead.answer();
    expect(answer).toContain("Lĩnh vực đã nộp: 7/7");
    expect(answer).toContain("Tồn tại, hạn chế: 3 · Lưu ý: 1");
    const file = await lead.file();
    expect(file.name).toBe("bao-cao-kiem-tra-cho-don-17-9-2020.pdf");
    const inspected = inspectPdf(file.bytes);
    expect(inspected).toMatchObject({ ok: true });
  });

  it("shows that it is at work between the word that the report is being made and the report", async () => {
    const { prisma } = world.service.services.db;
    const calls = await prisma.outboxMessage.findMany({ orderBy: { id: "asc" } });
    const at = calls.findIndex(({ method }) => method === "sendChatAction");
    expect(
      calls.slice(0, at).some(({ payload }) => JSON.stringify(payload).includes("Đang lập báo cáo")),
    ).toBe(true);
    expect(calls.slice(at).some(({ method }) => method === "sendDocument")).toBe(true);
  });

  it.each(PRINTED)("the report says %s: %s", (id, text) => {
    expect(report.figures.find((figure) => figure.id === id)?.text).toBe(text);
  });

  it("has exactly the three official findings", () => {
    expect(report.findings.map(({ area, rules }) => ({ area, rules }))).toEqual([
      { area: "procedures", rules: ["PRO-02"] },
      { area: "civil_service", rules: ["CIV-01"] },
      { area: "digital_government", rules: ["DIG-02", "DIG-03"] },
    ]);
    expect(report.findings.every((finding) => finding.decided)).toBe(true);
  });

  it("reports the 17 late dossiers as an observation, not as a finding", () => {
    expect(report.observations.map((observation) => observation.text)).toEqual([
      "Còn 17 hồ sơ giải quyết quá hạn (2,40%)",
    ]);
  });

  it("keeps the lead's recommendations, with and without a finding", () => {
    const links = report.recommendations.map((one) => one.findingIds.length);
    expect(report.recommendations.map((one) => one.text)).toEqual([
      "Tập trung chỉ đạo khắc phục những tồn tại, hạn chế đã nêu",
      "Chấp hành tốt kỷ luật, kỷ cương công vụ",
      "Tiếp tục đầu tư hạ tầng CNTT trong quản lý hành chính nhà nước",
      "Chú trọng việc cập nhật hồ sơ TTHC trên phần mềm một cửa điện tử",
    ]);
    expect(links).toEqual([0, 0, 1, 0]);
  });

  it('never says "thanh tra" outside the name of an indicator', () => {
    const text = JSON.stringify(report).replaceAll(/[Ss]ố kiến nghị của thanh tra, kiểm toán/g, "");
    expect(text.toLowerCase()).not.toContain("thanh tra");
  });

  it("shows the photo that was taken at the question", () => {
    const pictures = report.appendices
      .flatMap(({ blocks }) => blocks)
      .flatMap((block) => (block.type === "pictures" ? block.items : []));
    expect(pictures.map(({ caption }) => caption)).toEqual(["Hình 1. Bộ phận một cửa"]);
  });

  it("the lead sends the conclusion of 25/9/2020 to the unit, each point with its deadline", async () => {
    contact = await begin();
    await contact.open(world.invite("unit_contact").code);
    await contact.presses("Đúng, bắt đầu");
    await contact.presses("Tôi đã được thông báo");
    await jumpTo(world, "2020-09-25 16:00", [lead, contact]);
    await lead.says("tồn tại");
    await lead.presses("Gửi đơn vị");
    await lead.presses("Hôm nay, 25/9/2020");
    await lead.presses("Đặt một thời hạn chung");
    await lead.says("15 ngày làm việc");
    await lead.presses("Xác nhận gửi");
    expect(await lead.answer()).toContain("✓ Đã gửi kết luận đến UBND huyện Chợ Đồn");
    const told = await arrives(contact, "Nội dung cần khắc phục số 3/3, kết luận ngày 25/9/2020:");
    expect(told).toContain("Thời hạn: 16/10/2020");
  });

  it("the contact is reminded three working days before, and reports each point with a photo", async () => {
    await jumpTo(world, "2020-10-13 08:00", [lead, contact]);
    await world.service.remind();
    await arrives(contact, "Có 3 nội dung cần khắc phục");
    for (const number of [1, 2, 3]) {
      await contact.says(`khắc phục ${number}`);
      await contact.presses("Đã khắc phục");
      await contact.sends({ as: "photo", bytes: await photo({ width: 64, height: 48, seed: 10 + number }) });
      await contact.says(`Đã khắc phục xong nội dung ${number}`);
      expect(await contact.answer()).toContain("✓ Đã gửi Đoàn kiểm tra xác nhận");
    }
  });

  it("the lead confirms and closes each, and nobody is reminded any more", async () => {
    for (const number of [1, 2, 3]) {
      await arrives(lead, `báo cáo đã khắc phục nội dung ${number}/3`);
    }
    for (const number of [1, 2, 3]) {
      await lead.says("theo dõi");
      await lead.presses(`Nội dung ${number}/3`);
      await lead.presses("Xác nhận đã khắc phục");
      await lead.presses("Kết thúc theo dõi");
    }
    const { prisma } = world.service.services.db;
    const states = await prisma.remediation.findMany({ select: { state: true } });
    expect(states.map(({ state }) => state)).toEqual(["closed", "closed", "closed"]);
    await jumpTo(world, "2020-10-20 08:00", [lead, contact]);
    const reminders = () => prisma.notice.count({ where: { kind: "reminder" } });
    const before = await reminders();
    expect(before).toBeGreaterThan(0);
    await world.service.remind();
    expect(await reminders()).toBe(before);
  });

  it("has an audit row for every stored answer, in one unbroken chain", async () => {
    const { prisma } = world.service.services.db;
    const events = await prisma.auditEvent.findMany({
      where: { chain: "CHO-DON-2020" },
      orderBy: { seq: "asc" },
    });
    expect(events.map((event) => event.seq)).toEqual(events.map((_, place) => place + 1));
    expect(events.filter((event) => event.action === "answer.saved")).toHaveLength(
      await prisma.answerRevision.count(),
    );
  });
});

/** Somebody who also takes a photo when the question with this beginning is asked. */
function photographing(actor: Actor, question: string): Actor {
  let taken = false;
  return {
    ...actor,
    async shown() {
      const shown = await actor.shown();
      if (!taken && shown.some(({ text }) => text.includes(question))) {
        taken = true;
        const bytes = await photo({ width: 640, height: 480 });
        await actor.sends({ as: "photo", bytes, caption: "Bộ phận một cửa" });
        return [...shown, ...(await actor.shown())];
      }
      return shown;
    },
  };
}

describe("all channels", () => {
  it("give the same report", () => {
    const [web, ...others] = WAYS.map((way) => comparable(reports.get(way)));
    expect(web).toBeDefined();
    for (const other of others) expect(other).toEqual(web);
  });
});

/** Without what must differ: ids of rows and the moments of receiving and compiling. */
function comparable(report: ReportModel | undefined): unknown {
  if (report === undefined) return undefined;
  const ids = new Map(
    [...report.findings, ...report.observations, ...report.recommendations].map((one, place) => [
      one.id,
      `#${place}`,
    ]),
  );
  const text = JSON.stringify({ ...report, createdAt: null, draftMark: null });
  const named = [...ids].reduce((json, [id, place]) => json.replaceAll(id, place), text);
  return JSON.parse(
    named
      .replaceAll(/"evidenceId":"[^"]+"/g, '"evidenceId":"#"')
      .replaceAll(/nhận lúc \d+ giờ \d+ phút/g, "nhận lúc"),
  );
}
