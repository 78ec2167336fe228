import type { Database } from "../../db/database.ts";
import type { ChannelPort } from "../../messaging/channelPort.ts";
import { CAPABILITIES } from "./limits.ts";
import type { Live } from "./live.ts";
import { receive, seenIn, sessionIn } from "./receive.ts";
import { send } from "./send.ts";
import { handOverUpload, readUpload } from "./upload.ts";

export interface WebPortDeps {
  db: Database;
  live: Live;
  /** Address as people reach it, without a final slash; empty while it is not known. */
  publicUrl: () => string;
}

/** The built-in web chat as a channel of the shared flows. */
export function createWebPort(deps: WebPortDeps): ChannelPort {
  return {
    name: "web",
    capabilities: CAPABILITIES,
    toUpdate: receive,
    seenIn,
    sessionIn,
    passkeys: true,
    deliver: (row) => send(deps, row),
    async fetchFile(fileId) {
      const upload = await readUpload(deps.db.pool, fileId);
      return upload === null ? { ok: false, reason: "gone" } : { ok: true, bytes: upload.bytes };
    },
    handOver: handOverUpload,
    entryLink(code) {
      const base = deps.publicUrl();
      return base === "" ? null : `${base}/i/${code}`;
    },
  };
}
