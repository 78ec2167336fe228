import { readFile } from "node:fs/promises";
import path from "node:path";

/** The same database as whoever owns it: what somebody can do who has the data folder. */
export async function ownerUrl(dataDir: string, serviceUrl: string): Promise<string> {
  const url = new URL(serviceUrl);
  url.username = "kiemtra";
  url.password = (await readFile(path.join(dataDir, "postgres.password"), "utf8")).trim();
  return url.href;
}
