import { readFileSync } from "node:fs";
import path from "node:path";
import { Client } from "pg";
import { connectError } from "../connectError.ts";
import { StoreError } from "../StoreError.ts";
import type { StoreLog } from "../StoreLog.ts";
import { awaitReady, stopServer, type RunningServer } from "./launchServer.ts";
import { readPostmasterFile, takeOverPostmasterFile } from "./postmasterFile.ts";
import { connectionStringOf } from "./prepareCluster.ts";
import { isAlive, isServerOf } from "./serverProcess.ts";

export interface AdoptOptions {
  cluster: string;
  password: string;
  /** Of the programs we would start. */
  version: string;
  /** What we would start it with, on that port. */
  command: (port: number) => string[];
  log: StoreLog;
}

/**
 * Takes over the server that still runs on this folder because its Kiemtra was killed; null when
 * there is none. One that was started with other settings or older programs is stopped in order,
 * and null is returned too. A pid file that names an unrelated process is made harmless.
 */
export async function adoptServer(options: AdoptOptions): Promise<RunningServer | null> {
  const { cluster, log } = options;
  const written = readPostmasterFile(cluster);
  if (written === null || !isAlive(written.pid)) return null;
  if (!(await isServerOf(written.pid, cluster))) {
    log.warn({ pid: written.pid }, "embedded database: the pid file names an unrelated process, it is stale");
    takeOverPostmasterFile(cluster);
    return null;
  }
  const server = await awaitReady(written.pid, cluster);
  if (server === null) return null;
  if (
    startedLike(cluster, options.command(server.port)) &&
    (await versionOf(server, options)) === options.version
  ) {
    return server;
  }
  log.warn(
    { pid: server.pid },
    "embedded database: running with other settings or programs, it is restarted",
  );
  if (await stopServer(server.pid)) return null;
  throw new StoreError("server_failed", `The old embedded database (process ${server.pid}) does not stop.`);
}

/** The server writes its own command line into the folder, each argument in quotes. */
function startedLike(cluster: string, command: readonly string[]): boolean {
  const written = readFileSync(path.join(cluster, "postmaster.opts"), "utf8").trim();
  const [file = "", ...args] = command;
  return written === [file, ...args.map((argument) => `"${argument}"`)].join(" ");
}

async function versionOf(server: RunningServer, { password }: AdoptOptions): Promise<string> {
  const connectionString = connectionStringOf(password, server.port);
  const client = new Client({ connectionString });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ server_version: string }>("SHOW server_version");
    return rows[0]?.server_version ?? "";
  } catch (error) {
    throw connectError(connectionString, error);
  } finally {
    await client.end().catch(() => undefined);
  }
}
