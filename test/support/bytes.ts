import { crc32, deflateSync } from "node:zlib";
import sharp, { type Exif, type Sharp } from "sharp";

/** Real files of every kind a person may send, made here so that nothing of anybody's is needed. */

export interface PhotoOptions {
  width?: number;
  height?: number;
  /** Camera fields: local time "2020:09:17 15:04:00", offset, place, orientation 1–8. */
  taken?: string;
  offset?: string;
  place?: { latitude: number; longitude: number };
  orientation?: number;
  /** Makes photos differ. */
  seed?: number;
}

/** A photo with something to see: a sky, a ground, a board with lines on it. */
export function photo(options: PhotoOptions = {}): Promise<Buffer> {
  return drawn(options).jpeg({ quality: 85 }).toBuffer();
}

/** Drawn pixel by pixel: the decoders that could draw it are closed where files are examined. */
export function drawn(options: PhotoOptions = {}): Sharp {
  const { width = 1600, height = 1200, seed = 0, orientation } = options;
  const pixels = Buffer.alloc(width * height * 3);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      pixels.set(colourAt((x / width) * 160, (y / height) * 120, seed), (y * width + x) * 3);
    }
  }
  const image = sharp(pixels, { raw: { width, height, channels: 3 } });
  const exif = exifOf(options);
  return exif === null
    ? image
    : image.withExif(exif).withMetadata(orientation === undefined ? {} : { orientation });
}

/** A place of 160 × 120: sun, board with lines, ground, sky. */
function colourAt(x: number, y: number, seed: number): [number, number, number] {
  if (Math.hypot(x - 20 - seed * 12, y - 18) < 8) return [255, 200, 90];
  if (x > 40 && x < 120 && y > 20 && y < 85) {
    const line = Math.floor((y - 28) / 6);
    const isInk =
      line >= 0 && line < 9 && (y - 28) % 6 < 2 && x > 46 && x < 86 + ((line * 13 + seed * 7) % 28);
    return isInk ? [60, 60, 110] : [252, 252, 244];
  }
  return y < 80 ? [170 - seed * 20, 200, 230] : [110, 130 - seed * 15, 90];
}

function exifOf({ taken, offset, place, orientation }: PhotoOptions): Exif | null {
  if (taken === undefined && place === undefined && orientation === undefined) return null;
  return {
    IFD0: { Make: "Kiemtra", Model: "Test" },
    IFD2: {
      ...(taken === undefined ? {} : { DateTimeOriginal: taken }),
      ...(offset === undefined ? {} : { OffsetTimeOriginal: offset }),
    },
    ...(place === undefined
      ? {}
      : {
          IFD3: {
            GPSLatitudeRef: place.latitude < 0 ? "S" : "N",
            GPSLatitude: arc(place.latitude),
            GPSLongitudeRef: place.longitude < 0 ? "W" : "E",
            GPSLongitude: arc(place.longitude),
          },
        }),
  };
}

function arc(value: number): string {
  const size = Math.abs(value);
  const minutes = (size % 1) * 60;
  return `${Math.trunc(size)}/1 ${Math.trunc(minutes)}/1 ${Math.round((minutes % 1) * 60 * 10_000)}/10000`;
}

/** A PNG of one colour whose header says its size: 14,000 × 14,000 px in some hundred KB. */
export function plainPng(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(Buffer.alloc((width * 3 + 1) * height), { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** Stored, not compressed: what Office and LibreOffice open, too. */
export function zip(entries: Readonly<Record<string, string>>): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, text] of Object.entries(entries)) {
    const data = Buffer.from(text);
    const label = Buffer.from(name);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt32LE(crc32(data), 10);
    shared.writeUInt32LE(data.length, 14);
    shared.writeUInt32LE(data.length, 18);
    shared.writeUInt16LE(label.length, 22);
    const local = Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), shared, label, data]);
    const more = Buffer.alloc(14);
    more.writeUInt32LE(at, 10);
    directory.push(Buffer.concat([Buffer.from("PK\x01\x02\x14\0", "latin1"), shared, more, label]));
    locals.push(local);
    at += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(directory.length, 4);
  end.writeUInt16LE(directory.length, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...locals, central, Buffer.from("PK\x05\x06", "latin1"), end]);
}

const CONTENT_TYPES = (part: string, type: string) =>
  `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="${part}" ContentType="${type}"/></Types>`;

const OOXML = "application/vnd.openxmlformats-officedocument";

export const WORD = zip({
  "[Content_Types].xml": CONTENT_TYPES("/word/document.xml", `${OOXML}.wordprocessingml.document.main+xml`),
  "word/document.xml": "<w:document/>",
});
export const EXCEL = zip({
  "[Content_Types].xml": CONTENT_TYPES("/xl/workbook.xml", `${OOXML}.spreadsheetml.sheet.main+xml`),
  "xl/workbook.xml": "<workbook/>",
});
export const WORD_WITH_MACROS = zip({
  "[Content_Types].xml": CONTENT_TYPES(
    "/word/document.xml",
    "application/vnd.ms-word.document.macroEnabled.main+xml",
  ),
  "word/document.xml": "<w:document/>",
});

/** Header and one directory sector of the old Office container, with this stream in it. */
export function compound(stream: string): Buffer {
  const head = Buffer.concat([Buffer.from("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "latin1"), Buffer.alloc(504)]);
  const entry = Buffer.alloc(512);
  entry.write(stream, 0, "utf16le");
  return Buffer.concat([head, entry]);
}

export const PDF = Buffer.from(
  "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n" +
    "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n",
);

export const HTML = Buffer.from("<!doctype html><html><script>alert(1)</script></html>");
export const SVG = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script/></svg>',
);
export const XML_SVG = Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>');

/** ISO base media boxes: `ftyp` of this brand, then a box of data. */
export function boxes(brand: string, data = 64): Buffer {
  const ftyp = Buffer.alloc(16);
  ftyp.writeUInt32BE(16);
  ftyp.write(`ftyp${brand.padEnd(4)}`, 4, "latin1");
  const mdat = Buffer.alloc(8 + data);
  mdat.writeUInt32BE(mdat.length);
  mdat.write("mdat", 4, "latin1");
  return Buffer.concat([ftyp, mdat]);
}

/** First page of an Ogg stream with an Opus head: what a voice message is. */
export const VOICE = Buffer.concat([
  Buffer.from(`OggS\0\x02${"\0".repeat(20)}\x01\x13OpusHead\x01\x01`, "latin1"),
  Buffer.alloc(64),
]);

/** A WebM file with tracks of these types (1: picture, 2: sound), as the recorder of a browser begins it. */
export function webm(...trackTypes: number[]): Buffer {
  const part = (id: string, body: Buffer) =>
    Buffer.concat([Buffer.from(id, "hex"), Buffer.of(0x80 | body.length), body]);
  const tracks = trackTypes.map((type) => part("ae", part("83", Buffer.of(type))));
  return Buffer.concat([
    part("1a45dfa3", part("4282", Buffer.from("webm"))),
    // A segment of unknown length: it is written while it is recorded.
    Buffer.from("1853806701ffffffffffffff", "hex"),
    part("1549a966", Buffer.alloc(20)),
    part("1654ae6b", Buffer.concat(tracks)),
    part("1f43b675", Buffer.alloc(32)),
  ]);
}

/** An MP4 file with tracks handled so ("soun", "vide", …), its index behind the data. */
export function mp4(...handlers: string[]): Buffer {
  const box = (type: string, body: Buffer) => {
    const head = Buffer.alloc(8);
    head.writeUInt32BE(8 + body.length);
    head.write(type, 4, "latin1");
    return Buffer.concat([head, body]);
  };
  const hdlr = (handler: string) =>
    box("hdlr", Buffer.from(`\0\0\0\0\0\0\0\0${handler}${"\0".repeat(13)}`, "latin1"));
  const tracks = handlers.map((handler) =>
    box("trak", Buffer.concat([box("tkhd", Buffer.alloc(84)), box("mdia", hdlr(handler))])),
  );
  return Buffer.concat([
    boxes("iso5"),
    box("moov", Buffer.concat([box("mvhd", Buffer.alloc(100)), ...tracks])),
  ]);
}
