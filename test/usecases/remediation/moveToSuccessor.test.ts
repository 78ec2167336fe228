import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { noticeWords } from "../../../src/bot/screens/noticeWords.ts";
import { createLogger } from "../../../src/observe/logger.ts";
import { concludeInspection } from "../../../src/usecases/remediation/concludeInspection.ts";
import { moveToSuccessor } from "../../../src/usecases/remediation/moveToSuccessor.ts";
import { deliverNotice } from "../../../src/usecases/notice/deliverNotice.ts";
import { previewReminders } from "../../../src/usecases/reminder/previewReminders.ts";
import {
  createField,
  giveAccount,
  inspectionWithFindings,
  instantOf,
  personOf,
  type Field,
  type TestInspection,
} from "../support/field.ts";

let field: Field;
let inspection: TestInspection;
let ids: string[];
let inspectionId: string;

beforeAll(async () => {
  field = await createField("2025-06-20 16:00");
  inspection = await inspectionWithFindings(field, { code: "CHO-DON-25", visitDate: "2025-06-10" });
  const result = await field.act(null, (act) =>
    concludeInspection(act, {
      despite: "Thử nghiệm",
      code: inspection.code,
      on: "2025-06-20",
      period: { count: 30, unit: "working_day" },
    }),
  );
  if (!result.ok) throw new Error(result.reason);
  ids = result.remediations.map(({ remediation }) => remediation);
  inspectionId = (await field.db.prisma.inspection.findFirstOrThrow()).id;
  field.setClock("2025-07-02 09:00");
});
afterAll(() => field.close());

const lead = () => personOf(inspection, "lead");
const counts = async () => ({
  units: await field.db.prisma.unit.count(),
  people: await field.db.prisma.person.count(),
  entries: await field.db.prisma.remediationEntry.count(),
});
const commune = { name: "UBND xã Nghĩa Tá", type: "xa" } as const;
const move = (actor: ReturnType<typeof lead>, contact: string | null, dueDate?: string) =>
  field.act(actor, (act) =>
    moveToSuccessor(act, {
      inspectionId,
      remediationIds: ids.slice(0, 2),
      unit: commune,
      contact,
      ...(dueDate === undefined ? {} : { dueDate }),
    }),
  );

describe("the move of open points to the unit that took over", () => {
  it("is refused to the unit, without a contact and to a day that is over; nothing is written", async () => {
    const before = await counts();
    const contact = personOf(inspection, "unit_contact");
    expect(await move(contact, "Ma Thị Lan")).toEqual({ ok: false, reason: "not_allowed" });
    expect(await move(lead(), null)).toEqual({ ok: false, reason: "contact_missing" });
    expect(await move(lead(), "Ma Thị Lan", "2025-07-01")).toEqual({ ok: false, reason: "date_past" });
    expect(await counts()).toEqual(before);
  });

  it("keeps due date and history, links the units, invites the new contact, tells both units", async () => {
    const former = await giveAccount(field, personOf(inspection, "unit_contact"), "web");
    await field.db.prisma.notice.updateMany({ data: { state: "delivered" } });
    const result = await move(lead(), "Ma Thị Lan");
    if (!result.ok) throw new Error(result.reason);
    expect(result.invite).toMatchObject({ name: "Ma Thị Lan" });
    expect(result.moved.map(({ unit, dueDate, state }) => `${unit} ${dueDate} ${state}`)).toEqual([
      "UBND xã Nghĩa Tá 2025-08-01 assigned",
      "UBND xã Nghĩa Tá 2025-08-01 assigned",
    ]);
    const unit = await field.db.prisma.unit.findFirstOrThrow({
      where: { name: commune.name },
      include: { predecessors: true },
    });
    expect(unit.predecessors.map(({ name }) => name)).toEqual(["UBND huyện Chợ Đồn"]);
    const history = await field.db.prisma.remediationEntry.findMany({
      where: { remediationId: ids[0] ?? "" },
      orderBy: { at: "asc" },
    });
    expect(history.map(({ kind }) => kind)).toEqual(["assign", "moveToSuccessor"]);

    const lan = await field.db.prisma.person.findFirstOrThrow({ where: { fullName: "Ma Thị Lan" } });
    const web = await giveAccount(field, { ...lan, fullName: lan.fullName }, "web");
    const open = await field.db.prisma.notice.findMany({ where: { state: "open" } });
    const deps = { services: field.services, words: noticeWords, log: createLogger("silent") };
    for (const { id } of open) await deliverNotice(deps, id);
    const sent = await field.db.prisma.outboxMessage.findMany();
    const texts = (conversation: string) =>
      sent.filter((row) => row.conversation === conversation).map(({ payload }) => JSON.stringify(payload));
    expect(texts(former)).toHaveLength(2);
    for (const text of texts(former)) {
      expect(text).toContain("đã được chuyển đến UBND xã Nghĩa Tá");
      expect(text).not.toContain("Đã khắc phục");
    }
    expect(texts(web)).toHaveLength(2);
    for (const text of texts(web)) expect(text).toContain("Đã khắc phục");
  });

  it("reminders go to the new contact about what moved and to the old one about the rest", async () => {
    // 01/8 is the due date; seven working days before it is 23/7.
    const at = new Date(instantOf("2025-07-23 09:00"));
    const previews = await field.act(null, (act) => previewReminders(act, at));
    expect(
      previews
        .map(({ person, unit, step, items }) => `${person}, ${unit}, ${step}, ${items.length}`)
        .toSorted(),
    ).toEqual(["Hoàng Thị Mai CHO-DON-25, UBND huyện Chợ Đồn, -7, 1", "Ma Thị Lan, UBND xã Nghĩa Tá, -7, 2"]);
  });

  it("is refused where they are already, and a second move needs no new contact", async () => {
    expect(await move(lead(), null)).toEqual({ ok: false, reason: "same_unit" });
    const rest = await field.act(lead(), (act) =>
      moveToSuccessor(act, { inspectionId, remediationIds: ids.slice(2), unit: commune, contact: null }),
    );
    expect(rest).toMatchObject({ ok: true, invite: null });
  });
});
