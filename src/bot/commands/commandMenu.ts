import type { BotCommand } from "grammy/types";
import { LOCALES, type Localized } from "../../domain/text.ts";
import { t } from "../../i18n/t.ts";
import { memberships } from "../../usecases/people/memberships.ts";
import type { Handling } from "../core/handling.ts";
import { personLocale } from "../core/say.ts";
import { COMMANDS } from "./index.ts";
import { commandsFor, menuFor } from "./menuFor.ts";

/** Commands that are for everybody, with their descriptions, for channels that show a menu. */
export const COMMAND_MENU: readonly { command: string; description: Localized }[] = commandsFor(COMMANDS, [])
  .filter(({ inMenu }) => inMenu)
  .map(({ name, about }) => ({
    command: name,
    description: Object.fromEntries(LOCALES.map((locale) => [locale, t(locale, about)])),
  }));

/** The commands of the person of the update, in their language. Inside flows: in `external`. */
export async function personalCommands(handling: Handling): Promise<BotCommand[]> {
  return menuFor(COMMANDS, await memberships(handling.act), personLocale(handling));
}
