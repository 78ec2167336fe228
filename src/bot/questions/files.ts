import { t } from "../../i18n/t.ts";
import type { ChatKind } from "./chatKind.ts";
import { typed } from "./typed.ts";

/** Photos, files, recordings: sent one after the other; the answer is how many there are. */
function files(
  wanted:
    | "evidence-wanted-image"
    | "evidence-wanted-file"
    | "evidence-wanted-audio"
    | "evidence-wanted-video",
): ChatKind {
  return { ...typed, ends: "files", insteadOfWords: (locale) => t(locale, wanted) };
}

export const image = files("evidence-wanted-image");
export const file = files("evidence-wanted-file");
export const audio = files("evidence-wanted-audio");
export const video = files("evidence-wanted-video");
