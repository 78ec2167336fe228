import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { PrismaPg } from "@prisma/adapter-pg";
import {
  bindSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlDriverAdapterFactory,
  type SqlQuery,
} from "@prisma/driver-adapter-utils";
import type * as schemaEngine from "@prisma/schema-engine-wasm";
import { Pool, type QueryConfig } from "pg";
import { z } from "zod";

/**
 * The parts of wasm-bindgen's glue module that are needed to use it from Node: its own entry file
 * imports the .wasm file as a module, which Node does not allow by default.
 */
const glueSchema = z.looseObject({
  __wbg_set_wasm: z.custom<(exports: object) => void>((value) => typeof value === "function"),
  SchemaEngine: z.custom<typeof schemaEngine.SchemaEngine>((value) => typeof value === "function"),
});
const exportsSchema = z.looseObject({
  __wbindgen_start: z.custom<() => void>((value) => typeof value === "function"),
});
/** WebAssembly as Node has it; the compiler knows it from the DOM's types only, which we leave out. */
const webAssemblySchema = z.custom<{
  compile(bytes: Uint8Array): Promise<object>;
  instantiate(module: object, imports: object): Promise<{ exports: object }>;
}>((value) => typeof value === "object" && value !== null && "instantiate" in value);

/** The glue module holds one instance of the engine; a second one would pull it from under the first. */
let loaded: Promise<typeof schemaEngine.SchemaEngine> | undefined;

/** SQL that leads from the schema of the database to that of the Prisma file; null when they agree. */
export async function diffToSchema(connectionString: string, schemaFile: string): Promise<string | null> {
  const content = readFileSync(schemaFile, "utf8");
  loaded ??= loadEngine();
  const SchemaEngine = await loaded;
  // One connection, so that the statements come one after the other.
  const pool = new Pool({ connectionString, max: 1 });
  const adapter = bindSqlAdapterFactory(catalogAdapter(pool));
  const engine = await SchemaEngine.new({ datamodels: [[schemaFile, content]] }, () => undefined, adapter);
  try {
    const files = [{ path: schemaFile, content }];
    const { exitCode, stdout } = await engine.diff({
      from: { tag: "schemaDatasource", files, configDir: "." },
      to: { tag: "schemaDatamodel", files },
      script: true,
      exitCode: true,
      filters: { externalTables: ["public._prisma_migrations"], externalEnums: [] },
    });
    return exitCode === 0 ? null : stdout;
  } finally {
    engine.free();
    await pool.end();
  }
}

const OID_OF_CHAR = 18;
const OID_OF_TEXT = 25;

/**
 * The engine reads catalogue columns of the type "char", which Prisma's adapter refuses: it is shown
 * text instead, and what it makes of it is then marked as the single characters the engine expects.
 */
function catalogAdapter(pool: Pool): SqlDriverAdapterFactory {
  let charColumns: number[] = [];
  const query = pool.query.bind(pool);
  Object.assign(pool, {
    query: async (statement: QueryConfig) => {
      const result = await query(statement);
      charColumns = result.fields.flatMap((field, index) =>
        field.dataTypeID === OID_OF_CHAR ? [index] : [],
      );
      for (const index of charColumns) Object.assign(result.fields[index] ?? {}, { dataTypeID: OID_OF_TEXT });
      return result;
    },
  });
  const factory = new PrismaPg(pool);
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    async connect() {
      const adapter = await factory.connect();
      const queryRaw = adapter.queryRaw.bind(adapter);
      return Object.assign(adapter, {
        queryRaw: async (statement: SqlQuery) => {
          const result = await queryRaw(statement);
          for (const index of charColumns) result.columnTypes[index] = ColumnTypeEnum.Character;
          return result;
        },
      });
    },
  };
}

async function loadEngine(): Promise<typeof schemaEngine.SchemaEngine> {
  const glueFile = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const imported: unknown = await import(glueFile);
  const imports = { ...z.looseObject({}).parse(imported) };
  const webAssembly = webAssemblySchema.parse(Reflect.get(globalThis, "WebAssembly"));
  const module = await webAssembly.compile(readFileSync(glueFile.replace(/\.js$/, ".wasm")));
  const { exports } = await webAssembly.instantiate(module, { "./schema_engine_bg.js": imports });
  const glue = glueSchema.parse(imports);
  // Where the engine leaves the message of a panic before it stops.
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: console.error } });
  glue.__wbg_set_wasm(exports);
  exportsSchema.parse({ ...exports }).__wbindgen_start();
  return glue.SchemaEngine;
}
