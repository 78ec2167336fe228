import { randomBytes, randomUUID } from "node:crypto";
import { tellLinked } from "../bot/tell/tellLinked.ts";
import type { FileLinks } from "../channels/common/fileLinks.ts";
import type { Live } from "../channels/web/live.ts";
import type { Config } from "../config.ts";
import { createAgencySignIn } from "../http/agency/createAgencySignIn.ts";
import { createHttpApp } from "../http/createHttpApp.ts";
import { startHttp, type RunningHttp } from "../http/startHttp.ts";
import { performAct, type ActServices } from "../messaging/act.ts";
import { conversationName } from "../messaging/conversationOf.ts";
import type { Logger } from "../observe/logger.ts";
import type { Refusals } from "../observe/refusals.ts";
import { mayReadDocument } from "../policies/mayReadDocument.ts";
import { mayReadEvidence } from "../policies/mayReadEvidence.ts";
import { SESSION_LIVES } from "../policies/sessionLives.ts";
import { inviteCodeHash } from "../usecases/invite/inviteCode.ts";
import { recordSignIn } from "../usecases/invite/recordSignIn.ts";
import { showAgain } from "../usecases/people/moveDialogue.ts";
import type { HealthWatch } from "./healthWatch.ts";
import type { RunningChannels } from "./startChannels.ts";

const SESSION_TOKEN_BYTES = 32;

/** Serves the web chat, the files, the webhooks and /metrics. */
export function serveHttp(
  config: Pick<Config, "host" | "port" | "publicUrl" | "timeZone" | "defaultLocale"> &
    Partial<Pick<Config, "trustProxy" | "metricsToken" | "sessionLives" | "agency">>,
  deps: {
    services: ActServices;
    channels: RunningChannels;
    live: Live;
    fileLinks: FileLinks;
    wake: (conversation: string) => void;
    refusals: Refusals;
    metrics: () => Promise<string>;
    health: HealthWatch;
    log: Logger;
  },
): Promise<RunningHttp> {
  const { services, channels, live, fileLinks, wake, refusals, metrics, health, log } = deps;
  const { db, clock } = services;
  const app = createHttpApp({
    db,
    live,
    wake,
    perform: (work, by) => performAct(services, { key: `web:${randomUUID()}`, channel: "web", ...by }, work),
    async signedIn(act, signIn) {
      const { person, opens, isUsual } = await recordSignIn(act, signIn);
      const here = conversationName("web", signIn.accountId);
      if (opens !== null) await showAgain(act, opens, { channel: "web", conversation: here });
      const { newDevice, accountId } = signIn;
      if (newDevice === null || isUsual) return;
      await tellLinked(act, person, {
        accountId,
        channel: "web",
        device: newDevice.label,
        byMail: opens !== null,
      });
    },
    policy: {
      mayReadDocument: (personId, documentId) => mayReadDocument(db, personId, documentId),
      mayReadEvidence: (personId, evidenceId) => mayReadEvidence(db, personId, evidenceId),
    },
    ready: () => health.look(),
    metrics,
    publicUrl: config.publicUrl ?? null,
    ...(config.agency === undefined || config.agency === null
      ? {}
      : { agency: createAgencySignIn(config.agency, clock, log) }),
    sessionLives: config.sessionLives ?? SESSION_LIVES,
    ...(config.metricsToken === undefined ? {} : { metricsToken: config.metricsToken }),
    ...(config.trustProxy === undefined ? {} : { trustProxy: config.trustProxy }),
    clock,
    timeZone: config.timeZone,
    randomToken: () => randomBytes(SESSION_TOKEN_BYTES).toString("base64url"),
    sessionKey: services.auditKey,
    inviteCodeHash,
    defaultLocale: config.defaultLocale,
    refused: (channel, reason) => refusals.refused(channel, reason),
    webhooks: channels.webhooks,
    fileLinks,
    onError: (error, request) => log.error({ err: error, ...request }, "request failed"),
  });
  return startHttp({ app, host: config.host, port: config.port });
}
