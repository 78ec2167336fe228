import type { CalendarDay } from "../../../src/domain/calendar/calendarFile.ts";

/**
 * What should be said, worked out day by day with sets and loops, from the description of the
 * ladder alone: none of the program's own calendar or reminder arithmetic.
 */

export interface NaivePoint {
  id: string;
  owed: boolean;
  due: string;
  toldOn: string;
  /** Who is told at which steps. */
  contacts: string[];
  head: string;
  lead: string;
}

const DAY_MS = 86_400_000;
const FIRST_STEPS = new Set([-7, -3, -1, 0]);

export class NaivePlan {
  readonly #off: Set<string>;
  readonly #worked: Set<string>;
  /** "remediation person step due" */
  readonly said = new Set<string>();
  /** Furthest step said in a series "remediation person due". */
  readonly #furthest = new Map<string, number>();
  readonly #reminded = new Set<string>();

  constructor(days: readonly CalendarDay[]) {
    this.#off = new Set(days.filter(({ kind }) => kind === "holiday").map(({ day }) => day));
    this.#worked = new Set(days.filter(({ kind }) => kind === "make_up_day").map(({ day }) => day));
  }

  isWorkingDay(day: string): boolean {
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
    return this.#worked.has(day) || (weekday !== 0 && weekday !== 6 && !this.#off.has(day));
  }

  /** A pass at an instant of Hanoi, "2021-02-09 08:15". */
  pass(local: string, points: readonly NaivePoint[]): void {
    const [today = "", time = ""] = local.split(" ");
    if (time < "07:30" || time >= "17:00" || !this.isWorkingDay(today)) return;
    const remindedNow = new Set<string>();
    for (const point of points) {
      if (!point.owed) continue;
      const due = this.#workingDayFrom(point.due);
      const position = this.#distance(due, today);
      const told = new Map<string, number>();
      const say = (person: string, isStep: (step: number) => boolean) => {
        const step = this.#lastStep(position, isStep, due, point.toldOn);
        if (step !== null && step > (told.get(person) ?? -Infinity)) told.set(person, step);
      };
      for (const person of point.contacts) {
        say(person, (step) => FIRST_STEPS.has(step) || (step > 0 && step % 2 === 0));
      }
      say(point.head, (step) => step === 3);
      say(point.lead, (step) => step === 5);
      for (const [person, step] of told) {
        if (this.#reminded.has(`${person} ${today}`)) continue;
        const series = `${point.id} ${person} ${point.due}`;
        if ((this.#furthest.get(series) ?? -Infinity) >= step) continue;
        this.#furthest.set(series, step);
        this.said.add(`${point.id} ${person} ${step > 0 ? `+${step}` : step} ${point.due}`);
        remindedNow.add(`${person} ${today}`);
      }
    }
    for (const one of remindedNow) this.#reminded.add(one);
  }

  /** The last step not after today whose day is after the person was told the date itself. */
  #lastStep(position: number, isStep: (step: number) => boolean, due: string, toldOn: string): number | null {
    for (let step = position; step >= -7; step -= 1) {
      if (isStep(step)) return this.#walk(due, step) > toldOn ? step : null;
    }
    return null;
  }

  #workingDayFrom(day: string): string {
    let found = day;
    while (!this.isWorkingDay(found)) found = next(found, 1);
    return found;
  }

  /** Working days from one working day to another day; backwards negative. */
  #distance(from: string, to: string): number {
    let count = 0;
    if (to >= from) {
      for (let day = next(from, 1); day <= to; day = next(day, 1)) if (this.isWorkingDay(day)) count += 1;
    } else {
      for (let day = to; day < from; day = next(day, 1)) if (this.isWorkingDay(day)) count -= 1;
    }
    return count;
  }

  #walk(from: string, steps: number): string {
    let day = from;
    for (let left = Math.abs(steps); left > 0;) {
      day = next(day, Math.sign(steps));
      if (this.isWorkingDay(day)) left -= 1;
    }
    return day;
  }
}

export function next(day: string, by: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + by * DAY_MS).toISOString().slice(0, 10);
}
