import { open } from "node:fs/promises";

/** Flushes a folder to the disk: a new name in it is there after a power cut only when this was done. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
