import { readFileSync, statSync } from "node:fs";
import { chmod, chown, cp, mkdir } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it, vi } from "vitest";
import { findBinaries } from "../../../src/db/embedded/findBinaries.ts";
import { startEmbedded, type EmbeddedOptions } from "../../../src/db/embedded/startEmbedded.ts";
import { withClient } from "../../support/withClient.ts";
import { SERVER_PATIENCE, dataFolder } from "./support.ts";

vi.setConfig(SERVER_PATIENCE);

/** Only root can start a server as somebody else; everybody else's way is that of all other tests. */
const asRoot = process.platform === "linux" && process.getuid?.() === 0;

interface Started {
  how: string;
  /** The user the server process really has, seen from outside. */
  uid: number;
  clusterOwner: number;
}

/** Starts, writes, stops, starts again, reads. */
async function startTwice(options: Omit<EmbeddedOptions, "log">): Promise<Started> {
  const seen: { how?: string }[] = [];
  const log = { info: (data: object) => void seen.push(data), warn: () => undefined, error: () => undefined };
  const first = await startEmbedded({ ...options, log });
  await withClient(first.connectionString, (client) =>
    client.query("CREATE TABLE IF NOT EXISTS note (text text); INSERT INTO note VALUES ('saved')"),
  );
  await first.stop();
  const second = await startEmbedded({ ...options, log });
  const { rows } = await withClient(second.connectionString, (client) =>
    client.query("SELECT DISTINCT text FROM note"),
  );
  expect(rows).toEqual([{ text: "saved" }]);
  const status = readFileSync(`/proc/${second.pid}/status`, "utf8");
  const clusterOwner = statSync(path.join(options.dataDir, "postgres")).uid;
  await second.stop();
  return { how: String(seen[0]?.how), uid: Number(/^Uid:\t(\d+)/m.exec(status)?.[1]), clusterOwner };
}

/** A folder everybody may pass through, like /var/lib. */
async function openFolder(): Promise<string> {
  const folder = await dataFolder();
  await chmod(folder, 0o755);
  return folder;
}

/** A folder only root can enter, like root's home. */
async function closedFolder(): Promise<string> {
  const folder = path.join(await openFolder(), "closed");
  await mkdir(folder, { mode: 0o700 });
  return folder;
}

describe.skipIf(!asRoot)("started by root", () => {
  it("runs as another user", async () => {
    const started = await startTwice({ dataDir: path.join(await openFolder(), "data") });
    expect(started.how).toMatch(/^as user \w+$/);
    expect(started.uid).toBeGreaterThan(0);
    expect(started.clusterOwner).toBe(started.uid);
  });

  it("copies the programs beside the data when the checkout is out of that user's reach", async () => {
    const binaries = findBinaries();
    const folder = path.join(await closedFolder(), "native");
    await cp(binaries.folder, folder, { recursive: true, verbatimSymlinks: true });
    const dataDir = path.join(await openFolder(), "data");
    const started = await startTwice({ dataDir, binaries: { ...binaries, folder } });
    expect(started.uid).toBeGreaterThan(0);
    expect(statSync(path.join(dataDir, "postgres-programs-18.4", "bin", "postgres")).isFile()).toBe(true);
  });

  it("runs in a user namespace when the data folder is out of every other user's reach", async () => {
    const dataDir = path.join(await closedFolder(), "data");
    const started = await startTwice({ dataDir });
    expect(started).toMatchObject({ how: expect.stringContaining("in a user namespace"), clusterOwner: 0 });
  });

  it("a data folder that moves out of reach and back keeps its data", async () => {
    const closed = await closedFolder();
    const dataDir = path.join(closed, "data");
    await chmod(closed, 0o755);
    expect((await startTwice({ dataDir })).clusterOwner).toBeGreaterThan(0);
    await chmod(closed, 0o700);
    expect((await startTwice({ dataDir })).clusterOwner).toBe(0);
    await chmod(closed, 0o755);
    expect((await startTwice({ dataDir })).clusterOwner).toBeGreaterThan(0);
  });

  it("files that were given to somebody else are given back", async () => {
    const dataDir = path.join(await openFolder(), "data");
    const { clusterOwner } = await startTwice({ dataDir });
    expect(clusterOwner).toBeGreaterThan(0);
    await chown(path.join(dataDir, "postgres"), 0, 0);
    expect((await startTwice({ dataDir })).clusterOwner).toBe(clusterOwner);
  });
});
