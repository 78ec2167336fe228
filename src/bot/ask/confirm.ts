import { t } from "../../i18n/t.ts";
import type { BotConversation, InnerContext } from "../core/botContext.ts";
import { personLocale } from "../core/say.ts";
import { askUntil, taken, wrong, type Answered } from "./askUntil.ts";
import type { Confirmation } from "../core/question.ts";

/**
 * Asks for a yes or a no.
 * @param neither what is said to anything else; presses of older buttons too, where it is given
 */
export function askConfirm(
  conversation: BotConversation,
  context: InnerContext,
  asked: Confirmation,
  neither?: string,
): Promise<Answered<boolean>> {
  return askUntil<boolean, "yes" | "no">(
    conversation,
    context,
    asked,
    (said, handling) =>
      said.kind === "choice"
        ? taken(said.name === "yes")
        : wrong(neither ?? t(personLocale(handling), "choose-a-button")),
    neither === undefined ? "passed on" : "wrong",
  );
}
