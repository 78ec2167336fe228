import { placeText } from "../../domain/answer/parseGeopoint.ts";
import type { ChatKind } from "./chatKind.ts";
import { typed } from "./typed.ts";

/** Typed as latitude and longitude, or sent as a place. */
export const place: ChatKind = {
  ...typed,
  valueOf(media) {
    if (media.kind !== "location") return null;
    const { latitude, longitude, accuracy = 0 } = media;
    return placeText({ latitude, longitude, accuracy });
  },
};
