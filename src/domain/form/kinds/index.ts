import { acknowledge } from "./acknowledge.ts";
import { audio } from "./audio.ts";
import { barcode } from "./barcode.ts";
import { calculate } from "./calculate.ts";
import { date } from "./date.ts";
import { dateTime } from "./dateTime.ts";
import { decimal } from "./decimal.ts";
import { end } from "./end.ts";
import { file } from "./file.ts";
import { geopoint } from "./geopoint.ts";
import { hidden } from "./hidden.ts";
import { image } from "./image.ts";
import { integer } from "./integer.ts";
import { metadata } from "./metadata.ts";
import { note } from "./note.ts";
import type { QuestionKind } from "./questionKind.ts";
import { range } from "./range.ts";
import { rank } from "./rank.ts";
import { selectMultiple } from "./selectMultiple.ts";
import { selectOne } from "./selectOne.ts";
import { start } from "./start.ts";
import { text } from "./text.ts";
import { time } from "./time.ts";
import { today } from "./today.ts";
import { username } from "./username.ts";
import { video } from "./video.ts";

const BY_TYPE = {
  text,
  integer,
  decimal,
  range,
  date,
  time,
  dateTime,
  select_one: selectOne,
  select_multiple: selectMultiple,
  rank,
  note,
  calculate,
  hidden,
  acknowledge,
  image,
  file,
  audio,
  video,
  geopoint,
  barcode,
  start,
  end,
  today,
  username,
  metadata,
};

/** The kinds of questions there are, by the name under which a form's definition holds them. */
export type QuestionType = keyof typeof BY_TYPE;

/** Everything that is known of each kind of question. Another type is refused at import. */
export const KINDS: Readonly<Record<QuestionType, QuestionKind>> = BY_TYPE;

export function isQuestionType(type: unknown): type is QuestionType {
  return typeof type === "string" && Object.hasOwn(BY_TYPE, type);
}

/** The types in the order of the list. */
export const QUESTION_TYPES: readonly QuestionType[] = Object.keys(BY_TYPE).filter(isQuestionType);
