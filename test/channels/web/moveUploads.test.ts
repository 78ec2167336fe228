import { expect, it } from "vitest";
import { readUpload, uploadId } from "../../../src/channels/web/upload.ts";
import { applyMigrations, readMigrations } from "../../../src/db/migrations.ts";
import { emptyDatabase } from "../../support/database.ts";
import { withClient } from "../../support/withClient.ts";

const BYTES = Buffer.from([0, 255, 10, 13, 92, 37]);
const card = (id: string) => ({ id, name: "a.pdf", mime: "application/pdf", size: 6, sha256: "00" });

it("uploads that stood in JSON are moved into their column, and to their evidence", async () => {
  const database = await emptyDatabase();
  const url = database.connectionString;
  const known = readMigrations();
  await applyMigrations(
    url,
    known.slice(
      0,
      known.findIndex(({ name }) => name.endsWith("_web_uploads")),
    ),
  );
  const [waiting, proof, refused, document] = ["waiting", "proof", "refused", "document"].map((name) =>
    uploadId(1, name),
  );
  const files = [
    ["waiting", { ...card(waiting ?? ""), bytes: BYTES.toString("base64") }],
    ["proof", { ...card(proof ?? ""), evidence: "e1" }],
    ["refused", { ...card(refused ?? ""), evidence: null }],
    ["document", card(document ?? "")],
    ["text", null],
  ] as const;
  await withClient(url, async (client) => {
    await client.query(`
      INSERT INTO "Organization" (id, name, place) VALUES ('o', 'UBND', 'Bắc Kạn');
      INSERT INTO "Unit" (id, "organizationId", name, "searchKey", type) VALUES ('u', 'o', 'Chợ Đồn', 'cho don', 'huyen');
      INSERT INTO "Form" (id, title) VALUES ('f', '{}');
      INSERT INTO "FormVersion" (id, "formId", version, sha256, definition) VALUES ('v', 'f', '1', '00', '{}');
      INSERT INTO "Inspection" (id, code, "organizationId", "unitId", "formVersionId", "visitDate", "dataPeriodFrom",
                                "dataPeriodTo", details, parameters)
      VALUES ('i', 'I', 'o', 'u', 'v', '2020-09-17', '2020-01-01', '2020-09-15', '{}', '{}');
      INSERT INTO "ChannelAccount" (id, channel, "externalId") VALUES (1, 'web', 'w');`);
    await client.query(
      `INSERT INTO "Evidence" (id, "inspectionId", kind, state, mime, bytes, "addedById")
       VALUES ('e1', 'i', 'document', 'stored', 'application/pdf', $1, 'p')`,
      [BYTES],
    );
    for (const [place, [name, file]] of files.entries()) {
      await client.query(
        `INSERT INTO "WebMessage" ("accountId", seq, "fromBot", text, file, "clientMessageId")
         VALUES (1, $1, false, '', $2, $3)`,
        [place + 1, file === null ? null : JSON.stringify(file), name],
      );
    }
  });
  await applyMigrations(url, known);

  await withClient(url, async (client) => {
    const { rows } = await client.query(
      `SELECT "clientMessageId" AS name, file, "fileBytes", "evidenceId" FROM "WebMessage" ORDER BY seq`,
    );
    expect(rows).toEqual([
      { name: "waiting", file: card(waiting ?? ""), fileBytes: BYTES, evidenceId: null },
      { name: "proof", file: card(proof ?? ""), fileBytes: null, evidenceId: "e1" },
      { name: "refused", file: card(refused ?? ""), fileBytes: null, evidenceId: null },
      { name: "document", file: card(document ?? ""), fileBytes: null, evidenceId: null },
      { name: "text", file: null, fileBytes: null, evidenceId: null },
    ]);
    for (const id of [waiting, proof]) expect((await readUpload(client, id ?? ""))?.bytes).toEqual(BYTES);
    for (const id of [refused, document]) expect(await readUpload(client, id ?? "")).toBeNull();
  });
  await database.drop();
});
