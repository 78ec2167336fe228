import { COMMANDS, type Command } from "../domain/language/commandWords.ts";
import { LOCALES, type Localized } from "../domain/text.ts";
import { t } from "../i18n/t.ts";

/** What a command menu offers; moving about within a form has buttons of its own. */
const NOT_IN_MENU: ReadonlySet<Command> = new Set(["start", "back", "skip", "edit", "delete", "note"]);

/** Commands with their descriptions, for channels that show a menu. */
export const COMMAND_MENU: { command: Command; description: Localized }[] = COMMANDS.filter(
  (command) => !NOT_IN_MENU.has(command),
).map((command) => ({
  command,
  description: Object.fromEntries(LOCALES.map((locale) => [locale, describe(command, locale)])),
}));

function describe(command: Command, locale: (typeof LOCALES)[number]): string {
  switch (command) {
    case "help":
    case "areas":
    case "continue":
    case "status":
    case "summary":
    case "minutes":
    case "conclusion":
    case "findings":
    case "remedy":
    case "remediation":
    case "calendar":
    case "cancel":
      return t(locale, `command-${command}`);
    case "start":
    case "back":
    case "skip":
    case "edit":
    case "delete":
    case "note":
      return "";
    default:
      return command satisfies never;
  }
}
