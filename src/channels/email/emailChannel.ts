import type { Channel } from "../channel.ts";
import { CAPABILITIES } from "./limits.ts";
import { emailSettings, EMAIL_SECRETS, type EmailSettings } from "./emailSettings.ts";

/** Mails that tell of something; nothing is read from a mailbox. */
export const emailChannel: Channel<EmailSettings> = {
  name: "email",
  capabilities: CAPABILITIES,
  settings: emailSettings,
  secrets: EMAIL_SECRETS,
  // Only where it is on: what a channel needs is not loaded for the others.
  start: async (settings, deps) => (await import("./startEmail.ts")).startEmail(settings, deps),
};
