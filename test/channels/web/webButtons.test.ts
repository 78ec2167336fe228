import { describe, expect, it } from "vitest";
import { messageJson } from "../../../src/channels/web/messageJson.ts";
import { buttonsOf, replaceButtons } from "../../../src/channels/web/webButtons.ts";

describe("buttonsOf", () => {
  it("takes the buttons of an inline keyboard, row by row", () => {
    const markup = {
      inline_keyboard: [
        [
          { text: "Đạt", callback_data: "y", style: "success" },
          { text: "Không đạt", callback_data: "n" },
        ],
        [{ text: "Văn bản", url: "https://a.vn/" }],
      ],
    };
    expect(buttonsOf(markup)).toEqual([
      { id: "y", label: "Đạt" },
      { id: "n", label: "Không đạt" },
      { id: "url:2", label: "Văn bản", url: "https://a.vn/" },
    ]);
  });

  it.each([
    ["no markup", undefined],
    ["a reply keyboard", { keyboard: [["a"]] }],
    ["a removed keyboard", { remove_keyboard: true }],
    ["a button that runs a script", { inline_keyboard: [[{ text: "x", url: "javascript:1" }]] }],
  ])("%s has none", (_, markup) => {
    expect(buttonsOf(markup)).toEqual([]);
  });
});

describe("replaceButtons", () => {
  const before = [
    { id: "y", label: "Đạt" },
    { id: "n", label: "Không đạt" },
    { id: "url:2", label: "Văn bản", url: "https://a.vn/" },
  ];

  it("keeps what an edit took away for presses on their way, unseen", () => {
    const after = replaceButtons(before, [{ id: "n", label: "Sửa" }]);
    expect(after).toEqual([
      { id: "n", label: "Sửa" },
      { id: "y", label: "Đạt", gone: true },
    ]);
    const row = {
      seq: 1,
      fromBot: true,
      text: "a",
      entities: null,
      file: null,
      clientMessageId: null,
      at: new Date(0),
    };
    expect(messageJson({ ...row, buttons: after }).buttons).toEqual([{ id: "n", label: "Sửa" }]);
    expect(messageJson({ ...row, buttons: replaceButtons(after, []) })).not.toHaveProperty("buttons");
    expect(replaceButtons(after, []).map((button) => button.id)).toEqual(["n", "y"]);
  });
});
