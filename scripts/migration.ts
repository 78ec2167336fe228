// `npm run db:migration -- NAME` writes prisma/migrations/<time>_<name>/migration.sql: what leads
// from the migrations so far to prisma/schema.prisma. `--again` replaces the newest migration of
// that name instead (only for one that no database outside this machine has seen).
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { applyMigrations, MIGRATIONS, readMigrations } from "../src/db/migrations.ts";
import { startEmbedded } from "../src/db/embedded/startEmbedded.ts";
import { diffToSchema } from "./schemaEngine.ts";

const SCHEMA = path.resolve(import.meta.dirname, "../prisma/schema.prisma");

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { again: { type: "boolean", default: false } },
});
const name = positionals[0];
if (name === undefined || !/^[a-z][a-z0-9_]*$/.test(name)) {
  console.error("Usage: npm run db:migration -- NAME [--again]   (NAME in lower case with underscores)");
  process.exit(2);
}

const folders = readdirSync(MIGRATIONS)
  .filter((entry) => /^\d{14}_/.test(entry))
  .sort();
const replaced = values.again ? folders.findLast((folder) => folder.slice(15) === name) : undefined;
const target = replaced ?? `${new Date().toISOString().replaceAll(/\D/g, "").slice(0, 14)}_${name}`;
const scratch = mkdtempSync(path.join(tmpdir(), "kiemtra-migration-"));
const quiet = { info: () => undefined, warn: console.warn, error: console.error };
const server = await startEmbedded({ dataDir: scratch, log: quiet, durable: false, diesWithProcess: true });
try {
  const before = readMigrations().filter((migration) => migration.name < target);
  await applyMigrations(server.connectionString, before);
  const sql = await diffToSchema(server.connectionString, SCHEMA);
  if (sql === null) {
    console.log("The migrations already lead to prisma/schema.prisma: nothing to write.");
  } else {
    const file = path.join(MIGRATIONS, target, "migration.sql");
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, sql);
    console.log(`Written: ${path.relative(process.cwd(), file)}`);
  }
} finally {
  await server.stop();
  rmSync(scratch, { recursive: true, force: true });
}
