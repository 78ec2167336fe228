import { describe, expect, it } from "vitest";
import { printValue, type PrintedKind } from "../../../../src/domain/form/session/printValue.ts";

const percent: PrintedKind = { type: "decimal", quantity: "percent" };
const computed: PrintedKind = { type: "calculate", quantity: "percent", computed: true };

describe("printValue", () => {
  it.each<[string, string, PrintedKind, string, string]>([
    ["a computed percentage has two decimals", "97.6", computed, "97,60%", "97.60%"],
    ["a typed percentage has those typed", "97.6", percent, "97,6%", "97.6%"],
    ["a whole percentage has none", "92", percent, "92%", "92%"],
    ["a whole computed percentage has none", "100", computed, "100%", "100%"],
    ["a percentage never has more than two", "33.3333", percent, "33,33%", "33.33%"],
    ["counts are grouped", "1234567", { type: "integer", quantity: "count" }, "1.234.567", "1,234,567"],
    [
      "money is grouped, without unit",
      "350000000",
      { type: "integer", quantity: "money" },
      "350.000.000",
      "350,000,000",
    ],
    ["a number without quantity stays as it is: 2020 is a year", "2020", { type: "integer" }, "2020", "2020"],
    ["decimals take the sign of the language", "1234.5", { type: "decimal" }, "1234,5", "1234.5"],
    ["dates are day first", "2020-09-17", { type: "date" }, "17/09/2020", "17/09/2020"],
    [
      "date-times have the time",
      "2020-09-17T08:30:00.000+07:00",
      { type: "dateTime" },
      "17/09/2020 08:30",
      "17/09/2020 08:30",
    ],
    ["times are hours and minutes", "08:30:00.000", { type: "time" }, "08:30", "08:30"],
    ["a formula may give a text", "Tốt", { type: "calculate" }, "Tốt", "Tốt"],
    ["a formula may give a date", "2020-10-02", { type: "calculate" }, "02/10/2020", "02/10/2020"],
    ["nothing stays nothing", "", percent, "", ""],
  ])("%s", (_rule, value, kind, vietnamese, english) => {
    expect([printValue(value, kind, "vi"), printValue(value, kind, "en")]).toEqual([vietnamese, english]);
  });

  it("names choices by their labels", () => {
    const label = (name: string): string => ({ yes: "Có", no: "Không" })[name] ?? name;
    expect(printValue("yes", { type: "select_one" }, "vi", label)).toBe("Có");
    expect(printValue("yes no", { type: "select_multiple" }, "vi", label)).toBe("Có, Không");
  });
});
