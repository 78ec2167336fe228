import { Client, escapeIdentifier } from "pg";

/** Name of the service's database on its embedded server. */
export const EMBEDDED_DATABASE = "kiemtra";

/** Makes the database on the server if it is not there. @returns its connection string */
export async function createDatabase(serverUrl: string, name: string): Promise<string> {
  const client = new Client({ connectionString: serverUrl });
  // A connection that breaks is reported by the statement that runs on it.
  client.on("error", () => undefined);
  await client.connect();
  try {
    const { rowCount } = await client.query("SELECT FROM pg_database WHERE datname = $1", [name]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
  return databaseOn(serverUrl, name);
}

/** Connection string of another database of the same server. */
export function databaseOn(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = name;
  return url.href;
}
