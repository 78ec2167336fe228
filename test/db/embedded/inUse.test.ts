import { expect, it, vi } from "vitest";
import { lockFolder } from "../../../src/db/embedded/folderLock.ts";
import { startEmbedded } from "../../../src/db/embedded/startEmbedded.ts";
import { withClient } from "../../support/withClient.ts";
import { silent } from "./silent.ts";
import { SERVER_PATIENCE, dataFolder, preparedFolder, Service } from "./support.ts";

vi.setConfig(SERVER_PATIENCE);

it("F12: a second Kiemtra on one folder refuses, the first is undisturbed", async () => {
  const dataDir = await preparedFolder();
  const first = new Service(dataDir);
  const { connectionString, pid } = await first.up();
  const second = new Service(dataDir);
  expect(await second.said).toEqual({
    event: "refused",
    code: "folder_in_use",
    message: expect.stringMatching(
      new RegExp(
        `^The data folder ${dataDir} is in use by another Kiemtra \\(process ${first.process.pid}, since `,
      ),
    ),
  });
  await second.exit();
  expect(second.process.exitCode).toBe(1);
  const { rows } = await withClient(connectionString, (client) => client.query("SELECT 1 AS one"));
  expect(rows).toEqual([{ one: 1 }]);

  first.process.kill("SIGTERM");
  await first.exit();
  const third = await new Service(dataDir).up();
  expect(third.pid).not.toBe(pid);
});

it("F12: two that start at the same moment: exactly one gets the folder", async () => {
  const dataDir = await dataFolder();
  const said = await Promise.all([new Service(dataDir).said, new Service(dataDir).said]);
  expect(said.map((message) => message.event).sort()).toEqual(["refused", "up"]);
});

it("F12: within one process too", async () => {
  const dataDir = await preparedFolder();
  const server = await startEmbedded({ dataDir, log: silent });
  await expect(startEmbedded({ dataDir, log: silent })).rejects.toMatchObject({ code: "folder_in_use" });
  await server.stop();
});

it("the lock goes with its process, however that ends", async () => {
  const dataDir = await preparedFolder();
  const service = new Service(dataDir);
  await service.up();
  expect(await lockFolder(dataDir, 0)).toMatchObject({ ok: false });
  await service.kill();
  const lock = await lockFolder(dataDir, 0);
  expect(lock).toMatchObject({ ok: true });
  if (lock.ok) lock.release();
});
