import { randomBytes } from "node:crypto";
import { Client } from "pg";
import { inject } from "vitest";
import { TEMPLATE_DATABASE } from "./templateDatabase.ts";

export interface TestDatabase {
  connectionString: string;
  /** Empties it: no connection, no table. */
  empty(): Promise<void>;
  /** Closes what is still connected and removes it; the end of the run removes the rest. */
  drop(): Promise<void>;
}

/** An empty database with the present schema, of this caller alone; a copy takes some milliseconds. */
export async function freshDatabase(): Promise<TestDatabase> {
  return createDatabase(`TEMPLATE ${TEMPLATE_DATABASE}`);
}

/** A database without any table, for tests of the migrations themselves. */
export async function emptyDatabase(): Promise<TestDatabase> {
  return createDatabase("TEMPLATE template0");
}

async function createDatabase(template: string): Promise<TestDatabase> {
  const name = `t_${randomBytes(8).toString("hex")}`;
  await administer(`CREATE DATABASE ${name} ${template}`);
  const url = new URL(inject("postgresUrl"));
  url.pathname = name;
  const drop = () => administer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  return {
    connectionString: url.href,
    async empty() {
      await drop();
      await administer(`CREATE DATABASE ${name} TEMPLATE template0`);
    },
    drop,
  };
}

async function administer(statement: string): Promise<void> {
  const client = new Client({ connectionString: inject("postgresUrl") });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
