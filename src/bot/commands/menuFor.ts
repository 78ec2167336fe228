import type { Context } from "grammy";
import type { BotCommand } from "grammy/types";
import type { Locale } from "../../domain/text.ts";
import { t } from "../../i18n/t.ts";
import { hasRight, type HeldRole } from "../../policies/inspectionRights.ts";
import type { Command } from "./Command.ts";

/** The commands of somebody with these roles. */
export function commandsFor(commands: readonly Command[], roles: readonly HeldRole[]): Command[] {
  return commands.filter(
    ({ rights }) => rights.length === 0 || rights.some((right) => hasRight(right, roles)),
  );
}

/** What a command menu offers somebody with these roles; moving about within a form has buttons of its own. */
export function menuFor(
  commands: readonly Command[],
  roles: readonly HeldRole[],
  locale: Locale,
): BotCommand[] {
  return commandsFor(commands, roles)
    .filter(({ inMenu }) => inMenu)
    .map(({ name, about }) => ({ command: name, description: t(locale, about) }));
}

/** Gives the private chat of the update a command menu; a channel without menus does nothing with it. */
export async function showCommandMenu(context: Context, commands: BotCommand[]): Promise<void> {
  if (context.chat === undefined) return;
  await context.api.setMyCommands(commands, { scope: { type: "chat", chat_id: context.chat.id } });
}
