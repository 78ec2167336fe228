import { t } from "../../i18n/t.ts";
import type { BotContext } from "./botContext.ts";
import { meaningHere } from "./meaningHere.ts";
import { openPrompt, repeat } from "./repeatPrompt.ts";
import { personLocale, say } from "./say.ts";

/**
 * After a backup was restored a person may see a later question than the one that stands in the database:
 * the first words from each chat answer nothing, and what stands is shown.
 */
export async function heedRestore(context: BotContext, next: () => Promise<void>): Promise<void> {
  const { handling } = context;
  const { update } = handling;
  if (!update.wasRestored || update.person === null || meaningHere(handling) !== "answer") return next();
  const prompt = await openPrompt(handling);
  // Without an open prompt the question that stands is looked for behind the flows, and asked anew there.
  if (prompt === null) return next();
  await say(context, t(personLocale(handling), "restored-not-taken"));
  await repeat(handling, prompt);
}
