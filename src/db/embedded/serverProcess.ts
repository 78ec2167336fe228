import { readFileSync, readlinkSync, realpathSync } from "node:fs";
import { runProgram } from "./runProgram.ts";

/**
 * Whether the process still runs. A zombie does not: in a container whose first process reaps
 * nobody, a server that outlived its Kiemtra stays one for ever.
 */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it runs, as another user.
    if (!(error instanceof Error && "code" in error && error.code === "EPERM")) return false;
  }
  return !isZombie(pid);
}

/**
 * Whether the living process `pid` is the server of this cluster, and not another one that got the
 * number later. Answers true when that cannot be found out: a pid file is never taken from a
 * process that may be its owner.
 */
export async function isServerOf(pid: number, cluster: string): Promise<boolean> {
  const folder = realpathSync(cluster);
  if (process.platform !== "linux") {
    const { code, output } = await runProgram("ps", ["-o", "command=", "-p", String(pid)]);
    return code !== 0 || (output.includes("postgres") && output.includes(folder));
  }
  const commandLine = readProc(pid, (file) => readFileSync(file, "utf8"), "cmdline");
  const workingFolder = readProc(pid, readlinkSync, "cwd");
  if (commandLine === null && workingFolder === null) return isAlive(pid);
  // The server works in its data folder and was started with it as an argument.
  return workingFolder === folder || (commandLine?.split("\0").includes(folder) ?? false);
}

function isZombie(pid: number): boolean {
  if (process.platform !== "linux") return false;
  const stat = readProc(pid, (file) => readFileSync(file, "utf8"), "stat");
  // "1234 (name) S …"; the name may contain anything, so the last parenthesis counts.
  const state = stat?.slice(stat.lastIndexOf(")") + 2, stat.lastIndexOf(")") + 3);
  return state === "Z" || state === "X";
}

function readProc<T>(pid: number, read: (file: string) => T, name: string): T | null {
  try {
    return read(`/proc/${pid}/${name}`);
  } catch {
    return null;
  }
}
