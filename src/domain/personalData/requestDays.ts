import { deadline, type Period } from "../calendar/deadline.ts";
import type { IsoDay } from "../calendar/isoDay.ts";
import type { WorkingCalendar } from "../calendar/WorkingCalendar.ts";

export const REQUEST_KINDS = ["access", "correct", "restrict", "erase", "complain"] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];

/** Every request is answered within 2 working days (NĐ 356/2025/NĐ-CP, Điều 5). */
const ANSWER: Period = { count: 2, unit: "working_day" };

/** And carried out within these (same article); of a complaint the answer is all there is to do. */
const DONE: Readonly<Record<RequestKind, Period>> = {
  access: { count: 10, unit: "calendar_day" },
  correct: { count: 10, unit: "calendar_day" },
  restrict: { count: 15, unit: "calendar_day" },
  erase: { count: 20, unit: "calendar_day" },
  complain: ANSWER,
};

/** The last days for answering and for carrying out what was asked for on a day. */
export function requestDays(
  calendar: WorkingCalendar,
  kind: RequestKind,
  receivedOn: IsoDay,
): { answerBy: IsoDay; doBy: IsoDay } {
  return {
    answerBy: deadline(calendar, receivedOn, ANSWER),
    doBy: deadline(calendar, receivedOn, DONE[kind]),
  };
}
