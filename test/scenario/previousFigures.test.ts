import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inspectionSpec } from "../../src/domain/inspection/inspectionSpec.ts";
import { performAct } from "../../src/messaging/act.ts";
import type { Service } from "../../src/service/startService.ts";
import { compileModel } from "../../src/usecases/document/compileDocument.ts";
import { newestForm, publishForm } from "../../src/usecases/form/formLibrary.ts";
import { createInspection, type IssuedInvite } from "../../src/usecases/inspection/createInspection.ts";
import { formOf } from "../domain/form/support.ts";
import { WITH_AND_WITHOUT_BUTTONS, createWorld, type World } from "../support/world.ts";
import type { Actor } from "../support/Actor.ts";

const CHOICES = `list_name|name|label::vi|label::en
  yn|yes|Có|Yes
  yn|no|Không|No`;
const SETTINGS = `form_id|form_title::vi|form_title::en|version
  twice|Biểu thử|Form|1`;
const FIRST = formOf({
  survey: `type|name|label::vi|label::en|quantity|unit::vi|unit::en
    begin group|procedures|Thủ tục hành chính|Procedures|||
    integer|received|Hồ sơ tiếp nhận|Received|count|hồ sơ|dossiers
    text|posted|Tình hình niêm yết|Posted|||
    end group|||||`,
  choices: CHOICES,
  settings: SETTINGS,
});
/** A year later "posted" is a choice, and one more is asked. */
const SECOND = formOf({
  survey: `type|name|label::vi|label::en|quantity|unit::vi|unit::en
    begin group|procedures|Thủ tục hành chính|Procedures|||
    integer|received|Hồ sơ tiếp nhận|Received|count|hồ sơ|dossiers
    select_one yn|posted|Đã niêm yết|Posted|||
    integer|resolved|Hồ sơ giải quyết|Resolved|count|hồ sơ|dossiers
    end group|||||`,
  choices: CHOICES,
  settings: SETTINGS,
});

const spec = (code: string, visitDate: string, more: object) =>
  inspectionSpec.parse({
    code,
    organization: { name: "UBND tỉnh Bắc Kạn", place: "Bắc Kạn" },
    unit: { name: "UBND huyện Chợ Đồn", type: "huyen" },
    form: "twice",
    visitDate,
    dataPeriod: { from: "2019-01-01", to: visitDate },
    team: [
      { role: "lead", name: "Vũ Đức Chính" },
      // By her address she is the same person in both.
      { role: "member", name: "Nguyễn Thị Lan", email: "lan@backan.gov.vn", areas: ["procedures"] },
    ],
    ...more,
  });

/** The inspection of 2019 with its answers, and that of 2020 that names it. */
async function twoInspections({ services }: Service): Promise<IssuedInvite[]> {
  return performAct(services, { key: "test:two" }, async (act) => {
    await publishForm(act, FIRST, null);
    const create = (one: ReturnType<typeof spec>) =>
      createInspection(act, (id, owner) => newestForm(act, id, owner), one);
    const before = await create(spec("CHO-DON-2019", "2019-09-20", {}));
    if (!before.ok) throw new Error(before.reason);
    const tx = await act.uow.prisma();
    const { id } = await tx.areaRecord.findFirstOrThrow();
    const common = { areaRecordId: id, answeredById: "x", answeredAt: act.now, version: 1 } as const;
    await tx.answer.createMany({
      data: [
        { ...common, question: "received", state: "answered", value: 650, approximate: true },
        { ...common, question: "posted", state: "answered", value: "Tại bảng tin" },
      ],
    });
    await publishForm({ ...act, now: new Date(act.now.getTime() + 1_000) }, SECOND, null);
    expect(await create(spec("SO-Y-TE", "2020-09-17", { previous: "CHO-DON-2018" }))).toEqual({
      ok: false,
      reason: "unknown_previous",
      code: "CHO-DON-2018",
    });
    const other = { unit: { name: "Sở Y tế", type: "so" }, previous: "CHO-DON-2019" };
    expect(await create(spec("SO-Y-TE", "2020-09-17", other))).toMatchObject({ reason: "unknown_previous" });
    const now = await create(spec("CHO-DON-2020", "2020-09-17", { previous: "CHO-DON-2019" }));
    if (!now.ok) throw new Error(now.reason);
    return now.invites;
  });
}

describe.each(WITH_AND_WITHOUT_BUTTONS)("figures of the previous inspection, on %s", (channel) => {
  let world: World;
  let lan: Actor;

  beforeAll(async () => {
    world = await createWorld(channel, twoInspections);
    lan = await world.person("procedures");
  }, 120_000);
  afterAll(() => world.close());

  it("stand beside the question, with the day of that visit; what was asked otherwise does not", async () => {
    // Both inspections are in the menu: their days tell them apart.
    await lan.presses("Thủ tục hành chính (17/9/2020)");
    expect(await lan.answer()).toContain("Lần kiểm tra trước (20/9/2019): khoảng 650 hồ sơ");
    await lan.says("710");
    expect(await lan.answer()).toContain("Đã niêm yết");
    expect(await lan.answer()).not.toContain("Lần kiểm tra trước");
    await lan.says("Có");
    expect(await lan.answer()).toContain("Hồ sơ giải quyết");
    expect(await lan.answer()).not.toContain("Lần kiểm tra trước");
  });
  it("stand in a column of the report's tables", async () => {
    const { services } = world.service;
    const { id } = await services.db.prisma.inspection.findUniqueOrThrow({ where: { code: "CHO-DON-2020" } });
    const { model } = await performAct(services, { key: "test:report" }, (act) =>
      compileModel(act, id, "vi"),
    );
    const rows = model.appendices
      .flatMap(({ blocks }) => blocks)
      .flatMap((block) =>
        block.type === "table"
          ? [block.columns.map(({ label }) => label), ...block.rows.map(({ cells }) => cells)]
          : [],
      );
    expect(rows).toContainEqual([
      "STT",
      "Chỉ tiêu",
      "Đơn vị tính",
      "Số liệu",
      "Lần kiểm tra 20/09/2019",
      "Ghi chú",
    ]);
    expect(rows).toContainEqual(["1", "Hồ sơ tiếp nhận", "hồ sơ", "710", "khoảng 650", ""]);
    expect(rows).toContainEqual(["1", "Đã niêm yết", "Có", ""]);
  });
});
