import { createTarPacker } from "modern-tar";
import type { BackupEntry } from "./manifest.ts";

const FILE_MODE = 0o600;

/** A tar archive of the entries, made while it is read; `mtime` stands at all of them. */
export function packEntries(entries: AsyncIterable<BackupEntry>, mtime: Date): ReadableStream<Uint8Array> {
  const { readable, controller } = createTarPacker();
  const packed = (async () => {
    for await (const { name, bytes } of entries) {
      const header = { name, size: bytes.length, mode: FILE_MODE, mtime };
      const writer = controller.add(header).getWriter();
      await writer.write(bytes);
      await writer.close();
    }
    controller.finalize();
  })();
  packed.catch((reason: unknown) => controller.error(reason));
  return readable;
}
