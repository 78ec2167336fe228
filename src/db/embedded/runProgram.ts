import { spawn } from "node:child_process";

export interface ProgramResult {
  /** Exit code; null when it could not be started or was ended by a signal. */
  code: number | null;
  /** What it wrote, both streams, trimmed; or why it could not be started. */
  output: string;
}

/** Environment of every child: no secrets of the service, no locale or time zone of the machine. */
export const CHILD_ENVIRONMENT: NodeJS.ProcessEnv = {
  PATH: process.env["PATH"] ?? "/usr/sbin:/usr/bin:/sbin:/bin",
  LC_ALL: "C",
  TZ: "UTC",
};

/** Runs a short program to its end; as another user where `uid` and `gid` are given (root only). */
export function runProgram(
  file: string,
  args: readonly string[],
  ids: { uid?: number; gid?: number } = {},
): Promise<ProgramResult> {
  const { promise, resolve } = Promise.withResolvers<ProgramResult>();
  // From "/" on, because the other user may not be able to enter the present folder.
  const child = spawn(file, args, {
    ...ids,
    cwd: "/",
    env: CHILD_ENVIRONMENT,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString("utf8")));
  child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString("utf8")));
  child.on("error", (error) => resolve({ code: null, output: error.message }));
  child.on("close", (code) => resolve({ code, output: output.trim() }));
  return promise;
}
