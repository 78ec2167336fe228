import { expect, it, vi } from "vitest";
import { checkSafety, unsafeSettings } from "../../src/db/safety.ts";
import { emptyDatabase } from "../support/database.ts";
import { withClient } from "../support/withClient.ts";
import { startEmbedded } from "../../src/db/embedded/startEmbedded.ts";
import { silent } from "./embedded/silent.ts";
import { SERVER_PATIENCE, preparedFolder } from "./embedded/support.ts";

vi.setConfig(SERVER_PATIENCE);

const SAFE = {
  version: 18,
  encoding: "UTF8",
  fsync: "on",
  full_page_writes: "on",
  synchronous_commit: "on",
  data_checksums: "on",
};

it.each([
  [{}, []],
  [{ synchronous_commit: "remote_apply" }, []],
  [{ version: 15 }, []],
  [{ version: 14 }, [/PostgreSQL 14, at least 15/]],
  [{ encoding: "SQL_ASCII" }, [/server_encoding is SQL_ASCII, it must be UTF8/]],
  [{ fsync: "off" }, [/fsync is off/]],
  [{ full_page_writes: "off" }, [/full_page_writes is off/]],
  [{ synchronous_commit: "off" }, [/synchronous_commit is off, it must be on or remote_apply/]],
  [{ synchronous_commit: "local" }, [/synchronous_commit is local/]],
  [{ synchronous_commit: "remote_write" }, [/synchronous_commit is remote_write/]],
  [{ data_checksums: "off" }, [/data_checksums is off/]],
  [{ fsync: "off", synchronous_commit: "off" }, [/fsync/, /synchronous_commit/]],
])("our own server with %j: %j", (change, problems) => {
  expect(unsafeSettings({ ...SAFE, ...change }, true)).toEqual(
    problems.map((problem) => expect.stringMatching(problem)),
  );
});

it("checksums are advice on a server of the operator's own", () => {
  expect(unsafeSettings({ ...SAFE, data_checksums: "off" }, false)).toEqual([]);
});

it("a real server without durability is refused with all its faults in one message", async () => {
  const database = await emptyDatabase();
  const check = withClient(database.connectionString, (client) =>
    checkSafety(client, { embedded: false, log: silent }),
  );
  await expect(check).rejects.toMatchObject({
    name: "StoreError",
    code: "unsafe_settings",
    message: expect.stringMatching(/fsync is off.*full_page_writes is off.*synchronous_commit is off/),
  });
  await database.drop();
});

it("a durable server is accepted, until a database or role weakens it for our session", async () => {
  const server = await startEmbedded({ dataDir: await preparedFolder(), log: silent });
  const check = () =>
    withClient(server.connectionString, (client) => checkSafety(client, { embedded: true, log: silent }));
  await check();
  await withClient(server.connectionString, (client) =>
    client.query("ALTER ROLE CURRENT_USER SET synchronous_commit = off"),
  );
  await expect(check()).rejects.toThrow("synchronous_commit is off");
  await server.stop();
});
