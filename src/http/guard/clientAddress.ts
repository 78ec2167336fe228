import { isIPv6 } from "node:net";
import type { HttpContext, HttpDeps } from "../httpDeps.ts";
import { trustedProxies } from "./trustedProxies.ts";

/** ::1 as `network()` writes it. */
const LOOPBACK_NETWORK = "0:0:0:0";

const loopback = trustedProxies(["127.0.0.0/8", "::1"]) ?? (() => false);
const nobody = () => false;

/** What a proxy says of the request it passes on. */
const FORWARDING = ["x-forwarded-for", "forwarded", "x-real-ip", "via"];

/**
 * Whom a request comes from, for counting. Behind trusted proxies the last entry of X-Forwarded-For that is
 * none of them: the nearest proxy wrote the last one, and what stands before a stranger is the stranger's. An IPv6 client counts by its /64, since it can
 * choose any address in it.
 */
export function clientAddress(deps: Pick<HttpDeps, "trustProxy">, c: HttpContext): string {
  const peer = peerOf(c);
  const trust = deps.trustProxy ?? nobody;
  const forwarded = (c.req.header("x-forwarded-for") ?? "").split(",").map((hop) => hop.trim());
  const hops = forwarded.filter((hop) => hop !== "");
  let address = peer;
  while (trust(address)) {
    const before = hops.pop();
    if (before === undefined) break;
    address = before;
  }
  return isIPv6(address) && !address.includes(".") ? network(address) : address;
}

/** Whether a request comes from this machine itself, and not through a proxy on it, a trusted one or not. */
export function isFromHere(deps: Pick<HttpDeps, "trustProxy">, c: HttpContext): boolean {
  const address = clientAddress(deps, c);
  if (!loopback(address) && address !== LOOPBACK_NETWORK) return false;
  const isForwarded = FORWARDING.some((name) => c.req.header(name) !== undefined);
  return !isForwarded || deps.trustProxy?.(peerOf(c)) === true;
}

function peerOf(c: HttpContext): string {
  return c.env.incoming?.socket.remoteAddress ?? "unknown";
}

function network(address: string): string {
  const [head = "", tail = ""] = address.split("::");
  const left = head.split(":").filter(Boolean);
  const right = address.includes("::") ? tail.split(":").filter(Boolean) : [];
  const zeros = Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => "0");
  return [...left, ...zeros, ...right].slice(0, 4).join(":");
}
