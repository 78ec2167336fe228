import { readFile } from "node:fs/promises";
import { Decrypter, Encrypter, generateIdentity, identityToRecipient } from "age-encryption";
import { BackupError } from "./BackupError.ts";

/** The operator's key, ready for both directions: what is written is restored on trial at once. */
export interface BackupKey {
  encrypter: Encrypter;
  decrypter: Decrypter;
}

const SECRET_KEY = "AGE-SECRET-KEY-";
/** Below it a passphrase could be found by trying; what `openssl rand -hex 32` makes has 64. */
const MIN_PASSPHRASE = 16;

/**
 * Reads the operator's key file: secret keys as `age-keygen` writes them, or one line with a
 * passphrase. It belongs on another disk than the backups.
 * @throws BackupError
 */
export async function readKeyFile(file: string): Promise<BackupKey> {
  const lines = (await textOf(file))
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"));
  const [first = ""] = lines;
  const key: BackupKey = { encrypter: new Encrypter(), decrypter: new Decrypter() };
  if (first.startsWith(SECRET_KEY)) {
    await addSecretKeys(key, lines, file);
    return key;
  }
  if (lines.length !== 1 || first.length < MIN_PASSPHRASE || first.startsWith("age1")) throw unfit(file);
  key.encrypter.setPassphrase(first);
  key.decrypter.addPassphrase(first);
  return key;
}

/**
 * For those who can open a backup, by their public keys ("age1…"): their secret keys need not be on this machine.
 * What is written is read once more for the trial, with a key that is made for it and forgotten with this process.
 * @throws BackupError
 */
export async function keyForRecipients(recipients: readonly string[]): Promise<BackupKey> {
  const key: BackupKey = { encrypter: new Encrypter(), decrypter: new Decrypter() };
  const own = await generateIdentity();
  key.decrypter.addIdentity(own);
  for (const recipient of [...recipients, await identityToRecipient(own)]) {
    try {
      key.encrypter.addRecipient(recipient);
    } catch (cause) {
      throw new BackupError(
        "bad_recipient",
        `${recipient} is no public key of age ("age1…", as age-keygen prints it).`,
        { cause },
      );
    }
  }
  return key;
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (cause) {
    throw new BackupError("bad_key_file", `The key file ${file} cannot be read.`, { cause });
  }
}

async function addSecretKeys(key: BackupKey, lines: readonly string[], file: string): Promise<void> {
  try {
    for (const line of lines) {
      key.decrypter.addIdentity(line);
      key.encrypter.addRecipient(await identityToRecipient(line));
    }
  } catch (cause) {
    throw unfit(file, cause);
  }
}

function unfit(file: string, cause?: unknown): BackupError {
  return new BackupError(
    "bad_key_file",
    `The key file ${file} must hold a secret key (make one with: age-keygen -o ${file}) or one line with a ` +
      `passphrase of ${MIN_PASSPHRASE} characters or more (openssl rand -hex 32 > ${file}). A public key ` +
      `("age1…") is given as --recipient.`,
    { cause },
  );
}
