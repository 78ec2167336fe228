import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { runKiemtra } from "../../../src/cli/runKiemtra.ts";
import { COMPILE_CACHE } from "../../support/compileCache.ts";

const TOOL = join(import.meta.dirname, "../../../src/cli/kiemtra.ts");

export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

export type Kiemtra = (...args: string[]) => Promise<Ended>;

/**
 * The operator's tool with this environment and nothing of the test's, without the start of a process. Nothing
 * is logged.
 */
export function kiemtraHere(environment: Record<string, string>): Kiemtra {
  return async (...args) => {
    const said = { stdout: "", stderr: "" };
    const code = await runKiemtra(
      args,
      { LOG_LEVEL: "silent", ...environment },
      {
        out: (text) => (said.stdout += text),
        err: (text) => (said.stderr += text),
      },
    );
    return { code, ...said };
  };
}

/** The operator's tool as a process of its own, with this environment and nothing of the test's. */
export function kiemtraWith(environment: Record<string, string>): Kiemtra {
  return async (...args) => {
    const { PATH = "", HOME = "", TZ, TMPDIR } = process.env;
    const env = {
      PATH,
      HOME,
      ...(TZ === undefined ? {} : { TZ }),
      ...(TMPDIR === undefined ? {} : { TMPDIR }),
      // pg's notice about Prisma's queries is not what a command says.
      NODE_NO_WARNINGS: "1",
      ...COMPILE_CACHE,
      ...environment,
    };
    const child = spawn(process.execPath, [TOOL, ...args], { env, stdio: ["ignore", "pipe", "pipe"] });
    const said = { stdout: "", stderr: "" };
    child.stdout.on("data", (chunk: Buffer) => (said.stdout += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (said.stderr += chunk.toString()));
    await once(child, "close");
    return { code: child.exitCode, ...said };
  };
}

/** What a command with `--json` said; throws when it was refused or said anything else. */
export function jsonOf({ code, stdout, stderr }: Ended): unknown {
  if (code !== 0) throw new Error(`exit code ${code}\n${stdout}\n${stderr}`);
  return JSON.parse(stdout);
}
