import { createHash, randomUUID } from "node:crypto";
import { mkdir, readFile, rename, rm, rmdir, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { syncFolder } from "../files/syncFolder.ts";
import { Refusal } from "./Refusal.ts";
import { refuseExisting } from "./writeWhole.ts";

/** Checked by `sha256sum -c SHA256SUMS`. */
const SUMS = "SHA256SUMS";

/** A folder that appears under its name only when everything is in it. */
export interface NewFolder {
  /** SHA-256 (hex) by path below the folder. */
  readonly sums: ReadonlyMap<string, string>;
  write(path: string, content: Uint8Array | string): Promise<void>;
  /** Lets somebody else fill a folder below; they say the names of their files. */
  adopt(path: string, fill: (folder: string) => Promise<string[]>): Promise<void>;
  /** Adds the list of sums and gives the folder its name. */
  finish(): Promise<void>;
  discard(): Promise<void>;
}

/** @throws Refusal when something is there already or the place cannot be written */
export async function newFolder(path: string): Promise<NewFolder> {
  await refuseExisting(path);
  const target = resolve(path);
  const temporary = `${target}.${randomUUID()}.part`;
  try {
    await mkdir(temporary, { recursive: true, mode: 0o700 });
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Refusal("unwritable", `The folder ${path} cannot be made: ${why}`, [], { cause });
  }
  const sums = new Map<string, string>();
  const note = (file: string, content: Uint8Array | string) =>
    sums.set(file, createHash("sha256").update(content).digest("hex"));
  return {
    sums,
    async write(file, content) {
      const place = join(temporary, file);
      await mkdir(dirname(place), { recursive: true });
      await writeFile(place, content, { flag: "wx", flush: true });
      note(file, content);
    },
    async adopt(folder, fill) {
      for (const file of await fill(join(temporary, folder))) {
        note(`${folder}/${file}`, await readFile(join(temporary, folder, file)));
      }
    },
    async finish() {
      const lines = [...sums].map(([file, sum]) => `${sum}  ${file}\n`);
      await writeFile(join(temporary, SUMS), lines.join(""), { flag: "wx", flush: true });
      // An empty folder of that name was given: it makes room.
      await rmdir(target).catch(() => undefined);
      await rename(temporary, target);
      await syncFolder(dirname(target));
    },
    discard: () => rm(temporary, { recursive: true, force: true }),
  };
}
