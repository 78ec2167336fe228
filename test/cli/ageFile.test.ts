import { execFile } from "node:child_process";
import { createDecipheriv, hkdfSync, scryptSync } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { gunzipSync } from "node:zlib";
import { generateIdentity } from "age-encryption";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readKeyFile } from "../../src/backup/BackupKey.ts";
import { writeBackupFile } from "../../src/backup/backupFile.ts";
import type { BackupEntry } from "../../src/backup/manifest.ts";

/** A backup is a file in the age format: others than the library that wrote it open it. */

const run = promisify(execFile);
const available = await run("age", ["--version"]).then(
  () => true,
  () => false,
);
const skip = !available && process.env["CI"] !== "true";
if (skip) console.warn("ageFile.test.ts skipped in part: age not found (Debian package age)");

const NOW = new Date("2026-11-24T06:45:13.678Z");
// More than one piece of 64 KiB, and not to be made smaller by gzip.
const LONG = Buffer.from(
  Array.from({ length: 200_000 }, (_, at) => (at * at * 31 + (at >> 3) * 7 + (at % 253) ** 3) % 256),
);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "kiemtra-age-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function* entries(): AsyncGenerator<BackupEntry> {
  yield await Promise.resolve({ name: "header.json", bytes: Buffer.from('"Chợ Đồn"\n') });
  yield { name: "tables/Evidence.000001", bytes: LONG };
}

/** Writes a backup with the key of this text; its file and that of the key. */
async function backupWith(name: string, keyText: string): Promise<{ file: string; keyFile: string }> {
  const keyFile = join(folder, `${name}.key`);
  const file = join(folder, `${name}.tar.gz.age`);
  await writeFile(keyFile, `${keyText}\n`);
  await writeBackupFile(file, entries(), { key: await readKeyFile(keyFile), now: NOW });
  return { file, keyFile };
}

it.skipIf(skip)("age and tar open a backup that has a secret key", async () => {
  const { file, keyFile } = await backupWith("secret", await generateIdentity());
  const tar = join(folder, "opened.tar.gz");
  await run("age", ["-d", "-i", keyFile, "-o", tar, file]);
  const { stdout } = await run("tar", ["-xzOf", tar], { encoding: "buffer" });
  expect(stdout.equals(Buffer.concat([Buffer.from('"Chợ Đồn"\n'), LONG]))).toBe(true);
});

it("a backup that has a passphrase is what the specification of age says", async () => {
  const passphrase = "5a".repeat(32);
  const { file } = await backupWith("passphrase", passphrase);
  const tar = gunzipSync(openByTheBook(await readFile(file), passphrase));
  expect(tar.toString("utf8", 0, 11)).toBe("header.json");
  expect(tar.includes(LONG)).toBe(true);
});

/** https://c2sp.org/age: one scrypt stanza, the header's sum, pieces of 64 KiB. */
function openByTheBook(bytes: Buffer, passphrase: string): Buffer {
  const beginOfMac = bytes.indexOf("\n--- ") + 1;
  const headerEnd = bytes.indexOf("\n", beginOfMac) + 1;
  const [version, stanza = "", body = ""] = bytes.toString("latin1", 0, beginOfMac).split("\n");
  expect(version).toBe("age-encryption.org/v1");
  const [arrow, kind, salt = "", logN = ""] = stanza.split(" ");
  expect([arrow, kind, logN]).toEqual(["->", "scrypt", "18"]);
  const wrap = scryptSync(
    passphrase,
    Buffer.concat([Buffer.from("age-encryption.org/v1/scrypt"), Buffer.from(salt, "base64")]),
    32,
    { N: 2 ** Number(logN), r: 8, p: 1, maxmem: 512 * 1024 * 1024 },
  );
  const fileKey = opened(wrap, Buffer.alloc(12), Buffer.from(body, "base64"));
  const nonce = bytes.subarray(headerEnd, headerEnd + 16);
  const key = Buffer.from(hkdfSync("sha256", fileKey, nonce, "payload", 32));
  const pieces: Buffer[] = [];
  for (let at = headerEnd + 16; at < bytes.length; at += 65_536 + 16) {
    const counter = Buffer.alloc(12);
    counter.writeUInt32BE(pieces.length, 7);
    counter[11] = at + 65_536 + 16 >= bytes.length ? 1 : 0;
    pieces.push(opened(key, counter, bytes.subarray(at, at + 65_536 + 16)));
  }
  expect(pieces.length).toBeGreaterThan(2);
  return Buffer.concat(pieces);
}

function opened(key: Buffer, nonce: Buffer, sealed: Buffer): Buffer {
  const decipher = createDecipheriv("chacha20-poly1305", key, nonce, { authTagLength: 16 });
  decipher.setAuthTag(sealed.subarray(-16));
  return Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
}
