import { geopoint as written } from "../../answer/notations.ts";
import { numberToText } from "../expression/values.ts";
import { asked } from "./common/base.ts";
import { isAnything, isNumber, isTruth } from "./common/parameterChecks.ts";
import type { QuestionKind } from "./questionKind.ts";

/** A place on earth. */
export const geopoint: QuestionKind = {
  ...asked,
  words: ["geopoint", "gps", "location"],
  parameters: {
    "reference-geometry": isAnything,
    "capture-accuracy": isNumber,
    "warning-accuracy": isNumber,
    "allow-mock-accuracy": isTruth,
  },
  canonical: placeText,
  notation: () => written,
  isReported: false,
  samples: (sampler) => [...sampler.mentioned, "21.03 105.85 0 0"],
};

/** "10.3 105 4" → "10.3 105.0 4.0 0.0": latitude, longitude, altitude, accuracy; "" when it is no place. */
function placeText(text: string): string {
  const numbers = text.trim().split(/\s+/).map(Number);
  const [latitude = Number.NaN, longitude = Number.NaN, altitude = 0, accuracy = 0] = numbers;
  const isPlace = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 && numbers.every(Number.isFinite);
  if (!isPlace) return "";
  return [latitude, longitude, altitude, accuracy]
    .map((number) => (Number.isInteger(number) ? `${number}.0` : numberToText(number)))
    .join(" ");
}
