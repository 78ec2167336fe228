import { t } from "../../i18n/t.ts";
import type { ChatKind } from "./chatKind.ts";
import { choicesOfList } from "./choice.ts";
import { typed } from "./typed.ts";

/** Several of a list: ticked one by one where the channel can change a message, else typed. */
export const multiChoice: ChatKind = {
  ...typed,
  offers: "several",
  choices: choicesOfList,
  ends: "ticks",
  ticksOf: (value) => (typeof value === "object" && value !== null ? value : []),
  press: (ticked, choice) =>
    ticked.includes(choice) ? ticked.filter((name) => name !== choice) : [...ticked, choice],
  tickedLabel: (label) => `✓ ${label}`,
  hint: (canTick, locale) => t(locale, canTick ? "question-several" : "question-several-typed"),
};
