import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { acceptMessage } from "../../../src/channels/web/acceptMessage.ts";
import { createLive, type Live } from "../../../src/channels/web/live.ts";
import { dropOldUploads, UPLOAD_KEPT_DAYS } from "../../../src/channels/web/sweepUploads.ts";
import { readUpload, uploadId } from "../../../src/channels/web/upload.ts";
import { openDatabase, type Database } from "../../../src/db/database.ts";
import { keepAccount } from "../../../src/db/keepAccount.ts";
import { freshDatabase, type TestDatabase } from "../../support/database.ts";

const NOW = Date.UTC(2020, 8, 30);
const DAY_MS = 86_400_000;
const BYTES = Buffer.from("%PDF-1.7");

describe("files that nothing has taken", () => {
  let store: TestDatabase;
  let db: Database;
  let live: Live;
  beforeAll(async () => {
    store = await freshDatabase();
    db = openDatabase({ connectionString: store.connectionString });
    live = createLive({ db, processId: "a" });
  });
  afterAll(async () => {
    await live.close();
    await db.close();
    await store.drop();
  });

  /** Somebody sends a file; gives its id. */
  async function sends(who: string, ago: number, handled: boolean): Promise<string> {
    const account = await keepAccount(db.pool, { channel: "web", externalId: who, displayName: null });
    const id = uploadId(account.id, `file-${ago}`);
    const description = { name: "a.pdf", mime: "application/pdf", size: BYTES.length, sha256: "00" };
    await acceptMessage(
      { db, live, wake: () => undefined },
      {
        sessionId: "page",
        accountId: account.id,
        clientMessageId: `file-${ago}`,
        text: "",
        file: { card: { id, ...description }, bytes: BYTES },
        at: new Date(NOW - ago * DAY_MS),
        input: { type: "file", at: 0, fileId: id, ...description, caption: null },
      },
    );
    if (handled) await db.pool.query(`UPDATE "InboxUpdate" SET "doneAt" = now() WHERE "doneAt" IS NULL`);
    return id;
  }

  it("go after a week, but not before they were looked at", async () => {
    const old = await sends("lan", UPLOAD_KEPT_DAYS + 1, true);
    const young = await sends("lan", UPLOAD_KEPT_DAYS - 1, true);
    const waiting = await sends("minh", UPLOAD_KEPT_DAYS + 1, false);
    expect(await dropOldUploads(db.pool, NOW)).toBe(1);
    expect(await readUpload(db.pool, old)).toBeNull();
    expect((await readUpload(db.pool, young))?.bytes).toEqual(BYTES);
    expect((await readUpload(db.pool, waiting))?.bytes).toEqual(BYTES);
    expect(await dropOldUploads(db.pool, NOW)).toBe(0);
  });
});
