import { array, assert, constantFrom, property, string } from "fast-check";
import { describe, expect, it } from "vitest";
import { escapeMarkup, parseMarkup, webUrl, type TextEntity } from "../../../src/channels/web/markup.ts";

describe("parseMarkup", () => {
  it.each<[string, string, TextEntity[]]>([
    ["710", "710", []],
    ["<b>Câu 9/20.</b> Tổng", "Câu 9/20. Tổng", [{ type: "bold", offset: 0, length: 9 }]],
    [
      "<i>Căn cứ</i>: <code>a</code>",
      "Căn cứ: a",
      [
        { type: "italic", offset: 0, length: 6 },
        { type: "code", offset: 8, length: 1 },
      ],
    ],
    ["a &lt;b&gt; &amp; &quot;c&quot; &#39;d&#x1F4C4;", `a <b> & "c" 'd📄`, []],
    ["1 < 2 và 3 > 2", "1 < 2 và 3 > 2", []],
    ["<b>không đóng", "không đóng", []],
    ["thừa</b>", "thừa", []],
    ["<u>gạch</u><script>x</script>", "gạchx", []],
    ["&amp;lt;", "&lt;", []],
    ["&unknown; &#0; &#xD800;", "&unknown; &#0; &#xD800;", []],
    [
      '<a href="https://a.vn/?x=1&amp;y=2">đây</a>',
      "đây",
      [{ type: "link", offset: 0, length: 3, url: "https://a.vn/?x=1&y=2" }],
    ],
    ['<a href="javascript:alert(1)">đây</a>', "đây", []],
    ["<b></b>trống", "trống", []],
    [
      "<b>a<i>b</i></b>",
      "ab",
      [
        { type: "bold", offset: 0, length: 2 },
        { type: "italic", offset: 1, length: 1 },
      ],
    ],
  ])("%s", (html, text, entities) => {
    expect(parseMarkup(html)).toEqual({ text, entities });
  });

  it("reads back any escaped text as it was", () => {
    assert(
      property(string({ unit: "grapheme" }), (text) => {
        expect(parseMarkup(escapeMarkup(text))).toEqual({ text, entities: [] });
      }),
    );
  });

  it("never fails and never points outside the text", () => {
    const piece = constantFrom(
      "<b>",
      "</b>",
      "<i>",
      "</i>",
      "<a href='x'>",
      "</a>",
      "&lt;",
      "&",
      "<",
      "x",
      "đ",
    );
    assert(
      property(array(piece), (pieces) => {
        const { text, entities } = parseMarkup(pieces.join(""));
        for (const { offset, length } of entities) {
          expect(length).toBeGreaterThan(0);
          expect(offset + length).toBeLessThanOrEqual(text.length);
        }
      }),
    );
  });
});

describe("webUrl", () => {
  it.each([
    ["https://kiemtra.vn/a", "https://kiemtra.vn/a"],
    ["http://127.0.0.1:8080/i/A", "http://127.0.0.1:8080/i/A"],
    ["javascript:alert(1)", undefined],
    [" JAVASCRIPT:alert(1)", undefined],
    ["data:text/html,x", undefined],
    ["/chat", undefined],
  ])("%s", (text, expected) => {
    expect(webUrl(text)).toBe(expected);
  });
});
