import { BasicConstraints, type Certificate, CertificateChainValidationEngine } from "pkijs";
import { nameIn } from "./certificateNames.ts";

/**
 * - `trusted`: issued, over a chain that holds, by a root the operator trusts;
 * - `unchecked`: no roots are configured;
 * - `unknown_issuer`: made by its holder, or its chain leads to none of the roots;
 * - `expired`: it, or one above it, was not valid when it was used;
 * - `unfit`: a chain leads to a root, but somebody in it may not do what they did.
 */
export const TRUSTS = ["trusted", "unchecked", "unknown_issuer", "expired", "unfit"] as const;
export type Trust = (typeof TRUSTS)[number];

export interface CertificateVerdict {
  trust: Trust;
  /** Name of the root the chain ends in; null unless trusted. */
  root: string | null;
}

/** The holder, two or three authorities, the root. */
const LONGEST_CHAIN = 6;
/** Signatures of certificates that are checked in search of a chain: many of one name would make many ways. */
const MAX_CHECKS = 40;

const KEY_USAGE = "2.5.29.15";
const BASIC_CONSTRAINTS = "2.5.29.19";
const DIGITAL_SIGNATURE_OR_NON_REPUDIATION = 0xc0;
/** Result code of the engine (`basicCheck` of pkijs). */
const NOT_VALID_THEN = 8;

/**
 * Whether a certificate is one of a trusted root, for signing, at the moment it was used (RFC 5280, 6.1).
 * Whether it was revoked is not asked: that would need a network.
 * @param bag certificates that came with the signature
 */
export async function certificateTrust(
  signer: Certificate,
  { bag, roots, at }: { bag: readonly Certificate[]; roots: readonly Certificate[]; at: Date },
): Promise<CertificateVerdict> {
  if (roots.length === 0) return { trust: "unchecked", root: null };
  let verdict: CertificateVerdict = { trust: "unknown_issuer", root: null };
  for await (const path of pathsToRoots([signer], { bag, roots, budget: { checks: MAX_CHECKS } })) {
    verdict = isForSigning(signer) ? await pathTrust(path, at) : { trust: "unfit", root: null };
    if (verdict.trust === "trusted") return verdict;
  }
  return verdict;
}

/** Chains from the signer's certificate up, each certificate signed by the next one's key, the last one a root. */
async function* pathsToRoots(
  path: readonly Certificate[],
  about: { bag: readonly Certificate[]; roots: readonly Certificate[]; budget: { checks: number } },
): AsyncGenerator<readonly Certificate[]> {
  const { bag, roots, budget } = about;
  const last = path.at(-1);
  if (last === undefined || path.length >= LONGEST_CHAIN) return;
  const isIssuer = async (candidate: Certificate) => {
    if (!last.issuer.isEqual(candidate.subject) || budget.checks <= 0) return false;
    budget.checks -= 1;
    return last.verify(candidate).catch(() => false);
  };
  for (const root of roots) if (await isIssuer(root)) yield [...path, root];
  for (const candidate of bag) {
    if (!path.includes(candidate) && (await isIssuer(candidate)))
      yield* pathsToRoots([...path, candidate], about);
  }
}

async function pathTrust(path: readonly Certificate[], at: Date): Promise<CertificateVerdict> {
  const root = path.at(-1);
  if (root === undefined || !lengthsHold(path)) return { trust: "unfit", root: null };
  const engine = new CertificateChainValidationEngine({
    trustedCerts: [root],
    certs: path.slice(0, -1).toReversed(),
    checkDate: at,
    // Its own search would go round in circles between two authorities that certify each other.
    findIssuer: (certificate) => Promise.resolve(path.slice(path.indexOf(certificate) + 1).slice(0, 1)),
  });
  const { result, resultCode } = await engine.verify();
  if (result) return { trust: "trusted", root: nameIn(root.subject) };
  return { trust: resultCode === NOT_VALID_THEN ? "expired" : "unfit", root: null };
}

/** Each authority allows as many others between itself and the holder as it says; the engine does not ask. */
function lengthsHold(path: readonly Certificate[]): boolean {
  return path.every((certificate, place) => {
    const constraints = parsedExtension(certificate, BASIC_CONSTRAINTS);
    if (place === 0 || !(constraints instanceof BasicConstraints)) return true;
    const longest = constraints.pathLenConstraint;
    return typeof longest !== "number" || place - 1 <= longest;
  });
}

/** A person's or an office's, not an authority's; RFC 5280 4.2: what is critical must be understood. */
function isForSigning(certificate: Certificate): boolean {
  const constraints = parsedExtension(certificate, BASIC_CONSTRAINTS);
  if (constraints instanceof BasicConstraints && constraints.cA) return false;
  if (certificate.extensions?.some(({ critical, parsedValue }) => critical && parsedValue === undefined))
    return false;
  const usage = parsedExtension(certificate, KEY_USAGE);
  if (usage === undefined) return true;
  const [bits = 0] = bytesOf(usage);
  return (bits & DIGITAL_SIGNATURE_OR_NON_REPUDIATION) !== 0;
}

function parsedExtension(certificate: Certificate, id: string): unknown {
  return certificate.extensions?.find(({ extnID }) => extnID === id)?.parsedValue;
}

function bytesOf(value: unknown): Uint8Array {
  if (typeof value !== "object" || value === null || !("valueBlock" in value)) return new Uint8Array();
  const { valueBlock } = value;
  if (typeof valueBlock !== "object" || valueBlock === null || !("valueHexView" in valueBlock))
    return new Uint8Array();
  const { valueHexView } = valueBlock;
  return valueHexView instanceof Uint8Array ? valueHexView : new Uint8Array();
}
