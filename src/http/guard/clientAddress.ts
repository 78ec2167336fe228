import { isIPv6 } from "node:net";
import type { HttpContext, HttpDeps } from "../deps.ts";

/**
 * Whom a request comes from, for counting. Behind a trusted proxy the last entry of
 * X-Forwarded-For, the one the proxy itself wrote. An IPv6 client counts by its /64, since it can
 * choose any address in it.
 */
export function clientAddress(deps: Pick<HttpDeps, "trustProxy">, c: HttpContext): string {
  const peer = c.env.incoming?.socket.remoteAddress ?? "unknown";
  const trust = deps.trustProxy ?? isLoopback;
  const forwarded = trust(peer) ? c.req.header("x-forwarded-for")?.split(",").at(-1)?.trim() : undefined;
  const address = forwarded === undefined || forwarded === "" ? peer : forwarded;
  return isIPv6(address) && !address.includes(".") ? network(address) : address;
}

function isLoopback(peer: string): boolean {
  return peer === "::1" || /^(::ffff:)?127\./.test(peer);
}

function network(address: string): string {
  const [head = "", tail = ""] = address.split("::");
  const left = head.split(":").filter(Boolean);
  const right = address.includes("::") ? tail.split(":").filter(Boolean) : [];
  const zeros = Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => "0");
  return [...left, ...zeros, ...right].slice(0, 4).join(":");
}
