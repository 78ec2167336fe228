import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayNumber, isoDay } from "../../../src/domain/calendar/isoDay.ts";
import { zonedTime } from "../../../src/domain/calendar/zonedTime.ts";
import { dueReminders } from "../../../src/domain/remediation/dueReminders.ts";
import { DEFAULT_LADDER, type Ladder } from "../../../src/domain/remediation/ladder.ts";
import { planReminders } from "./planReminders.ts";
import type {
  DecidedReminder,
  RemindedRemediation,
  Reminder,
} from "../../../src/domain/remediation/reminder.ts";
import { REMEDIATION_STATES } from "../../../src/domain/remediation/remediationState.ts";
import { vietnam } from "../calendar/vietnamCalendar.ts";
import { hanoi, inWords, people, remediation, stored } from "./people.ts";

/** A scheduler that remembers what it decided. */
function scheduler(remediations: RemindedRemediation[], ladder: Ladder = DEFAULT_LADDER) {
  const decided: DecidedReminder[] = [];
  return {
    decided,
    remediations,
    pass(at: string): Reminder[] {
      const due = dueReminders({
        remediations: this.remediations,
        calendar: vietnam,
        ladder,
        decided,
        at,
      });
      decided.push(...due.map(stored));
      return due;
    },
    says(local: string): string[] {
      return this.pass(hanoi(local)).map(inWords);
    },
  };
}

describe("what is to be said now", () => {
  it("is the step of today, from the beginning of work, once", () => {
    const bot = scheduler([remediation()]);
    expect(bot.says("2020-10-07 07:29")).toEqual([]);
    expect(bot.says("2020-10-07 07:30")).toEqual(["2020-10-07 07:30 contact -7"]);
    expect(bot.says("2020-10-07 07:31")).toEqual([]);
    expect(bot.says("2020-10-08 07:30")).toEqual([]);
    expect(bot.says("2020-10-13 07:30")).toEqual(["2020-10-13 07:30 contact -3"]);
  });

  it("is not late while its day lasts, however late in the day the service came back", () => {
    expect(scheduler([remediation()]).says("2020-10-07 16:59")).toEqual(["2020-10-07 07:30 contact -7"]);
  });

  it.each([
    ["after work", "2020-10-16 17:00"],
    ["at night", "2020-10-17 00:30"],
    ["on a Saturday", "2020-10-17 10:00"],
    ["on a Sunday", "2020-10-18 10:00"],
  ])("is nothing %s", (_when, local) => {
    expect(scheduler([remediation()]).says(local)).toEqual([]);
  });

  it("is nothing in Tết; what fell due on the last day before it comes after it", () => {
    const bot = scheduler([remediation({ dueDate: "2021-02-09", since: "2021-01-04" })]);
    expect(bot.says("2021-02-12 09:00")).toEqual([]);
    expect(bot.says("2021-02-17 09:00")).toEqual(["2021-02-17 09:00 contact 0 late"]);
  });

  it("after the service was down: only the most recent step missed, once, marked late", () => {
    const bot = scheduler([remediation()]);
    expect(bot.says("2020-10-07 08:00")).toEqual(["2020-10-07 07:30 contact -7"]);
    // Down on 13/10 (-3), 15/10 (-1) and 16/10 (0).
    expect(bot.says("2020-10-19 08:12")).toEqual(["2020-10-19 08:12 contact 0 late"]);
    expect(bot.says("2020-10-19 08:13")).toEqual([]);
    expect(bot.says("2020-10-20 08:00")).toEqual(["2020-10-20 07:30 contact +2"]);
  });

  it("does not lose the copies to the head of the unit and the lead", () => {
    const bot = scheduler([remediation()]);
    expect(bot.says("2020-11-02 08:00")).toEqual([
      "2020-11-02 08:00 contact +10 late",
      "2020-11-02 08:00 chinh +5 late",
      "2020-11-02 08:00 chung +3 late",
    ]);
    expect(bot.says("2020-11-03 08:00")).toEqual(["2020-11-03 07:30 contact +12"]);
  });

  it("F18: repeats nothing when the clock jumps a day ahead and back", () => {
    const bot = scheduler([remediation()]);
    expect(bot.says("2020-10-14 08:00")).toEqual(["2020-10-14 08:00 contact -3 late"]);
    expect(bot.says("2020-10-15 08:00")).toEqual(["2020-10-15 07:30 contact -1"]);
    expect(bot.says("2020-10-13 08:00")).toEqual([]);
    expect(bot.says("2020-10-14 08:00")).toEqual([]);
    expect(bot.says("2020-10-15 08:00")).toEqual([]);
    expect(bot.says("2020-10-16 08:00")).toEqual(["2020-10-16 07:30 contact 0"]);
  });

  it("takes what was decided in any order", () => {
    const bot = scheduler([remediation()]);
    const before = { remediationId: "posting", personId: "contact", dueDate: "2020-10-16" };
    bot.decided.push({ ...before, step: "0" }, { ...before, step: "-7" }, { ...before, step: "-3" });
    expect(bot.says("2020-10-16 08:00")).toEqual([]);
    expect(bot.says("2020-10-20 08:00")).toEqual(["2020-10-20 07:30 contact +2"]);
  });

  it("keeps the persons of one remediation apart", () => {
    const due = remediation({ people: [...people, { personId: "ha", role: "assignee" }] });
    const bot = scheduler([due]);
    bot.decided.push({ remediationId: "posting", personId: "contact", step: "-1", dueDate: "2020-10-16" });
    expect(bot.says("2020-10-15 08:00")).toEqual(["2020-10-15 07:30 ha -1"]);
  });

  it("begins anew after an extension, with the steps after it was granted", () => {
    const bot = scheduler([remediation()]);
    expect(bot.says("2020-10-16 08:00")).toEqual(["2020-10-16 07:30 contact 0"]);
    bot.remediations = [remediation({ dueDate: "2020-10-23", since: "2020-10-16" })];
    expect(bot.says("2020-10-16 09:00")).toEqual([]);
    expect(bot.says("2020-10-20 08:00")).toEqual(["2020-10-20 07:30 contact -3"]);
    expect(bot.says("2020-10-23 08:00")).toEqual(["2020-10-23 07:30 contact 0"]);
  });

  it("goes to the new person after a change, not to the old one", () => {
    const bot = scheduler([remediation()]);
    bot.says("2020-10-07 08:00");
    bot.remediations = [
      remediation({ people: [{ personId: "ha", role: "unit_contact", since: "2020-10-12" }] }),
    ];
    expect(bot.says("2020-10-12 08:00")).toEqual([]);
    expect(bot.says("2020-10-13 08:00")).toEqual(["2020-10-13 07:30 ha -3"]);
  });

  it("stops with the report and goes on after its rejection", () => {
    const bot = scheduler([remediation({ state: "submitted" })]);
    expect(bot.says("2020-10-16 08:00")).toEqual([]);
    bot.remediations = [remediation({ state: "rejected", since: "2020-10-19" })];
    expect(bot.says("2020-10-19 10:00")).toEqual([]);
    expect(bot.says("2020-10-20 08:00")).toEqual(["2020-10-20 07:30 contact +2"]);
  });

  it("refuses an instant or a stored step that is none", () => {
    const bot = scheduler([remediation()]);
    expect(() => bot.pass("tomorrow")).toThrow(RangeError);
    bot.decided.push({ remediationId: "posting", personId: "contact", step: "soon", dueDate: "2020-10-16" });
    expect(() => bot.says("2020-10-07 08:00")).toThrow("soon");
  });
});

const FROM = dayNumber("2020-12-01");
const TO = dayNumber("2021-04-30");
const day = fc.integer({ min: FROM, max: TO }).map(isoDay);
const person = fc.record({
  personId: fc.constantFrom("an", "binh", "chi"),
  role: fc.constantFrom("unit_contact", "assignee", "unit_head", "lead", "member"),
});
const anyRemediation = fc
  .record({ dueDate: day, since: day, people: fc.array(person, { maxLength: 4 }) })
  .map((given): RemindedRemediation => ({ id: "r", state: "in_progress", ...given }));
const anyLadder: fc.Arbitrary<Ladder> = fc
  .record({
    steps: fc.uniqueArray(fc.integer({ min: -20, max: 0 }), { maxLength: 6 }),
    lateEvery: fc.option(fc.integer({ min: 1, max: 6 })),
    copies: fc.array(
      fc.record({
        step: fc.integer({ min: 1, max: 12 }),
        role: fc.constantFrom("unit_head", "lead", "assignee"),
      }),
      { maxLength: 3 },
    ),
  })
  .map((given): Ladder => ({ ...DEFAULT_LADDER, ...given }));
/** Any instants, in any order: a clock that jumps, two schedulers, long breaks. */
const instants = fc.array(
  fc
    .integer({ min: FROM * 1_440, max: (TO + 60) * 1_440 })
    .map((minute) => new Date(minute * 60_000).toISOString()),
  { maxLength: 60 },
);
const key = ({ remediationId, personId, step, dueDate }: DecidedReminder) =>
  [remediationId, personId, step, dueDate].join(" ");

describe("for any remediation, ladder and instants", () => {
  const range = { from: isoDay(FROM), to: isoDay(TO + 60) };

  it("a pass on every working day decides exactly the plan, none late", () => {
    fc.assert(
      fc.property(
        anyRemediation,
        anyLadder,
        fc.integer({ min: 450, max: 1_019 }),
        (given, ladder, minute) => {
          const bot = scheduler([given], ladder);
          const { instantOf } = zonedTime(ladder.timeZone);
          const said: Reminder[] = [];
          for (let number = FROM; number <= TO + 60; number++) {
            said.push(...bot.pass(new Date(instantOf(isoDay(number), minute)).toISOString()));
          }
          // The roles of a person in two of them are told apart by the step only.
          const bare = (reminders: Reminder[]) => reminders.map(({ role: _role, ...rest }) => rest);
          // What lies before the first pass is missed by it, and said late.
          const first = range.from;
          const plan = planReminders(given, vietnam, ladder, range);
          const onTime = said.filter(({ late }) => !late);
          expect(bare(onTime).map(key).sort()).toEqual(bare(plan).map(key).sort());
          for (const { dueDate, step } of said.filter(({ late }) => late)) {
            const anchor = vietnam.workingDayOnOrAfter(dueDate);
            expect(vietnam.addWorkingDays(anchor, Number(step)) < first).toBe(true);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it("every step is decided at most once, in working hours of a working day, only from the plan", () => {
    fc.assert(
      fc.property(anyRemediation, anyLadder, instants, (given, ladder, samples) => {
        const bot = scheduler([given], ladder);
        const said = samples.flatMap((at) => bot.pass(at));
        const keys = said.map(key);
        expect(new Set(keys).size).toBe(keys.length);
        const { localOf } = zonedTime(ladder.timeZone);
        for (const { at } of said) {
          const local = localOf(Date.parse(at));
          expect(vietnam.isWorkingDay(local.day)).toBe(true);
          expect(local.minute >= 450 && local.minute < 1_020).toBe(true);
        }
        const planned = planReminders(given, vietnam, ladder, { from: "2020-06-01", to: range.to }).map(key);
        expect(keys.filter((one) => !planned.includes(one))).toEqual([]);
      }),
    );
  });

  it("of what was missed, everybody hears one step at a time, never an older one after a newer", () => {
    fc.assert(
      fc.property(anyRemediation, anyLadder, instants, (given, ladder, samples) => {
        const bot = scheduler([given], ladder);
        const furthest = new Map<string, number>();
        for (const at of samples) {
          const said = bot.pass(at);
          expect(new Set(said.map(({ personId }) => personId)).size).toBe(said.length);
          for (const { personId, step } of said) {
            expect(Number(step)).toBeGreaterThan(furthest.get(personId) ?? -Infinity);
            furthest.set(personId, Number(step));
          }
        }
      }),
    );
  });

  it("nothing is said once nothing is owed", () => {
    const settled = REMEDIATION_STATES.filter((state) => ["submitted", "accepted", "closed"].includes(state));
    fc.assert(
      fc.property(anyRemediation, fc.constantFrom(...settled), instants, (given, state, samples) => {
        const bot = scheduler([{ ...given, state }]);
        expect(samples.flatMap((at) => bot.pass(at))).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });
});
