import type { QuestionType } from "../../domain/form/kinds/index.ts";
import type { QuestionInfo } from "../../domain/form/session/questionInfo.ts";
import type { ChatKind } from "./chatKind.ts";
import { acknowledge, choice } from "./choice.ts";
import { audio, file, image, video } from "./files.ts";
import { freeText } from "./freeText.ts";
import { multiChoice } from "./multiChoice.ts";
import { place } from "./place.ts";
import { rank } from "./rank.ts";
import { typed } from "./typed.ts";

/** Every kind of question; a new one does not compile before it stands here. */
const KINDS: Readonly<Record<QuestionType, ChatKind>> = {
  text: freeText,
  barcode: freeText,
  integer: typed,
  decimal: typed,
  range: typed,
  date: typed,
  time: typed,
  dateTime: typed,
  select_one: choice,
  select_multiple: multiChoice,
  rank,
  acknowledge,
  geopoint: place,
  image,
  file,
  audio,
  video,
  // Never asked, only printed.
  note: typed,
  calculate: typed,
  hidden: typed,
  start: typed,
  end: typed,
  today: typed,
  username: typed,
  metadata: typed,
};

export function chatKind({ type }: Pick<QuestionInfo, "type">): ChatKind {
  return KINDS[type];
}
