/** Elements of a WebM file that lead to its tracks (Matroska: RFC 9559). */
const SEGMENT = 0x18538067;
const CLUSTER = 0x1f43b675;
const TRACKS = 0x1654ae6b;
const TRACK_ENTRY = 0xae;
const TRACK_TYPE = 0x83;
const AUDIO_TRACK = 2;

/** Elements or boxes looked at before giving up: a crafted file must not keep us busy. */
const MAX_STEPS = 500;

/**
 * Whether a WebM or MP4 file holds sound and no picture, as the recorder of a browser writes it: by
 * its first bytes the two cannot be told apart. False for what cannot be read.
 */
export function isAudioOnly(bytes: Uint8Array, container: "webm" | "mp4"): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const kinds = container === "webm" ? webmTracks(view) : mp4Handlers(view);
  return kinds.length > 0 && kinds.every((kind) => kind === "audio");
}

type TrackKind = "audio" | "other";

function webmTracks(view: DataView): TrackKind[] {
  const kinds: TrackKind[] = [];
  let at = 0;
  for (let step = 0; step < MAX_STEPS && at < view.byteLength; step += 1) {
    const id = readNumber(view, at, false);
    const size = id === null ? null : readNumber(view, id.next, true);
    // Sound and picture come after the list of tracks.
    if (id === null || size === null || id.value === CLUSTER) break;
    const inside = [SEGMENT, TRACKS, TRACK_ENTRY].includes(id.value);
    if (id.value === TRACK_TYPE && size.next < view.byteLength) {
      kinds.push(view.getUint8(size.next) === AUDIO_TRACK ? "audio" : "other");
    }
    at = inside ? size.next : size.next + size.value;
  }
  return kinds;
}

/** A number of 1 to 8 bytes, whose first byte tells how many; of a size without that mark. */
function readNumber(view: DataView, at: number, isSize: boolean): { value: number; next: number } | null {
  if (at >= view.byteLength) return null;
  const first = view.getUint8(at);
  const length = Math.clz32(first) - 23;
  if (length > 8 || at + length > view.byteLength) return null;
  let value = isSize ? first & (0xff >> length) : first;
  for (let place = 1; place < length; place += 1) value = value * 256 + view.getUint8(at + place);
  return { value, next: at + length };
}

/** Boxes of an MP4 file that lead to what its tracks hold (ISO/IEC 14496-12). */
const INSIDE = new Set(["moov", "trak", "mdia"]);
const SOUND = "soun";
const PICTURE = "vide";

function mp4Handlers(view: DataView): TrackKind[] {
  const kinds: TrackKind[] = [];
  let at = 0;
  for (let step = 0; step < MAX_STEPS && at + 16 <= view.byteLength; step += 1) {
    const short = view.getUint32(at);
    const type = fourLetters(view, at + 4);
    const head = short === 1 ? 16 : 8;
    const size = short === 1 ? Number(view.getBigUint64(at + 8)) : short;
    if (type === "hdlr" && at + head + 12 <= view.byteLength) {
      const handler = fourLetters(view, at + head + 8);
      if (handler === SOUND || handler === PICTURE) kinds.push(handler === SOUND ? "audio" : "other");
    }
    if (INSIDE.has(type)) at += head;
    else if (size < head) break;
    else at += size;
  }
  return kinds;
}

function fourLetters(view: DataView, at: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((place) => view.getUint8(at + place)));
}
