import { describe, expect, it } from "vitest";
import type { FormSession } from "../../../src/domain/form/session/FormSession.ts";
import { answer, sessionOf, type FormParts } from "./support.ts";

const FORM: FormParts = {
  survey: `type|name|label|relevant|constraint|calculation|repeat_count
    begin group|staff|Cán bộ||||
    begin repeat|unit|Đơn vị||||
    text|unit_name|Tên||||
    integer|people|Số người||. > 0||
    calculate|place||||position(..)|
    calculate|share||||\${people} div sum(/data/staff/unit/people)|
    begin repeat|person|Người||||
    text|person_name|Họ tên||||
    text|boss|Trưởng đơn vị \${unit_name}|position(..) = 1|||
    end repeat|||||
    end repeat|||||
    calculate|total||||sum(\${people})|
    calculate|units||||count(\${unit})|
    calculate|persons||||count(\${person_name})|
    calculate|big||||count(\${unit}[people > 10])|
    calculate|second||||indexed-repeat(\${unit_name}, \${unit}, 2)|
    calculate|first_person_of_second||||indexed-repeat(\${person_name}, \${unit}, 2, \${person}, 1)|
    calculate|names||||join(', ', \${unit_name})|
    end group|||||`,
};

function twoUnits(): FormSession {
  const session = sessionOf(FORM);
  for (const [name, people] of [
    ["Văn phòng", 12],
    ["Phòng Nội vụ", 8],
  ] as const) {
    const path = session.addInstance("unit");
    answer(session, `${path}/unit_name`, name);
    answer(session, `${path}/people`, people);
  }
  return session;
}

describe("repeats", () => {
  it("begin without instances and grow one by one", () => {
    const session = sessionOf(FORM);
    expect(session.repeats()).toMatchObject([
      { path: "unit", name: "unit", area: "staff", count: 0, fixed: false },
    ]);
    expect(session.questions("staff")).toEqual([]);
    expect(session.addInstance("unit")).toBe("unit[1]");
    expect(session.questions("staff").map(({ path }) => path)).toEqual([
      "unit[1]/unit_name",
      "unit[1]/people",
    ]);
  });

  it("share the question's number among instances", () => {
    const session = twoUnits();
    expect(
      session.questions("staff").map(({ number, path, instances }) => [number, path, instances]),
    ).toEqual([
      [1, "unit[1]/unit_name", [1]],
      [2, "unit[1]/people", [1]],
      [1, "unit[2]/unit_name", [2]],
      [2, "unit[2]/people", [2]],
    ]);
  });

  it("are added up, counted, filtered and pointed into", () => {
    const session = twoUnits();
    session.addInstance("unit[2]/person");
    answer(session, "unit[2]/person[1]/person_name", "Lan");
    const value = (name: string): string => session.text(name);
    expect(value("total")).toBe("20");
    expect(value("units")).toBe("2");
    expect(value("persons")).toBe("1");
    expect(value("big")).toBe("1");
    expect(value("second")).toBe("Phòng Nội vụ");
    expect(value("first_person_of_second")).toBe("Lan");
    expect(value("names")).toBe("Văn phòng, Phòng Nội vụ");
  });

  it("see their own instance when a formula inside names a question", () => {
    const session = twoUnits();
    expect(session.text("unit[1]/share")).toBe("0.6");
    expect(session.text("unit[2]/share")).toBe("0.4");
    expect(session.text("unit[2]/place")).toBe("2");
  });

  it("fill placeholders from their own instance", () => {
    const session = twoUnits();
    session.addInstance("unit[2]/person");
    session.addInstance("unit[2]/person");
    expect(session.label("unit[2]/person[1]/boss", "vi")).toBe("Trưởng đơn vị Phòng Nội vụ");
    expect(session.isRelevant("unit[2]/person[1]/boss")).toBe(true);
    expect(session.isRelevant("unit[2]/person[2]/boss")).toBe(false);
  });

  it("move up when one is removed, and say what happened to the answers", () => {
    const session = twoUnits();
    session.addInstance("unit[2]/person");
    answer(session, "unit[2]/person[1]/person_name", "Lan");
    expect(session.removeInstance("unit[1]")).toEqual({
      removed: ["unit[1]/unit_name", "unit[1]/people"],
      renamed: [
        { from: "unit[2]/people", to: "unit[1]/people" },
        { from: "unit[2]/person[1]/person_name", to: "unit[1]/person[1]/person_name" },
        { from: "unit[2]/unit_name", to: "unit[1]/unit_name" },
      ],
    });
    expect(session.text("unit[1]/unit_name")).toBe("Phòng Nội vụ");
    expect(session.text("unit[1]/place")).toBe("1");
    expect(session.text("total")).toBe("8");
    expect(session.text("unit[1]/person[1]/person_name")).toBe("Lan");
    expect(session.has("unit[2]/unit_name")).toBe(false);
  });

  it("come back from stored answers", () => {
    const reopened = sessionOf(FORM, {
      answers: {
        "unit[2]/unit_name": { state: "answered", value: "B" },
        "unit[1]/people": { state: "answered", value: 5 },
      },
    });
    expect(reopened.repeats()).toMatchObject([
      { path: "unit", count: 2 },
      { path: "unit[1]/person" },
      { path: "unit[2]/person" },
    ]);
    expect(reopened.text("unit[2]/unit_name")).toBe("B");
  });

  it("have the number repeat_count gives, follow it, and cannot be changed by hand", () => {
    const session = sessionOf({
      survey: `type|name|label|repeat_count
        integer|n|Số|
        begin repeat|r|R|\${n}
        text|a|A|
        end repeat||`,
    });
    expect(session.repeats()).toMatchObject([{ count: 0, fixed: true }]);
    answer(session, "n", 2);
    expect(session.questions("").map(({ path }) => path)).toEqual(["n", "r[1]/a", "r[2]/a"]);
    answer(session, "r[2]/a", "x");
    answer(session, "n", 1);
    expect(session.has("r[2]/a")).toBe(false);
    answer(session, "n", 2);
    expect(session.text("r[2]/a")).toBe("x");
    expect(session.addInstance("r")).toBeUndefined();
    expect(session.removeInstance("r[1]")).toBeUndefined();
  });

  it("are not opened without end by a mistyped count", () => {
    const session = sessionOf({
      survey: `type|name|label|repeat_count
        integer|n|Số|
        begin repeat|r|R|\${n}
        text|a|A|
        end repeat||`,
    });
    answer(session, "n", 1_000_000_000);
    expect(session.repeats()).toMatchObject([{ count: 1_000 }]);
  });
});

describe("once(), defaults and overridden formulas", () => {
  it("once() keeps its first value", () => {
    const session = sessionOf({
      survey: `type|name|label|calculation
        text|a|A|
        calculate|code||once(concat(\${a}, '-', string-length(\${a})))`,
    });
    answer(session, "a", "x");
    expect(session.text("code")).toBe("x-1");
    answer(session, "a", "long");
    expect(session.text("code")).toBe("x-1");
  });

  it("a dynamic default is worked out once", () => {
    const session = sessionOf({
      survey: `type|name|label|default
        text|a|A|
        text|b|B|concat('như ', \${a})`,
    });
    answer(session, "a", "một");
    expect(session.text("b")).toBe("như một");
    answer(session, "a", "hai");
    expect(session.text("b")).toBe("như một");
    answer(session, "b", "khác");
    expect(session.text("b")).toBe("khác");
  });

  it("a calculated question may be overridden until its formula gives another value", () => {
    const session = sessionOf({
      survey: `type|name|label|calculation
        integer|a|A|
        integer|b|B|\${a} * 2`,
    });
    answer(session, "a", 4);
    expect(session.value("b")).toBe(8);
    answer(session, "b", 9);
    expect(session.value("b")).toBe(9);
    answer(session, "a", 5);
    expect(session.value("b")).toBe(10);
  });

  it("a triggered formula runs when its trigger changes, not when its inputs do", () => {
    const session = sessionOf({
      survey: `type|name|label|calculation|trigger
        integer|a|A||
        text|go|Go||
        calculate|copy||\${a}|\${go}`,
    });
    answer(session, "a", 1);
    expect(session.text("copy")).toBe("");
    answer(session, "go", "x");
    expect(session.text("copy")).toBe("1");
    answer(session, "a", 2);
    expect(session.text("copy")).toBe("1");
    answer(session, "go", "y");
    expect(session.text("copy")).toBe("2");
  });

  it("a date made by arithmetic is a date again in a date question", () => {
    const session = sessionOf({
      survey: `type|name|label|calculation|read_only
        date|start_day|A||
        date|due|B|\${start_day} + 15|yes`,
    });
    answer(session, "start_day", "2020-09-17");
    expect(session.text("due")).toBe("2020-10-02");
  });
});
