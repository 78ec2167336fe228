import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  changeRemediation,
  type RemediationStep,
} from "../../../src/usecases/remediation/changeRemediation.ts";
import { concludeInspection } from "../../../src/usecases/remediation/concludeInspection.ts";
import { seededRandom } from "../../support/telegram/seededRandom.ts";
import { vietnamDays } from "../../domain/calendar/vietnamCalendar.ts";
import {
  createField,
  giveAccount,
  inspectionWithFindings,
  personOf,
  type Field,
  type TestInspection,
} from "../support/field.ts";
import { NaivePlan, next, type NaivePoint } from "../support/naivePlan.ts";
import { SchedulerProcess } from "../support/SchedulerProcess.ts";

/**
 * With every change half a year, Tết included, of 4 units; each night a year (README, Development). By hand:
 * 300 units for the whole province, which takes as long as a lunch, and other seeds.
 */
const LAST_DAY = process.env["REMINDER_UNTIL"] ?? "2021-03-31";
const UNITS = Number(process.env["REMINDER_UNITS"] ?? 4);
const POINTS = 10;
const SEED = Number(process.env["REMINDER_SEED"] ?? 20_200_917);

/** Share of the passes in which a worker dies; starting another takes longer than the pass. */
const KILLED = 0.03;

const random = seededRandom(SEED);
const below = (limit: number) => Math.floor(random() * limit);
const chance = (probability: number) => random() < probability;
const iso = (local: string) => `${local.replace(" ", "T")}:00+07:00`;

interface Unit {
  inspection: TestInspection;
  points: NaivePoint[];
}

/** Inspections of one visit day, concluded, with everybody on a channel. */
async function concludedUnits(
  field: Field,
  given: { count: number; on: string; prefix: string; periodOf: (number: number) => number },
): Promise<Unit[]> {
  const { count, on, prefix, periodOf } = given;
  const units: Unit[] = [];
  for (let number = 1; number <= count; number += 1) {
    const inspection = await inspectionWithFindings(field, {
      code: `${prefix}-${number}`,
      unit: `Đơn vị ${prefix} ${number}`,
      visitDate: next(on, -8),
      findings: Array.from({ length: POINTS }, (_, place) => ({
        severity: "moderate" as const,
        text: `Nội dung ${place + 1}`,
      })),
    });
    for (const role of ["unit_contact", "unit_head", "lead"]) {
      await giveAccount(field, personOf(inspection, role), "web");
    }
    const result = await field.act(null, (act) =>
      concludeInspection(act, {
        despite: "Thử nghiệm",
        code: inspection.code,
        on,
        period: { count: periodOf(number), unit: "working_day" },
      }),
    );
    if (!result.ok) throw new Error(result.reason);
    const points = result.remediations.map(({ remediation, dueDate }) => ({
      id: remediation,
      owed: true,
      due: dueDate,
      toldOn: on,
      contacts: [personOf(inspection, "unit_contact").id],
      head: personOf(inspection, "unit_head").id,
      lead: personOf(inspection, "lead").id,
    }));
    units.push({ inspection, points });
  }
  return units;
}

/** Two workers, started again when they have died. */
class Workers {
  readonly #all: SchedulerProcess[];
  kills = 0;

  constructor(connectionString: string) {
    this.#all = [new SchedulerProcess(connectionString), new SchedulerProcess(connectionString)];
  }

  async start(): Promise<void> {
    await Promise.all(this.#all.map((worker) => worker.start()));
  }

  /** A pass in both at once; one of them may die in the middle. Ends when a whole pass was made. */
  async pass(local: string, kill: boolean): Promise<void> {
    const [victim, other] = chance(0.5) ? this.#all : this.#all.toReversed();
    if (victim === undefined || other === undefined) throw new Error("there are two workers");
    const passes = [victim.pass(iso(local)), other.pass(iso(local))];
    if (kill) {
      await new Promise((done) => setTimeout(done, below(120)));
      await Promise.all([victim.kill(), ...(chance(0.3) ? [other.kill()] : [])]);
      this.kills += 1;
    }
    await Promise.all(passes);
    for (const worker of [victim, other]) if (await this.#revive(worker)) await worker.pass(iso(local));
  }

  /** A pass in one of them alone. */
  async one(local: string): Promise<void> {
    await this.#all[0]?.pass(iso(local));
  }

  async stop(): Promise<void> {
    await Promise.all(this.#all.map((worker) => worker.kill()));
  }

  errors(): string {
    return this.#all.map((worker) => worker.errors).join("");
  }

  async #revive(worker: SchedulerProcess): Promise<boolean> {
    if (worker.isAlive()) return false;
    await worker.start();
    return true;
  }
}

const stored = async (field: Field) =>
  (await field.db.prisma.reminderPlan.findMany()).map(
    (plan) =>
      `${plan.remediationId} ${plan.personId} ${plan.step} ${plan.dueDate.toISOString().slice(0, 10)}`,
  );

/** What must hold of everything that was decided, whatever happened. */
async function expectSound(field: Field, naive: NaivePlan): Promise<void> {
  const plans = await field.db.prisma.reminderPlan.findMany({ include: { notice: true } });
  const perDay = new Map<string, Set<string>>();
  for (const plan of plans) {
    const local = new Date(plan.at.getTime() + 7 * 3_600_000).toISOString();
    expect(naive.isWorkingDay(local.slice(0, 10)), local).toBe(true);
    expect(local.slice(11, 16) >= "07:30" && local.slice(11, 16) < "17:00", local).toBe(true);
    const key = `${plan.personId} ${plan.notice.day?.toISOString().slice(0, 10)}`;
    perDay.set(key, (perDay.get(key) ?? new Set()).add(plan.noticeId));
  }
  // One digest a person and day.
  expect([...perDay.values()].every((notices) => notices.size === 1)).toBe(true);
  // Everything decided went out, in one message each, at working hours.
  const notices = await field.db.prisma.notice.findMany({ where: { kind: "reminder" } });
  expect(notices.filter(({ state }) => state === "open")).toEqual([]);
  const outbox = await field.db.prisma.outboxMessage.findMany({
    where: { key: { startsWith: "n:" } },
    select: { id: true, key: true, createdAt: true },
  });
  const sent = Map.groupBy(outbox, ({ key }) => key.split(":")[1]);
  for (const { id, outboxId, state } of notices) {
    const rows = sent.get(id) ?? [];
    expect(rows.length, `${id} ${state}`).toBe(state === "dropped" ? 0 : 1);
    for (const row of rows) {
      expect(row.id).toBe(outboxId);
      const local = new Date(row.createdAt.getTime() + 7 * 3_600_000).toISOString();
      expect(naive.isWorkingDay(local.slice(0, 10)), local).toBe(true);
      expect(local.slice(11, 16) >= "07:30" && local.slice(11, 16) < "17:00", local).toBe(true);
    }
  }
}

/** A province with two workers beside it, for the tests of one describe. */
function fieldWithWorkers(start: string): () => { field: Field; workers: Workers } {
  let made: { field: Field; workers: Workers } | undefined;
  const at = () => {
    if (made === undefined) throw new Error("the field is made before the tests");
    return made;
  };
  beforeAll(async () => {
    const field = await createField(start);
    made = { field, workers: new Workers(field.connectionString) };
    await made.workers.start();
  }, 60_000);
  afterAll(async () => {
    await at().workers.stop();
    await at().field.close();
  });
  return at;
}

describe("F19: two schedulers on one database for five days, killed at random", () => {
  const at = fieldWithWorkers("2020-09-25 16:00");

  it("decide every planned step once and owe one message for each digest", async () => {
    const { field, workers } = at();
    // Due on 9/10 to 16/10: each unit has two or three steps in the five days.
    const units = await concludedUnits(field, {
      count: 6,
      on: "2020-09-25",
      prefix: "F19",
      periodOf: (number) => 9 + number,
    });
    const points = units.flatMap((unit) => unit.points);
    const naive = new NaivePlan(vietnamDays);
    for (const day of ["2020-10-07", "2020-10-08", "2020-10-09", "2020-10-12", "2020-10-13"]) {
      for (const time of ["07:29", "07:30", "07:31", "11:00", "16:59", "17:00"]) {
        await workers.pass(`${day} ${time}`, time === "07:30" || time === "07:31");
        naive.pass(`${day} ${time}`, points);
      }
    }
    expect(workers.kills).toBe(10);
    expect(naive.said.size).toBeGreaterThan(100);
    expect((await stored(field)).toSorted()).toEqual([...naive.said].toSorted());
    await expectSound(field, naive);
  }, 180_000);
});

describe(`days up to ${LAST_DAY}: ${UNITS} units, ${UNITS * POINTS} points, seed ${SEED}`, () => {
  const at = fieldWithWorkers("2020-10-01 16:00");

  it("every planned step is decided once and said, none after the end, none at the wrong time", async () => {
    const { field, workers } = at();
    const naive = new NaivePlan(vietnamDays);
    const units = await concludedUnits(field, {
      count: UNITS,
      on: "2020-10-01",
      prefix: "YEAR",
      periodOf: () => 10 + below(30),
    });
    const points = units.flatMap((unit) => unit.points);
    let downUntil = "";
    for (let day = "2020-10-02"; day <= LAST_DAY; day = next(day, 1)) {
      const actions = naive.isWorkingDay(day) ? Math.max(1, Math.round(UNITS / 6)) : 0;
      for (let count = 0; count < actions; count += 1) await randomAction(field, units, naive, day);
      if (day > downUntil && chance(0.008)) downUntil = next(day, 7);
      if (day <= downUntil) continue;
      const times = chance(0.9) ? ["08:00"] : ["07:00", "08:00", "17:30"];
      for (const time of times) {
        await workers.pass(`${day} ${time}`, chance(KILLED));
        naive.pass(`${day} ${time}`, points);
      }
      if (chance(0.03)) {
        // A clock a day ahead, then right again, then a day behind.
        for (const jumped of [next(day, 1), day, next(day, -1)]) {
          await workers.one(`${jumped} 09:00`);
          naive.pass(`${jumped} 09:00`, points);
        }
      }
    }
    const decided = await stored(field);
    expect(new Set(decided).size).toBe(decided.length);
    expect(decided.toSorted()).toEqual([...naive.said].toSorted());
    expect(naive.said.size).toBeGreaterThan(UNITS * POINTS);
    expect(workers.kills).toBeGreaterThan(3);
    await expectSound(field, naive);
  }, 9_000_000);
});

/** One of the people does something to a random point, before the passes of the day. */
async function randomAction(
  field: Field,
  units: readonly Unit[],
  naive: NaivePlan,
  day: string,
): Promise<void> {
  const unit = units[below(units.length)];
  const point = unit?.points[below(POINTS)];
  if (unit === undefined || point === undefined) return;
  field.setClock(`${day} 07:00`);
  const contact = personOf(unit.inspection, "unit_contact");
  const lead = personOf(unit.inspection, "lead");
  const row = await field.db.prisma.remediation.findUniqueOrThrow({
    where: { id: point.id },
    include: { extensions: { where: { granted: null } } },
  });
  const step: [typeof contact, RemediationStep] | null =
    row.state === "submitted"
      ? [lead, chance(0.4) ? { kind: "reject", reason: "Thiếu minh chứng" } : { kind: "accept" }]
      : row.state === "accepted"
        ? [lead, { kind: "close" }]
        : row.state === "closed"
          ? null
          : row.extensions.length > 0
            ? [
                lead,
                chance(0.7)
                  ? { kind: "grantExtension" }
                  : { kind: "refuseExtension", reason: "Không đủ lý do" },
              ]
            : chance(0.35)
              ? [contact, { kind: "submit", text: "Đã khắc phục" }]
              : chance(0.5)
                ? [contact, { kind: "requestExtension", to: later(point.due, day), reason: "Chờ kinh phí" }]
                : [contact, { kind: "reportProgress", text: "Đang khắc phục" }];
  if (step === null) return;
  const [actor, taken] = step;
  const result = await field.act(actor, (act) =>
    changeRemediation(act, { remediationId: point.id, step: taken }),
  );
  if (!result.ok) throw new Error(`${taken.kind}: ${result.reason}`);
  switch (taken.kind) {
    case "submit":
      point.owed = false;
      break;
    case "reject":
      point.owed = true;
      point.toldOn = day;
      break;
    case "grantExtension": {
      let due = row.extensions[0]?.toDate.toISOString().slice(0, 10) ?? "";
      while (!naive.isWorkingDay(due)) due = next(due, 1);
      point.due = due;
      point.toldOn = day;
      break;
    }
    default:
      break;
  }
}

/** Some weeks after the due date, and after today. */
function later(due: string, today: string): string {
  return next(due > today ? due : today, 5 + below(40));
}
