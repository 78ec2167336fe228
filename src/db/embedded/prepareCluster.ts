import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import {
  chmod,
  chown,
  lchown,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  writeFile,
} from "node:fs/promises";
import path from "node:path";
import { syncFolder } from "../../files/syncFolder.ts";
import { StoreError } from "../StoreError.ts";
import type { Launcher } from "./Launcher.ts";
import { runProgram } from "./runProgram.ts";

const SUPERUSER = "kiemtra";
export const CLUSTER_FOLDER = "postgres";
/** The server refuses a folder that others may read, as a copied one may be. */
const CLOSED = 0o700;
const HALF_MADE = "postgres-being-made-";
const PASSWORD_FILE = "postgres.password";

/** The server's password, made once and kept beside the data (0600). */
export async function readOrMakePassword(dataDir: string): Promise<string> {
  const file = path.join(dataDir, PASSWORD_FILE);
  if (existsSync(file)) return (await readFile(file, "utf8")).trim();
  if (existsSync(path.join(dataDir, CLUSTER_FOLDER))) {
    throw new StoreError(
      "folder_unusable",
      `${file}, the password of the embedded database, is missing: copy it back from where the data folder came from.`,
    );
  }
  const password = randomBytes(24).toString("base64url");
  await writeFile(`${file}.new`, `${password}\n`, { mode: 0o600, flush: true });
  await rename(`${file}.new`, file);
  return password;
}

export function connectionStringOf(password: string, port: number): string {
  return `postgresql://${SUPERUSER}:${password}@127.0.0.1:${port}/postgres`;
}

/**
 * Makes the cluster on the first start, in a folder of another name that is renamed when it is
 * complete: a start that is killed half-way leaves nothing that looks like data. On later starts
 * checks that the programs fit and that the files belong to the server's user.
 */
export async function prepareCluster(launcher: Launcher, dataDir: string, password: string): Promise<void> {
  const cluster = path.join(dataDir, CLUSTER_FOLDER);
  if (existsSync(cluster)) {
    await checkMajor(launcher, cluster);
    await giveTo(launcher, cluster);
    return;
  }
  for (const name of await readdir(dataDir)) {
    if (name.startsWith(HALF_MADE))
      await rm(path.join(dataDir, name), { recursive: true, force: true, maxRetries: 3 });
  }
  const half = path.join(dataDir, `${HALF_MADE}${randomBytes(4).toString("hex")}`);
  await mkdir(half, { mode: CLOSED });
  if (launcher.owner !== null) await chown(half, launcher.owner.uid, launcher.owner.gid);
  await initialise(launcher, half, password);
  await rename(half, cluster);
  await syncFolder(dataDir);
}

async function initialise(launcher: Launcher, folder: string, password: string): Promise<void> {
  const passwordFile = `${folder}.password`;
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  if (launcher.owner !== null) await chown(passwordFile, launcher.owner.uid, launcher.owner.gid);
  const command = [
    ...launcher.prefix,
    path.join(launcher.bin, "initdb"),
    `--pgdata=${folder}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    // Built into the server: no dependence on the machine's libc or on the package's old ICU.
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--locale=C",
    "--data-checksums",
    "--no-instructions",
  ];
  try {
    const [file = "", ...args] = command;
    const { code, output } = await runProgram(file, args, launcher.ids);
    if (code !== 0)
      throw new StoreError("server_failed", `The embedded database could not be set up: ${output}`);
  } finally {
    await rm(passwordFile, { force: true });
  }
}

async function checkMajor(launcher: Launcher, cluster: string): Promise<void> {
  const major = (await readFile(path.join(cluster, "PG_VERSION"), "utf8")).trim();
  const ours = launcher.version.split(".")[0];
  if (major === ours) return;
  throw new StoreError(
    "server_failed",
    `The data in ${cluster} was written by PostgreSQL ${major}, this release brings PostgreSQL ${ours}: ` +
      `make a backup with the release that wrote it and restore that with this one.`,
  );
}

/** After a move, or a start as another user, the files belong to somebody else. */
async function giveTo(launcher: Launcher, cluster: string): Promise<void> {
  const { uid } = await stat(cluster);
  if (launcher.owner === null) {
    const ours = process.getuid?.() ?? uid;
    if (uid === ours) return chmod(cluster, CLOSED);
    throw new StoreError(
      "folder_unusable",
      `The database files in ${cluster} belong to user number ${uid}, Kiemtra runs as ${ours}: ` +
        `start it as the user of before, or give that folder to this one (chown -R).`,
    );
  }
  await chmod(cluster, CLOSED);
  if (uid === launcher.owner.uid) return;
  const { uid: newUid, gid: newGid } = launcher.owner;
  for (const entry of await readdir(cluster, { recursive: true })) {
    await lchown(path.join(cluster, entry), newUid, newGid);
  }
  // The folder last: a giving away that was interrupted is then seen and repeated.
  await chown(cluster, newUid, newGid);
}
