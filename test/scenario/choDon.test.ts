import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { playDialogue } from "../../src/demo/playDialogue.ts";
import type { ReportModel } from "../../src/domain/report/reportModel.ts";
import { inspectPdf } from "../../src/documents/inspectPdf.ts";
import { CHANNELS, createWorld, demoDialogue, type Actor, type World } from "../support/world.ts";

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

describe.each(CHANNELS)("the inspection of Chợ Đồn on %s", (channel) => {
  let world: World;
  let lead: Actor;
  let report: ReportModel;

  beforeAll(async () => {
    world = await createWorld(channel);
    const chats = new Map<string, Actor>();
    await playDialogue(await demoDialogue(), async (who) => {
      const actor = await world.stranger();
      chats.set(who, actor);
      await actor.open(world.invite(who).code);
      return actor;
    });
    const found = chats.get("lead");
    if (found === undefined) throw new Error("the dialogue has no lead");
    lead = found;
    report = await world.report();
    reports.set(channel, report);
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

describe("all channels", () => {
  it("give the same report", () => {
    const [web, ...others] = CHANNELS.map((channel) => comparable(reports.get(channel)));
    expect(web).toBeDefined();
    for (const other of others) expect(other).toEqual(web);
  });
});

/** Without what must differ: ids of rows and the moment of compiling. */
function comparable(report: ReportModel | undefined): unknown {
  if (report === undefined) return undefined;
  const ids = new Map(
    [...report.findings, ...report.observations, ...report.recommendations].map((one, place) => [
      one.id,
      `#${place}`,
    ]),
  );
  const text = JSON.stringify({ ...report, createdAt: null, draftMark: null });
  return JSON.parse([...ids].reduce((json, [id, place]) => json.replaceAll(id, place), text));
}
