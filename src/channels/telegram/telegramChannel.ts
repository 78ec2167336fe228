import type { Channel } from "../channel.ts";
import { CAPABILITIES } from "./limits.ts";
import { telegramSettings, TELEGRAM_SECRETS, type TelegramSettings } from "./telegramSettings.ts";

/** The Telegram bot. */
export const telegramChannel: Channel<TelegramSettings> = {
  name: "telegram",
  capabilities: CAPABILITIES,
  settings: telegramSettings,
  secrets: TELEGRAM_SECRETS,
  // Only where it is on: what a channel needs is not loaded for the others.
  start: async (settings, deps) => (await import("./startTelegram.ts")).startTelegram(settings, deps),
};
