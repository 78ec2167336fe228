import { deflateRawSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { fileLabel } from "../../../src/channels/web/fileLabel.ts";
import { sniffFile } from "../../../src/channels/web/sniffFile.ts";
import { parseUploadId, uploadId } from "../../../src/channels/web/upload.ts";

function png(width: number, height: number): Buffer {
  const head = Buffer.from("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "latin1");
  const size = Buffer.alloc(8);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  return Buffer.concat([head, size, deflateRawSync(Buffer.alloc(64))]);
}

/** Start of image, one application segment, start of frame. */
function jpeg(width: number, height: number): Buffer {
  const frame = Buffer.from([
    0xff,
    0xc0,
    0,
    17,
    8,
    height >> 8,
    height & 255,
    width >> 8,
    width & 255,
    3,
    0,
    0,
  ]);
  return Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2]), frame]);
}

function zip(...names: string[]): Buffer {
  return Buffer.concat([
    Buffer.from("PK\x03\x04", "latin1"),
    Buffer.alloc(40),
    Buffer.from(names.join("\0")),
  ]);
}

const WEBP = Buffer.concat([
  Buffer.from("RIFF\x10\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0", "latin1"),
  Buffer.from([0x7f, 2, 0, 0xdf, 1, 0, 0, 0, 0, 0]),
]);

describe("sniffFile", () => {
  it.each<[string, Buffer, object]>([
    ["PNG", png(640, 480), { mime: "image/png", picture: true, width: 640, height: 480 }],
    ["JPEG", jpeg(4000, 3000), { mime: "image/jpeg", picture: true, width: 4000, height: 3000 }],
    ["WebP", WEBP, { mime: "image/webp", picture: true, width: 640, height: 480 }],
    ["HEIC", Buffer.from("\0\0\0\x18ftypheic\0\0\0\0", "latin1"), { mime: "image/heic", picture: false }],
    ["PDF", Buffer.from("%PDF-1.7\n"), { mime: "application/pdf", picture: false }],
    [
      "old Word",
      Buffer.from("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....", "latin1"),
      { mime: "application/x-ole-storage", picture: false },
    ],
    [
      "Word",
      zip("[Content_Types].xml", "word/document.xml"),
      {
        mime: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        picture: false,
      },
    ],
    [
      "Excel",
      zip("[Content_Types].xml", "xl/workbook.xml"),
      {
        mime: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        picture: false,
      },
    ],
  ])("knows %s by its bytes", (_, bytes, kind) => {
    expect(sniffFile(bytes)).toEqual({ ok: true, kind });
  });

  it.each<[string, Buffer]>([
    ["a web page named .jpg", Buffer.from("<!doctype html><script>")],
    ["SVG, which can hold scripts", Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg">`)],
    ["any other ZIP", zip("a.exe")],
    ["a JPEG that breaks off", jpeg(10, 10).subarray(0, 8)],
    ["a program", Buffer.from("MZ\x90\0", "latin1")],
    ["nothing", Buffer.alloc(0)],
  ])("refuses %s", (_, bytes) => {
    expect(sniffFile(bytes)).toEqual({ ok: false, reason: "type" });
  });

  it("refuses a small file with a huge picture in it, from its header", () => {
    expect(sniffFile(png(14_000, 14_000))).toEqual({ ok: false, reason: "pixels" });
    expect(sniffFile(png(10_000, 5_000)).ok).toBe(true);
    expect(sniffFile(png(10_000, 5_001)).ok).toBe(false);
  });
});

describe("fileLabel", () => {
  it.each([
    ["Biên bản.pdf", "Biên bản.pdf"],
    ["../../x", "_.._x"],
    ["C:\\x", "C__x"],
    ["a\0b.pdf", "ab.pdf"],
    ["con.pdf", "_con.pdf"],
    ["..", "file"],
    ["", "file"],
    ["a\u202Efdp.exe", "afdp.exe"],
    ["Bie\u0302n ba\u0309n.pdf", "Biên bản.pdf"],
    ['a"b*c?.pdf', "a_b_c_.pdf"],
  ])("%j → %j", (name, label) => {
    expect(fileLabel(name)).toBe(label);
  });

  it("keeps 100 characters and the extension", () => {
    const label = fileLabel(`${"ả".repeat(300)}.pdf`);
    expect(Array.from(label)).toHaveLength(100);
    expect(label.endsWith("ả.pdf")).toBe(true);
  });
});

describe("uploadId", () => {
  it.each(["a", "tin nhắn", "x".repeat(100), "a-b_c"])("finds account and message again: %s", (id) => {
    expect(parseUploadId(uploadId(12, id))).toEqual({ accountId: 12, clientMessageId: id });
  });

  it.each(["web-x-a", "0199-abc", "web-1-", "web-1-a/../b"])("%s is none", (id) => {
    expect(parseUploadId(id)).toBeNull();
  });
});
