import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readBackupFile, writeBackupFile } from "../../src/backup/backupFile.ts";
import { BackupError } from "../../src/backup/BackupError.ts";
import { backupName, outdatedBackups } from "../../src/backup/backupName.ts";
import { readKeyFile, seal, unseal } from "../../src/backup/sealing.ts";
import type { TarEntry } from "../../src/backup/tar.ts";
import { collect } from "../cli/support/collect.ts";

const run = promisify(execFile);
const NOW = new Date("2026-11-24T06:45:13.678Z");
const KEY = Buffer.alloc(32, 7);
const OTHER_KEY = Buffer.alloc(32, 8);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "kiemtra-format-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function* entriesOf(entries: readonly TarEntry[]): AsyncGenerator<TarEntry> {
  for (const entry of entries) yield await Promise.resolve(entry);
}
async function* chunksOf(bytes: Buffer, length: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += length)
    yield await Promise.resolve(bytes.subarray(at, at + length));
}
const all = async (chunks: AsyncIterable<Uint8Array>) => Buffer.concat(await collect(chunks));
const codeOf = async (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => "no error",
    (error: unknown) => (error instanceof BackupError ? error.code : error),
  );

const SAMPLE: TarEntry[] = [
  { name: "header.json", bytes: Buffer.from("{}\n") },
  { name: "tables/Answer.000001", bytes: Buffer.alloc(512, "a") },
  { name: "tables/Answer.000002", bytes: Buffer.alloc(0) },
  { name: "manifest.json", bytes: Buffer.from("Chợ Đồn\n".repeat(300)) },
];

describe("the archive", () => {
  it.each([null, KEY])("gives back its entries (key: %s)", async (key) => {
    const file = join(folder, `whole-${key === null ? "plain" : "sealed"}`);
    await writeBackupFile(file, entriesOf(SAMPLE), { key, now: NOW });
    expect(await collect(readBackupFile(file, key))).toEqual(SAMPLE);
  });

  it("opens with tar", async () => {
    const file = join(folder, "for-tar.tar.gz");
    await writeBackupFile(file, entriesOf(SAMPLE), { key: null, now: NOW });
    const { stdout } = await run("tar", ["-xzOf", file, "manifest.json"]);
    expect(stdout).toBe("Chợ Đồn\n".repeat(300));
  });

  it("is never half a backup: cut off anywhere it is damaged", async () => {
    for (const key of [null, KEY]) {
      const file = join(folder, `cut-${key === null ? "plain" : "sealed"}`);
      await writeBackupFile(file, entriesOf(SAMPLE), { key, now: NOW });
      const bytes = await readFile(file);
      for (const length of [20, bytes.length >> 1, bytes.length - 20, bytes.length - 1]) {
        await writeFile(file, bytes.subarray(0, length));
        const code = await codeOf(collect(readBackupFile(file, key)));
        expect([length, code === "damaged" || code === "key_wrong" || code === "key_needed"]).toEqual([
          length,
          true,
        ]);
      }
    }
  });

  it("says what is missing or is no backup at all", async () => {
    const sealed = join(folder, "needs-key");
    await writeBackupFile(sealed, entriesOf(SAMPLE), { key: KEY, now: NOW });
    expect(await codeOf(collect(readBackupFile(sealed, null)))).toBe("key_needed");
    expect(await codeOf(collect(readBackupFile(sealed, OTHER_KEY)))).toBe("key_wrong");
    const text = join(folder, "text");
    await writeFile(text, "code: CHO-DON-2020\n");
    expect(await codeOf(collect(readBackupFile(text, null)))).toBe("damaged");
    expect(await codeOf(collect(readBackupFile(join(folder, "nothing"), null)))).toBe("unreadable");
  });
});

describe("sealing", () => {
  it("gives back any bytes in any pieces, at the borders of a piece too", async () => {
    const border = fc.constantFrom(0, 1, 65_535, 65_536, 65_537, 131_072, 200_000);
    await fc.assert(
      fc.asyncProperty(
        border,
        fc.integer({ min: 900, max: 100_000 }),
        fc.integer({ min: 900, max: 100_000 }),
        async (size, into, out) => {
          const bytes = Buffer.from(Array.from({ length: size }, (_, at) => (at * 31) % 251));
          const sealed = await all(seal(chunksOf(bytes, into), KEY));
          expect((await all(unseal(chunksOf(sealed, out), KEY))).equals(bytes)).toBe(true);
        },
      ),
      { numRuns: 30 },
    );
  });

  it("finds every flipped bit, and pieces moved, left out or cut off", async () => {
    const sealed = await all(seal(chunksOf(Buffer.alloc(200_000, "x"), 50_000), KEY));
    const head = sealed.length - 200_000 - 4 * 16;
    const piece = 65_536 + 16;
    const [first, second, rest] = [
      sealed.subarray(head, head + piece),
      sealed.subarray(head + piece, head + 2 * piece),
      sealed.subarray(head + 2 * piece),
    ];
    const start = sealed.subarray(0, head);
    const forged = [
      Buffer.concat([start, second, first, rest]),
      Buffer.concat([start, first, rest]),
      Buffer.concat([start, first, second]),
      Buffer.concat([start, first, first, second, rest]),
      sealed.subarray(0, -1),
      start,
    ];
    for (const [place, bytes] of forged.entries()) {
      const code = await codeOf(all(unseal(chunksOf(bytes, 70_000), KEY)));
      expect([place, code === "damaged" || code === "key_wrong"]).toEqual([place, true]);
    }
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 25, max: sealed.length - 1 }),
        fc.integer({ min: 0, max: 7 }),
        async (at, bit) => {
          const changed = Buffer.from(sealed);
          changed.writeUInt8(changed.readUInt8(at) ^ (1 << bit), at);
          expect(await codeOf(all(unseal(chunksOf(changed, 70_000), KEY)))).not.toBe("no error");
        },
      ),
      { numRuns: 40 },
    );
  });

  it("never writes the same bytes twice, and takes only a real key", async () => {
    const once = await all(seal(chunksOf(Buffer.from("a"), 1), KEY));
    expect(once.equals(await all(seal(chunksOf(Buffer.from("a"), 1), KEY)))).toBe(false);
    const file = join(folder, "short.key");
    await writeFile(file, "secret");
    expect(await codeOf(readKeyFile(file))).toBe("bad_key_file");
    await writeFile(file, `${KEY.toString("hex")}\n`);
    expect((await readKeyFile(file)).equals(KEY)).toBe(true);
  });
});

describe("names and rotation", () => {
  it("names a backup after its moment in UTC and its schema", () => {
    expect(backupName(NOW, "20261124051712_audit_guard", false)).toBe(
      "kiemtra-20261124T064513Z-20261124051712.tar.gz",
    );
    expect(backupName(NOW, "20261124051712_audit_guard", true)).toMatch(/\.tar\.gz\.sealed$/);
  });

  it("keeps the newest of 7 days, 5 weeks and 12 months, and never touches another file", () => {
    // Two backups a day for two years; the 24th of November 2026 is a Tuesday.
    const names = Array.from({ length: 730 }, (_, day) => day).flatMap((day) =>
      [6, 18].map((hour) =>
        backupName(new Date(Date.UTC(2026, 10, 24 - day, hour)), "20261124051712_x", true),
      ),
    );
    const strangers = [
      "kiemtra.txt",
      "kiemtra-20200101T000000Z-1.tar.gz.part",
      "notes-20200101T000000Z-1.tar.gz",
    ];
    const outdated = new Set(outdatedBackups([...names, ...strangers].toSorted()));
    const kept = [...names, ...strangers].filter((name) => !outdated.has(name));
    const days = "20261124 20261123 20261122 20261121 20261120 20261119 20261118";
    // Sundays end the weeks, two of which end within the days; the months go on from October.
    const weeks = "20261115 20261108 20261101";
    const months =
      "20261031 20260930 20260831 20260731 20260630 20260531 20260430 20260331 20260228 20260131 20251231";
    expect(kept.map((name) => name.replace(/^kiemtra-(\d{8})T18.*sealed$/, "$1"))).toEqual([
      ...`${days} ${weeks} ${months}`.split(" "),
      ...strangers,
    ]);
    expect(outdatedBackups(names.slice(0, 1))).toEqual([]);
  });
});
