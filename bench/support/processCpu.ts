import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

/** Ticks a second of /proc/<pid>/stat (Linux, `getconf CLK_TCK`). */
const TICKS_PER_SECOND = Number(execFileSync("getconf", ["CLK_TCK"], { encoding: "utf8" }));

/** CPU time a process has used so far, user and system together, in milliseconds. */
export function cpuMs(pid: number): number {
  const fields = statFields(pid);
  return ((Number(fields[11]) + Number(fields[12])) * 1_000) / TICKS_PER_SECOND;
}

/** CPU time of a process and of all that descend from it. */
export function cpuMsOfTree(pid: number): number {
  return treeOf(pid).reduce((sum, other) => sum + (orNull(() => cpuMs(other)) ?? 0), 0);
}

/** Memory of a process and of all that descend from it, in MiB; what they share counts once (PSS). */
export function memoryMbOfTree(pid: number): number {
  return treeOf(pid).reduce((sum, other) => sum + proportionalMb(other), 0);
}

/** The process and its living descendants. */
function treeOf(pid: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync("/proc")) {
    const other = Number(name);
    if (!Number.isInteger(other)) continue;
    const parent = orNull(() => Number(statFields(other)[1]));
    if (parent !== null) parents.set(other, parent);
  }
  const isIn = (other: number): boolean => other === pid || (other > 1 && isIn(parents.get(other) ?? 0));
  return [...parents.keys()].filter(isIn);
}

function proportionalMb(pid: number): number {
  const text = orNull(() => readFileSync(`/proc/${pid}/smaps_rollup`, "utf8")) ?? "";
  return Number(/^Pss:\s+(\d+) kB/m.exec(text)?.[1] ?? 0) / 1_024;
}

/** Null when the process has ended between the listing and the look. */
function orNull<T>(look: () => T): T | null {
  try {
    return look();
  } catch {
    return null;
  }
}

/** Most memory that was in use at once so far, in MiB. */
export function peakResidentMb(pid: number): number {
  const line = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"));
  return Number(line?.[1] ?? 0) / 1_024;
}

/** Fields from the state on: the name before may hold spaces. */
function statFields(pid: number): string[] {
  const text = readFileSync(`/proc/${pid}/stat`, "utf8");
  return text.slice(text.lastIndexOf(")") + 2).split(" ");
}
