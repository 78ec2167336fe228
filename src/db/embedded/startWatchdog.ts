import { spawn } from "node:child_process";
import { CHILD_ENVIRONMENT } from "./runProgram.ts";

export interface Watchdog {
  /** Ends the watch without touching the server. */
  end(): void;
}

/**
 * Stops the server `pid` in fast mode as soon as this process is gone, however it ended: a small
 * shell waits on a pipe that the operating system closes with us.
 */
export function startWatchdog(pid: number): Watchdog {
  const script = 'read -r word; [ "$word" = end ] || kill -INT "$1"';
  const child = spawn("/bin/sh", ["-c", script, "sh", String(pid)], {
    cwd: "/",
    env: CHILD_ENVIRONMENT,
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  child.unref();
  // The pipe alone must not keep the process running.
  if ("unref" in child.stdin && typeof child.stdin.unref === "function") child.stdin.unref();
  child.stdin.on("error", () => undefined);
  return {
    end() {
      child.stdin.end("end\n");
    },
  };
}
