import { request as httpRequest, type IncomingMessage } from "node:http";
import { request as httpsRequest } from "node:https";
import type { FetchedFile } from "../../messaging/fileSource.ts";
import { useAgent, type RequestFilteringAgentOptions } from "request-filtering-agent";

/** A photo of 10 MB at 1 Mbit/s takes 80 s. */
const TIMEOUT_MS = 120_000;

/** Which addresses may be asked. */
export interface Reach {
  readonly protocols: readonly string[];
  /** Judges every address a connection is made to, be it written or what a name resolves to. */
  readonly filter: RequestFilteringAgentOptions;
}

/** Only by https, and only what lies on the open internet. */
export const OPEN_INTERNET: Reach = { protocols: ["https:"], filter: {} };

/** Also the service's own network: for servers that the configuration names. */
export const ANYWHERE: Reach = {
  protocols: ["http:", "https:"],
  filter: { allowPrivateIPAddress: true, allowMetaIPAddress: true },
};

/**
 * Fetches a photo or a voice message by the address that an event named (the `file_id` of the
 * update). Such addresses need no token and end at some time not published: fetch soon. What comes
 * from outside names the address, so the service's own network is out of reach, whatever a name
 * resolves to; redirects are not followed, and more than `limit` bytes are not read.
 */
export function downloadMedia(address: string, limit: number, reach = OPEN_INTERNET): Promise<FetchedFile> {
  const url = URL.parse(address);
  if (url === null || !reach.protocols.includes(url.protocol))
    return Promise.resolve({ ok: false, reason: "gone" });
  const open = url.protocol === "https:" ? httpsRequest : httpRequest;
  return new Promise((resolve) => {
    const fail = (error: Error): void => {
      clearTimeout(timer);
      resolve({ ok: false, reason: "unreachable", error: error.message, afterSeconds: undefined });
    };
    const request = open(url, { agent: useAgent(url.href, reach.filter) });
    const timer = setTimeout(() => request.destroy(new Error(`no file within ${TIMEOUT_MS} ms`)), TIMEOUT_MS);
    request.on("error", fail);
    request.on("response", (response) => {
      response.on("error", fail);
      take(response, limit, (file) => {
        clearTimeout(timer);
        resolve(file);
      });
    });
    request.end();
  });
}

function take(response: IncomingMessage, limit: number, resolve: (file: FetchedFile) => void): void {
  const { statusCode = 0 } = response;
  const announced = Number(response.headers["content-length"]);
  if (statusCode !== 200) {
    response.destroy();
    const error = `HTTP ${statusCode} for a file`;
    const gone = statusCode === 403 || statusCode === 404 || statusCode === 410;
    return resolve(
      gone
        ? { ok: false, reason: "gone" }
        : { ok: false, reason: "unreachable", error, afterSeconds: undefined },
    );
  }
  if (announced > limit) {
    response.destroy();
    return resolve({ ok: false, reason: "too_large", size: announced });
  }
  const chunks: Buffer[] = [];
  let size = 0;
  response.on("data", (chunk: Buffer) => {
    size += chunk.length;
    chunks.push(chunk);
    if (size <= limit) return;
    resolve({ ok: false, reason: "too_large", size: undefined });
    response.destroy();
  });
  response.on("end", () => resolve({ ok: true, bytes: Buffer.concat(chunks) }));
}
