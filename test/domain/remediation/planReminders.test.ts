import { describe, expect, it } from "vitest";
import { deadline } from "../../../src/domain/calendar/deadline.ts";
import { DEFAULT_LADDER } from "../../../src/domain/remediation/ladder.ts";
import { planReminders } from "./planReminders.ts";
import type { RemindedRemediation } from "../../../src/domain/remediation/reminder.ts";
import { vietnam } from "../calendar/vietnamCalendar.ts";
import { inWords, people, remediation } from "./people.ts";

const plan = (given: RemindedRemediation, from: string, to: string) =>
  planReminders(given, vietnam, DEFAULT_LADDER, { from, to }).map(inWords);

describe("the plan of reminders", () => {
  it("of Chợ Đồn: concluded on 25/9/2020, due in 15 working days, never remedied", () => {
    expect(plan(remediation(), "2020-09-25", "2020-10-30")).toEqual([
      "2020-10-07 07:30 contact -7", // 08, 09, 12, 13, 14, 15, 16
      "2020-10-13 07:30 contact -3", // 14, 15, 16
      "2020-10-15 07:30 contact -1",
      "2020-10-16 07:30 contact 0",
      "2020-10-20 07:30 contact +2", // 19, 20
      "2020-10-21 07:30 chung +3",
      "2020-10-22 07:30 contact +4",
      "2020-10-23 07:30 chinh +5",
      "2020-10-26 07:30 contact +6",
      "2020-10-28 07:30 contact +8",
      "2020-10-30 07:30 contact +10",
    ]);
  });

  it("over Tết 2021 leaves 10-16/02 out on both sides of it", () => {
    // 26-29/01 are working days 1-4, 01-05/02 5-9, 08-09/02 10-11; Tết; 17-19/02 12-14; 22/02 is 15.
    const dueDate = deadline(vietnam, "2021-01-25", { count: 15, unit: "working_day" });
    expect(dueDate).toBe("2021-02-22");
    expect(plan(remediation({ dueDate, since: "2021-01-25" }), "2021-01-25", "2021-03-02")).toEqual([
      "2021-02-04 07:30 contact -7", // 05, 08, 09, Tết, 17, 18, 19, 22
      "2021-02-17 07:30 contact -3", // 18, 19, 22
      "2021-02-19 07:30 contact -1",
      "2021-02-22 07:30 contact 0",
      "2021-02-24 07:30 contact +2",
      "2021-02-25 07:30 chung +3",
      "2021-02-26 07:30 contact +4",
      "2021-03-01 07:30 chinh +5",
      "2021-03-02 07:30 contact +6",
    ]);
  });

  it("speaks on a Saturday that is worked, and not on the Monday it is worked for", () => {
    const given = remediation({ dueDate: "2024-05-02", since: "2024-04-01" });
    expect(plan(given, "2024-04-15", "2024-05-06")).toEqual([
      "2024-04-17 07:30 contact -7", // Giỗ Tổ 18/4; 19, 22, 23, 24, 25, 26, off 29/4-01/5, 02/5
      "2024-04-24 07:30 contact -3", // 25, 26, 02/5
      "2024-04-26 07:30 contact -1",
      "2024-05-02 07:30 contact 0",
      "2024-05-04 07:30 contact +2", // the Saturday worked for Monday 29/4
      "2024-05-06 07:30 chung +3",
    ]);
  });

  it("leaves out the steps up to the day on which the date was made known", () => {
    const short = remediation({ dueDate: "2020-10-02", since: "2020-09-25" });
    expect(plan(short, "2020-09-21", "2020-10-02")).toEqual([
      "2020-09-29 07:30 contact -3",
      "2020-10-01 07:30 contact -1",
      "2020-10-02 07:30 contact 0",
    ]);
    expect(plan({ ...short, since: "2020-09-29" }, "2020-09-21", "2020-10-01")).toEqual([
      "2020-10-01 07:30 contact -1",
    ]);
  });

  it("gives a person who came later only the steps after that day", () => {
    const joined = remediation({
      people: [people[0], { personId: "ha", role: "assignee", since: "2020-10-13" }],
    });
    expect(plan(joined, "2020-10-07", "2020-10-15")).toEqual([
      "2020-10-07 07:30 contact -7",
      "2020-10-13 07:30 contact -3",
      "2020-10-15 07:30 contact -1",
      "2020-10-15 07:30 ha -1",
    ]);
  });

  it("reminds somebody in two roles once a step", () => {
    const both = remediation({
      people: [
        { personId: "ha", role: "unit_contact" },
        { personId: "ha", role: "assignee" },
        { personId: "ha", role: "unit_head" },
      ],
    });
    expect(plan(both, "2020-10-16", "2020-10-22")).toEqual([
      "2020-10-16 07:30 ha 0",
      "2020-10-20 07:30 ha +2",
      "2020-10-21 07:30 ha +3",
      "2020-10-22 07:30 ha +4",
    ]);
  });

  it("counts from the next working day when the due date has become a day off", () => {
    const given = remediation({ dueDate: "2020-10-17" });
    expect(plan(given, "2020-10-16", "2020-10-21")).toEqual([
      "2020-10-16 07:30 contact -1",
      "2020-10-19 07:30 contact 0",
      "2020-10-21 07:30 contact +2",
    ]);
  });

  it.each(["submitted", "accepted", "closed"] as const)("is empty once it is %s", (state) => {
    expect(plan(remediation({ state }), "2020-09-25", "2020-12-31")).toEqual([]);
  });
});
