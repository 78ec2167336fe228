import type { RepeatInfo } from "../../domain/form/session/repeats.ts";
import type { Locale } from "../../domain/text.ts";
import { t } from "../../i18n/t.ts";
import { askedQuestions } from "../../usecases/answers/askedQuestions.ts";
import type { OpenArea } from "../../usecases/answers/openArea.ts";
import { placeOf } from "../../usecases/answers/stepPlace.ts";
import { shownAnswer } from "./shownAnswer.ts";
import { packButton } from "../../messaging/buttonData.ts";
import { bold, outgoing, type Button, type Outgoing, type Piece } from "../core/outgoing.ts";

/** Buttons behind the entries of a repeat. */
export const REPEAT_ACTS = { add: "ad", close: "cl", back: "bk" } as const;

/** Entries named one by one; of more only the newest. */
const MAX_LISTED = 20;

/** "Hộ gia đình: đã có 2. 1. … 2. … Thêm nữa?" */
export function repeatScreen(
  area: OpenArea,
  repeat: RepeatInfo,
  notice: readonly string[],
  locale: Locale,
): Outgoing {
  const label = area.session.repeatLabel(repeat.path, locale);
  const numbers = Array.from({ length: repeat.count }, (_unused, index) => index + 1);
  const pieces: Piece[] = [
    ...notice.flatMap((line) => [line, "\n"]),
    ...(notice.length > 0 ? ["\n"] : []),
    bold(label),
    "\n",
    repeat.count === 0 ? t(locale, "repeat-none") : t(locale, "repeat-so-far", { count: repeat.count }),
    ...numbers
      .slice(-MAX_LISTED)
      .map((number) => `\n${number}. ${entrySummary(area, `${repeat.path}[${number}]`, locale)}`),
    ...(repeat.count === 0 ? [] : [`\n${t(locale, "repeat-how-to")}`]),
  ];
  const button = (act: string, text: string): Button => ({
    label: text,
    data: packButton({
      on: "question",
      record: area.recordId,
      question: placeOf(repeat),
      prompt: "0",
      act,
    }),
  });
  return outgoing(pieces, [
    [button(REPEAT_ACTS.add, t(locale, repeat.count === 0 ? "button-repeat-first" : "button-repeat-more"))],
    [button(REPEAT_ACTS.close, t(locale, repeat.count === 0 ? "button-repeat-none" : "button-repeat-done"))],
    [button(REPEAT_ACTS.back, t(locale, "button-back"))],
  ]);
}

/** What an entry is recognised by: its first answer. */
export function entrySummary(area: OpenArea, entry: string, locale: Locale): string {
  const first = askedQuestions(area)
    .filter(({ path }) => path.startsWith(`${entry}/`) && area.session.isRelevant(path))
    .map((question) => shownAnswer(area, question, locale))
    .find((text) => text !== "");
  return first ?? t(locale, "answer-none");
}
