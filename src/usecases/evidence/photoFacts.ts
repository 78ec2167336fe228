import readExif from "exif-reader";

/** What a camera wrote into a photo; kept as fields, since the rendition has no metadata. */
export interface PhotoFacts {
  /** "2020-09-17T15:04:00" as the camera's clock showed it; null when it said nothing sensible. */
  takenLocal: string | null;
  /** "+07:00" of that clock, when it said so. */
  takenOffset: string | null;
  /** Degrees, north and east positive. */
  latitude: number | null;
  longitude: number | null;
}

const NOTHING: PhotoFacts = { takenLocal: null, takenOffset: null, latitude: null, longitude: null };

/** Before digital cameras had a clock worth believing; the default of a reset one is earlier still. */
const EARLIEST_YEAR = 2000;

/** Reads the EXIF block of a picture; null or an unreadable block says nothing. */
export function photoFacts(exif: Buffer | null): PhotoFacts {
  if (exif === null) return NOTHING;
  try {
    const { Image, Photo, GPSInfo } = readExif(exif);
    return {
      takenLocal: localTime(Photo?.DateTimeOriginal ?? Image?.DateTime),
      takenOffset: offset(Photo?.OffsetTimeOriginal ?? Photo?.OffsetTime),
      ...place(GPSInfo ?? {}),
    };
  } catch {
    return NOTHING;
  }
}

/** The reader gives the digits of the camera's clock as if it had stood in Greenwich. */
function localTime(value: unknown): string | null {
  if (!(value instanceof Date) || Number.isNaN(value.getTime())) return null;
  return value.getUTCFullYear() < EARLIEST_YEAR ? null : value.toISOString().slice(0, 19);
}

function offset(value: unknown): string | null {
  return typeof value === "string" && /^[+-](0\d|1[0-4]):[0-5]\d$/.test(value) ? value : null;
}

function place(gps: Record<string, unknown>): Pick<PhotoFacts, "latitude" | "longitude"> {
  const latitude = degrees(gps["GPSLatitude"], gps["GPSLatitudeRef"], "S", 90);
  const longitude = degrees(gps["GPSLongitude"], gps["GPSLongitudeRef"], "W", 180);
  // Cameras without a fix write 0, 0: a place in the Atlantic.
  const known = latitude !== null && longitude !== null && (latitude !== 0 || longitude !== 0);
  return known ? { latitude, longitude } : { latitude: null, longitude: null };
}

/** To six decimals, about 10 cm. */
function degrees(value: unknown, reference: unknown, negative: string, most: number): number | null {
  if (!Array.isArray(value) || value.length !== 3) return null;
  const [whole, minutes, seconds]: unknown[] = value;
  if (typeof whole !== "number" || typeof minutes !== "number" || typeof seconds !== "number") return null;
  const size = whole + minutes / 60 + seconds / 3600;
  if (!Number.isFinite(size) || size < 0 || size > most) return null;
  return Math.round((reference === negative ? -size : size) * 1e6) / 1e6;
}
