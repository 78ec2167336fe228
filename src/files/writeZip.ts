import { crc32, deflateRawSync } from "node:zlib";

// PKWARE APPNOTE 6.3.10, 4.3.7, 4.3.12 and 4.3.16.
const LOCAL_SIGNATURE = 0x04034b50;
const CENTRAL_SIGNATURE = 0x02014b50;
const END_SIGNATURE = 0x06054b50;
const LOCAL_LENGTH = 30;
const CENTRAL_LENGTH = 46;
const END_LENGTH = 22;
const VERSION = 20;
const DEFLATED = 8;
/** Names are UTF-8 (4.4.4, bit 11). */
const UTF8_FLAG = 0x0800;
/** MS-DOS dates begin here. */
const DOS_FIRST_YEAR = 1980;
const BEST_COMPRESSION = 9;

/** A zip file with every entry dated `instant` (UTC): the same entries give the same bytes. */
export function writeZip(
  entries: readonly { name: string; bytes: Uint8Array }[],
  instant: Date,
): Uint8Array<ArrayBuffer> {
  const [time, day] = dosTime(instant);
  const parts: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes } of entries) {
    const label = Buffer.from(name);
    const packed = deflateRawSync(bytes, { level: BEST_COMPRESSION });
    const common = Buffer.alloc(26);
    common.writeUInt16LE(VERSION, 0);
    common.writeUInt16LE(UTF8_FLAG, 2);
    common.writeUInt16LE(DEFLATED, 4);
    common.writeUInt16LE(time, 6);
    common.writeUInt16LE(day, 8);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(label.length, 22);
    const local = Buffer.alloc(LOCAL_LENGTH);
    local.writeUInt32LE(LOCAL_SIGNATURE, 0);
    common.copy(local, 4);
    const entry = Buffer.alloc(CENTRAL_LENGTH);
    entry.writeUInt32LE(CENTRAL_SIGNATURE, 0);
    entry.writeUInt16LE(VERSION, 4);
    common.copy(entry, 6);
    entry.writeUInt32LE(offset, 42);
    parts.push(local, label, packed);
    central.push(entry, label);
    offset += LOCAL_LENGTH + label.length + packed.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(END_LENGTH);
  end.writeUInt32LE(END_SIGNATURE, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...parts, directory, end]));
}

/** Time and date as MS-DOS counts them, in steps of two seconds (4.4.6). */
function dosTime(instant: Date): [time: number, day: number] {
  const year = Math.max(0, instant.getUTCFullYear() - DOS_FIRST_YEAR);
  return [
    (instant.getUTCHours() << 11) | (instant.getUTCMinutes() << 5) | (instant.getUTCSeconds() >> 1),
    (year << 9) | ((instant.getUTCMonth() + 1) << 5) | instant.getUTCDate(),
  ];
}
