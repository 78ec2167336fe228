import type { Localized } from "../../domain/text.ts";
import { MAX_COMMAND_DESCRIPTION, MAX_COMMAND_NAME, MAX_COMMANDS } from "./limits.ts";

export interface MenuCommand {
  /** Without the slash: a–z, 0–9 and _. */
  readonly command: string;
  readonly description: Localized;
}

export interface MenuCall {
  readonly method: "setMyCommands" | "deleteMyCommands";
  readonly payload: Readonly<Record<string, unknown>>;
}

const COMMAND_NAME = new RegExp(`^[a-z0-9_]{1,${MAX_COMMAND_NAME}}$`);

/** Only private chats: in a group the bot does nothing but point to one. */
const SCOPE = { type: "all_private_chats" };

/**
 * The calls that give Telegram's command menu its content: one list for everybody in `defaultLanguage`, and one
 * for apps in each other language.
 * @throws RangeError for a list that Telegram would refuse
 */
export function menuCalls(
  commands: readonly MenuCommand[],
  languages: { readonly defaultLanguage: string; readonly others: readonly string[] },
): readonly MenuCall[] {
  if (commands.length > MAX_COMMANDS)
    throw new RangeError(`${commands.length} commands, at most ${MAX_COMMANDS}`);
  const listIn = (language: string) => commands.map((one) => entry(one, language));
  return [
    {
      method: "setMyCommands",
      payload: { commands: listIn(languages.defaultLanguage), scope: SCOPE },
    },
    ...languages.others.map((language): MenuCall => ({
      method: "setMyCommands",
      payload: { commands: listIn(language), scope: SCOPE, language_code: language },
    })),
    // What an earlier set-up may have left for all chats would show through in groups.
    { method: "deleteMyCommands", payload: { scope: { type: "default" } } },
  ];
}

function entry(
  { command, description }: MenuCommand,
  language: string,
): { command: string; description: string } {
  if (!COMMAND_NAME.test(command)) throw new RangeError(`"${command}" cannot be a command of Telegram`);
  const text = description[language];
  if (text === undefined || text.trim() === "")
    throw new RangeError(`/${command} has no description in ${language}`);
  if (text.length > MAX_COMMAND_DESCRIPTION) {
    throw new RangeError(`/${command}: description in ${language} has ${text.length} characters`);
  }
  return { command, description: text };
}
