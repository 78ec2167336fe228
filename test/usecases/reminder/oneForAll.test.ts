import { Writable } from "node:stream";
import { pino } from "pino";
import { afterEach, beforeEach, expect, it } from "vitest";
import { noticeWords } from "../../../src/bot/screens/noticeWords.ts";
import { createReminderTimer } from "../../../src/service/reminderTimer.ts";
import { concludeInspection } from "../../../src/usecases/remediation/concludeInspection.ts";
import {
  createField,
  giveAccount,
  inspectionWithFindings,
  personOf,
  type Field,
  type TestInspection,
} from "../support/field.ts";

let field: Field;
let broken: TestInspection;
let sound: TestInspection;
let errors: string[];

beforeEach(async () => {
  field = await createField("2020-09-25 16:00");
  broken = await concluded("AAA", "Sở Nội vụ A");
  sound = await concluded("BBB", "Sở Nội vụ B");
  errors = [];
});
afterEach(() => field.close());

/** Of an organization of its own, its contact on the web. */
async function concluded(code: string, organization: string): Promise<TestInspection> {
  const inspection = await inspectionWithFindings(field, { code, organization });
  await giveAccount(field, personOf(inspection, "unit_contact"), "web");
  const period = { count: 15, unit: "working_day" } as const;
  const result = await field.act(null, (act) =>
    concludeInspection(act, { despite: "Thử nghiệm", code, on: "2020-09-25", period }),
  );
  if (!result.ok) throw new Error(result.reason);
  return inspection;
}

function timer() {
  const lines = new Writable({
    write(chunk: Buffer, _encoding, done) {
      errors.push(chunk.toString());
      done();
    },
  });
  return createReminderTimer({ services: field.services, words: noticeWords, log: pino(lines) });
}

async function reminded(inspection: TestInspection): Promise<number> {
  const personId = personOf(inspection, "unit_contact").id;
  return field.db.prisma.notice.count({ where: { personId, kind: "reminder", state: "sending" } });
}

async function breakLadder(): Promise<void> {
  const { organizationId } = personOf(broken, "unit_contact");
  await field.db.prisma.organization.update({
    where: { id: organizationId },
    data: { reminderLadder: { steps: "none" } },
  });
}

it("a ladder that cannot be read stops the reminders of its own organization only, and is logged once", async () => {
  await breakLadder();
  field.setClock("2020-10-07 08:00");
  const reminders = timer();
  await reminders.run();
  await reminders.run();
  expect([await reminded(broken), await reminded(sound)]).toEqual([0, 1]);
  expect(errors.filter((line) => line.includes("working hours of"))).toHaveLength(1);
});

it("nor does it keep a reminder that a channel gave back from the next channel", async () => {
  const contact = personOf(sound, "unit_contact");
  await giveAccount(field, contact, "telegram", "1001");
  field.setClock("2020-10-07 08:00");
  const reminders = timer();
  await reminders.run();
  const reminder = { where: { personId: contact.id, kind: "reminder" } } as const;
  const before = await field.db.prisma.notice.findFirstOrThrow(reminder);
  await breakLadder();
  await field.db.prisma.outboxMessage.updateMany({
    where: { id: before.outboxId ?? 0n },
    data: { state: "undeliverable" },
  });
  await reminders.run();
  const after = await field.db.prisma.notice.findFirstOrThrow(reminder);
  expect([before.triedAccounts.length, after.triedAccounts.length, after.state]).toEqual([1, 2, "sending"]);
});

it("a notice that fails is in no other's way", async () => {
  await field.db.prisma.notice.updateMany({
    where: { personId: personOf(broken, "unit_contact").id },
    data: { data: {} },
  });
  field.setClock("2020-09-25 16:05");
  await timer().run();
  const open = await field.db.prisma.notice.findMany({ where: { state: "open" } });
  expect(new Set(open.map(({ personId }) => personId))).toEqual(
    new Set([personOf(broken, "unit_contact").id]),
  );
});
