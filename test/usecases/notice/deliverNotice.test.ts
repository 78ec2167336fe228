import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { noticeWords } from "../../../src/bot/screens/noticeWords.ts";
import { createLogger } from "../../../src/observe/logger.ts";
import { changeRemediation } from "../../../src/usecases/remediation/changeRemediation.ts";
import { concludeInspection } from "../../../src/usecases/remediation/concludeInspection.ts";
import { decideReminders } from "../../../src/usecases/reminder/decideReminders.ts";
import { decideWeekly } from "../../../src/usecases/reminder/decideWeekly.ts";
import { deliverNotice } from "../../../src/usecases/notice/deliverNotice.ts";
import { removeMember } from "../../../src/usecases/people/removeMember.ts";
import { retryNotices } from "../../../src/usecases/notice/retryNotices.ts";
import {
  createField,
  giveAccount,
  inspectionWithFindings,
  personOf,
  type Field,
  type TestInspection,
} from "../support/field.ts";

let field: Field;
let inspection: TestInspection;

beforeEach(async () => {
  field = await createField("2020-09-25 16:00");
  inspection = await inspectionWithFindings(field, { code: "CHO-DON" });
});
afterEach(() => field.close());

const deps = () => ({ services: field.services, words: noticeWords, log: createLogger("silent") });
const as = (role: string) => personOf(inspection, role);

async function conclude(): Promise<string[]> {
  const result = await field.act(null, (act) =>
    concludeInspection(act, {
      despite: "Thử nghiệm",
      code: inspection.code,
      on: "2020-09-25",
      period: { count: 15, unit: "working_day" },
    }),
  );
  if (!result.ok) throw new Error(result.reason);
  return result.remediations.map(({ remediation }) => remediation);
}

/** Carries out everything open, as the jobs would. */
async function deliverAll(): Promise<void> {
  for (const { id } of await field.db.prisma.notice.findMany({
    where: { state: "open" },
    orderBy: { id: "asc" },
  })) {
    await deliverNotice(deps(), id);
  }
}

/** What the channel did with the messages in its hands. */
async function settleOutbox(conversation: string, state: "sent" | "undeliverable"): Promise<void> {
  await field.db.prisma.outboxMessage.updateMany({
    where: { conversation, state: { in: ["pending", "sending"] } },
    data: { state },
  });
}

const chats = async () =>
  (await field.db.prisma.outboxMessage.findMany({ orderBy: { id: "asc" } })).map(
    ({ conversation, payload }) => ({
      conversation,
      text: JSON.stringify(payload),
    }),
  );

describe("where a notice goes", () => {
  it("to the preferred channel, else to one that rings before the web chat", async () => {
    await giveAccount(field, as("unit_contact"), "web");
    const telegram = await giveAccount(field, as("unit_contact"), "telegram", "1001");
    await conclude();
    await deliverAll();
    expect(new Set((await chats()).map(({ conversation }) => conversation))).toEqual(new Set([telegram]));
  });

  it("blocked on one channel, to the next; then to the unit's head, with whom it was for; then to the lead", async () => {
    const telegram = await giveAccount(field, as("unit_contact"), "telegram", "1001");
    const web = await giveAccount(field, as("unit_contact"), "web");
    const head = await giveAccount(field, as("unit_head"), "zalo", "z-1");
    const lead = await giveAccount(field, as("lead"), "telegram", "1002");
    await conclude();
    await deliverAll();
    const order = [telegram, web, head, lead];
    for (const [place, conversation] of order.entries()) {
      const sent = (await chats()).filter((chat) => chat.conversation === conversation);
      expect(sent, conversation).toHaveLength(3);
      const passedOn = sent.every(({ text }) =>
        text.includes("Hệ thống chưa liên lạc được với Hoàng Thị Mai"),
      );
      expect(passedOn).toBe(place >= 2);
      await settleOutbox(conversation, "undeliverable");
      await retryNotices(deps());
    }
    const states = await field.db.prisma.notice.findMany();
    expect(states.map(({ state }) => state)).toEqual(["nowhere", "nowhere", "nowhere"]);
    const audited = await field.db.prisma.auditEvent.count({ where: { action: "notice.nowhere" } });
    expect(audited).toBe(3);
  });

  it("with nobody enrolled, to the person as soon as they are", async () => {
    await conclude();
    await deliverAll();
    expect(await chats()).toEqual([]);
    const web = await giveAccount(field, as("unit_contact"), "web");
    await retryNotices(deps());
    expect((await chats()).map(({ conversation }) => conversation)).toEqual([web, web, web]);
  });

  it("after half an hour in a channel that takes nothing, to another channel of the person", async () => {
    const telegram = await giveAccount(field, as("unit_contact"), "telegram", "1001");
    const web = await giveAccount(field, as("unit_contact"), "web");
    await conclude();
    await deliverAll();
    await field.db.prisma.outboxMessage.updateMany({
      where: { conversation: telegram },
      data: { attempts: 5 },
    });
    field.setClock("2020-09-25 16:20");
    await retryNotices(deps());
    expect((await chats()).filter(({ conversation }) => conversation === web)).toHaveLength(0);
    field.setClock("2020-09-25 16:31");
    await retryNotices(deps());
    expect((await chats()).filter(({ conversation }) => conversation === web)).toHaveLength(3);
    await settleOutbox(web, "sent");
    await retryNotices(deps());
    const states = await field.db.prisma.notice.findMany();
    expect(new Set(states.map(({ state }) => state))).toEqual(new Set(["delivered"]));
  });

  it("once, however often it is carried out", async () => {
    await giveAccount(field, as("unit_contact"), "web");
    await conclude();
    const [notice] = await field.db.prisma.notice.findMany();
    if (notice === undefined) throw new Error("no notice");
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => deliverNotice(deps(), notice.id)));
    expect(outcomes.toSorted()).toEqual([
      "done_before",
      "done_before",
      "done_before",
      "done_before",
      "queued",
    ]);
  });
});

describe("what a reminder says at the moment of saying it", () => {
  it("nothing about a point handed in meanwhile; nothing at all when none is left", async () => {
    const web = await giveAccount(field, as("unit_contact"), "web");
    const [first = "", ...rest] = await conclude();
    await deliverAll();
    field.setClock("2020-10-07 08:00");
    const { notices } = await decideReminders(field.services);
    const submit = (id: string) =>
      field.act(as("unit_contact"), (act) =>
        changeRemediation(act, { remediationId: id, step: { kind: "submit", text: "Xong" } }),
      );
    await submit(first);
    const before = (await chats()).length;
    for (const id of notices) await deliverNotice(deps(), id);
    const [reminder] = (await chats()).slice(before);
    expect(reminder?.conversation).toBe(web);
    expect(reminder?.text).toContain("Có 2 nội dung cần khắc phục");
    field.setClock("2020-10-13 08:00");
    const later = await decideReminders(field.services);
    for (const id of rest) await submit(id);
    const count = (await chats()).length;
    for (const id of later.notices) expect(await deliverNotice(deps(), id)).toBe("dropped");
    expect((await chats()).length).toBe(count);
  });

  it("nothing to a contact who was taken off the inspection", async () => {
    await giveAccount(field, as("unit_contact"), "web");
    await conclude();
    await deliverAll();
    field.setClock("2020-10-07 08:00");
    const { notices } = await decideReminders(field.services);
    await field.act(null, (act) =>
      removeMember(act, { code: inspection.code, personId: as("unit_contact").id, toId: null }),
    );
    for (const id of notices) expect(await deliverNotice(deps(), id)).toBe("dropped");
  });

  it("not at night: decided before closing time, carried out the next morning, marked late, one message", async () => {
    const web = await giveAccount(field, as("unit_contact"), "web");
    await conclude();
    await deliverAll();
    field.setClock("2020-10-15 16:59");
    const { notices } = await decideReminders(field.services);
    field.setClock("2020-10-15 17:00");
    for (const id of notices) expect(await deliverNotice(deps(), id)).toBe("later");
    await retryNotices(deps());
    const before = (await chats()).length;
    // The last day itself: its step goes into the same message, which is not late then.
    field.setClock("2020-10-16 07:30");
    const next = await decideReminders(field.services);
    expect(next.notices).toEqual(notices);
    for (const id of next.notices) await deliverNotice(deps(), id);
    await retryNotices(deps());
    const said = (await chats()).slice(before);
    expect(said.map(({ conversation }) => conversation)).toEqual([web]);
    expect(said[0]?.text).toContain("trong ngày hôm nay");
    expect(said[0]?.text).not.toContain("lẽ ra được gửi sớm hơn");
    expect((await decideReminders(field.services)).notices).toEqual([]);
    const plans = await field.db.prisma.reminderPlan.findMany({ orderBy: { decidedAt: "asc" } });
    expect(plans.map(({ step, late }) => `${step} ${late}`)).toEqual([
      "-1 true",
      "-1 true",
      "-1 true",
      "0 false",
      "0 false",
      "0 false",
    ]);
  });

  it("two days' digests that a channel gave back become one, for whom there is one channel left", async () => {
    const telegram = await giveAccount(field, as("unit_contact"), "telegram", "1001");
    await conclude();
    await deliverAll();
    await settleOutbox(telegram, "sent");
    for (const day of ["2020-10-07", "2020-10-13"]) {
      field.setClock(`${day} 08:00`);
      for (const id of (await decideReminders(field.services)).notices) await deliverNotice(deps(), id);
    }
    await settleOutbox(telegram, "undeliverable");
    field.setClock("2020-10-13 17:30");
    await retryNotices(deps());
    const web = await giveAccount(field, as("unit_contact"), "web");
    field.setClock("2020-10-14 08:00");
    await decideReminders(field.services);
    await decideReminders(field.services);
    await retryNotices(deps());
    const said = (await chats()).filter(({ conversation }) => conversation === web);
    expect(said).toHaveLength(1);
    expect(said[0]?.text).toContain("lẽ ra được gửi sớm hơn");
    const notices = await field.db.prisma.notice.findMany({
      where: { kind: "reminder" },
      orderBy: { createdAt: "asc" },
    });
    expect(notices.map(({ state }) => state)).toEqual(["dropped", "sending"]);
  });
});

describe("the weekly digest", () => {
  it("goes to the lead and the standing agency once a week, on a working day, while something is open", async () => {
    const lead = await giveAccount(field, as("lead"), "web");
    const agency = await giveAccount(field, as("standing_agency"), "web");
    await conclude();
    await deliverAll();
    const before = (await chats()).length;
    field.setClock("2020-09-27 09:00");
    expect(await decideWeekly(field.services)).toEqual([]);
    field.setClock("2020-09-28 09:00");
    expect(await decideWeekly(field.services)).toHaveLength(2);
    expect(await decideWeekly(field.services)).toEqual([]);
    field.setClock("2020-09-29 09:00");
    expect(await decideWeekly(field.services)).toEqual([]);
    await deliverAll();
    const said = (await chats()).slice(before);
    expect(new Set(said.map(({ conversation }) => conversation))).toEqual(new Set([lead, agency]));
    expect(said[0]?.text).toContain("UBND huyện Chợ Đồn: 3 đang khắc phục");
    field.setClock("2020-10-05 09:00");
    expect(await decideWeekly(field.services)).toHaveLength(2);
  });
});
