import { expect, it } from "vitest";
import { shownWarning } from "../../../src/bot/screens/shownWarning.ts";

it.each([
  ["233 + 35 + 440 khác tổng số tiếp nhận (710).", "233 + 35 + 440 = 708, khác tổng số tiếp nhận (710)."],
  ["1.200 + 35 khác tổng số (1.236).", "1.200 + 35 = 1.235, khác tổng số (1.236)."],
  ["2 + 3 = 5, khác 6.", "2 + 3 = 5, khác 6."],
  ["1,5 + 2 khác 4.", "1,5 + 2 khác 4."],
  [
    "tiếp nhận (710) + kỳ trước chuyển sang (…) khác đã giải quyết (690) + đang giải quyết (0) + trả lại, rút (…).",
    "tiếp nhận (710) khác đã giải quyết (690) + đang giải quyết (0).",
  ],
  ["Số vừa nhập (2.000.000) lớn hơn 1.000.000.", "Số vừa nhập (2.000.000) lớn hơn 1.000.000."],
])("%s", (text, shown) => {
  expect(shownWarning(text, "vi")).toBe(shown);
});
