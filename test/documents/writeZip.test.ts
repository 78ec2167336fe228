import { expect, it } from "vitest";
import { writeZip } from "../../src/files/writeZip.ts";
import { readZip } from "../../src/files/readZip.ts";

const INSTANT = new Date("2026-11-24T17:45:12Z");
const ENTRIES = [
  { name: "[Content_Types].xml", bytes: Buffer.from("<Types/>".repeat(100)) },
  { name: "word/Chợ Đồn.xml", bytes: Buffer.from("") },
  { name: "word/media/photo.jpg", bytes: Buffer.alloc(5_000, "a") },
];

it("gives back its entries in their order, pictures as they are", () => {
  const zip = Buffer.from(writeZip(ENTRIES, INSTANT));
  expect(readZip(zip, { maxEntries: 3, maxBytes: 10_000 })).toEqual({ ok: true, entries: ENTRIES });
  expect(zip.includes(Buffer.alloc(5_000, "a"))).toBe(true);
  expect(zip.length).toBeLessThan(6_000);
});

it("says the same time wherever it is written", () => {
  const zip = Buffer.from(writeZip(ENTRIES, INSTANT));
  // MS-DOS time and date of the first local header (APPNOTE 4.4.6).
  const [time, day] = [zip.readUInt16LE(10), zip.readUInt16LE(12)];
  expect([time >> 11, (time >> 5) & 63, (time & 31) * 2]).toEqual([17, 45, 12]);
  expect([(day >> 9) + 1980, (day >> 5) & 15, day & 31]).toEqual([2026, 11, 24]);
  expect(Buffer.from(writeZip(ENTRIES, INSTANT)).equals(zip)).toBe(true);
});
