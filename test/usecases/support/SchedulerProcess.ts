import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface, type Interface } from "node:readline";

const SCRIPT = join(import.meta.dirname, "scheduler.ts");

/** One worker of its own process; killed and started again as often as the test likes. */
export class SchedulerProcess {
  readonly #connectionString: string;
  #child: ChildProcess | undefined;
  #lines: Interface | undefined;
  #errors = "";

  constructor(connectionString: string) {
    this.#connectionString = connectionString;
  }

  async start(): Promise<void> {
    const { PATH = "", TZ } = process.env;
    const child = spawn(process.execPath, [SCRIPT, this.#connectionString], {
      env: { PATH, ...(TZ === undefined ? {} : { TZ }) },
      stdio: ["pipe", "pipe", "pipe"],
    });
    this.#child = child;
    child.stderr?.on("data", (chunk: Buffer) => (this.#errors += chunk.toString()));
    if (child.stdout === null) throw new Error("no output");
    this.#lines = createInterface({ input: child.stdout });
    if ((await this.#answer()) !== "ready") throw new Error(`the scheduler did not start: ${this.#errors}`);
  }

  /** One pass at an instant; false when the process was killed in it. */
  async pass(instant: string): Promise<boolean> {
    const answer = this.#answer();
    this.#child?.stdin?.write(`${instant}\n`);
    const said = await answer;
    if (said !== null && said !== `done ${instant}`) throw new Error(`unexpected: ${said}`);
    return said !== null;
  }

  /** kill -9; resolves when it is gone. Its statement under way may still end in the server. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const exit = once(child, "exit");
    child.kill("SIGKILL");
    await exit;
  }

  isAlive(): boolean {
    return this.#child !== undefined && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  get errors(): string {
    return this.#errors;
  }

  /** The next line, null when the process ends first. */
  #answer(): Promise<string | null> {
    const lines = this.#lines;
    if (lines === undefined) return Promise.resolve(null);
    return new Promise((resolve) => {
      const onLine = (line: string) => settle(line);
      const onClose = () => settle(null);
      const settle = (value: string | null) => {
        lines.off("line", onLine);
        lines.off("close", onClose);
        resolve(value);
      };
      lines.on("line", onLine);
      lines.on("close", onClose);
    });
  }
}
