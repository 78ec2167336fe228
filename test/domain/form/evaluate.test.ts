import { describe, expect, it } from "vitest";
import { sessionOf } from "./support.ts";

/** The value of an expression as a calculate row, over a few answered questions. */
function valueOf(expression: string): string {
  const session = sessionOf(
    {
      survey: `type|name|label|calculation
        integer|received|Received|
        integer|late|Late|
        decimal|share|Share|
        text|note|Note|
        date|day|Day|
        dateTime|moment|Moment|
        select_one levels|level|Level|
        select_multiple levels|levels|Levels|
        integer|missing|Missing|
        calculate|result||${expression.replaceAll("|", "¦")}`,
      choices: `list_name|name|label|rank
        levels|province|Cấp tỉnh|1
        levels|district|Cấp huyện|2
        levels|commune|Cấp xã|3`,
    },
    {
      answers: {
        received: { state: "answered", value: 710 },
        late: { state: "answered", value: 17 },
        share: { state: "answered", value: 97.6 },
        note: { state: "answered", value: "  hồ  sơ " },
        day: { state: "answered", value: "2020-09-17" },
        moment: { state: "answered", value: "2020-09-17T08:30:15.250+07:00" },
        level: { state: "answered", value: "district" },
        levels: { state: "answered", value: ["district", "commune"] },
        missing: { state: "not_available", value: null },
      },
    },
  );
  return session.text("result");
}

describe("ODK evaluation", () => {
  it.each([
    // numbers
    ["1 + 2 * 3", "7"],
    ["7 mod 3", "1"],
    ["-7 mod 3", "-1"],
    ["1 div 4", "0.25"],
    ["0.1 + 0.2", "0.30000000000000004"],
    ["round(0.1 + 0.2, 1)", "0.3"],
    ["int(3.9)", "3"],
    ["int(-3.9)", "-3"],
    ["round(2.5)", "3"],
    ["round(-2.5)", "-2"],
    ["round(1.005, 2)", "1.01"],
    ["round(100 * ${late} div 708, 2)", "2.4"],
    ["round(1234, -2)", "1200"],
    ["floor(-0.5)", "-1"],
    ["ceiling(-0.5)", "0"],
    ["abs(-3)", "3"],
    ["pow(2, 10)", "1024"],
    ["sqrt(2) > 1.41 and sqrt(2) < 1.42", "true"],
    ["min(3, 1, 2)", "1"],
    ["max(3, 1, 2)", "3"],
    ["1000000 * 1000000 * 1000000 * 1000", "1000000000000000000000"],
    ["1 div 0", ""],
    ["number('12,5')", ""],
    // missing figures
    ["${missing} = ''", "true"],
    ["${missing} > 0", "false"],
    ["${missing} + 1", ""],
    ["coalesce(${missing}, 0)", "0"],
    ["coalesce(${missing}, ${late})", "17"],
    ["if(${missing} != '', 1, 2)", "2"],
    ["if(${received} != '' and ${late} > 0, round(100 * ${late} div ${received}, 2), '')", "2.39"],
    // texts
    ["concat('a', 1, true())", "a1true"],
    ["join('; ', 'a', 'b', 'c')", "a; b; c"],
    ["string-length(${note})", "9"],
    ["normalize-space(${note})", "hồ sơ"],
    ["contains('một cửa', 'cửa')", "true"],
    ["starts-with('một cửa', 'một')", "true"],
    ["substr('hello', 1, 3)", "el"],
    ["substr('hello', -3)", "llo"],
    ["substring('12345', 2, 3)", "234"],
    ["substring-before('30c/NQ-CP', '/')", "30c"],
    ["substring-after('30c/NQ-CP', '/')", "NQ-CP"],
    ["substring-after('abc', 'x')", ""],
    ["translate('abc', 'ab', 'AB')", "ABc"],
    ["translate('a-b-c', '-', '')", "abc"],
    ["regex('0912345678', '0[0-9]{9}')", "true"],
    ["string(12.50)", "12.5"],
    // truth
    ["boolean('false')", "true"],
    ["boolean(0)", "false"],
    ["not(1 = 1)", "false"],
    ["'1' = 1", "true"],
    ["true() = 'x'", "true"],
    ["if(1 > 2, 'a', 'b')", "b"],
    ["checklist(2, -1, 1 = 1, 2 = 2, 3 = 4)", "true"],
    ["checklist(-1, 1, 1 = 1, 2 = 2, 3 = 4)", "false"],
    ["weighted-checklist(3, 5, 1 = 1, 2, 1 = 2, 5, 1 = 1, 1)", "true"],
    // choices
    ["selected(${level}, 'district')", "true"],
    ["selected(${levels}, 'province')", "false"],
    ["count-selected(${levels})", "2"],
    ["selected-at(${levels}, 1)", "commune"],
    ["selected-at(${levels}, 9)", ""],
    ["jr:choice-name(${level}, '${level}')", "Cấp huyện"],
    ["instance('levels')/root/item[name = ${level}]/rank", "2"],
    ["count(instance('levels')/root/item[rank > 1])", "2"],
    ["instance('levels')/root/item[2]/name", "district"],
    ["instance('levels')/root/item[position() = last()]/name", "commune"],
    // dates
    ["today()", "2020-09-17"],
    ["now()", "2020-09-17T08:30:00.000+07:00"],
    ["${day} = today()", "true"],
    ["today() - ${day}", "0"],
    ["number(date('1970-01-02'))", "1"],
    ["date(today() + 15)", "2020-10-02"],
    ["date('2020-02-30')", ""],
    ["${day} < '2020-09-18'", "true"],
    ["decimal-date-time('1970-01-01T12:00:00.000Z')", "0.5"],
    ["decimal-time('06:00')", "0.25"],
    ["format-date(${day}, '%d/%m/%Y')", "17/09/2020"],
    ["format-date(${day}, '%e/%n/%y %a %b')", "17/9/20 Thu Sep"],
    ["format-date-time(${moment}, '%H:%M:%S.%3')", "08:30:15.250"],
    // paths
    ["/data/received - /data/late", "693"],
    ["../received", "710"],
    ["count(/data/*[. = 710])", "1"],
    ["version()", ""],
    ["uuid()", "11111111-2222-3333-4444-555555555555"],
    ["random()", "0.5"],
  ])("%s is %s", (expression, expected) => {
    expect(valueOf(expression)).toBe(expected);
  });
});
