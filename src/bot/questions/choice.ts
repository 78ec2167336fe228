import type { Choice } from "../../domain/answer/notation.ts";
import { ACKNOWLEDGED } from "../../domain/form/kinds/acknowledge.ts";
import type { ChoiceView } from "../../domain/form/session/texts.ts";
import type { QuestionInfo } from "../../domain/form/session/questionInfo.ts";
import { LOCALES, type Locale } from "../../domain/text.ts";
import type { OpenArea } from "../../usecases/answers/openArea.ts";
import type { ChatKind } from "./chatKind.ts";
import { typed } from "./typed.ts";

/** One of a list: pressing it answers. */
export const choice: ChatKind = { ...typed, offers: "one", choices: choicesOfList };

/** "Đã biết": one choice that every form has without a list. */
export const acknowledge: ChatKind = { ...typed, offers: "one", choices: () => [ACKNOWLEDGED] };

/** The choices of a question's list, with their labels in every language. */
export function choicesOfList(
  { session }: OpenArea,
  { path }: QuestionInfo,
  which: "offered" | "listed",
): Choice[] {
  const views = (locale: Locale): readonly ChoiceView[] =>
    which === "offered" ? session.choices(path, locale) : session.listedChoices(path, locale);
  const labels = LOCALES.map((locale) => ({ locale, choices: views(locale) }));
  return views("vi").map(({ name }, index) => ({
    name,
    label: Object.fromEntries(labels.map(({ locale, choices }) => [locale, choices[index]?.label ?? name])),
  }));
}
