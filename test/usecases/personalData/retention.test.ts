import { beforeEach, afterEach, describe, expect, it } from "vitest";
import { storeIncoming } from "../../../src/db/inbox.ts";
import { NOTICE_VERSION } from "../../../src/domain/personalData/noticeVersion.ts";
import { DEFAULT_PERIODS, retentionPeriods } from "../../../src/domain/personalData/retentionPeriods.ts";
import { liftHold, placeHold, type HoldOn } from "../../../src/usecases/personalData/legalHolds.ts";
import { drawRetention, runRetention } from "../../../src/usecases/personalData/retention/runRetention.ts";
import { changePeriods } from "../../../src/usecases/personalData/retention/periods.ts";
import { closeInspection } from "../../../src/usecases/inspection/closeInspection.ts";
import { removeMember } from "../../../src/usecases/people/removeMember.ts";
import {
  createField,
  giveAccount,
  inspectionWithFindings,
  instantOf,
  personOf,
  type Field,
  type TestInspection,
} from "../support/field.ts";

const NOW = "2020-09-25 16:00";
const DAY_MS = 86_400_000;
const ago = (days: number) => new Date(instantOf(NOW) - days * DAY_MS);
/** Long ago for everything but the keys, and of this week. */
const OLD = ago(400);
const NEW = ago(3);
const LAN_CHAT = "8101";

let field: Field;
let inspection: TestInspection;
let lan: string;
beforeEach(async () => {
  field = await createField(NOW);
  inspection = await inspectionWithFindings(field, {
    code: "KEEP-1",
    people: [
      { role: "lead", name: "Vũ Đức Chính" },
      { role: "secretary", name: "Đỗ Thị Hà" },
      { role: "member", name: "Nguyễn Thị Lan" },
      { role: "unit_contact", name: "Hoàng Thị Mai" },
    ],
  });
  lan = await giveAccount(field, personOf(inspection, "member"), "telegram", LAN_CHAT);
});
afterEach(() => field.close());

const prisma = () => field.db.prisma;

let order = 0;
async function received(text: string, at: Date, done: Date | null = at): Promise<string> {
  order += 1;
  const key = `tg:1:${order}`;
  await prisma().inboxUpdate.create({
    data: {
      key,
      channel: "telegram",
      conversation: lan,
      orderKey: order,
      payload: { message: { text } },
      receivedAt: at,
      doneAt: done,
    },
  });
  return key;
}

async function sent(text: string, at: Date, state: "sent" | "pending" = "sent"): Promise<string> {
  order += 1;
  const key = `u:${order}:0`;
  await prisma().outboxMessage.create({
    data: {
      key,
      channel: "telegram",
      conversation: lan,
      method: "sendMessage",
      payload: { text },
      state,
      createdAt: at,
    },
  });
  return key;
}

const contents = async () => {
  const inbox = await prisma().inboxUpdate.findMany({ orderBy: { id: "asc" } });
  const outbox = await prisma().outboxMessage.findMany({ orderBy: { id: "asc" } });
  return JSON.stringify([inbox.map(({ payload }) => payload), outbox.map(({ payload }) => payload)]);
};
const run = async () => (await runRetention(field.services))?.counts;

describe("what has been kept long enough", () => {
  it("messages lose their content and keep their key, so that a repeated delivery changes nothing", async () => {
    const key = await received("Hồ sơ của bà Nguyễn Thị Bí Mật", OLD);
    await received("710", NEW);
    await sent("Câu 1: bà Bí Mật", OLD);
    await sent("Câu 2", NEW);
    expect(await run()).toMatchObject({ received: 1, sent: 1 });
    expect(await contents()).not.toContain("Bí Mật");
    expect(await contents()).toContain("710");
    const again = { key, channel: "telegram" as const, conversation: lan, orderKey: 1n, payload: {} };
    expect(await storeIncoming(field.db.pool, [again])).toBe(0);
  });

  it("what is still to be handled or sent stays, however old", async () => {
    await received("chưa xử lý", OLD, null);
    await sent("chưa gửi", OLD, "pending");
    expect(await run()).toMatchObject({ received: 0, sent: 0 });
    expect(await contents()).toContain("chưa xử lý");
    expect(await contents()).toContain("chưa gửi");
  });

  it("keys go too, after two years", async () => {
    await received("x", ago(DEFAULT_PERIODS.keys + 1));
    await sent("y", ago(DEFAULT_PERIODS.keys + 1));
    expect(await run()).toMatchObject({ keys: 2 });
    expect(await prisma().inboxUpdate.count()).toBe(0);
    expect(await prisma().outboxMessage.count()).toBe(0);
  });

  it("the web chat, failed updates, dialogues, invitations, sessions, drafts, strangers", async () => {
    const web = Number(
      (await giveAccount(field, personOf(inspection, "unit_contact"), "web")).slice("web:".length),
    );
    const session = { accountId: web, expiresAt: new Date("2100-01-01") };
    await prisma().webSession.createMany({
      data: [
        { ...session, tokenHash: "old", lastSeenAt: OLD, idleUntil: OLD },
        { ...session, tokenHash: "new", lastSeenAt: NEW, idleUntil: NEW },
      ],
    });
    await prisma().webMessage.createMany({
      data: [OLD, NEW].map((at, seq) => ({ accountId: web, seq, fromBot: false, text: `tin ${seq}`, at })),
    });
    await prisma().deadUpdate.createMany({
      data: [OLD, NEW].map((at, place) => ({
        inboxKey: `k${place}`,
        conversation: lan,
        payload: { text: "x" },
        error: "e",
        at,
      })),
    });
    await prisma().dialogueState.createMany({
      data: [
        { key: lan, value: "…", updatedAt: OLD },
        { key: "tg:9", value: "…", updatedAt: NEW },
      ],
    });
    await prisma().invite.updateMany({
      where: { personId: personOf(inspection, "member").id },
      data: { usedAt: OLD },
    });
    await prisma().formDraft.createMany({
      data: [OLD, NEW].map((createdAt) => ({
        formId: "f",
        sha256: "s",
        definition: {},
        fileName: "Biểu mẫu của Lan.xlsx",
        sentById: personOf(inspection, "member").id,
        organizationId: personOf(inspection, "member").organizationId,
        createdAt,
      })),
    });
    await prisma().channelAccount.createMany({
      data: [
        { channel: "telegram", externalId: "666", displayName: "Người lạ", createdAt: OLD },
        { channel: "telegram", externalId: "777", displayName: "Người mới", createdAt: NEW },
      ],
    });
    const counts = {
      webChat: 1,
      failed: 1,
      dialogues: 1,
      invites: 1,
      sessions: 1,
      drafts: 1,
      strangers: 1,
      departed: 0,
    };
    const { counts: drawn } = await field.act(null, drawRetention);
    expect(drawn).toMatchObject(counts);
    expect(await prisma().webMessage.count()).toBe(2);
    expect(await run()).toMatchObject(counts);
    expect((await prisma().webMessage.findMany()).map(({ text }) => text)).toEqual(["tin 1"]);
    expect((await prisma().webSession.findMany()).map(({ tokenHash }) => tokenHash)).not.toContain("old");
    expect(await prisma().channelAccount.count({ where: { personId: null } })).toBe(1);
    expect(await prisma().dialogueState.count()).toBe(1);
    // Those of the others may still be used.
    expect(await prisma().invite.count()).toBe(3);
  });

  it("goes in steps until nothing is left, however much there is", async () => {
    await prisma().inboxUpdate.createMany({
      data: Array.from({ length: 1_203 }, (_, place) => ({
        key: `many:${place}`,
        channel: "telegram" as const,
        conversation: lan,
        orderKey: place,
        payload: { text: "nội dung" },
        receivedAt: OLD,
        doneAt: OLD,
      })),
    });
    expect(await run()).toMatchObject({ received: 1_203 });
    expect(await contents()).not.toContain("nội dung");
    expect(await run()).toMatchObject({ received: 0 });
  });

  it("each run is in the audit log with what it removed; the daily one is not begun twice a day", async () => {
    await received("x", OLD);
    expect(await runRetention(field.services, { isDaily: true })).not.toBeNull();
    expect(await runRetention(field.services, { isDaily: true })).toBeNull();
    const [ended, ...more] = await prisma().auditEvent.findMany({ where: { action: "retention.ended" } });
    expect(more).toEqual([]);
    expect(ended).toMatchObject({ actor: "system", data: { whole: true, counts: { received: 1 } } });
  });

  it("a run that is stopped says so, and the next one goes on", async () => {
    await received("x", OLD);
    await runRetention(field.services, { stopped: () => true });
    expect(await prisma().auditEvent.findFirst({ where: { action: "retention.ended" } })).toMatchObject({
      data: { whole: false },
    });
    expect(await run()).toMatchObject({ received: 1 });
  });

  it("answers, papers, findings and the log of an inspection are archive: nothing of them is touched", async () => {
    const before = await prisma().auditEvent.count({ where: { chain: "KEEP-1" } });
    field.setClock("2045-01-01 08:00");
    await run();
    expect(await prisma().finding.count()).toBe(3);
    expect(await prisma().teamMember.count()).toBe(4);
    expect(await prisma().auditEvent.count({ where: { chain: "KEEP-1" } })).toBe(before);
  });
});

describe("who has left", () => {
  const leave = (role: string) =>
    field.act(null, (act) =>
      removeMember(act, {
        code: "KEEP-1",
        personId: personOf(inspection, role).id,
        toId: null,
      }),
    );

  it("loses chats and address after their period, and keeps the name", async () => {
    const mai = personOf(inspection, "unit_contact");
    await giveAccount(field, mai, "zalo", "zalo-mai");
    await prisma().person.update({ where: { id: mai.id }, data: { email: "mai@backan.example" } });
    await leave("unit_contact");
    expect(await run()).toMatchObject({ departed: 0 });
    field.setClock("2020-12-31 08:00");
    expect(await run()).toMatchObject({ departed: 1 });
    const person = await prisma().person.findUniqueOrThrow({
      where: { id: mai.id },
      include: { accounts: true },
    });
    expect(person).toMatchObject({ fullName: "Hoàng Thị Mai KEEP-1", email: null, accounts: [] });
    expect(
      await prisma().auditEvent.findFirst({ where: { action: "person.contacts_erased" } }),
    ).toMatchObject({ object: `person:${mai.id}`, data: { why: "retention", accounts: 1 } });
    expect(await run()).toMatchObject({ departed: 0 });
  });

  it("the address of their chat is nowhere any more, in no message", async () => {
    await received("710", NEW);
    await sent("Câu 2", NEW);
    await field.act(null, (act) => closeInspection(act, { code: "KEEP-1", reason: "kết thúc" }));
    field.setClock("2021-02-01 08:00");
    expect(await run()).toMatchObject({ departed: 1 });
    const { rows } = await field.db.pool.query(
      `SELECT 1 FROM "InboxUpdate" WHERE conversation LIKE $1
        UNION ALL SELECT 1 FROM "OutboxMessage" WHERE conversation LIKE $1
        UNION ALL SELECT 1 FROM "ChannelAccount" WHERE "externalId" = $2`,
      [`%${LAN_CHAT}%`, LAN_CHAT],
    );
    expect(rows).toEqual([]);
  });

  it("whoever still takes part in another inspection keeps them", async () => {
    const mai = personOf(inspection, "unit_contact");
    await giveAccount(field, mai, "zalo", "zalo-mai");
    const other = await inspectionWithFindings(field, { code: "KEEP-2", unit: "UBND xã Bằng Lũng" });
    await prisma().teamMember.updateMany({
      where: { personId: personOf(other, "unit_contact").id },
      data: { personId: mai.id },
    });
    await leave("unit_contact");
    field.setClock("2020-12-31 08:00");
    expect(await run()).toMatchObject({ departed: 0 });
  });
});

describe("a legal hold", () => {
  it.each([
    ["a person", (): HoldOn => ({ person: personOf(inspection, "member").id })],
    ["an inspection, for everybody who takes part in it", (): HoldOn => ({ inspection: "KEEP-1" })],
  ])("on %s stops the removal, until it is lifted", async (_, on) => {
    await received("vụ việc đang xem xét", OLD);
    await sent("câu hỏi", OLD);
    await prisma().dialogueState.create({ data: { key: lan, value: "…", updatedAt: OLD } });
    const id = await field.act(null, (act) => placeHold(act, on(), "Khiếu nại số 12"));
    expect(await run()).toMatchObject({ received: 0, sent: 0, dialogues: 0 });
    expect(await contents()).toContain("vụ việc đang xem xét");
    expect(await field.act(null, (act) => liftHold(act, id ?? "", "Đã giải quyết"))).toBe(true);
    expect(await run()).toMatchObject({ received: 1, sent: 1, dialogues: 1 });
    expect(await field.act(null, (act) => liftHold(act, id ?? "", "lần nữa"))).toBe(false);
  });

  it("is in the audit log with its reason", async () => {
    await field.act(null, (act) => placeHold(act, { inspection: "KEEP-1" }, "Khiếu nại số 12"));
    expect(await prisma().auditEvent.findFirst({ where: { action: "hold.placed" } })).toMatchObject({
      chain: "KEEP-1",
      data: { reason: "Khiếu nại số 12" },
    });
  });

  it("on nobody there is is refused", async () => {
    expect(await field.act(null, (act) => placeHold(act, { person: "nobody" }, "x"))).toBeNull();
  });
});

describe("the periods", () => {
  it("set by the operator are followed by the next run", async () => {
    await received("x", ago(40));
    expect(await run()).toMatchObject({ received: 0 });
    const periods = retentionPeriods.parse({ received: 30, dialogues: 20 });
    await field.act(null, (act) => changePeriods(act, periods));
    expect(await run()).toMatchObject({ received: 1 });
  });

  it("longer ones for the conversation than people were told of are told anew", async () => {
    const told = () => prisma().person.count({ where: { informedOf: NOTICE_VERSION } });
    const everybody = await told();
    await field.act(null, (act) => changePeriods(act, retentionPeriods.parse({ webChat: 90 })));
    expect(await told()).toBe(everybody);
    await field.act(null, (act) => changePeriods(act, retentionPeriods.parse({ webChat: 365 })));
    expect(await told()).toBe(0);
  });

  it.each([
    ["a dialogue longer than its messages", { dialogues: 200 }],
    ["keys shorter than what they belong to", { keys: 90 }],
    ["nothing at all", { received: 0 }],
    ["a kind that there is not", { answers: 30 }],
    ["half a day", { invites: 0.5 }],
  ])("refuse %s", (_, periods) => {
    expect(retentionPeriods.safeParse(periods).success).toBe(false);
  });
});
