import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { STEP_UP_RULES } from "../../../src/domain/inspection/stepUp.ts";
import { performAct, type Act } from "../../../src/messaging/act.ts";
import { findInspection } from "../../../src/usecases/inspection/inspectionRef.ts";
import { numberPaper } from "../../../src/usecases/document/numberPaper.ts";
import { removeMember } from "../../../src/usecases/people/removeMember.ts";
import { concludeInspection } from "../../../src/usecases/remediation/concludeInspection.ts";
import { confirmSession } from "../../../src/usecases/stepUp/confirmSession.ts";
import { stepUpNeed } from "../../../src/usecases/stepUp/stepUpNeed.ts";
import {
  createField,
  giveAccount,
  inspectionWithFindings,
  personOf,
  type Field,
  type TestInspection,
} from "../support/field.ts";

/** A caller that forgets to ask for the second factor does nothing, and nothing of it stays. */
describe("what needs a second factor", () => {
  let field: Field;
  let inspection: TestInspection;
  let telegram: string;
  beforeAll(async () => {
    field = await createField("2020-09-25 16:00");
    inspection = await inspectionWithFindings(field, {
      code: "STEP-UP",
      unit: "UBND xã",
      people: [
        { role: "lead", name: "Vũ Đức Chính" },
        { role: "secretary", name: "Đỗ Thị Hà" },
        { role: "member", name: "Nguyễn Thị Lan" },
        { role: "unit_contact", name: "Hoàng Thị Mai" },
      ],
    });
    telegram = await giveAccount(field, as("lead"), "telegram");
    await giveAccount(field, as("lead"), "web");
  }, 60_000);
  afterAll(() => field.close());

  const as = (role: string) => personOf(inspection, role);

  /** An act of somebody in a chat of theirs. */
  function does<T>(
    role: string,
    work: (act: Act) => Promise<T>,
    setting = STEP_UP_RULES.setting,
  ): Promise<T> {
    return performAct(
      { ...field.services, stepUp: { ...STEP_UP_RULES, setting } },
      {
        key: `test:${randomUUID()}`,
        actor: as(role),
        channel: "telegram",
        session: { conversation: telegram, id: telegram },
      },
      work,
    );
  }

  const number = async (act: Act) => {
    const tx = await act.uow.prisma();
    const { id } = await tx.inspection.findUniqueOrThrow({ where: { code: inspection.code } });
    const ref = await findInspection(act, id);
    if (ref === null) throw new Error("no inspection");
    return numberPaper(act, ref, {
      kind: "inspection_minutes",
      issued: { number: "1", on: null },
      reason: null,
    });
  };
  const deeds: [string, (act: Act) => Promise<{ ok: boolean }>][] = [
    [
      "conclude",
      (act) =>
        concludeInspection(act, {
          code: inspection.code,
          on: "2020-09-25",
          period: null,
          despite: "Kết luận theo báo cáo của đơn vị",
        }),
    ],
    ["number a paper", number],
    [
      "remove a member",
      (act) =>
        removeMember(act, { code: inspection.code, personId: as("member").id, toId: as("secretary").id }),
    ],
  ];

  it.each(deeds)("%s: not without one", async (_what, deed) => {
    await expect(does("lead", deed)).rejects.toThrow("step_up.missing");
  });

  it("is not asked of the operator, of a member, nor where it is off", async () => {
    expect(await field.act(null, stepUpNeed)).toEqual({ kind: "go" });
    expect(await does("member", stepUpNeed)).toEqual({ kind: "go" });
    expect(await does("lead", stepUpNeed, "off")).toEqual({ kind: "go" });
  });

  it("who has no second way goes on where it is offered, and it is written down; not where it is required", async () => {
    expect(await does("lead", stepUpNeed)).toMatchObject({ kind: "confirm" });
    await field.db.prisma.channelAccount.updateMany({
      where: { personId: as("lead").id, channel: "web" },
      data: { state: "unreachable" },
    });
    expect(await does("lead", stepUpNeed)).toEqual({ kind: "none" });
    expect(await does("lead", stepUpNeed, "required")).toEqual({ kind: "impossible" });
    await expect(does("lead", number, "required")).rejects.toThrow("step_up.missing");
    await field.db.prisma.channelAccount.updateMany({
      where: { personId: as("lead").id },
      data: { state: "active" },
    });
  });

  it.each(deeds)("%s: with one", async (_what, deed) => {
    const result = await does("lead", async (act) => {
      await confirmSession(act, telegram, { way: "code" });
      return deed(act);
    });
    expect(result).toMatchObject({ ok: true });
  });
});
