import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { noticeWords } from "../../../src/bot/screens/noticeWords.ts";
import { createLogger } from "../../../src/observe/logger.ts";
import { keepEmail } from "../../../src/usecases/people/emailAddress.ts";
import { concludeInspection } from "../../../src/usecases/remediation/concludeInspection.ts";
import { deliverNotice, type NoticeDeps } from "../../../src/usecases/notice/deliverNotice.ts";
import { retryNotices } from "../../../src/usecases/notice/retryNotices.ts";
import {
  createField,
  giveAccount,
  inspectionWithFindings,
  personOf,
  type Field,
  type TestInspection,
} from "../support/field.ts";

/** Channels that take nothing though the account is there: a plan that is used up, a web chat signed out. */
describe("a notice to somebody who would not see it", () => {
  let field: Field;
  let inspection: TestInspection;
  let isZaloOpen: boolean;
  beforeEach(async () => {
    isZaloOpen = true;
    field = await createField("2020-09-25 16:00");
    inspection = await inspectionWithFindings(field, { code: "CHO-DON" });
  });
  afterEach(() => field.close());

  const as = (role: string) => personOf(inspection, role);
  const deps = (): NoticeDeps => ({
    services: {
      ...field.services,
      channels: new Map([...field.services.channels, ["email", {}], ["zalo", { isOpen: () => isZaloOpen }]]),
    },
    words: noticeWords,
    log: createLogger("silent"),
  });

  async function conclude(): Promise<void> {
    await field.act(null, (act) =>
      concludeInspection(act, {
        despite: "Thử nghiệm",
        code: inspection.code,
        on: "2020-09-25",
        period: { count: 15, unit: "working_day" },
      }),
    );
    const notices = await field.db.prisma.notice.findMany({ where: { state: "open" } });
    for (const { id } of notices) await deliverNotice(deps(), id);
  }

  /** Messages in a conversation that are sent or wait to be. */
  const messages = (conversation: string) =>
    field.db.prisma.outboxMessage.findMany({ where: { conversation, state: { not: "failed" } } });

  it("goes to the next channel while the month's messages of Zalo are used up", async () => {
    isZaloOpen = false;
    const zalo = await giveAccount(field, as("unit_contact"), "zalo");
    const web = await giveAccount(field, as("unit_contact"), "web");
    await conclude();
    expect(await messages(zalo)).toEqual([]);
    expect(await messages(web)).toHaveLength(3);
  });

  it("goes to the unit's head, in the person's place, when Zalo is their only channel", async () => {
    isZaloOpen = false;
    const zalo = await giveAccount(field, as("unit_contact"), "zalo");
    const head = await giveAccount(field, as("unit_head"), "telegram", "1002");
    await conclude();
    expect(await messages(zalo)).toEqual([]);
    const told = await messages(head);
    expect(told).toHaveLength(3);
    expect(JSON.stringify(told[0]?.payload)).toContain(
      `Hệ thống chưa liên lạc được với ${as("unit_contact").fullName}`,
    );
  });

  it("is taken back from Zalo when the plan is used up before it is sent", async () => {
    const zalo = await giveAccount(field, as("unit_contact"), "zalo");
    const head = await giveAccount(field, as("unit_head"), "telegram", "1002");
    await conclude();
    expect(await messages(zalo)).toHaveLength(3);
    await field.db.prisma.outboxMessage.updateMany({ data: { attempts: 1 } });
    field.setClock("2020-09-25 16:31");
    await retryNotices(deps());
    expect(await messages(head)).toEqual([]);
    isZaloOpen = false;
    await retryNotices(deps());
    expect(await messages(zalo)).toEqual([]);
    expect(await messages(head)).toHaveLength(3);
  });

  it("goes from a chat that is blocked to the mailbox, from there to the web chat, then to the head", async () => {
    const contact = as("unit_contact");
    const telegram = await giveAccount(field, contact, "telegram", "1001");
    const web = await giveAccount(field, contact, "web");
    const head = await giveAccount(field, as("unit_head"), "telegram", "1002");
    await field.act(null, async (act) => keepEmail(await act.uow.prisma(), contact.id, "mai@chodon.example"));
    await conclude();
    for (const conversation of [telegram, `email:${contact.id}`, web, head]) {
      expect(await messages(conversation), conversation).toHaveLength(3);
      await field.db.prisma.outboxMessage.updateMany({
        where: { conversation },
        data: { state: "undeliverable" },
      });
      await retryNotices(deps());
    }
  });

  it("goes to the lead when the unit's web chats are signed out, and to nobody in silence", async () => {
    const web = await giveAccount(field, as("unit_contact"), "web");
    const lead = await giveAccount(field, as("lead"), "telegram", "1003");
    await signOutAll();
    await conclude();
    expect(await messages(web)).toEqual([]);
    expect(await messages(lead)).toHaveLength(3);
  });

  it("reaches the person after all once they sign in, when nobody else could be told", async () => {
    const web = await giveAccount(field, as("unit_contact"), "web");
    await signOutAll();
    await conclude();
    const states = await field.db.prisma.notice.findMany({ select: { state: true } });
    expect(states.map(({ state }) => state)).toEqual(["nowhere", "nowhere", "nowhere"]);
    await retryNotices(deps());
    expect(await messages(web)).toEqual([]);
    const tomorrow = new Date(field.services.clock.now() + 24 * 3_600_000);
    await field.db.prisma.webSession.updateMany({ data: { idleUntil: tomorrow } });
    await retryNotices(deps());
    expect(await messages(web)).toHaveLength(3);
  });

  /** Nobody has looked for so long that the sessions ended yesterday. */
  async function signOutAll(): Promise<void> {
    const idleUntil = new Date(field.services.clock.now() - 24 * 3_600_000);
    await field.db.prisma.webSession.updateMany({ data: { idleUntil } });
  }
});
