import { describe, expect, it } from "vitest";
import { answer, sessionOf } from "./support.ts";

/** What a rule makes of a condition over `yes` (1), `no` (0) and the missing figure `none`. */
function verdictOn(condition: string): "fires" | "clear" | "unjudged" {
  const session = sessionOf({
    survey: `type|name|label
      begin group|procedures|Procedures
      integer|yes|Yes
      integer|no|No
      integer|none|None
      select_multiple levels|levels|Levels
      end group`,
    choices: `list_name|name|label
      levels|district|Cấp huyện`,
    rules: `id|area|when|finding
      PRO-01|procedures|${condition}|F`,
  });
  answer(session, "yes", 1);
  answer(session, "no", 0);
  const { fired, unjudged } = session.rules();
  if (fired.length > 0) return "fires";
  return unjudged.length > 0 ? "unjudged" : "clear";
}

const T = "${yes} = 1";
const F = "${no} = 1";
const U = "${none} = 1";

describe("missing-aware evaluation of rules", () => {
  it.each([
    [T, "fires"],
    [F, "clear"],
    [U, "unjudged"],
    [`${T} and ${T}`, "fires"],
    [`${T} and ${F}`, "clear"],
    [`${F} and ${T}`, "clear"],
    [`${T} and ${U}`, "unjudged"],
    [`${U} and ${T}`, "unjudged"],
    [`${F} and ${U}`, "clear"],
    [`${U} and ${F}`, "clear"],
    [`${U} and ${U}`, "unjudged"],
    [`${T} or ${F}`, "fires"],
    [`${F} or ${F}`, "clear"],
    [`${T} or ${U}`, "fires"],
    [`${U} or ${T}`, "fires"],
    [`${F} or ${U}`, "unjudged"],
    [`${U} or ${F}`, "unjudged"],
    [`${U} or ${U}`, "unjudged"],
    [`not(${F})`, "fires"],
    [`not(${T})`, "clear"],
    [`not(${U})`, "unjudged"],
  ])("%s: %s", (condition, verdict) => {
    expect(verdictOn(condition)).toBe(verdict);
  });

  it.each([
    ["a missing figure is not zero", "${none} < 5", "unjudged"],
    ["nothing fires because a figure is empty", "${none} = ''", "unjudged"],
    ["a sum with a missing figure is unknown", "${yes} + ${none} > 0", "unjudged"],
    ["coalesce gives a missing figure a default", "coalesce(${none}, 0) = 0", "fires"],
    ["a condition that does not hang on the missing figure is judged", "${none} > 5 or ${yes} > 0", "fires"],
    ["both branches the same: the unknown condition does not matter", "if(${none} > 1, 7, 7) = 7", "fires"],
    ["branches that differ are unknown", "if(${none} > 1, 7, 8) = 7", "unjudged"],
    [
      "an unanswered selection contains nothing for certain",
      "not(selected(${levels}, 'district'))",
      "unjudged",
    ],
    ["the smallest of figures with one missing is unknown", "min(${yes}, ${none}) < 5", "unjudged"],
    ["how many are filled in can always be told", "count-non-empty(${none}) = 0", "fires"],
  ])("%s", (_rule, condition, verdict) => {
    expect(verdictOn(condition)).toBe(verdict);
  });
});
