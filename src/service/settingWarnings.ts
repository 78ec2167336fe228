import type { Config } from "../config.ts";

const LOOPBACK = /^(?:127\.\d+\.\d+\.\d+|::1|localhost)$/;

/** What works and is not safe: said at each start. */
export function settingWarnings({
  host,
  publicUrl,
  trustProxy,
}: Pick<Config, "host" | "publicUrl" | "trustProxy">): string[] {
  const warnings: string[] = [];
  const isHttps = publicUrl?.startsWith("https:") === true;
  if (!LOOPBACK.test(host) && !isHttps) {
    warnings.push(
      `HOST=${host} is open to other machines and PUBLIC_URL is no https address: links, cookies and answers go through the network in the clear. ` +
        "Put a proxy with TLS before Kiemtra and set PUBLIC_URL=https://…",
    );
  }
  if (isHttps && trustProxy === undefined) {
    warnings.push(
      "PUBLIC_URL is https, so a proxy stands before Kiemtra, and TRUST_PROXY does not name it: all visitors count as one address, " +
        "which five wrong links shut out for an hour. Set TRUST_PROXY to the proxy's address (127.0.0.1 for one on this machine).",
    );
  }
  return warnings;
}
