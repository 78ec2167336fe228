import type { Localized } from "../../../text.ts";
import type { QuestionKind } from "../questionKind.ts";
import { asked } from "./base.ts";
import { isSeed, isTruth } from "./parameterChecks.ts";

const NOT_A_CHOICE: Localized = {
  vi: "Đề nghị chọn một trong các phương án.",
  en: "Please choose one of the options.",
};

/** A kind that takes its answers from a choice list. */
export const listed: Omit<QuestionKind, "words" | "notation" | "samples" | "canStandAgain"> = {
  ...asked,
  hasList: true,
  parameters: { randomize: isTruth, seed: isSeed },
  fault: (text, _columns, offered) =>
    notOffered(
      [text],
      offered.map(({ name }) => name),
    ),
  stillOffered: (text, offered) =>
    namesOf(text)
      .filter((name) => offered.has(name))
      .join(" "),
  print: (text, { choiceLabel }) => choiceLabel(text),
  standsAlone: true,
};

export function notOffered(
  names: readonly string[],
  offered: readonly string[],
): ReturnType<QuestionKind["fault"]> {
  return names.every((name) => offered.includes(name)) ? null : { kind: "choice", message: NOT_A_CHOICE };
}

/** The names a text form holds: "a b". */
export function namesOf(text: string): string[] {
  return text.split(/\s+/).filter((name) => name !== "");
}
