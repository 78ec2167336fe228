import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";

export interface TaskLimits {
  /** Longest time for one task in milliseconds, the start of the process included. */
  timeoutMs: number;
  /** Largest heap of the process in MiB. */
  memoryMb: number;
}

export interface TaskProcess<Input, Output> {
  /** One task after the other. Rejects with TaskError. */
  run(input: Input): Promise<Output>;
  /** Stops the process; tasks still waiting are refused. */
  close(): Promise<void>;
}

/**
 * - `timeout`: the time limit passed, the process was stopped;
 * - `crashed`: it ran out of its memory or died otherwise;
 * - `failed`: the task threw, `message` says what;
 * - `closed`: `close()` came first.
 */
export type TaskErrorReason = "timeout" | "crashed" | "failed" | "closed";

export class TaskError extends Error {
  override readonly name = "TaskError";
  readonly reason: TaskErrorReason;

  constructor(reason: TaskErrorReason, message: string) {
    super(message);
    this.reason = reason;
  }
}

interface Request<Input> {
  id: number;
  input: Input;
}

type Reply<Output> = { id: number; output: Output } | { id: number; failure: string };

/** How much of a dying process's last words goes into the error, in characters. */
const LAST_WORDS = 500;

interface Task<Input, Output> {
  request: Request<Input>;
  resolve(output: Output): void;
  reject(error: Error): void;
}

/**
 * Does what is dangerous in a process of its own (drawing what people wrote, decoding what they
 * sent): the bot goes on answering meanwhile, and what takes too long or too much memory ends with
 * its process. A process and not a thread, as a thread whose heap is full may abort the whole
 * process around it. It is kept warm between tasks, started anew after it had to be killed, and
 * gets an empty environment, so no secrets. `entry` is its own file, which calls `serveTasks`.
 */
export function createTaskProcess<Input, Output>(limits: TaskLimits, entry: URL): TaskProcess<Input, Output> {
  const waiting: Task<Input, Output>[] = [];
  let worker: ChildProcess | null = null;
  let running: { task: Task<Input, Output>; timer: NodeJS.Timeout } | null = null;
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
    child.on("message", (reply: Reply<Output>) => {
      if (child === worker) receive(reply);
    });
    // One that was replaced may still report its end: only the current one counts.
    const died = (why: string) => {
      if (child === worker) lose(new TaskError("crashed", `The working process ${why}. ${lastWords}`));
    };
    child.on("error", (error) => died(`failed: ${error.message}`));
    child.on("exit", (code, signal) => died(`ended with ${signal ?? code}`));
    return child;
  };

  const receive = (reply: Reply<Output>) => {
    if (reply.id !== running?.task.request.id) return;
    const { task } = running;
    settle();
    if ("output" in reply) task.resolve(reply.output);
    else task.reject(new TaskError("failed", reply.failure));
    next();
  };

  const settle = () => {
    if (running !== null) clearTimeout(running.timer);
    running = null;
    if (worker !== null) letGo(worker);
  };

  const lose = (error: TaskError) => {
    const task = running?.task;
    worker?.kill("SIGKILL");
    settle();
    worker = null;
    task?.reject(error);
    next();
  };

  const next = () => {
    if (running !== null || closed) return;
    const task = waiting.shift();
    if (task === undefined) return;
    worker ??= start();
    hold(worker);
    const timer = setTimeout(
      () => lose(new TaskError("timeout", `The task took more than ${limits.timeoutMs} ms`)),
      limits.timeoutMs,
    );
    running = { task, timer };
    // A failed send means a dead process, which `exit` or `error` reports.
    worker.send(task.request, () => undefined);
  };

  return {
    run(input) {
      return new Promise((resolve, reject) => {
        if (closed) {
          reject(new TaskError("closed", "The working process is closed"));
          return;
        }
        waiting.push({ request: { id: nextId++, input }, resolve, reject });
        next();
      });
    },
    async close() {
      closed = true;
      const error = new TaskError("closed", "The working process was closed");
      const tasks = [...(running === null ? [] : [running.task]), ...waiting.splice(0)];
      const last = worker;
      settle();
      worker = null;
      for (const task of tasks) task.reject(error);
      if (last !== null) await ended(last);
    },
  };
}

/** An idle process must not keep the service from ending. */
function letGo(child: ChildProcess): void {
  child.unref();
  child.channel?.unref();
  if (child.stderr !== null && "unref" in child.stderr && typeof child.stderr.unref === "function")
    child.stderr.unref();
}

/** A working one must: its result is wanted. */
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
