import { spawn, type ChildProcess } from "node:child_process";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { inject, onTestFinished } from "vitest";
import { z } from "zod";
import { isAlive } from "../../../src/db/embedded/serverProcess.ts";
import { readPostmasterFile } from "../../../src/db/embedded/postmasterFile.ts";
import { startEmbedded } from "../../../src/db/embedded/startEmbedded.ts";
import { silent } from "./silent.ts";
import { stopServer } from "../../../src/db/embedded/launchServer.ts";

/** For each file: its tests start real servers, some of them several times; a busy machine needs a while. */
export const SERVER_PATIENCE = { testTimeout: 180_000, hookTimeout: 180_000 };

let template: Promise<string> | undefined;

/**
 * A data folder of this test with a complete first start in it, copied from one that is made once
 * per process: setting a cluster up is most of a short test's time.
 */
export async function preparedFolder(): Promise<string> {
  template ??= prepareTemplate();
  const folder = await dataFolder();
  await cp(await template, folder, { recursive: true });
  return folder;
}

async function prepareTemplate(): Promise<string> {
  // Files share this module, and none of them knows when the last one has ended: the run does.
  const folder = await mkdtemp(path.join(inject("runFolder"), "embedded-"));
  const server = await startEmbedded({ dataDir: folder, log: silent });
  await server.stop();
  return folder;
}

/** An empty data folder of this test; a server still running in it is stopped at the end. */
export async function dataFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "kiemtra-embedded-"));
  onTestFinished(async () => {
    const left = readPostmasterFile(path.join(folder, "postgres"));
    if (left !== null) await stopServer(left.pid);
    await rm(folder, { recursive: true, force: true });
  });
  return folder;
}

const messageSchema = z.discriminatedUnion("event", [
  z.object({ event: z.literal("up"), pid: z.number(), connectionString: z.string() }),
  z.object({ event: z.literal("refused"), code: z.string(), message: z.string() }),
]);
export type ServiceMessage = z.infer<typeof messageSchema>;

/** A service in a process of its own that does nothing but hold the embedded database. */
export class Service {
  readonly process: ChildProcess;
  readonly said: Promise<ServiceMessage>;

  constructor(dataDir: string, ...flags: string[]) {
    const script = path.join(import.meta.dirname, "service.ts");
    this.process = spawn(process.execPath, [script, dataDir, ...flags], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    this.said = this.#firstLine();
    onTestFinished(() => void this.process.kill("SIGKILL"));
  }

  async up(): Promise<Extract<ServiceMessage, { event: "up" }>> {
    const message = await this.said;
    if (message.event !== "up") throw new Error(`The service did not start: ${message.message}`);
    return message;
  }

  /** Ends it like `kill -9`, and waits until it is gone. */
  async kill(): Promise<void> {
    this.process.kill("SIGKILL");
    await this.exit();
  }

  async exit(): Promise<void> {
    while (this.process.exitCode === null && this.process.signalCode === null) await sleep(10);
  }

  async #firstLine(): Promise<ServiceMessage> {
    const { stdout } = this.process;
    if (stdout === null) throw new Error("no standard output");
    for await (const line of createInterface({ input: stdout })) return messageSchema.parse(JSON.parse(line));
    throw new Error("The service ended without a word.");
  }
}

export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await sleep(20);
}

export const ended = (pid: number): Promise<void> => until(() => !isAlive(pid));
