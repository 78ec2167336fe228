import { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import type { Hono } from "hono";
import type { HttpEnv } from "./httpDeps.ts";
import {
  CLOSE_GRACE_MS,
  HEADERS_TIMEOUT_MS,
  KEEP_ALIVE_MS,
  TIMEOUT_CHECK_MS,
  UPLOAD_TIMEOUT_MS,
} from "./limits.ts";

export interface RunningHttp {
  /** Without a slash at the end; the real port when 0 was asked for. */
  url: string;
  /**
   * Takes no more requests and lets the open ones end. Close `Live` first: it ends the event streams.
   */
  close(): Promise<void>;
}

/** Opens the port. Rejects when it is taken. */
export async function startHttp(options: {
  app: Hono<HttpEnv>;
  host: string;
  port: number;
}): Promise<RunningHttp> {
  const server = createAdaptorServer({
    fetch: options.app.fetch,
    serverOptions: {
      headersTimeout: HEADERS_TIMEOUT_MS,
      // The longest any body may take; JSON bodies have a shorter time of their own (readBody).
      requestTimeout: UPLOAD_TIMEOUT_MS + HEADERS_TIMEOUT_MS,
      keepAliveTimeout: KEEP_ALIVE_MS,
      connectionsCheckingInterval: TIMEOUT_CHECK_MS,
    },
  });
  if (!(server instanceof Server)) throw new Error("expected a plain HTTP server");
  const listening = Promise.withResolvers<void>();
  server.once("error", listening.reject);
  server.listen(options.port, options.host, listening.resolve);
  await listening.promise;
  server.off("error", listening.reject);
  return { url: urlOf(options.host, server.address()), close: () => close(server) };
}

async function close(server: Server): Promise<void> {
  const closed = Promise.withResolvers<void>();
  server.close((error) => (error === undefined ? closed.resolve() : closed.reject(error)));
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), CLOSE_GRACE_MS);
  await closed.promise;
  clearTimeout(timer);
}

function urlOf(host: string, address: AddressInfo | string | null): string {
  if (address === null || typeof address === "string") throw new Error("not listening on a port");
  const name = host.includes(":") ? `[${host}]` : host;
  return `http://${name}:${address.port}`;
}
