import { execFile } from "node:child_process";
import { mkdir, mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";

const run = promisify(execFile);

const BYTES = 320 * 1024 * 1024;
/** EXT4_IOC_SHUTDOWN with EXT4_GOING_FLAGS_NOLOGFLUSH: what was not flushed is gone, as in a power cut. */
const SHUT_DOWN =
  'open my $f, "<", $ARGV[0] or die $!; my $how = pack("L", 2); ioctl($f, 0x8004587D, $how) or die $!';

/** A file system of its own on a file, whose power can be cut. Needs root and loop devices. */
export class CutDisk {
  /** Where its files lie. */
  readonly folder: string;
  readonly #home: string;
  readonly #image: string;

  private constructor(home: string) {
    this.#home = home;
    this.#image = path.join(home, "disk.img");
    this.folder = path.join(home, "disk");
  }

  /** An empty one, or why there can be none on this machine. */
  static async make(): Promise<CutDisk | string> {
    const disk = new CutDisk(await mkdtemp(path.join(tmpdir(), "kiemtra-disk-")));
    try {
      // The server's user must be able to pass through the way to it.
      await run("chmod", ["755", disk.#home]);
      await mkdir(disk.folder);
      const image = await open(disk.#image, "w");
      await image.truncate(BYTES);
      await image.close();
      await run("mkfs.ext4", ["-q", "-F", disk.#image]);
      await disk.mount();
      return disk;
    } catch (error) {
      await rm(disk.#home, { recursive: true, force: true });
      return error instanceof Error ? error.message : String(error);
    }
  }

  async mount(): Promise<void> {
    await run("mount", ["-o", "loop", this.#image, this.folder]);
  }

  /** From now on nothing reaches the disk any more, and what had not been flushed never will. */
  async cut(): Promise<void> {
    await run("perl", ["-e", SHUT_DOWN, this.folder]);
  }

  /** Resolves when nobody holds a file of it any more. */
  async unmount(): Promise<void> {
    const deadline = performance.now() + 30_000;
    for (;;) {
      try {
        await run("umount", [this.folder]);
        return;
      } catch (error) {
        if (performance.now() > deadline) throw error;
        await sleep(50);
      }
    }
  }

  async remove(): Promise<void> {
    await run("umount", ["-l", this.folder]);
    await rm(this.#home, { recursive: true, force: true });
  }
}
