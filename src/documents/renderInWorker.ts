import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { ReportModel } from "../domain/report/reportModel.ts";
import { GlyphMissingError } from "./GlyphMissingError.ts";
import { inspectPdf } from "./inspectPdf.ts";
import { RenderError } from "./RenderError.ts";
import type { RenderReply, RenderRequest } from "./renderMessages.ts";

export interface RendererLimits {
  /** Longest time for one document in milliseconds, the start of the worker included. */
  timeoutMs: number;
  /** Largest heap of the worker in MiB. */
  memoryMb: number;
}

export interface Renderer {
  /**
   * Draws a model as PDF, one after the other. Rejects with GlyphMissingError (a text holds a
   * character no font draws: change the text) or RenderError (its `code` says why).
   */
  render(model: ReportModel): Promise<Uint8Array>;
  /** Stops the worker; documents still waiting are refused. */
  close(): Promise<void>;
}

export const DEFAULT_RENDERER_LIMITS: RendererLimits = { timeoutMs: 60_000, memoryMb: 512 };

/** How much of a dying worker's last words goes into the error, in characters. */
const LAST_WORDS = 500;

interface Job {
  request: RenderRequest;
  resolve(bytes: Uint8Array): void;
  reject(error: Error): void;
}

/**
 * Draws documents in a worker process: the bot goes on answering meanwhile, and a document that
 * takes too long or too much memory ends with its process. A process and not a thread, as a thread
 * whose heap is full may abort the whole process around it. It is kept warm between documents,
 * started anew after it had to be killed, and gets an empty environment, so no secrets.
 * `entry` is the worker's own file.
 */
export function createRenderer(
  limits: RendererLimits = DEFAULT_RENDERER_LIMITS,
  entry: URL = new URL("./renderWorker.ts", import.meta.url),
): Renderer {
  const waiting: Job[] = [];
  let worker: ChildProcess | null = null;
  let running: { job: Job; timer: NodeJS.Timeout } | null = null;
  let nextId = 1;
  let closed = false;

  const start = (): ChildProcess => {
    const child = fork(fileURLToPath(entry), [], {
      env: {},
      // Not the parent's own options: an inspector port cannot be opened twice.
      execArgv: [`--max-old-space-size=${limits.memoryMb}`],
      serialization: "advanced",
      stdio: ["ignore", "ignore", "pipe", "ipc"],
    });
    let lastWords = "";
    child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      lastWords = (lastWords + text).slice(-LAST_WORDS);
    });
    child.on("message", (reply: RenderReply) => {
      if (child === worker) receive(reply);
    });
    // One that was replaced may still report its end: only the current one counts.
    const died = (why: string) => {
      if (child === worker)
        lose(new RenderError("document.render_crashed", `The drawing process ${why}. ${lastWords}`));
    };
    child.on("error", (error) => died(`failed: ${error.message}`));
    child.on("exit", (code, signal) => died(`ended with ${signal ?? code}`));
    return child;
  };

  const receive = (reply: RenderReply) => {
    if (reply.id !== running?.job.request.id) return;
    const { job } = running;
    settle();
    switch (reply.type) {
      case "drawn": {
        const inspection = inspectPdf(reply.bytes);
        if (inspection.ok) job.resolve(new Uint8Array(reply.bytes));
        else
          job.reject(
            new RenderError("document.render_invalid", `The drawn file is broken: ${inspection.reason}`),
          );
        break;
      }
      case "glyph_missing":
        job.reject(new GlyphMissingError(reply.codePoint, reply.context));
        break;
      case "failed":
        job.reject(new RenderError("document.render_failed", reply.message));
        break;
    }
    next();
  };

  const settle = () => {
    if (running !== null) clearTimeout(running.timer);
    running = null;
    if (worker !== null) letGo(worker);
  };

  const lose = (error: RenderError) => {
    const job = running?.job;
    worker?.kill("SIGKILL");
    settle();
    worker = null;
    job?.reject(error);
    next();
  };

  const next = () => {
    if (running !== null || closed) return;
    const job = waiting.shift();
    if (job === undefined) return;
    worker ??= start();
    hold(worker);
    const timer = setTimeout(
      () => lose(new RenderError("document.render_timeout", `Drawing took more than ${limits.timeoutMs} ms`)),
      limits.timeoutMs,
    );
    running = { job, timer };
    // A failed send means a dead process, which `exit` or `error` reports.
    worker.send(job.request, () => undefined);
  };

  return {
    render(model) {
      return new Promise((resolve, reject) => {
        if (closed) {
          reject(new RenderError("document.render_closed", "The renderer is closed"));
          return;
        }
        waiting.push({ request: { id: nextId++, model }, resolve, reject });
        next();
      });
    },
    async close() {
      closed = true;
      const error = new RenderError("document.render_closed", "The renderer was closed");
      const jobs = [...(running === null ? [] : [running.job]), ...waiting.splice(0)];
      const last = worker;
      settle();
      worker = null;
      for (const job of jobs) job.reject(error);
      if (last !== null) await ended(last);
    },
  };
}

/** An idle worker must not keep the service from ending. */
function letGo(child: ChildProcess): void {
  child.unref();
  child.channel?.unref();
  if (child.stderr !== null && "unref" in child.stderr && typeof child.stderr.unref === "function")
    child.stderr.unref();
}

/** A working one must: its document is wanted. */
function hold(child: ChildProcess): void {
  child.ref();
  child.channel?.ref();
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.ref();
    child.once("exit", () => resolve());
    child.kill("SIGKILL");
  });
}
