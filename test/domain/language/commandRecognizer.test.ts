import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyString } from "./anyString.ts";
import { recognizeCommand } from "../../../src/bot/commands/recognizeCommand.ts";

describe("recognizeCommand", () => {
  it.each([
    ["bắt đầu", "start"],
    ["tro giup", "help"],
    ["Lĩnh vực", "areas"],
    ["tiep tuc", "continue"],
    ["Quay lại", "back"],
    ["bỏ qua", "skip"],
    ["sửa", "edit"],
    ["TIẾN ĐỘ", "status"],
    ["tong hop", "summary"],
    ["tóm tắt.", "summary"],
    ["to\u0302\u0309ng ho\u031B\u0323p", "summary"],
    ["tồn tại", "findings"],
    ["khắc  phục", "remedy"],
    ["hủy", "cancel"],
    ["huỷ", "cancel"],
    ["/summary", "summary"],
    ["/summary@kiemtra_bot", "summary"],
    ["/tổng hợp", "summary"],
    ["/tonghop", "summary"],
    ["/tong_hop", "summary"],
    ["summary", "summary"],
  ])("%s is /%s", (text, command) => {
    expect(recognizeCommand(text)).toEqual({ command, argument: "" });
  });

  it.each([
    ["sua 9", "edit", "9"],
    ["sửa câu 12.", "edit", "12"],
    ["Sửa 9", "edit", "9"],
    ["/edit 9", "edit", "9"],
    ["edit 9", "edit", "9"],
    ["khắc phục 1", "remedy", "1"],
    ["/start 7K2F-AbCd", "start", "7K2F-AbCd"],
    ["bat dau 7K2F-AbCd", "start", "7K2F-AbCd"],
    ["/start@kiemtra_bot x_y", "start", "x_y"],
  ])("%s is /%s with the argument %s", (text, command, argument) => {
    expect(recognizeCommand(text)).toEqual({ command, argument });
  });

  it.each([
    "sửa chữa nhà",
    "bắt đầu làm việc",
    "tồn tại nhiều hạn chế",
    "710",
    "",
    "/",
    "/unknown",
    "bỏ qua 3",
    "hủy bỏ",
    "9 sửa",
  ])("%j is no command", (text) => {
    expect(recognizeCommand(text)).toBeNull();
  });

  it("never throws", () => {
    fc.assert(fc.property(anyString(), (text) => void recognizeCommand(text)));
    fc.assert(fc.property(anyString(), (text) => void recognizeCommand(`/${text}`)));
  });
});
