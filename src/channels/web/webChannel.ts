import { z } from "zod";
import type { Channel } from "../channel.ts";
import { CAPABILITIES } from "./limits.ts";

/** The built-in chat, which is always on; its pages and its calls are served by `http/`. */
export const webChannel: Channel<object> = {
  name: "web",
  capabilities: CAPABILITIES,
  settings: z.object({}),
  secrets: [],
  start: async (_settings, deps) => ({ port: (await import("./webPort.ts")).createWebPort(deps) }),
};
