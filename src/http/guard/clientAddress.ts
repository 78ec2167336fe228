import { isIPv6 } from "node:net";
import type { HttpContext, HttpDeps } from "../httpDeps.ts";
import { trustedProxies } from "./trustedProxies.ts";

/** ::1 as `network()` writes it. */
const LOOPBACK_NETWORK = "0:0:0:0";

/** Without a setting: a proxy on this machine. */
const loopback = trustedProxies(["127.0.0.0/8", "::1"]) ?? (() => false);

/**
 * Whom a request comes from, for counting. Behind trusted proxies the last entry of X-Forwarded-For that is
 * none of them: the nearest proxy wrote the last one, and what stands before a stranger is the stranger's. An IPv6 client counts by its /64, since it can
 * choose any address in it.
 */
export function clientAddress(deps: Pick<HttpDeps, "trustProxy">, c: HttpContext): string {
  const peer = c.env.incoming?.socket.remoteAddress ?? "unknown";
  const trust = deps.trustProxy ?? loopback;
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

/** Whether a request comes from this machine itself, and not through a proxy on it. */
export function isFromHere(deps: Pick<HttpDeps, "trustProxy">, c: HttpContext): boolean {
  return loopback(clientAddress(deps, c)) || clientAddress(deps, c) === LOOPBACK_NETWORK;
}

function network(address: string): string {
  const [head = "", tail = ""] = address.split("::");
  const left = head.split(":").filter(Boolean);
  const right = address.includes("::") ? tail.split(":").filter(Boolean) : [];
  const zeros = Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => "0");
  return [...left, ...zeros, ...right].slice(0, 4).join(":");
}
