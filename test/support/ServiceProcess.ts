import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const ROOT = join(import.meta.dirname, "../..");
/** Arguments of Node in `npm start`. */
const START = z
  .object({ scripts: z.object({ start: z.string() }) })
  .transform(({ scripts }) => scripts.start.split(" ").slice(1))
  .parse(JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")));
/** A start on a busy machine, the first one of an embedded database included. */
const START_WITHIN_MS = 60_000;
const READY = /^Kiemtra: (\S+)\/chat$/m;

/** `npm start` as a process of its own, to be killed and started again. */
export class ServiceProcess {
  /** Everything the lives so far have said on standard error. */
  log = "";
  readonly #environment: Record<string, string>;
  #child: ChildProcess | undefined;

  constructor(environment: Record<string, string>) {
    const { PATH = "", HOME = "", TZ } = process.env;
    this.#environment = {
      PATH,
      HOME,
      ...(TZ === undefined ? {} : { TZ }),
      PORT: "0",
      DEMO: "0",
      LOG_LEVEL: "warn",
      ...environment,
    };
  }

  get pid(): number {
    const pid = this.#child?.pid;
    if (pid === undefined) throw new Error("the service is not running");
    return pid;
  }

  /** Starts it; resolves when it says where it is. @returns address of the web chat's server */
  async start(...nodeFlags: string[]): Promise<string> {
    const child = spawn(process.execPath, [...nodeFlags, ...START], {
      cwd: ROOT,
      env: this.#environment,
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.#child = child;
    child.stderr?.on("data", (chunk: Buffer) => (this.log += chunk.toString()));
    return new Promise((resolve, reject) => {
      let said = "";
      const timer = setTimeout(() => fail("did not start in time"), START_WITHIN_MS);
      const ended = () => fail("ended at its start");
      const fail = (what: string) => {
        clearTimeout(timer);
        reject(new Error(`the service ${what}:\n${this.log}`));
      };
      child.once("exit", ended);
      child.stdout?.on("data", (chunk: Buffer) => {
        said += chunk.toString();
        const url = READY.exec(said)?.[1];
        if (url === undefined) return;
        clearTimeout(timer);
        child.off("exit", ended);
        resolve(url);
      });
    });
  }

  /** `kill -9`; resolves when it is gone. */
  async kill(): Promise<void> {
    await this.#end("SIGKILL");
  }

  /** SIGTERM. @returns the exit code */
  async stop(): Promise<number | null> {
    return this.#end("SIGTERM");
  }

  async #end(signal: NodeJS.Signals): Promise<number | null> {
    const child = this.#child;
    this.#child = undefined;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return null;
    const exit = once(child, "exit");
    child.kill(signal);
    await exit;
    return child.exitCode;
  }
}
