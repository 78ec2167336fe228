import sharp from "sharp";
import { afterAll, describe, expect, it } from "vitest";
import { MAX_PIXELS } from "../../../src/domain/evidence/limits.ts";
import {
  allowPhotoReadersOnly,
  examineFile,
  type ExamineResult,
} from "../../../src/usecases/evidence/examineFile.ts";
import {
  boxes,
  compound,
  EXCEL,
  HTML,
  PDF,
  photo,
  drawn,
  plainPng,
  SVG,
  VOICE,
  mp4,
  webm,
  WORD,
  WORD_WITH_MACROS,
  XML_SVG,
  zip,
} from "../../support/bytes.ts";

// As in the process that examines; the tests of documents, in this very process, draw charts out of SVG.
allowPhotoReadersOnly();
afterAll(() => {
  sharp.unblock({ operation: ["VipsForeignLoad"] });
});

const PHOTO = await photo();
const SIDEWAYS = await photo({
  width: 4000,
  height: 3000,
  orientation: 6,
  taken: "2020:09:17 15:04:00",
  offset: "+07:00",
  place: { latitude: 22.1536, longitude: 105.5969 },
});
const PNG = await drawn({ width: 800, height: 600 }).png().toBuffer();
const WEBP = await drawn({ width: 800, height: 600 }).webp().toBuffer();
const CMYK = await drawn().toColourspace("cmyk").jpeg().toBuffer();
const TRANSPARENT = await sharp({
  create: { width: 20, height: 10, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
})
  .png()
  .toBuffer();
const BOMB = plainPng(14_000, 14_000);

function refused(reason: string): Partial<ExamineResult> {
  return { ok: false, reason } as Partial<ExamineResult>;
}

describe("F22: what is refused", { timeout: 60_000 }, () => {
  it("a PNG of 14,000 × 14,000 px in less than 1 MB, without decoding it", async () => {
    expect(BOMB.length).toBeLessThan(1_000_000);
    const before = process.memoryUsage().rss;
    expect(await examineFile(BOMB)).toEqual(refused("pixels"));
    // Decoded it would be 588 MB.
    expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000);
  });

  it("one row of pixels beyond the limit, and not one within", async () => {
    expect(await examineFile(plainPng(10_000, MAX_PIXELS / 10_000 + 1))).toEqual(refused("pixels"));
    expect(await examineFile(plainPng(10_000, MAX_PIXELS / 10_000))).toMatchObject({ ok: true });
  });

  it.each<[string, Buffer, string]>([
    ["a web page named .jpg", HTML, "type"],
    ["SVG", SVG, "type"],
    ["SVG with an XML declaration", XML_SVG, "type"],
    ["plain text", Buffer.from("Không có gì"), "type"],
    ["nothing at all", Buffer.alloc(0), "type"],
    ["a program", Buffer.concat([Buffer.from("MZ\x90\0", "latin1"), Buffer.alloc(200)]), "type"],
    ["an archive", zip({ "a.exe": "MZ" }), "type"],
    ["a document with macros", WORD_WITH_MACROS, "type"],
    ["an installer in the container of old Office", compound("SummaryInformation"), "type"],
    ["GIF", Buffer.from("GIF89a\x01\0\x01\0\0\0\0;", "latin1"), "type"],
    ["a JPEG cut off in its header", PHOTO.subarray(0, 40), "type"],
    ["a JPEG cut off in the middle", PHOTO.subarray(0, PHOTO.length >> 1), "broken"],
    ["a JPEG without its last tenth", PHOTO.subarray(0, Math.floor(PHOTO.length * 0.9)), "broken"],
    ["a PNG cut off", PNG.subarray(0, PNG.length >> 1), "broken"],
    ["a WebP cut off", WEBP.subarray(0, WEBP.length >> 1), "broken"],
    ["a PDF cut off", PDF.subarray(0, PDF.length - 12), "broken"],
    ["a Word file cut off", WORD.subarray(0, WORD.length - 30), "broken"],
    ["a video cut off", boxes("isom", 4_096).subarray(0, 2_000), "broken"],
    ["a HEIC cut off", boxes("heic", 4_096).subarray(0, 2_000), "broken"],
    [
      "bytes of chance behind the mark of a JPEG",
      Buffer.concat([
        PHOTO.subarray(0, 700),
        Buffer.from(Array.from({ length: 5_000 }, (_, i) => (i * 7919) % 251)),
      ]),
      "broken",
    ],
  ])("%s", async (_what, bytes, reason) => {
    expect(await examineFile(bytes)).toEqual(refused(reason));
  });
});

describe("what is kept", () => {
  it.each<[string, Buffer, string, string]>([
    ["a JPEG", PHOTO, "image/jpeg", "photo"],
    ["a PNG", PNG, "image/png", "photo"],
    ["a WebP", WEBP, "image/webp", "photo"],
    ["a HEIC, which cannot be decoded here", boxes("heic"), "image/heic", "photo"],
    ["a PDF", PDF, "application/pdf", "document"],
    [
      "a Word file",
      WORD,
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
      "document",
    ],
    ["an Excel file", EXCEL, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "document"],
    ["an old Word file", compound("WordDocument"), "application/x-cfb", "document"],
    ["a voice message", VOICE, "audio/ogg", "audio"],
    ["a recording of a browser", webm(2), "audio/webm", "audio"],
    ["a recording of Safari", mp4("soun"), "audio/mp4", "audio"],
    ["a video with sound of a browser", webm(2, 1), "video/webm", "video"],
    ["a video with sound of a phone", mp4("soun", "vide"), "video/mp4", "video"],
    ["a video", boxes("isom"), "video/mp4", "video"],
    ["a video of an iPhone", boxes("qt"), "video/quicktime", "video"],
  ])("%s", async (_what, bytes, mime, kind) => {
    const result = await examineFile(bytes);
    expect(result).toMatchObject({ ok: true, mime, kind });
    const decodable = kind === "photo" && mime !== "image/heic";
    expect(result.ok && result.rendition !== null).toBe(decodable);
  });

  it("a polyglot is what its decoder reads; the rendition holds nothing of what hangs on it", async () => {
    const result = await examineFile(Buffer.concat([PHOTO, zip({ "x.html": HTML.toString() }), HTML]));
    if (!result.ok || result.rendition === null) throw new Error("a photo was expected");
    expect(result.mime).toBe("image/jpeg");
    expect(Buffer.from(result.rendition).includes("script")).toBe(false);
  });
});

describe("the rendition", () => {
  async function renditionOf(bytes: Buffer): Promise<Buffer> {
    const result = await examineFile(bytes);
    if (!result.ok || result.rendition === null) throw new Error("no rendition");
    return Buffer.from(result.rendition);
  }

  it("is upright, at most 1280 px long, JPEG in sRGB, without metadata", async () => {
    const made = await sharp(await renditionOf(SIDEWAYS)).metadata();
    expect(made).toMatchObject({ format: "jpeg", width: 960, height: 1280, space: "srgb", channels: 3 });
    expect(made.exif).toBeUndefined();
    expect(made.icc).toBeUndefined();
    expect(made.orientation).toBeUndefined();
  });

  it("is never larger than the photo was", async () => {
    expect(await sharp(await renditionOf(PNG)).metadata()).toMatchObject({ width: 800, height: 600 });
  });

  it("turns CMYK into sRGB, which PDF/A wants", async () => {
    expect(await sharp(await renditionOf(CMYK)).metadata()).toMatchObject({ space: "srgb", channels: 3 });
  });

  it("puts white behind what is transparent", async () => {
    const { data } = await sharp(await renditionOf(TRANSPARENT))
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect([...data.subarray(0, 3)]).toEqual([255, 255, 255]);
  });

  it("is the same bytes each time", async () => {
    expect((await renditionOf(PHOTO)).equals(await renditionOf(PHOTO))).toBe(true);
  });
});

describe("what the camera wrote", () => {
  it("is kept as fields", async () => {
    expect(await examineFile(SIDEWAYS)).toMatchObject({
      facts: {
        takenLocal: "2020-09-17T15:04:00",
        takenOffset: "+07:00",
        latitude: 22.1536,
        longitude: 105.5969,
      },
    });
  });

  it("is nothing for a photo without it", async () => {
    expect(await examineFile(PHOTO)).toMatchObject({
      facts: { takenLocal: null, takenOffset: null, latitude: null, longitude: null },
    });
  });
});
