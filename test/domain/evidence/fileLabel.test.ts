import { describe, expect, it } from "vitest";
import { downloadName, fileLabel } from "../../../src/domain/evidence/fileLabel.ts";

describe("F37: the name of a file is only a label", () => {
  it.each([
    ["Biên bản.pdf", "Biên bản.pdf"],
    ["../../x", "_.._x"],
    ["C:\\x", "C__x"],
    ["a\0b.pdf", "ab.pdf"],
    ["con.pdf", "_con.pdf"],
    ["COM1", "_COM1"],
    ["lpt¹.docx", "_lpt¹.docx"],
    [".htaccess", "htaccess"],
    ["..", "file"],
    ["", "file"],
    [" \u200B ", "file"],
    ["a\u202Efdp.exe", "afdp.exe"],
    ["Bie\u0302n ba\u0309n.pdf", "Biên bản.pdf"],
    ['a"b*c?.pdf', "a_b_c_.pdf"],
    ["dòng một\r\ndòng hai.pdf", "dòng một dòng hai.pdf"],
    ["cuối. . .", "cuối"],
  ])("%j → %j", (name, label) => {
    expect(fileLabel(name)).toBe(label);
  });

  it("keeps 100 characters and the extension", () => {
    const label = fileLabel(`${"ả".repeat(300)}.pdf`);
    expect(Array.from(label)).toHaveLength(100);
    expect(label.endsWith("ả.pdf")).toBe(true);
  });
});

describe("the name a file is handed out under", () => {
  it.each([
    ["Ảnh niêm yết.JPG", "image/jpeg", "Ảnh niêm yết.JPG"],
    ["x.html", "image/jpeg", "x.html.jpg"],
    ["bien-ban", "application/pdf", "bien-ban.pdf"],
    ["cũ.xls", "application/x-cfb", "cũ.xls"],
    ["a.exe", "application/x-cfb", "a.exe.doc"],
    ["lạ.bin", "application/octet-stream", "lạ.bin"],
  ])("%j of type %s is %j", (label, mime, name) => {
    expect(downloadName(label, mime)).toBe(name);
  });

  it("stays within 100 characters", () => {
    const name = downloadName("ả".repeat(100), "image/jpeg");
    expect(Array.from(name)).toHaveLength(100);
    expect(name.endsWith(".jpg")).toBe(true);
  });
});
