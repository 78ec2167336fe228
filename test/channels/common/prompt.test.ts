import { describe, expect, it } from "vitest";
import {
  type RemedyAct,
  packButton,
  type ButtonData,
  type InspectionAct,
} from "../../../src/messaging/buttonData.ts";
import { chosenIn, chosenOption, promptOptions, withOptions } from "../../../src/channels/common/prompt.ts";

type Label = readonly [label: string, data: ButtonData | string];

function markup(...buttons: readonly Label[]) {
  return {
    inline_keyboard: buttons.map(([text, data]) => [
      { text, callback_data: typeof data === "string" ? data : packButton(data) },
    ]),
  };
}
const question = (act: string): ButtonData => ({
  on: "question",
  record: 3,
  question: 8,
  prompt: "ab1cd",
  act,
});
const prompt = (act: string): ButtonData => ({ on: "prompt", prompt: "ab1cd", act });
const inspection = (act: InspectionAct): ButtonData => ({
  on: "inspection",
  id: "0199a3f4-7b1c-7c3d-9e2f-0123456789ab",
  act,
});

const YES_NO = markup(
  ["Có", question("c0")],
  ["Không", question("c1")],
  ["Không có số liệu", question("na")],
  ["‹ Câu trước", question("bk")],
);
const NUMBER = markup(
  ["442", question("sg")],
  ["Không có số liệu", question("na")],
  ["‹ Câu trước", question("bk")],
);
const SEVERAL = markup(
  ["✓ Cấp tỉnh", question("c0")],
  ["Cấp xã", question("c1")],
  ["Xong", question("ok")],
  ["Không có số liệu", question("na")],
);
const MENU = markup(["Cải cách TTHC", { on: "area", record: 3 }], ["Tiến độ", inspection("status")]);

function optionsOf(keyboard: unknown, text = "Câu 9/20.", { reply = true } = {}) {
  return promptOptions({ text, markup: keyboard, reply });
}
const keys = (...from: Parameters<typeof optionsOf>) =>
  optionsOf(...from).map(({ key, label }) => `${key}. ${label}`);

describe("what a person types for each choice", () => {
  it("is its number where the question offers choices", () => {
    expect(keys(YES_NO)).toEqual(["1. Có", "2. Không", "3. Không có số liệu", "4. ‹ Câu trước"]);
  });

  it("is a letter under what comes by itself: a number may answer the question before it", () => {
    const progress = markup(["Tiến độ", inspection("status")], ["Tổng hợp báo cáo", inspection("summary")]);
    expect(keys(progress, "", { reply: false })).toEqual(["a. Tiến độ", "b. Tổng hợp báo cáo"]);
    expect(keys(progress, "")).toEqual(["1. Tiến độ", "2. Tổng hợp báo cáo"]);
    expect(keys(MENU)).toEqual(["1. Cải cách TTHC", "2. Tiến độ"]);
  });

  it("a question for photos is ended by the letter of “Xong”", () => {
    const photos = markup(["Xong", question("ok")], ["‹ Câu trước", question("bk")]);
    expect(keys(photos)).toEqual(["a. Xong", "b. ‹ Câu trước"]);
    expect(chosenOption("xong", optionsOf(photos))?.data).toBe(packButton(question("ok")));
  });

  it("is a letter where a number is an answer", () => {
    expect(keys(NUMBER)).toEqual(["a. 442", "b. Không có số liệu", "c. ‹ Câu trước"]);
  });

  it("is its number in a menu and in a small prompt", () => {
    expect(keys(MENU)).toEqual(["1. Cải cách TTHC", "2. Tiến độ"]);
    expect(keys(markup(["Đúng", prompt("yes")], ["Nhập lại", prompt("no")]))).toEqual([
      "1. Đúng",
      "2. Nhập lại",
    ]);
  });

  it("is a letter under a text that has numbers of its own", () => {
    const text = "Kiến nghị này gắn với tồn tại nào?\n1. Chưa niêm yết\n2. Hồ sơ quá hạn";
    expect(keys(markup(["Không gắn", prompt("none")]), text)).toEqual(["a. Không gắn"]);
  });

  it("is left to the question where several may be chosen, and nothing ends the choosing", () => {
    expect(optionsOf(SEVERAL).map(({ key, label, data }) => [key, label, data === null])).toEqual([
      ["1", "✓ Cấp tỉnh", true],
      ["2", "Cấp xã", true],
      ["3", "Không có số liệu", false],
    ]);
  });

  it("is left to the question also under a text with numbers of its own", () => {
    expect(keys(SEVERAL, "Câu 9/20.\n1. Cấp nào")).toEqual([
      "1. ✓ Cấp tỉnh",
      "2. Cấp xã",
      "3. Không có số liệu",
    ]);
  });

  it("goes on with the number of the choice on the next page; what stands beside has letters", () => {
    const [before, skip] = [
      ["‹ Phương án trước", question("p0")],
      ["Bỏ qua", question("sk")],
    ] as const;
    const page = [
      ["Xác nhận Thôn A", question("cf")],
      ["Thôn M", question("c12")],
      ["Thôn N", question("c13")],
    ] as const;
    const shown = ["13. Thôn M", "14. Thôn N", "a. Xác nhận Thôn A", "b. ‹ Phương án trước"];
    expect(keys(markup(...page, before, skip))).toEqual([...shown, "c. Bỏ qua"]);
    const several = markup(...page, before, ["Xong", question("ok")], skip);
    expect(keys(several)).toEqual([...shown, "c. Bỏ qua"]);
    expect(optionsOf(several).map(({ data }) => data === null)).toEqual([true, true, false, false, false]);
  });

  it.each<[markup: string, keyboard: unknown]>([
    ["none", undefined],
    ["a prompt for words", { force_reply: true }],
    ["an address", { inline_keyboard: [[{ text: "Mở", url: "https://a.vn" }]] }],
    ["a keyboard of another kind", { keyboard: [["Có"]] }],
  ])("is nothing for %s", (_name, keyboard) => {
    expect(optionsOf(keyboard)).toEqual([]);
  });

  it("is a number again when the letters are used up", () => {
    const many = markup(...Array.from({ length: 27 }, (_, place): Label => [`Câu ${place}`, question("ed")]));
    expect(optionsOf(many).at(-1)?.key).toBe("27");
  });
});

describe("what a typed text chooses", () => {
  it.each<[typed: string, keyboard: object, chosen: string | null]>([
    ["1", YES_NO, "Có"],
    [" 2. ", YES_NO, "Không"],
    ["3)", YES_NO, "Không có số liệu"],
    ["5", YES_NO, null],
    ["0", YES_NO, null],
    ["12", YES_NO, null],
    ["a", YES_NO, null],
    ["không", YES_NO, "Không"],
    ["KHONG CO SO LIEU", YES_NO, "Không có số liệu"],
    ["câu trước", YES_NO, "‹ Câu trước"],
    ["có lẽ", YES_NO, null],
    ["", YES_NO, null],
    ["b", NUMBER, "Không có số liệu"],
    ["C.", NUMBER, "‹ Câu trước"],
    ["1", NUMBER, null],
    ["710", NUMBER, null],
    ["442", NUMBER, "442"],
    ["d", NUMBER, null],
    ["tien do", MENU, "Tiến độ"],
    ["2", MENU, "Tiến độ"],
  ])("%j", (typed, keyboard, chosen) => {
    expect(chosenOption(typed, optionsOf(keyboard))?.label ?? null).toBe(chosen);
  });

  it("prefers the words to the number: “2” may be what a choice says", () => {
    const scores = markup(["2", question("c0")], ["1", question("c1")]);
    expect(chosenOption("2", optionsOf(scores))?.data).toBe(packButton(question("c0")));
  });
});

describe("what a typed text chooses where news came in between", () => {
  const remedy = (act: RemedyAct): ButtonData => ({
    on: "remedy",
    id: "0199a3f4-7b1c-7c3d-9e2f-0123456789ab",
    version: 1,
    act,
  });
  const shown = (keyboard: object, reply: boolean) => ({
    outboxId: "1",
    at: 0,
    text: "Nội dung",
    markup: keyboard,
    reply,
  });
  const opened = shown(markup(["Đã khắc phục", remedy("done")], ["Xin gia hạn", remedy("ext")]), true);
  const news = shown(markup(["Xem", remedy("view")], ["Để sau", remedy("take")]), false);
  const more = shown(markup(["Đã xem", remedy("view")]), false);
  const chosen = (typed: string) =>
    chosenIn(typed, { ...more, behind: [news, opened] })?.option.label ?? null;

  it.each([
    ["1", "Đã khắc phục"],
    ["2", "Xin gia hạn"],
    ["a", "Đã xem"],
    ["b", "Để sau"],
    ["xin gia hạn", "Xin gia hạn"],
    ["3", null],
  ])("%j: numbers choose from what was opened, letters from the news", (typed, label) => {
    expect(chosen(typed)).toBe(label);
  });
});

it("stands under the text, or alone", () => {
  expect(withOptions("Câu 9/20.", optionsOf(MENU))).toBe("Câu 9/20.\n\n1. Cải cách TTHC\n2. Tiến độ");
  expect(withOptions("", optionsOf(MENU))).toBe("1. Cải cách TTHC\n2. Tiến độ");
  expect(withOptions("Câu 9/20.", [])).toBe("Câu 9/20.");
});
