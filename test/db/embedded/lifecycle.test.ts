import { readFileSync, statSync } from "node:fs";
import { chmod } from "node:fs/promises";
import path from "node:path";
import { expect, it, vi } from "vitest";
import { isAlive } from "../../../src/db/embedded/serverProcess.ts";
import { startEmbedded } from "../../../src/db/embedded/startEmbedded.ts";
import { withClient } from "../../support/withClient.ts";
import { silent } from "./silent.ts";
import { SERVER_PATIENCE, dataFolder, preparedFolder } from "./support.ts";

vi.setConfig(SERVER_PATIENCE);

it("keeps its data over stop and start", async () => {
  const dataDir = await preparedFolder();
  const first = await startEmbedded({ dataDir, log: silent });
  await withClient(first.connectionString, (client) =>
    client.query("CREATE TABLE note (text text); INSERT INTO note VALUES ('Chợ Đồn')"),
  );
  await first.stop();
  expect(isAlive(first.pid)).toBe(false);

  const second = await startEmbedded({ dataDir, log: silent });
  const { rows } = await withClient(second.connectionString, (client) => client.query("SELECT * FROM note"));
  expect(rows).toEqual([{ text: "Chợ Đồn" }]);
  await second.stop();
  const log = readFileSync(path.join(dataDir, "postgres.log"), "utf8");
  expect(log).not.toContain("not properly shut down");
});

it("keeps data and password closed to others and listens on this machine only", async () => {
  const dataDir = await dataFolder();
  const server = await startEmbedded({ dataDir, log: silent });
  const modes = ["postgres", "postgres.password", "postgres.log", "kiemtra.lock"].map(
    (name) => statSync(path.join(dataDir, name)).mode & 0o777,
  );
  expect(modes).toEqual([0o700, 0o600, 0o600, 0o600]);
  const settings = await withClient(server.connectionString, (client) =>
    client.query(
      `SELECT name, setting FROM pg_settings
       WHERE name IN ('listen_addresses', 'unix_socket_directories', 'ssl', 'max_wal_size', 'data_checksums',
                      'fsync', 'full_page_writes', 'synchronous_commit', 'server_encoding')
       ORDER BY name`,
    ),
  );
  expect(Object.fromEntries(settings.rows.map((row) => [row.name, row.setting]))).toEqual({
    data_checksums: "on",
    fsync: "on",
    full_page_writes: "on",
    listen_addresses: "127.0.0.1",
    max_wal_size: "256",
    server_encoding: "UTF8",
    ssl: "off",
    synchronous_commit: "on",
    unix_socket_directories: "",
  });
  const wrong = new URL(server.connectionString);
  wrong.password = "guess";
  await expect(withClient(wrong.href, () => Promise.resolve())).rejects.toMatchObject({ code: "28P01" });
  await server.stop();
});

it("durability cannot be switched off inside the data folder", async () => {
  const dataDir = await preparedFolder();
  const first = await startEmbedded({ dataDir, log: silent });
  await withClient(first.connectionString, (client) => client.query("ALTER SYSTEM SET fsync = off"));
  await first.stop();
  const second = await startEmbedded({ dataDir, log: silent });
  const { rows } = await withClient(second.connectionString, (client) => client.query("SHOW fsync"));
  expect(rows).toEqual([{ fsync: "on" }]);
  await second.stop();
});

it("rolls back what is open when it is stopped, and a second stop does no harm", async () => {
  const dataDir = await preparedFolder();
  const server = await startEmbedded({ dataDir, log: silent });
  const stopping = withClient(server.connectionString, async (client) => {
    client.on("error", () => undefined);
    await client.query("CREATE TABLE note (text text)");
    await client.query("BEGIN; INSERT INTO note VALUES ('open')");
    await Promise.all([server.stop(), server.stop()]);
  });
  await stopping.catch(() => undefined);
  const again = await startEmbedded({ dataDir, log: silent });
  const { rows } = await withClient(again.connectionString, (client) => client.query("SELECT * FROM note"));
  expect(rows).toEqual([]);
  await again.stop();
});

it("accepts a folder that came with looser rights", async () => {
  const dataDir = await preparedFolder();
  const first = await startEmbedded({ dataDir, log: silent });
  await first.stop();
  await chmod(path.join(dataDir, "postgres"), 0o755);
  const second = await startEmbedded({ dataDir, log: silent });
  expect(statSync(path.join(dataDir, "postgres")).mode & 0o777).toBe(0o700);
  await second.stop();
});
