import type { ChatKind } from "./chatKind.ts";

/** A figure, a day, a time: typed, without anything of its own in the chat. */
export const typed: ChatKind = {
  offers: "nothing",
  choices: () => [],
  ends: null,
  ticksOf: () => [],
  press: (ticked) => ticked,
  tickedLabel: (label) => label,
  canEnd: () => true,
  hint: () => null,
  insteadOfWords: () => null,
  isFreeText: false,
  valueOf: () => null,
};
