import { normalizeName } from "../language/normalizeName.ts";
import { searchKey } from "../language/searchKey.ts";
import { NOT_AVAILABLE, refused, understood, type AnswerResult } from "./answerResult.ts";
import { saysNotAvailable } from "./saysNotAvailable.ts";

export interface Place {
  /** Degrees, north positive. */
  latitude: number;
  /** Degrees, east positive. */
  longitude: number;
  /** Metres; 0 when unknown, as ODK writes it. */
  altitude?: number;
  accuracy?: number;
}

/** Long enough for a link of a map service. */
const MAX_LENGTH = 500;
/** Vietnam with its islands, degrees; only to notice that the two numbers were swapped. */
const VIETNAM = { south: 6, north: 24, west: 102, east: 118 };

const DECIMAL = String.raw`([-+]?\d{1,3}(?:[.,]\d{1,15})?)`;
const PAIR = new RegExp(`^${DECIMAL}°?\\s*[,; ]\\s*${DECIMAL}°?$`);
const ODK =
  /^([-+]?\d{1,3}(?:\.\d{1,15})?) ([-+]?\d{1,3}(?:\.\d{1,15})?)(?: ([-+]?\d{1,5}(?:\.\d{1,10})?))?(?: (\d{1,7}(?:\.\d{1,10})?))?$/;
const MAP_LINK = /^https?:\/\/[^\s]*?[=@/]([-+]?\d{1,3}\.\d{1,15}),(?:%20|\+)?([-+]?\d{1,3}\.\d{1,15})/;
const ARC = String.raw`(\d{1,3})\s*[°o]\s*(\d{1,2})\s*['’′]\s*(?:(\d{1,2}(?:[.,]\d{1,6})?)\s*(?:"|''|”|″)\s*)?`;
const DEGREES = new RegExp(`^${ARC}([NSB])[,; ]*${ARC}([EWĐT])$`, "i");

/**
 * A place as typed or pasted: "22.17, 105.58", "22,17 105,58", 22°10'12"N 105°35'0"E, a link of a map
 * service, ODK's "lat lon alt acc". Gives ODK's text form. Longitude first is asked back.
 */
export function parseGeopoint(input: string): AnswerResult<string> {
  if (input.length > MAX_LENGTH) return refused("not_a_place");
  const text = normalizeName(input);
  if (text === "") return refused("empty");
  if (saysNotAvailable(searchKey(text))) return NOT_AVAILABLE;
  const place = readPlace(text);
  if (place === null) return refused("not_a_place");
  const swapped = { ...place, latitude: place.longitude, longitude: place.latitude };
  if (!isOnEarth(place)) {
    return isOnEarth(swapped)
      ? understood(placeText(swapped), { doubt: "swapped_coordinates" })
      : refused("out_of_range", { latitude: place.latitude, longitude: place.longitude });
  }
  if (isInVietnam(swapped)) return understood(placeText(swapped), { doubt: "swapped_coordinates" });
  return understood(placeText(place));
}

/** "22.17 105.58 0 0", the stored form of a place; also for a location sent by a phone. */
export function placeText({ latitude, longitude, altitude = 0, accuracy = 0 }: Place): string {
  return [latitude, longitude, altitude, accuracy].join(" ");
}

function readPlace(text: string): Place | null {
  const odk = ODK.exec(text);
  if (odk !== null) {
    return {
      latitude: Number(odk[1]),
      longitude: Number(odk[2]),
      altitude: Number(odk[3] ?? 0),
      accuracy: Number(odk[4] ?? 0),
    };
  }
  const pair = PAIR.exec(text) ?? MAP_LINK.exec(text);
  if (pair !== null) return { latitude: decimal(pair[1]), longitude: decimal(pair[2]) };
  const arc = DEGREES.exec(text);
  if (arc === null) return null;
  const latitude = degrees(arc[1], arc[2], arc[3]);
  const longitude = degrees(arc[5], arc[6], arc[7]);
  if (latitude === null || longitude === null) return null;
  return {
    latitude: arc[4]?.toUpperCase() === "S" ? -latitude : latitude,
    // "T" is tây, west; "Đ" is đông, east.
    longitude: /[WT]/i.test(arc[8] ?? "") ? -longitude : longitude,
  };
}

function decimal(text: string | undefined): number {
  return Number((text ?? "").replace(",", "."));
}

/** Degrees to six decimals, about 10 cm. */
function degrees(
  whole: string | undefined,
  minutes: string | undefined,
  seconds: string | undefined,
): number | null {
  const [m, s] = [Number(minutes ?? 0), decimal(seconds ?? "0")];
  if (m >= 60 || s >= 60) return null;
  return Math.round((Number(whole) + m / 60 + s / 3600) * 1e6) / 1e6;
}

function isOnEarth({ latitude, longitude }: Place): boolean {
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
}

function isInVietnam({ latitude, longitude }: Place): boolean {
  return (
    latitude >= VIETNAM.south &&
    latitude <= VIETNAM.north &&
    longitude >= VIETNAM.west &&
    longitude <= VIETNAM.east
  );
}
