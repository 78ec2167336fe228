import { t } from "../../i18n/t.ts";
import type { BotConversation, InnerContext } from "../core/botContext.ts";
import type { EvidenceInput } from "../core/input.ts";
import type { Handling } from "../core/handling.ts";
import { personLocale } from "../core/say.ts";
import { askUntil, taken, wrong, type Answered } from "./askUntil.ts";
import type { Question } from "../core/question.ts";
import { wordsProblem } from "../core/wordsProblem.ts";

/**
 * Asks for words, files or both. A file is taken the moment it arrives and its receipt asks for the rest;
 * words end it, and so does the button that sends what has come so far ("").
 * @param takeFile runs in `external`
 */
export function askWordsOrFiles(
  conversation: BotConversation,
  context: InnerContext,
  asked: Question<"send">,
  takeFile: (input: EvidenceInput, handling: Handling) => Promise<Question<"send">>,
): Promise<Answered<string>> {
  return askUntil<string, "send">(conversation, context, asked, async (said, handling) => {
    if (said.kind === "choice") return taken("");
    if (said.kind === "file") return { kind: "ask", question: await takeFile(said.input, handling) };
    const text = said.kind === "words" ? said.text : "";
    const problem =
      text === "" ? t(personLocale(handling), "remedy-not-text") : wordsProblem(text, personLocale(handling));
    return problem === null ? taken(text) : wrong(problem);
  });
}
