import { describe, expect, it } from "vitest";
import { digestReminders } from "../../../src/domain/remediation/digestReminders.ts";
import { dueReminders } from "../../../src/domain/remediation/dueReminders.ts";
import { DEFAULT_LADDER } from "../../../src/domain/remediation/ladder.ts";
import { vietnam } from "../calendar/vietnamCalendar.ts";
import { hanoi, people, remediation } from "./people.ts";

const subjects = new Map([
  ["posting", { finding: "TTHC niêm yết chưa đầy đủ", unit: "UBND huyện Chợ Đồn" }],
  ["posts", { finding: "Vị trí việc làm chưa đúng", unit: "UBND huyện Chợ Đồn" }],
  ["computers", { finding: "Hạ tầng CNTT chưa đồng bộ", unit: "UBND huyện Ba Bể" }],
]);
const subjectOf = (id: string) => subjects.get(id) ?? { finding: "?", unit: "?" };
const digests = (local: string, remediations: ReturnType<typeof remediation>[]) =>
  digestReminders(
    dueReminders({ remediations, calendar: vietnam, ladder: DEFAULT_LADDER, decided: [], at: hanoi(local) }),
    subjectOf,
  );

describe("the digest", () => {
  it("is one message for a person, whatever it is about", () => {
    const three = ["posting", "posts", "computers"].map((id) => remediation({ id }));
    const [digest, ...others] = digests("2020-10-07 08:00", three);
    expect(others).toEqual([]);
    expect(digest).toMatchObject({
      at: hanoi("2020-10-07 07:30"),
      person: "contact",
      role: "unit_contact",
      step: "-7",
      late: false,
    });
    expect(digest?.items.map(({ remediationId }) => remediationId)).toEqual([
      "computers",
      "posting",
      "posts",
    ]);
  });

  it("puts the earliest due date first and says of each item its step", () => {
    const [digest] = digests("2020-10-16 08:00", [
      remediation({ id: "posts", dueDate: "2020-10-27" }),
      remediation({ id: "posting" }),
    ]);
    expect(digest).toEqual({
      at: hanoi("2020-10-16 07:30"),
      person: "contact",
      role: "unit_contact",
      unit: "UBND huyện Chợ Đồn",
      step: "0",
      late: false,
      items: [
        { remediationId: "posting", ...subjectOf("posting"), dueDate: "2020-10-16", step: "0", late: false },
        { remediationId: "posts", ...subjectOf("posts"), dueDate: "2020-10-27", step: "-7", late: false },
      ],
    });
  });

  it("is late when a part of it is, and said when that part may be said", () => {
    const [digest] = digests("2020-10-19 09:00", [
      remediation({ id: "posts", dueDate: "2020-10-22" }),
      remediation({ id: "posting" }),
    ]);
    expect(digest).toMatchObject({ at: hanoi("2020-10-19 09:00"), step: "0", late: true });
    expect(digest?.items.map(({ step, late }) => [step, late])).toEqual([
      ["0", true],
      ["-3", false],
    ]);
  });

  it("names every unit for somebody who follows several", () => {
    const lead = [{ personId: "chinh", role: "lead" as const }];
    const [digest] = digests("2020-10-23 08:00", [
      remediation({ id: "posting", people: lead }),
      remediation({ id: "computers", people: lead }),
    ]);
    expect(digest).toMatchObject({
      person: "chinh",
      role: "lead",
      step: "+5",
      unit: "UBND huyện Ba Bể; UBND huyện Chợ Đồn",
    });
  });

  it("is one for each person", () => {
    const all = digests("2020-10-26 08:00", [remediation({ id: "posting" }), remediation({ id: "posts" })]);
    expect(all.map(({ person, step, items }) => [person, step, items.length])).toEqual([
      [people[0].personId, "+6", 2],
      [people[1].personId, "+5", 2],
      [people[2].personId, "+3", 2],
    ]);
  });

  it("of nothing is nothing", () => {
    expect(digestReminders([], subjectOf)).toEqual([]);
  });
});
