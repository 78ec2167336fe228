import { open } from "node:fs/promises";
import path from "node:path";
import { expect, it, vi } from "vitest";
import { startEmbedded } from "../../../src/db/embedded/startEmbedded.ts";
import { withClient } from "../../support/withClient.ts";
import { silent } from "./silent.ts";
import { preparedFolder, SERVER_PATIENCE } from "./support.ts";

vi.setConfig(SERVER_PATIENCE);

const PAGE_BYTES = 8_192;
/** PostgreSQL's "data_corrupted". */
const DATA_CORRUPTED = "XX001";

/** Turns one bit round, behind a page's header. */
async function flipBit(file: string, page: number): Promise<void> {
  const handle = await open(file, "r+");
  const at = page * PAGE_BYTES + PAGE_BYTES - 100;
  const byte = Buffer.alloc(1);
  await handle.read(byte, 0, 1, at);
  byte.writeUInt8(byte.readUInt8() ^ 0b100);
  await handle.write(byte, 0, 1, at);
  await handle.close();
}

it("F29: a bit that flips in the data is found: its records are refused, all others read, nothing is repaired silently", async () => {
  const dataDir = await preparedFolder();
  const first = await startEmbedded({ dataDir, log: silent });
  const file = await withClient(first.connectionString, async (client) => {
    await client.query("CREATE TABLE note (number int PRIMARY KEY, text text)");
    await client.query("INSERT INTO note SELECT n, repeat('ghi nhận ', 100) FROM generate_series(1, 100) n");
    const { rows } = await client.query<{ file: string }>("SELECT pg_relation_filepath('note') AS file");
    return path.join(dataDir, "postgres", rows[0]?.file ?? "");
  });
  await first.stop();
  await flipBit(file, 1);

  const second = await startEmbedded({ dataDir, log: silent });
  await withClient(second.connectionString, async (client) => {
    const read = (condition: string) => client.query(`SELECT text FROM note WHERE ${condition}`);
    await expect(read("true")).rejects.toMatchObject({
      code: DATA_CORRUPTED,
      message: expect.stringContaining("invalid page in block 1"),
    });
    const { rows } = await client.query<{ number: number }>(
      "SELECT number FROM note WHERE ctid < '(1,0)'::tid ORDER BY number",
    );
    expect(rows.length).toBeGreaterThan(1);
    // Asking twice makes nothing good.
    await expect(read("true")).rejects.toMatchObject({ code: DATA_CORRUPTED });
  });
  await second.stop();
});
