import { createServer } from "node:http";
import { answerZaloCall, type ZaloCallLog } from "./answerZaloCall.ts";
import { ZaloEvents, type Delivery } from "./ZaloEvents.ts";
import { ZaloFaults, type ZaloFaultRule } from "./ZaloFaults.ts";
import { newZaloId, ZaloUser } from "./ZaloUser.ts";

export interface ZaloFakeOptions {
  readonly token?: string;
  /** 0, the default, takes any free port. */
  readonly port?: number;
  /** Milliseconds since 1970: Zalo's clock. */
  readonly now?: () => number;
  /** Messages that the month has left; without end when left out. */
  readonly messagesLeft?: number;
  /** Pause before a failed webhook delivery is repeated. */
  readonly webhookRetryMs?: number;
  /** HTTP status of a refusal: 200 like every answer (the default), or the code. */
  readonly refusalStatus?: "ok" | "code";
}

/** A strict Zalo Bot API server on 127.0.0.1 with the people who talk to the bot. */
export interface ZaloFake {
  /** To be used as the API root. */
  readonly url: string;
  readonly token: string;
  readonly botId: string;
  /** A person; the same one for the same name. */
  user(displayName: string): ZaloUser;
  /** Keeps bytes where Zalo keeps pictures; gives their address. */
  host(bytes: Uint8Array): string;
  /** All calls so far, oldest first. */
  calls(method?: string): readonly ZaloCallLog[];
  fault(rule: ZaloFaultRule): void;
  clearFaults(): void;
  /** The reverse proxy in front of the bot: what comes to the public address goes to the local one. */
  route(publicOrigin: string, localOrigin: string): void;
  /** A person taps a link in a message. */
  open(url: string, headers?: Readonly<Record<string, string>>): Promise<Response>;
  webhookUrl(): string;
  /** Every request made to the webhook so far. */
  deliveries(): readonly Delivery[];
  /** Delivers the newest `count` events again. */
  redeliver(count: number): void;
  /** Whether events come within `{ok, result}`, as documented, or bare, as seen. */
  wrapEvents(wrapped: boolean): void;
  /** Posts to the webhook what somebody else would. @returns the HTTP status */
  post(body: string, headers?: Readonly<Record<string, string>>): Promise<number | null>;
  /** Resolves when every webhook delivery has ended. */
  drained(): Promise<void>;
  close(): Promise<void>;
}

const DEFAULT_TOKEN = "12345689:abc-xyz_Fake";
const WEBHOOK_RETRY_MS = 20;

/** Starts the fake server. Close it at the end of the test. */
export async function startZaloFake(options: ZaloFakeOptions = {}): Promise<ZaloFake> {
  const token = options.token ?? DEFAULT_TOKEN;
  const now = options.now ?? Date.now;
  const events = new ZaloEvents(options.webhookRetryMs ?? WEBHOOK_RETRY_MS);
  const faults = new ZaloFaults();
  const users = new Map<string, ZaloUser>();
  const calls: ZaloCallLog[] = [];
  const parts = {
    token,
    now,
    events,
    faults,
    users,
    quota: { left: options.messagesLeft ?? Number.POSITIVE_INFINITY },
    refusalStatus: options.refusalStatus ?? "ok",
    log: (call: ZaloCallLog) => calls.push(call),
  } as const;
  const hosted: Uint8Array[] = [];
  const server = createServer((request, response) => {
    const media = /^\/media\/(\d+)$/.exec(request.url ?? "")?.[1];
    if (media !== undefined) {
      const bytes = hosted[Number(media)];
      response.writeHead(bytes === undefined ? 404 : 200).end(bytes);
      return;
    }
    answerZaloCall(parts, request, response).catch(() => request.socket.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port ?? 0, "127.0.0.1", resolve);
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the fake server has no port");

  return {
    url: `http://127.0.0.1:${address.port}`,
    token,
    botId: token.split(":")[0] ?? "",
    user: (displayName) => {
      const known = [...users.values()].find((user) => user.displayName === displayName);
      if (known !== undefined) return known;
      const user = new ZaloUser({ id: newZaloId(), displayName, events, now });
      users.set(user.id, user);
      return user;
    },
    host: (bytes) => `http://127.0.0.1:${address.port}/media/${hosted.push(bytes) - 1}`,
    calls: (method) => (method === undefined ? calls : calls.filter((call) => call.method === method)),
    fault: (rule) => faults.add(rule),
    clearFaults: () => faults.clear(),
    route: (publicOrigin, localOrigin) => events.route(publicOrigin, localOrigin),
    open: (url, headers = {}) => {
      const local = events.localUrl(url);
      if (local === null) throw new Error(`nobody answers at ${url}`);
      return fetch(local, { headers });
    },
    webhookUrl: () => events.url,
    deliveries: () => events.deliveries,
    redeliver: (count) => {
      for (const event of count > 0 ? events.log.slice(-count) : []) events.send(event);
    },
    wrapEvents: (wrapped) => {
      events.wrapped = wrapped;
    },
    post: (body, headers) => events.post(body, headers),
    drained: () => events.drained(),
    close: async () => {
      events.stop();
      server.closeAllConnections();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
    },
  };
}
