import { rm, truncate } from "node:fs/promises";
import path from "node:path";
import { expect, it, vi } from "vitest";
import { startEmbedded } from "../../../src/db/embedded/startEmbedded.ts";
import { silent } from "./silent.ts";
import { preparedFolder, SERVER_PATIENCE } from "./support.ts";

vi.setConfig(SERVER_PATIENCE);

it.each([
  ["its control file cut off", (cluster: string) => truncate(path.join(cluster, "global/pg_control"), 10)],
  ["its write-ahead log removed", (cluster: string) => rm(path.join(cluster, "pg_wal"), { recursive: true })],
])("a folder with %s: the start says what to do, and changes nothing", async (_what, damage) => {
  const dataDir = await preparedFolder();
  await damage(path.join(dataDir, "postgres"));
  await expect(startEmbedded({ dataDir, log: silent })).rejects.toMatchObject({
    code: "server_failed",
    message: expect.stringMatching(
      /leave the folder as it is and restore the newest backup into another one/,
    ),
  });
});
