import { describe, expect, it } from "vitest";
import type { FormSession, SessionStart } from "../../../src/domain/form/session/FormSession.ts";
import type { StoredAnswer } from "../../../src/domain/form/session/storedAnswer.ts";
import { answer, sessionOf, type FormParts } from "./support.ts";

const two = (column: string, vi: string, en: string) => ({ [`${column}::vi`]: vi, [`${column}::en`]: en });
const dossiers = { ...two("unit", "hồ sơ", "dossiers"), quantity: "count" };

const FORM: FormParts = {
  survey: [
    { type: "hidden", name: "unit_type" },
    { type: "hidden", name: "visit_date" },
    { type: "hidden", name: "target", quantity: "percent", default: 95 },
    { type: "hidden", name: "extended", default: "yes" },
    { type: "begin group", name: "procedures", ...two("label", "Thủ tục", "Procedures") },
    { type: "select_one yes_no", name: "operating", ...two("label", "Có hoạt động", "Operates") },
    {
      type: "integer",
      name: "received",
      ...two("label", "Tổng số hồ sơ", "Dossiers received"),
      ...dossiers,
      required: "yes",
      relevant: "${operating} = 'yes'",
    },
    {
      type: "integer",
      name: "resolved",
      ...two("label", "Đã giải quyết trong ${received} hồ sơ", "Resolved of ${received}"),
      ...dossiers,
      required: "${received} > 0",
      relevant: "${operating} = 'yes'",
      constraint: ". >= 0",
    },
    {
      type: "integer",
      name: "late",
      ...two("label", "Quá hạn", "Late"),
      ...dossiers,
      constraint: "${resolved} = '' or . <= ${resolved}",
      ...two(
        "constraint_message",
        "Quá hạn (${late}) lớn hơn đã giải quyết (${resolved}).",
        "Late (${late}) above resolved (${resolved}).",
      ),
    },
    {
      type: "integer",
      name: "pending",
      ...two("label", "Đang giải quyết", "Pending"),
      ...dossiers,
      warning: "${received} = ${resolved} + .",
      ...two("warning_message", "Không khớp ${received}", "Does not match ${received}"),
      suggest: "if(${received} != '' and ${resolved} != '', ${received} - ${resolved}, '')",
    },
    {
      type: "calculate",
      name: "on_time_rate",
      ...two("label", "Tỷ lệ đúng hạn", "On-time rate"),
      quantity: "percent",
      calculation:
        "if(${resolved} > 0 and ${late} != '', round(100 * (${resolved} - ${late}) div ${resolved}, 2), '')",
    },
    {
      type: "select_one yes_no",
      name: "has_late",
      ...two("label", "Có hồ sơ quá hạn", "Any late dossiers"),
      derive: "if(${late} = '', '', if(${late} > 0, 'yes', 'no'))",
    },
    { type: "decimal", name: "budget", ...two("label", "Kinh phí", "Budget"), quantity: "money" },
    { type: "text", name: "commune_only", ...two("label", "Xã", "Commune"), unit_types: "xa phuong" },
    { type: "text", name: "new_law", ...two("label", "Từ 2025", "Since 2025"), valid_from: "2025-07-01" },
    {
      type: "text",
      name: "old_law",
      ...two("label", "Đến 2021", "Until 2021"),
      valid_from: "2016-01-01",
      valid_to: "2021-12-31",
    },
    {
      type: "text",
      name: "extended_only",
      ...two("label", "Mở rộng", "Extended"),
      relevant: "${extended} = 'yes' and ${operating} = 'yes'",
    },
    { type: "end group" },
    { type: "begin group", name: "finance", ...two("label", "Tài chính", "Finance") },
    { type: "select_one provinces", name: "province", ...two("label", "Tỉnh", "Province") },
    {
      type: "select_one districts",
      name: "district",
      ...two("label", "Huyện", "District"),
      choice_filter: "province = ${province}",
    },
    { type: "end group" },
  ],
  choices: `list_name|name|label::vi|label::en|province
    yes_no|yes|Có|Yes|
    yes_no|no|Không|No|
    provinces|bac_kan|Bắc Kạn|Bac Kan|
    provinces|ha_giang|Hà Giang|Ha Giang|
    districts|cho_don|Chợ Đồn|Cho Don|bac_kan
    districts|ba_be|Ba Bể|Ba Be|bac_kan
    districts|dong_van|Đồng Văn|Dong Van|ha_giang`,
  rules: [
    {
      id: "PRO-01",
      area: "procedures",
      group: "delay",
      when: "${on_time_rate} < ${target}",
      severity: "if(${on_time_rate} >= 90, 'minor', 'serious')",
      ...two("finding", "Tỷ lệ đúng hạn mới đạt ${on_time_rate}", "On time only ${on_time_rate}"),
      ...two("recommendation", "Giải quyết đúng hạn", "Resolve in time"),
      due_days: 30,
      legal_basis: "NĐ 61",
    },
    {
      id: "PRO-02",
      area: "procedures",
      when: "${operating} = 'no'",
      severity: "serious",
      ...two("finding", "Không hoạt động", "Not operating"),
      ...two("recommendation", "Mở lại", "Reopen"),
    },
  ],
};

const START: SessionStart = { parameters: { unit_type: "huyen", visit_date: "2020-09-17" } };

function open(start: SessionStart = START): FormSession {
  return sessionOf(FORM, start);
}

function reception(): FormSession {
  const session = open();
  answer(session, "operating", "yes");
  answer(session, "received", 710);
  answer(session, "resolved", 690);
  answer(session, "late", 17);
  return session;
}

describe("questions of an area", () => {
  it("are numbered 1 to N in the order of the form", () => {
    expect(
      open()
        .questions("procedures")
        .map((question) => [question.number, question.name]),
    ).toEqual([
      [1, "operating"],
      [2, "received"],
      [3, "resolved"],
      [4, "late"],
      [5, "pending"],
      [6, "has_late"],
      [7, "budget"],
      [8, "old_law"],
      [9, "extended_only"],
    ]);
  });

  it("keep their numbers when an answer hides some of them", () => {
    const session = open();
    const before = session.questions("procedures");
    answer(session, "operating", "no");
    expect(session.isRelevant("received")).toBe(false);
    expect(session.questions("procedures")).toEqual(before);
    expect(session.questionCount("procedures")).toBe(9);
  });

  it("leave out what does not exist for the type of unit", () => {
    expect(
      open()
        .questions("procedures")
        .map(({ name }) => name),
    ).not.toContain("commune_only");
    const commune = open({ parameters: { unit_type: "xa", visit_date: "2020-09-17" } });
    expect(commune.questions("procedures").map(({ name }) => name)).toContain("commune_only");
  });

  it("leave out what is not in force on the day of the visit", () => {
    const late = open({ parameters: { unit_type: "huyen", visit_date: "2025-09-17" } });
    const names = late.questions("procedures").map(({ name }) => name);
    expect(names).toContain("new_law");
    expect(names).not.toContain("old_law");
  });

  it("leave out what the parameters alone rule out, even mixed with answers", () => {
    const session = open({ parameters: { ...START.parameters, extended: "no" } });
    expect(session.questions("procedures").map(({ name }) => name)).not.toContain("extended_only");
  });
});

describe("one question", () => {
  it("is relevant only while its condition holds", () => {
    const session = open();
    expect(session.isRelevant("received")).toBe(false);
    answer(session, "operating", "yes");
    expect(session.isRelevant("received")).toBe(true);
  });

  it("is required by a fixed yes or by a condition", () => {
    const session = open();
    answer(session, "operating", "yes");
    expect(session.isRequired("received")).toBe(true);
    expect(session.isRequired("resolved")).toBe(false);
    answer(session, "received", 710);
    expect(session.isRequired("resolved")).toBe(true);
  });

  it("is shown in the person's language with figures filled in", () => {
    const session = reception();
    answer(session, "received", 1710);
    expect(session.label("resolved", "vi")).toBe("Đã giải quyết trong 1.710 hồ sơ");
    expect(session.label("resolved", "en")).toBe("Resolved of 1,710");
    expect(session.unit("resolved", "en")).toBe("dossiers");
  });

  it("shows an ellipsis for a figure that is missing", () => {
    expect(open().label("resolved", "vi")).toBe("Đã giải quyết trong … hồ sơ");
  });

  it("offers a suggestion with the questions it was computed from, and stores nothing", () => {
    const session = reception();
    expect(session.suggestion("pending")).toEqual({
      value: 20,
      printed: { vi: "20", en: "20" },
      from: ["received", "resolved"],
    });
    expect(session.value("pending")).toBeNull();
  });

  it("has no suggestion while a figure is missing", () => {
    expect(open().suggestion("pending")).toBeUndefined();
  });

  it("takes the derived value when there is one, and is asked when there is none", () => {
    const session = open();
    expect(session.derived("has_late")).toBeUndefined();
    expect(session.isSettled("has_late")).toBe(false);
    answer(session, "late", 17);
    expect(session.derived("has_late")).toBe("yes");
    expect(session.valueSource("has_late")).toBe("derived");
    expect(session.isSettled("has_late")).toBe(true);
  });

  it("has no value when the answer is that there are no data", () => {
    const session = reception();
    session.set("late", { state: "not_available", value: null });
    expect(session.value("late")).toBeNull();
    expect(session.text("on_time_rate")).toBe("");
    expect(session.isSettled("late")).toBe(true);
  });
});

describe("choices", () => {
  it("are those the filter lets through", () => {
    const session = open();
    expect(session.choices("district", "vi")).toEqual([]);
    answer(session, "province", "bac_kan");
    expect(session.choices("district", "vi").map(({ label }) => label)).toEqual(["Chợ Đồn", "Ba Bể"]);
  });

  it("no longer offered count as missing, and come back with the filter", () => {
    const session = open();
    answer(session, "province", "bac_kan");
    answer(session, "district", "cho_don");
    answer(session, "province", "ha_giang");
    expect(session.value("district")).toBeNull();
    expect(session.isSettled("district")).toBe(false);
    answer(session, "province", "bac_kan");
    expect(session.value("district")).toBe("cho_don");
  });

  it("not offered are refused", () => {
    const session = open();
    answer(session, "province", "bac_kan");
    expect(session.check("district", "dong_van").errors).toMatchObject([
      { path: "district", kind: "choice" },
    ]);
  });
});

describe("checking a value", () => {
  it("breaks the question's own constraint, with the figures in the message", () => {
    expect(reception().check("late", 700).errors).toEqual([
      {
        path: "late",
        kind: "constraint",
        message: {
          vi: "Quá hạn (700) lớn hơn đã giải quyết (690).",
          en: "Late (700) above resolved (690).",
        },
        references: ["late", "resolved"],
      },
    ]);
  });

  it("breaks the constraint of an earlier answer that rests on it", () => {
    expect(reception().check("resolved", 10).errors).toMatchObject([
      { path: "late", message: { vi: "Quá hạn (17) lớn hơn đã giải quyết (10)." } },
    ]);
  });

  it("does not blame a change for what was wrong before", () => {
    const session = reception();
    answer(session, "late", 900);
    expect(session.check("resolved", 680).errors).toEqual([]);
    expect(session.problems("procedures").errors).toMatchObject([{ path: "late" }]);
  });

  it("is not held up by a figure that is missing", () => {
    const session = open();
    answer(session, "operating", "yes");
    expect(session.check("late", 17).errors).toEqual([]);
  });

  it("warns only when a check is definitely broken", () => {
    const session = open();
    answer(session, "operating", "yes");
    expect(session.check("pending", 33).warnings).toEqual([]);
    answer(session, "received", 710);
    answer(session, "resolved", 690);
    expect(session.check("pending", 33).warnings).toEqual([
      {
        path: "pending",
        message: { vi: "Không khớp 710", en: "Does not match 710" },
        references: ["pending", "received", "resolved"],
      },
    ]);
    expect(session.check("pending", 20).warnings).toEqual([]);
  });

  it("warns of an earlier answer that no longer fits", () => {
    const session = reception();
    answer(session, "pending", 20);
    expect(session.check("received", 800).warnings).toMatchObject([{ path: "pending" }]);
  });

  it("changes nothing", () => {
    const session = reception();
    session.check("resolved", 10);
    expect(session.value("resolved")).toBe(690);
    expect(session.text("on_time_rate")).toBe("97.54");
  });
});

describe("figures", () => {
  it("are the calculated rows with a label", () => {
    const session = reception();
    expect(session.figures("procedures")).toEqual([
      {
        path: "on_time_rate",
        name: "on_time_rate",
        ordinal: session.question("on_time_rate").ordinal,
        area: "procedures",
        label: { vi: "Tỷ lệ đúng hạn", en: "On-time rate" },
        unit: {},
        quantity: "percent",
        value: 97.54,
        printed: { vi: "97,54%", en: "97.54%" },
        references: ["resolved", "late"],
        missing: [],
      },
    ]);
  });

  it("name what is missing", () => {
    const session = reception();
    session.clear("late");
    expect(session.figures("procedures")).toMatchObject([{ value: undefined, missing: ["late"] }]);
  });

  it("do not call missing what is not asked", () => {
    const session = open();
    answer(session, "operating", "no");
    expect(session.figures("procedures")).toMatchObject([{ value: undefined, missing: ["late"] }]);
  });
});

describe("rules", () => {
  it("fire with their texts filled, and say what they rest on", () => {
    const session = reception();
    answer(session, "late", 60);
    expect(session.rules().fired).toEqual([
      {
        id: "PRO-01",
        area: "procedures",
        group: "delay",
        severity: "minor",
        finding: { vi: "Tỷ lệ đúng hạn mới đạt 91,30%", en: "On time only 91.30%" },
        recommendation: { vi: "Giải quyết đúng hạn", en: "Resolve in time" },
        dueDays: 30,
        legalBasis: "NĐ 61",
        references: ["resolved", "late"],
      },
    ]);
  });

  it("take their severity from the figures where it is a formula", () => {
    const session = reception();
    answer(session, "late", 100);
    expect(session.rules().fired).toMatchObject([{ severity: "serious" }]);
  });

  it("that cannot be judged list the missing questions", () => {
    const session = reception();
    session.clear("late");
    expect(session.rules().unjudged).toEqual([
      { id: "PRO-01", area: "procedures", group: "delay", missing: ["late"], missingParameters: [] },
    ]);
  });

  it("never fire from an answer that is hidden", () => {
    const session = reception();
    answer(session, "late", 60);
    answer(session, "operating", "no");
    expect(session.rules().fired.map(({ id }) => id)).toEqual(["PRO-02"]);
  });

  it("can be asked for one area", () => {
    expect(reception().rules("finance")).toEqual({ fired: [], unjudged: [] });
  });
});

describe("hidden answers", () => {
  it("are kept, count as empty, and come back", () => {
    const session = reception();
    answer(session, "operating", "no");
    expect(session.hiddenAnswers("procedures")).toEqual(["received", "resolved"]);
    expect(session.text("received")).toBe("");
    expect(session.answer("received")).toMatchObject({ value: 710 });
    answer(session, "operating", "yes");
    expect(session.text("received")).toBe("710");
  });
});

describe("a session", () => {
  it("opened over stored answers is the same as the one they were given in", () => {
    const given = reception();
    const answers: Record<string, StoredAnswer> = {};
    for (const path of ["operating", "received", "resolved", "late"]) {
      const stored = given.answer(path);
      if (stored) answers[path] = stored;
    }
    const reopened = open({ ...START, answers });
    expect(reopened.figures()).toEqual(given.figures());
    expect(reopened.rules()).toEqual(given.rules());
  });

  it("refuses a path the form does not have", () => {
    expect(open().has("nonsense")).toBe(false);
    expect(() => open().value("nonsense")).toThrow("nonsense");
  });
});

describe("labels of choices in formulas", () => {
  const parts = {
    survey: `type|name|label::vi|label::en|calculation
      begin group|g|G|G|
      select_one st|st|S|S|
      calculate|state|Trạng thái|State|jr:choice-name(\${st}, '\${st}')
      calculate|sentence|Câu|Sentence|concat(\${state}, '!')
      note|said|Đã chọn: \${sentence}|Chosen: \${sentence}|
      end group||||`,
    choices: `list_name|name|label::vi|label::en
      st|ok|Được|Fine`,
    settings: `default_language
      vi`,
  };

  it("are in the language of whoever reads them", () => {
    const session = sessionOf(parts);
    answer(session, "st", "ok");
    expect(session.printed("state", "en")).toBe("Fine");
    expect(session.label("said", "en")).toBe("Chosen: Fine!");
    expect(session.label("said", "vi")).toBe("Đã chọn: Được!");
    expect(session.figures("g").map(({ printed }) => printed)).toEqual([
      { vi: "Được", en: "Fine" },
      { vi: "Được!", en: "Fine!" },
    ]);
  });

  it("are in the form's own language as the value formulas see", () => {
    const session = sessionOf(parts);
    answer(session, "st", "ok");
    session.printed("state", "en");
    expect(session.text("sentence")).toBe("Được!");
  });
});
