import { existsSync, statSync } from "node:fs";
import { chmod, cp, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { StoreError } from "../StoreError.ts";
import { brokenBinaries, type Binaries } from "./findBinaries.ts";
import type { Launcher } from "./Launcher.ts";
import { runProgram } from "./runProgram.ts";

interface Account {
  name: string;
  uid: number;
  gid: number;
}

/** Users a server started by root may become, best first; the machine is not changed to have one. */
const PREFERRED_ACCOUNTS = ["kiemtra", "postgres", "_postgres", "nobody"];

/**
 * Decides how to run the server. PostgreSQL refuses to run as root, so for root it is: another user
 * if that one can enter the data folder (the programs are copied there when only they are out of
 * reach), else a user namespace in which root goes by another number.
 */
export async function chooseLauncher(
  binaries: Binaries,
  dataDir: string,
  cluster: string,
  ourUid = process.getuid?.() ?? -1,
): Promise<Launcher> {
  const bin = path.join(binaries.folder, "bin");
  const { code, output } = await runProgram(path.join(bin, "postgres"), ["--version"]);
  if (code !== 0) throw brokenBinaries(binaries, output === "" ? `exit code ${code}` : output);
  const version = /(\d+\.\d+)/.exec(output)?.[1] ?? output;
  if (ourUid !== 0) return { description: "as this user", bin, version, prefix: [], ids: {}, owner: null };

  const account = await chooseAccount(cluster);
  const ids = { uid: account.uid, gid: account.gid };
  // Passing through is all that the other user needs; the files in it stay closed.
  await chmod(dataDir, (await stat(dataDir)).mode | 0o011);
  if ((await runProgram("/bin/sh", ["-c", 'cd -- "$1"', "sh", dataDir], ids)).code === 0) {
    const reachable = (await runProgram(path.join(bin, "postgres"), ["--version"], ids)).code === 0;
    return {
      description: `as user ${account.name}`,
      bin: reachable ? bin : await copyBinaries(binaries, version, dataDir),
      version,
      prefix: [],
      ids,
      owner: ids,
    };
  }
  // Inside, our files are the mapped user's own, wherever they lie.
  const prefix = ["unshare", "--user", `--map-user=${account.uid}`, `--map-group=${account.gid}`, "--"];
  const probe = await runProgram("unshare", [...prefix.slice(1), path.join(bin, "postgres"), "--version"]);
  if (probe.code !== 0) throw outOfReach(dataDir, account.name, probe.output);
  return {
    description: `as user ${account.name} in a user namespace`,
    bin,
    version,
    prefix,
    ids: {},
    owner: { uid: 0, gid: 0 },
  };
}

/** Only accounts with a name: initdb looks its user up. */
async function chooseAccount(cluster: string): Promise<Account> {
  const accounts = (await readFile("/etc/passwd", "utf8"))
    .split("\n")
    .map((line) => line.split(":"))
    .map(([name = "", , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
    .filter((account) => account.uid > 0 && account.gid > 0);
  const present = existsSync(cluster) ? statSync(cluster).uid : 0;
  const chosen =
    accounts.find((account) => account.uid === present) ??
    PREFERRED_ACCOUNTS.map((name) => accounts.find((account) => account.name === name)).find(
      (account) => account !== undefined,
    );
  if (chosen !== undefined) return chosen;
  throw new StoreError(
    "folder_unusable",
    `The embedded database cannot run as root, and this machine has none of the users ` +
      `${PREFERRED_ACCOUNTS.join(", ")}: start Kiemtra as an ordinary user, or set DATABASE_URL.`,
  );
}

const COPY_PREFIX = "postgres-programs-";

/** Beside the data, because that is the one place known to be within reach. */
async function copyBinaries(binaries: Binaries, version: string, dataDir: string): Promise<string> {
  const target = path.join(dataDir, `${COPY_PREFIX}${version}`);
  if (!existsSync(target)) {
    const half = `${target}.new`;
    // Copies of older releases go, and one that was interrupted.
    for (const name of await readdir(dataDir)) {
      if (name.startsWith(COPY_PREFIX)) await rm(path.join(dataDir, name), { recursive: true, force: true });
    }
    await cp(binaries.folder, half, { recursive: true, verbatimSymlinks: true });
    await chmod(half, 0o755);
    await rename(half, target);
  }
  return path.join(target, "bin");
}

function outOfReach(dataDir: string, user: string, reason: string): StoreError {
  return new StoreError(
    "folder_unusable",
    `Kiemtra runs as root, the embedded database must not, and user ${user} cannot enter ${dataDir} ` +
      `(a user namespace is not possible either: ${reason}). Set DATA_DIR to a folder outside root's home, ` +
      `such as /var/lib/kiemtra, start Kiemtra as an ordinary user, or set DATABASE_URL.`,
  );
}
