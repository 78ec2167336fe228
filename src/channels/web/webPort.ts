import type { Database } from "../../db/database.ts";
import type { ChannelPort } from "../channel.ts";
import { MAX_TEXT } from "./limits.ts";
import type { Live } from "./live.ts";
import { receive } from "./receive.ts";
import { send } from "./send.ts";

/** The built-in web chat as a channel of the shared flows. */
export function createWebPort(deps: { db: Database; live: Live }): ChannelPort {
  return {
    name: "web",
    capabilities: { buttons: true, files: true, edit: true, maxText: MAX_TEXT, proactive: true },
    toUpdate: receive,
    deliver: (row) => send(deps, row),
  };
}
