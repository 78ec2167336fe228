import type { Context } from "grammy";
import type { BotCommand } from "grammy/types";
import type { Role } from "../domain/inspection/areas.ts";
import { COMMANDS, type Command } from "../domain/language/commandWords.ts";
import { LOCALES, type Locale, type Localized } from "../domain/text.ts";
import { t } from "../i18n/t.ts";
import { hasRight, type Right } from "../policies/inspectionRights.ts";
import { memberships } from "../usecases/people/memberships.ts";
import { handling } from "./handling.ts";
import { personLocale } from "./say.ts";

/** The right that a command about an inspection takes. */
export const RIGHT_OF_COMMAND = {
  status: "readStatus",
  summary: "summarise",
  minutes: "summarise",
  conclusion: "summarise",
  papers: "listPapers",
  template: "editTemplate",
  findings: "proposeFindings",
  remedy: "remedy",
  remediation: "followRemediation",
} as const satisfies Partial<Record<Command, Right>>;

/** What a command menu offers; moving about within a form has buttons of its own. */
const NOT_IN_MENU: ReadonlySet<Command> = new Set(["start", "back", "skip", "edit", "delete", "note"]);

/** Commands that are for everybody, with their descriptions, for channels that show a menu. */
export const COMMAND_MENU: { command: Command; description: Localized }[] = commandsFor([]).map(
  (command) => ({
    command,
    description: Object.fromEntries(LOCALES.map((locale) => [locale, describe(command, locale)])),
  }),
);

/** The commands of the person of the update, in their language. Inside flows: in `external`. */
export async function personalCommands(): Promise<BotCommand[]> {
  const parts = await memberships(handling().act);
  const locale = personLocale();
  return commandsFor(parts.map((part) => part.role)).map((command) => ({
    command,
    description: describe(command, locale),
  }));
}

/** Gives the private chat of the update a command menu; a channel without menus does nothing with it. */
export async function showCommandMenu(context: Context, commands: BotCommand[]): Promise<void> {
  if (context.chat === undefined) return;
  await context.api.setMyCommands(commands, { scope: { type: "chat", chat_id: context.chat.id } });
}

function commandsFor(roles: readonly Role[]): Command[] {
  const rights: Partial<Record<Command, Right>> = RIGHT_OF_COMMAND;
  return COMMANDS.filter((command) => {
    const right = rights[command];
    return !NOT_IN_MENU.has(command) && (right === undefined || hasRight(right, roles));
  });
}

function describe(command: Command, locale: Locale): string {
  switch (command) {
    case "help":
    case "areas":
    case "continue":
    case "status":
    case "summary":
    case "minutes":
    case "conclusion":
    case "papers":
    case "template":
    case "findings":
    case "remedy":
    case "remediation":
    case "calendar":
    case "settings":
    case "link":
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
