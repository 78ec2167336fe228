import type { Channel } from "../channel.ts";
import { CAPABILITIES } from "./limits.ts";
import { zaloOaSettings, ZALO_OA_SECRETS, type ZaloOaSettings } from "./zaloOaSettings.ts";

/** The Zalo Official Account. */
export const zaloOaChannel: Channel<ZaloOaSettings> = {
  name: "zalo_oa",
  capabilities: CAPABILITIES,
  settings: zaloOaSettings,
  secrets: ZALO_OA_SECRETS,
  // Only where it is on: what a channel needs is not loaded for the others.
  start: async (settings, deps) => (await import("./startZaloOa.ts")).startZaloOa(settings, deps),
};
