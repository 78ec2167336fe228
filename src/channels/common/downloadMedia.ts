import { lookup as lookUp, type LookupAddress, type LookupOptions } from "node:dns";
import { request as httpRequest, type IncomingMessage } from "node:http";
import { request as httpsRequest } from "node:https";
import { BlockList, isIP } from "node:net";
import type { FetchedFile } from "../../messaging/fetchFile.ts";

/** A photo of 10 MB at 1 Mbit/s takes 80 s. */
const TIMEOUT_MS = 120_000;

/** Networks that nothing outside may make the service look into (RFC 6890, RFC 4193, RFC 4291). */
const PRIVATE = new BlockList();
for (const [network, prefix] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["224.0.0.0", 3],
] as const) {
  PRIVATE.addSubnet(network, prefix, "ipv4");
}
for (const [network, prefix] of [
  ["::", 127],
  ["64:ff9b::", 96],
  ["fc00::", 7],
  ["fe80::", 10],
  ["ff00::", 8],
] as const) {
  PRIVATE.addSubnet(network, prefix, "ipv6");
}

/** Which addresses may be asked. */
export interface Reach {
  readonly protocols: readonly string[];
  readonly isAllowed: (address: string) => boolean;
}

/** Only by https, and only what lies on the open internet. */
export const OPEN_INTERNET: Reach = { protocols: ["https:"], isAllowed: isPublic };

/** Whether an IP address is one of the open internet. */
export function isPublic(address: string): boolean {
  const family = isIP(address);
  return family !== 0 && !PRIVATE.check(address, family === 6 ? "ipv6" : "ipv4");
}

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
  const host = url.hostname.replace(/^\[|\]$/g, "");
  // A literal address is connected to without a lookup.
  if (isIP(host) !== 0 && !reach.isAllowed(host)) return Promise.resolve({ ok: false, reason: "gone" });
  const open = url.protocol === "https:" ? httpsRequest : httpRequest;
  return new Promise((resolve) => {
    const fail = (error: Error): void => {
      clearTimeout(timer);
      resolve({ ok: false, reason: "unreachable", error: error.message, afterSeconds: undefined });
    };
    const request = open(url, {
      lookup: (hostname, options, done) => lookUpAllowed(hostname, options, reach, done),
    });
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

type LookupDone = (
  error: NodeJS.ErrnoException | null,
  address: string | LookupAddress[],
  family?: number,
) => void;

/** Refuses a name as soon as one of its addresses is out of reach: the next question could get that one. */
function lookUpAllowed(hostname: string, options: LookupOptions, reach: Reach, done: LookupDone): void {
  lookUp(hostname, { ...options, all: true }, (error, addresses) => {
    const [first] = addresses ?? [];
    if (error !== null) done(error, []);
    else if (first === undefined || !addresses.every(({ address }) => reach.isAllowed(address))) {
      done(new Error("the address is not on the open internet"), []);
    } else if (options.all === true) done(null, addresses);
    else done(null, first.address, first.family);
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
