import { constants, createHash, verify, X509Certificate } from "node:crypto";
import { Certificate, ContentInfo, IssuerAndSerialNumber, SignedData, type SignerInfo } from "pkijs";
import { nameIn, organizationIn } from "./certificateNames.ts";
import { certificateTrust, type Trust } from "./certificateTrust.ts";
import type { PdfSignature } from "./pdfSignatures.ts";

/** Who made a signature, as the certificate says it, and how far the certificate is trusted. */
export interface PdfSigner {
  name: string;
  organization: string | null;
  issuer: string;
  /** ISO instant the signature itself claims; null when it claims none that can be. */
  signedAt: string | null;
  trust: Trust;
  /** Root the certificate's chain ends in; null unless trusted. */
  root: string | null;
}

/** When a signature can have been made: the draft was there, and the file had not come yet. */
export interface SigningSpan {
  from: Date;
  to: Date;
}

const SIGNED_DATA = "1.2.840.113549.1.7.2";
const SIGNING_TIME = "1.2.840.113549.1.9.5";
const MESSAGE_DIGEST = "1.2.840.113549.1.9.4";
const RSA_PSS = "1.2.840.113549.1.1.10";
/** Digest algorithms of signatures by their object identifiers. SHA-1 proves nothing any more. */
const HASHES: ReadonlyMap<string, string> = new Map([
  ["2.16.840.1.101.3.4.2.1", "sha256"],
  ["2.16.840.1.101.3.4.2.2", "sha384"],
  ["2.16.840.1.101.3.4.2.3", "sha512"],
]);
/** A chain and a few certificates beside it. */
const MAX_CERTIFICATES = 10;
/** Clocks of signers are set by hand. */
const CLOCK_TOLERANCE_MS = 24 * 3_600_000;

/** The signer of a signature that fits the bytes it covers. */
export async function readSigner(
  { cms, signed, claimedAt }: PdfSignature,
  { roots, span }: { roots: readonly Certificate[]; span: SigningSpan },
): Promise<{ ok: true; signer: PdfSigner } | { ok: false; reason: "broken" | "chain_too_long" }> {
  try {
    const content = ContentInfo.fromBER(cms);
    if (content.contentType !== SIGNED_DATA) return { ok: false, reason: "broken" };
    const data = new SignedData({ schema: content.content });
    const bag = (data.certificates ?? []).filter((one) => one instanceof Certificate);
    if (bag.length > MAX_CERTIFICATES) return { ok: false, reason: "chain_too_long" };
    const [info, ...more] = data.signerInfos;
    const certificate = info === undefined || more.length > 0 ? null : certificateOf(bag, info);
    if (info === undefined || certificate === null || !isIntact(info, certificate, signed))
      return { ok: false, reason: "broken" };
    const signedAt = within(signingTime(info) ?? pdfDate(claimedAt), span);
    const verdict = await certificateTrust(certificate, { bag, roots, at: signedAt ?? span.to });
    return {
      ok: true,
      signer: {
        name: nameIn(certificate.subject),
        organization: organizationIn(certificate.subject),
        issuer: nameIn(certificate.issuer),
        signedAt: signedAt?.toISOString() ?? null,
        ...verdict,
      },
    };
  } catch {
    // Whatever a stranger wrote between the brackets is no signature, and nothing worse.
    return { ok: false, reason: "broken" };
  }
}

/** Of what a signature says of its own time only what can be true. */
function within(claimed: Date | null, { from, to }: SigningSpan): Date | null {
  if (claimed === null) return null;
  const isPossible =
    claimed.getTime() >= from.getTime() - CLOCK_TOLERANCE_MS &&
    claimed.getTime() <= to.getTime() + CLOCK_TOLERANCE_MS;
  return isPossible ? claimed : null;
}

/**
 * RFC 5652, 5.4 and 5.6: the digest of the covered bytes stands among the signed attributes, and these are
 * what the key has signed; without any the bytes themselves are.
 */
function isIntact(info: SignerInfo, certificate: Certificate, signed: Uint8Array): boolean {
  const hash = HASHES.get(info.digestAlgorithm.algorithmId);
  if (hash === undefined) return false;
  const key = new X509Certificate(Buffer.from(certificate.toSchema().toBER())).publicKey;
  const padding =
    info.signatureAlgorithm.algorithmId === RSA_PSS
      ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_AUTO }
      : {};
  const signature = info.signature.valueBlock.valueHexView;
  const fits = (data: Uint8Array) => verify(hash, data, { key, ...padding }, signature);
  const { signedAttrs } = info;
  if (signedAttrs === undefined) return fits(signed);
  const digest = signedAttrs.attributes.find(({ type }) => type === MESSAGE_DIGEST)?.values[0];
  const stated: unknown = digest?.valueBlock?.valueHexView;
  if (!(stated instanceof Uint8Array)) return false;
  return (
    createHash(hash).update(signed).digest().equals(stated) && fits(new Uint8Array(signedAttrs.encodedValue))
  );
}

function certificateOf(bag: readonly Certificate[], { sid }: SignerInfo): Certificate | null {
  if (!(sid instanceof IssuerAndSerialNumber)) return bag[0] ?? null;
  return (
    bag.find((one) => one.serialNumber.isEqual(sid.serialNumber) && one.issuer.isEqual(sid.issuer)) ?? null
  );
}

function signingTime({ signedAttrs }: SignerInfo): Date | null {
  const attribute = signedAttrs?.attributes.find(({ type }) => type === SIGNING_TIME);
  const [value]: unknown[] = attribute?.values ?? [];
  if (typeof value !== "object" || value === null || !("toDate" in value)) return null;
  const { toDate } = value;
  if (typeof toDate !== "function") return null;
  const date: unknown = toDate.call(value);
  return date instanceof Date && !Number.isNaN(date.getTime()) ? date : null;
}

/** "D:20200921080000+07'00'" */
function pdfDate(text: string | null): Date | null {
  const [, year, month, day, hour = "00", minute = "00", second = "00", zone = "Z"] =
    /^D:(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?)?(Z|[+-]\d{2}'?\d{2})?/u.exec(text ?? "") ?? [];
  if (year === undefined) return null;
  const offset = zone === "Z" ? "Z" : `${zone.slice(0, 3)}:${zone.slice(-2)}`;
  const date = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${offset}`);
  return Number.isNaN(date.getTime()) ? null : date;
}
