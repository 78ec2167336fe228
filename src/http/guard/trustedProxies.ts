import { BlockList, isIP } from "node:net";

/** An IPv4 address that came over an IPv6 socket. */
const MAPPED = /^::ffff:(?=\d+\.)/i;

/**
 * Tells the peers whose X-Forwarded-For is believed.
 * @param entries addresses and networks: "172.18.0.1", "10.0.0.0/8", "fd00::/8"
 * @returns null when one of them is neither
 */
export function trustedProxies(entries: readonly string[]): ((peer: string) => boolean) | null {
  const list = new BlockList();
  for (const entry of entries) {
    const [address = "", bits, ...more] = entry.split("/");
    const family = isIP(address);
    const longest = family === 4 ? 32 : 128;
    const prefix = bits === undefined ? longest : /^\d{1,3}$/.test(bits) ? Number(bits) : Number.NaN;
    if (family === 0 || more.length > 0 || !(prefix <= longest)) return null;
    list.addSubnet(address, prefix, family === 4 ? "ipv4" : "ipv6");
  }
  return (peer) => {
    const address = peer.replace(MAPPED, "");
    const family = isIP(address);
    return family !== 0 && list.check(address, family === 4 ? "ipv4" : "ipv6");
  };
}
