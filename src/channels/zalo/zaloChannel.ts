import type { Channel } from "../channel.ts";
import { CAPABILITIES } from "./limits.ts";
import { zaloSettings, ZALO_SECRETS, type ZaloSettings } from "./zaloSettings.ts";

/** The Zalo bot. */
export const zaloChannel: Channel<ZaloSettings> = {
  name: "zalo",
  capabilities: CAPABILITIES,
  settings: zaloSettings,
  secrets: ZALO_SECRETS,
  // Only where it is on: what a channel needs is not loaded for the others.
  start: async (settings, deps) => (await import("./startZalo.ts")).startZalo(settings, deps),
};
