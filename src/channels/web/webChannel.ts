import { z } from "zod";
import type { Channel } from "../channel.ts";
import { CAPABILITIES } from "./limits.ts";

/** The built-in chat, which is always on; its pages and its calls are served by `http/`. */
export const webChannel: Channel<object> = {
  name: "web",
  capabilities: CAPABILITIES,
  settings: z.object({}),
  secrets: [],
  async start(_settings, deps) {
    const { createWebPort } = await import("./webPort.ts");
    const { sweepUploads } = await import("./sweepUploads.ts");
    const sweep = sweepUploads(deps);
    return { port: createWebPort(deps), receive: () => sweep.start(), stop: () => sweep.stop() };
  },
};
