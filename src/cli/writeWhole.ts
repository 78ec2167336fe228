import { randomUUID } from "node:crypto";
import { open, readdir, rename, rm, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { syncFolder } from "../files/syncFolder.ts";
import { Refusal } from "./Refusal.ts";

/** Writes a file so that its name stands for the whole content or for nothing, also after a power cut. */
export async function writeWhole(file: string, content: Uint8Array | string): Promise<void> {
  const temporary = `${file}.${randomUUID()}.part`;
  try {
    const handle = await open(temporary, "wx", 0o644);
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
  } catch (cause) {
    await rm(temporary, { force: true });
    throw new Refusal(
      "unwritable",
      `${file} cannot be written: ${cause instanceof Error ? cause.message : String(cause)}`,
    );
  }
  await syncFolder(dirname(file));
}

/**
 * Refuses a place where something is: an empty folder is fine, somebody's work is not to be mixed
 * with or written over.
 */
export async function refuseExisting(path: string): Promise<void> {
  let isEmpty: boolean;
  try {
    isEmpty = (await stat(path)).isDirectory() && (await readdir(path)).length === 0;
  } catch {
    return;
  }
  if (!isEmpty) throw new Refusal("exists", `${path} is there already: give a new name.`);
}
