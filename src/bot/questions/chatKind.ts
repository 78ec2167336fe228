import type { Choice } from "../../domain/answer/notation.ts";
import type { QuestionInfo } from "../../domain/form/session/questionInfo.ts";
import type { StoredValue } from "../../domain/form/session/storedAnswer.ts";
import type { Locale } from "../../domain/text.ts";
import type { ReceivedMedia } from "../../messaging/receivedMedia.ts";
import type { OpenArea } from "../../usecases/answers/openArea.ts";

/** What the chat adds to a kind of question: how it is shown, and what is made of input that is no text. */
export interface ChatKind {
  /** Buttons of its choices: none, one that answers, or several that are ticked. */
  offers: "nothing" | "one" | "several";
  /** Its choices in every language: those offered at this moment, or all of its list. */
  choices(area: OpenArea, question: QuestionInfo, which: "offered" | "listed"): Choice[];
  /** What the button "Xong" ends; null without that button. */
  ends: "ticks" | "files" | null;
  /** The ticks an answered question is asked again with: names of choices. */
  ticksOf(value: StoredValue): readonly string[];
  /** The ticks after a press on a choice. */
  press(ticked: readonly string[], choice: string, offered: readonly Choice[]): readonly string[];
  /** The label of a button that was ticked as the one at this place, from 0. */
  tickedLabel(label: string, place: number): string;
  /** Whether "Xong" is shown beside these ticks, where choices are ticked. */
  canEnd(ticked: readonly string[], offered: readonly Choice[]): boolean;
  /** How to answer, as a line below the question; null where nothing has to be said. */
  hint(canTick: boolean, locale: Locale): string | null;
  /** What is said to words; null where words are read. */
  insteadOfWords(locale: Locale): string | null;
  /** The words themselves are the answer: nothing is looked up in them, and they are printed as written. */
  isFreeText: boolean;
  /** The answer that a piece is; null for a piece that is evidence beside the answer. */
  valueOf(media: ReceivedMedia): string | null;
}
