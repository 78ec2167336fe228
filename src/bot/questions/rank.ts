import { t } from "../../i18n/t.ts";
import type { ChatKind } from "./chatKind.ts";
import { choicesOfList } from "./choice.ts";
import { typed } from "./typed.ts";

/** All of a list in an order: pressed one after the other where the channel can change a message, else typed. */
export const rank: ChatKind = {
  ...typed,
  offers: "several",
  choices: choicesOfList,
  ends: "ticks",
  /** One that has a place is taken back with those behind it; the last one left has but one place. */
  press(ticked, choice, offered) {
    const place = ticked.indexOf(choice);
    if (place !== -1) return ticked.slice(0, place);
    const order = [...ticked, choice];
    const left = offered.filter(({ name }) => !order.includes(name));
    return left.length === 1 ? [...order, ...left.map(({ name }) => name)] : order;
  },
  tickedLabel: (label, place) => `${place + 1}. ${label}`,
  canEnd: (ticked, offered) => ticked.length > 0 && ticked.length === offered.length,
  hint: (canTick, locale) => t(locale, canTick ? "question-rank" : "question-rank-typed"),
};
