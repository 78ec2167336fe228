import { randomInt } from "node:crypto";
import { createServer } from "node:http";
import { ZaloFaults, type ZaloFaultRule } from "../zalo/ZaloFaults.ts";
import { answerOaCall, type OaCallLog, type OaMethod } from "./answerOaCall.ts";
import { OaEvents, type OaDelivery } from "./OaEvents.ts";
import { OaTokens } from "./OaTokens.ts";
import { OaUser } from "./OaUser.ts";

export interface ZaloOaFakeOptions {
  /** Milliseconds since 1970: Zalo's clock. */
  readonly now?: () => number;
  /** Pause before a failed webhook delivery is repeated. */
  readonly webhookRetryMs?: number;
}

/** A strict Official Account server on 127.0.0.1, OAuth and API, with the people who talk to the account. */
export interface ZaloOaFake {
  /** To be used as the root of the API and of OAuth. */
  readonly url: string;
  readonly oaId: string;
  readonly appId: string;
  readonly appSecret: string;
  readonly oaSecret: string;
  readonly tokens: OaTokens;
  readonly events: OaEvents;
  /** Parameters of each approved template. */
  readonly templates: Map<string, readonly string[]>;
  /** Whether the app has an account from which messages after 48 hours are paid. */
  readonly paid: { linked: boolean };
  /** A person; the same one for the same name. */
  user(name: string): OaUser;
  /** Keeps bytes where Zalo keeps what people send; gives their address. */
  host(bytes: Uint8Array): string;
  /** All calls so far, oldest first. */
  calls(method?: OaMethod): readonly OaCallLog[];
  fault(rule: ZaloFaultRule): void;
  clearFaults(): void;
  /** Every request made to the webhook so far. */
  deliveries(): readonly OaDelivery[];
  /** Resolves when every webhook delivery has ended. */
  drained(): Promise<void>;
  close(): Promise<void>;
}

const WEBHOOK_RETRY_MS = 20;

/** Starts the fake server. Close it at the end of the test. */
export async function startZaloOaFake(options: ZaloOaFakeOptions = {}): Promise<ZaloOaFake> {
  const now = options.now ?? Date.now;
  const [oaId, appId] = ["1646843870823903717", "3608465248940903967"];
  const [appSecret, oaSecret] = ["app-secret-of-the-fake", "oa-secret-of-the-fake"];
  const events = new OaEvents({ appId, secret: oaSecret }, options.webhookRetryMs ?? WEBHOOK_RETRY_MS);
  const faults = new ZaloFaults();
  const byName = new Map<string, OaUser>();
  const users = new Map<string, OaUser>();
  const calls: OaCallLog[] = [];
  const templates = new Map<string, readonly string[]>();
  const paid = { linked: true };
  const tokens = new OaTokens(now);
  const parts = {
    appId,
    appSecret,
    now,
    tokens,
    faults,
    users,
    uploads: new Map(),
    templates,
    paid,
    log: (call: OaCallLog) => calls.push(call),
  };
  const hosted: Uint8Array[] = [];
  const server = createServer((request, response) => {
    const media = /^\/media\/(\d+)$/.exec(request.url ?? "")?.[1];
    if (media !== undefined) {
      const bytes = hosted[Number(media)];
      response.writeHead(bytes === undefined ? 404 : 200).end(bytes);
      return;
    }
    answerOaCall(parts, request, response).catch(() => request.socket.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the fake server has no port");
  const url = `http://127.0.0.1:${address.port}`;

  return {
    url,
    oaId,
    appId,
    appSecret,
    oaSecret,
    tokens,
    events,
    templates,
    paid,
    user(name) {
      const known = byName.get(name);
      if (known !== undefined) return known;
      const id = `55101857${randomInt(10_000_000_000, 99_999_999_999)}`;
      const user = new OaUser({ id, oaId, appId, events, now });
      byName.set(name, user);
      users.set(id, user);
      return user;
    },
    host: (bytes) => `${url}/media/${hosted.push(bytes) - 1}`,
    calls: (method) => (method === undefined ? calls : calls.filter((call) => call.method === method)),
    fault: (rule) => faults.add(rule),
    clearFaults: () => faults.clear(),
    deliveries: () => events.deliveries,
    drained: () => events.drained(),
    async close() {
      events.stop();
      server.closeAllConnections();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
    },
  };
}
