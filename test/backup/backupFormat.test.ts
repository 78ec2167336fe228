import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { generateIdentity, identityToRecipient } from "age-encryption";
import * as fc from "fast-check";
import { createTarPacker, packTar, type TarHeader } from "modern-tar";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readBackupFile, writeBackupFile } from "../../src/backup/backupFile.ts";
import { BackupError } from "../../src/backup/BackupError.ts";
import { keyForRecipients, readKeyFile, type BackupKey } from "../../src/backup/BackupKey.ts";
import { backupName, outdatedBackups } from "../../src/backup/backupName.ts";
import { collect } from "../cli/support/collect.ts";
import type { BackupEntry } from "../../src/backup/manifest.ts";

const run = promisify(execFile);
const NOW = new Date("2026-11-24T06:45:13.678Z");

let folder: string;
let KEY: BackupKey;
let OTHER_KEY: BackupKey;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "kiemtra-format-"));
  [KEY, OTHER_KEY] = [await newKey("own.key"), await newKey("other.key")];
});
afterAll(() => rm(folder, { recursive: true }));

async function* entriesOf(entries: readonly BackupEntry[]): AsyncGenerator<BackupEntry> {
  for (const entry of entries) yield await Promise.resolve(entry);
}
async function newKey(name: string): Promise<BackupKey> {
  const file = join(folder, name);
  await writeFile(file, `${await generateIdentity()}\n`);
  return readKeyFile(file);
}
const codeOf = async (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => "no error",
    (error: unknown) => (error instanceof BackupError ? error.code : error),
  );

const SAMPLE: BackupEntry[] = [
  { name: "header.json", bytes: Buffer.from("{}\n") },
  { name: "tables/Answer.000001", bytes: Buffer.alloc(512, "a") },
  { name: "tables/Answer.000002", bytes: Buffer.alloc(0) },
  { name: "manifest.json", bytes: Buffer.from("Chợ Đồn\n".repeat(300)) },
];

describe("the archive", () => {
  it("gives back its entries, encrypted or not", async () => {
    for (const key of [null, KEY]) {
      const file = join(folder, `whole-${key === null ? "plain" : "sealed"}`);
      await writeBackupFile(file, entriesOf(SAMPLE), { key, now: NOW });
      expect(await collect(readBackupFile(file, key))).toEqual(SAMPLE);
    }
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
      expect(bytes.subarray(0, 3).toString("latin1")).toBe(key === null ? "\u001f\u008b\b" : "age");
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

  it("a reader that stops early leaves nothing behind", async () => {
    const parts = Array.from({ length: 40 }, (_, at) => ({
      name: `tables/A.${at}`,
      bytes: randomBytes(65_536),
    }));
    for (const key of [null, KEY]) {
      const file = join(folder, `left-${key === null ? "plain" : "sealed"}`);
      await writeBackupFile(file, entriesOf(parts), { key, now: NOW });
      const whole = await readFile(file);
      for (let at = 400; at < whole.length; at += 200_003) {
        for await (const entry of readBackupFile(file, key)) if (entry.name !== "") break;
        whole.writeUInt8(whole.readUInt8(at) ^ 1, at);
        const damaged = `${file}-${at}`;
        await writeFile(damaged, whole);
        expect(await codeOf(collect(readBackupFile(damaged, key)))).toBe("damaged");
        whole.writeUInt8(whole.readUInt8(at) ^ 1, at);
      }
    }
  });

  it("that cannot be written says so, and stops what it is made from", async () => {
    for (const key of [null, KEY]) {
      let stopped = false;
      async function* endless(): AsyncGenerator<BackupEntry> {
        try {
          for (;;) yield await Promise.resolve({ name: "tables/A.1", bytes: randomBytes(65_536) });
        } finally {
          stopped = true;
        }
      }
      const file = join(folder, "no folder", "backup");
      await expect(writeBackupFile(file, endless(), { key, now: NOW })).rejects.toMatchObject({
        code: "ENOENT",
      });
      await expect.poll(() => stopped).toBe(true);
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

describe("an archive of somebody else", () => {
  /** What `unpackEntries` says to tar bytes. */
  const verdict = async (bytes: Uint8Array): Promise<unknown> => {
    const file = join(folder, "foreign");
    await writeFile(file, gzipSync(bytes));
    return codeOf(collect(readBackupFile(file, null)));
  };
  const headerOf = async (header: TarHeader): Promise<Uint8Array> => {
    const { readable, controller } = createTarPacker();
    controller.add(header);
    return (await readable.getReader().read()).value ?? new Uint8Array();
  };

  it("with a link or a folder in it is refused", async () => {
    for (const type of ["symlink", "link", "directory"] as const) {
      const header = { name: "header.json", size: 0, type, linkname: "/etc/passwd" };
      expect([type, await verdict(await packTar([{ header }]))]).toEqual([type, "damaged"]);
    }
  });

  it("is refused by the size an entry says it has, before that is read", async () => {
    const size = 64 * 1024 * 1024 + 1;
    expect(await verdict(await headerOf({ name: "header.json", size }))).toBe("damaged");
    // More than the header has digits for: said in an extended header.
    expect(await verdict(await headerOf({ name: "header.json", size: 2 ** 40 }))).toBe("damaged");
  });

  it("is refused when a header was changed, its end is missing or something follows it", async () => {
    const whole = await packTar([{ header: { name: "header.json", size: 3 }, body: "{}\n" }]);
    expect(await verdict(whole)).toBe("no error");
    const changed = Buffer.from(whole);
    changed.write("H", 0, "latin1");
    expect(await verdict(changed)).toBe("damaged");
    expect(await verdict(whole.subarray(0, -1024))).toBe("damaged");
    expect(await verdict(Buffer.concat([whole, Buffer.from("more")]))).toBe("damaged");
  });
});

describe("encryption", () => {
  it("finds every flipped bit, and pieces moved, left out or cut off", async () => {
    const file = join(folder, "forged");
    const parts = Array.from({ length: 3 }, (_, at) => ({
      name: `tables/A.${at}`,
      bytes: randomBytes(65_536),
    }));
    await rm(file, { force: true });
    await writeBackupFile(file, entriesOf(parts), { key: KEY, now: NOW });
    const whole = await readFile(file);
    // Behind the last line of the header and the nonce.
    const head = whole.indexOf("\n", whole.indexOf("\n--- ") + 1) + 1 + 16;
    const piece = 65_536 + 16;
    const [first, second, rest] = [
      whole.subarray(head, head + piece),
      whole.subarray(head + piece, head + 2 * piece),
      whole.subarray(head + 2 * piece),
    ];
    const start = whole.subarray(0, head);
    const verdict = async (bytes: Buffer): Promise<unknown> => {
      await writeFile(file, bytes);
      return codeOf(collect(readBackupFile(file, KEY)));
    };
    expect(await verdict(Buffer.concat([start, first, second, rest]))).toBe("no error");
    const forged = [
      Buffer.concat([start, second, first, rest]),
      Buffer.concat([start, first, rest]),
      Buffer.concat([start, first, second]),
      Buffer.concat([start, first, first, second, rest]),
      Buffer.concat([whole, Buffer.from("more")]),
      whole.subarray(0, -1),
      start,
    ];
    for (const [place, bytes] of forged.entries()) {
      expect([place, await verdict(bytes)]).toEqual([place, "damaged"]);
    }
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: whole.length - 1 }),
        fc.integer({ min: 0, max: 7 }),
        async (at, bit) => {
          const changed = Buffer.from(whole);
          changed.writeUInt8(changed.readUInt8(at) ^ (1 << bit), at);
          expect(await verdict(changed)).toMatch(/^(damaged|key_wrong)$/);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("for named recipients is opened by each of them, by the trial of this process, and by nobody else", async () => {
    const secrets = [await generateIdentity(), await generateIdentity()];
    const recipients = await Promise.all(secrets.map((secret) => identityToRecipient(secret)));
    const own = await keyForRecipients(recipients);
    const file = join(folder, "named.age");
    const entries = [{ name: "header.json", bytes: Buffer.from("{}") }];
    await writeBackupFile(file, entriesOf(entries), { key: own, now: NOW });
    const open = async (key: BackupKey) => (await collect(readBackupFile(file, key))).length;
    expect(await open(own)).toBe(1);
    for (const secret of secrets) {
      const keyFile = join(folder, "recipient.key");
      await writeFile(keyFile, `${secret}\n`);
      expect(await open(await readKeyFile(keyFile))).toBe(1);
    }
    expect(await codeOf(open(OTHER_KEY))).toBe("key_wrong");
    expect(await codeOf(open(await keyForRecipients(recipients)))).toBe("key_wrong");
    expect(await codeOf(keyForRecipients(["age1nobody"]))).toBe("bad_recipient");
  });

  it("takes a secret key or a long passphrase, and nothing else for a key", async () => {
    const file = join(folder, "some.key");
    const codeOfKey = async (text: string) => {
      await writeFile(file, text);
      return codeOf(readKeyFile(file));
    };
    const secret = await generateIdentity();
    expect(await codeOfKey(`# created: today\n# public key: age1…\n${secret}\n`)).toBe("no error");
    expect(await codeOfKey(`${secret}\n${await generateIdentity()}\n`)).toBe("no error");
    expect(await codeOfKey(`${"5a".repeat(32)}\n`)).toBe("no error");
    const refused = [
      "",
      "secret",
      "a passphrase of\ntwo lines it is",
      `${await identityToRecipient(secret)}\n`,
      `${secret.slice(0, -1)}\n`,
      `${secret}\nnot a key at all\n`,
    ];
    for (const text of refused) expect([text, await codeOfKey(text)]).toEqual([text, "bad_key_file"]);
    expect(await codeOf(readKeyFile(join(folder, "no.key")))).toBe("bad_key_file");
  });
});

describe("names and rotation", () => {
  it("names a backup after its moment in UTC and its schema", () => {
    expect(backupName(NOW, "20261124051712_audit_guard", false)).toBe(
      "kiemtra-20261124T064513Z-20261124051712.tar.gz",
    );
    expect(backupName(NOW, "20261124051712_audit_guard", true)).toMatch(/\.tar\.gz\.age$/);
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
    expect(kept.map((name) => name.replace(/^kiemtra-(\d{8})T18.*age$/, "$1"))).toEqual([
      ...`${days} ${weeks} ${months}`.split(" "),
      ...strangers,
    ]);
    expect(outdatedBackups(names.slice(0, 1))).toEqual([]);
  });
});
