import { constants, createHash, verify, X509Certificate } from "node:crypto";
import {
  Certificate,
  ContentInfo,
  IssuerAndSerialNumber,
  type RelativeDistinguishedNames,
  SignedData,
  type SignerInfo,
} from "pkijs";
import { type PdfSignature, pdfSignatures } from "./pdfSignatures.ts";

/** Who made a signature, as the certificate says it; the certificate itself is not judged. */
export interface PdfSigner {
  name: string;
  organization: string | null;
  issuer: string;
  signedAt: string | null;
  intact: boolean;
}

const SIGNED_DATA = "1.2.840.113549.1.7.2";
const SIGNING_TIME = "1.2.840.113549.1.9.5";
const MESSAGE_DIGEST = "1.2.840.113549.1.9.4";
const RSA_PSS = "1.2.840.113549.1.1.10";
/** Digest algorithms of signatures by their object identifiers. */
const HASHES: ReadonlyMap<string, string> = new Map([
  ["1.3.14.3.2.26", "sha1"],
  ["2.16.840.1.101.3.4.2.1", "sha256"],
  ["2.16.840.1.101.3.4.2.2", "sha384"],
  ["2.16.840.1.101.3.4.2.3", "sha512"],
]);
const COMMON_NAME = "2.5.4.3";
const ORGANIZATION = "2.5.4.10";
/** Names are printed: no certificate needs more. */
const MAX_NAME = 200;

/**
 * The signers of a PDF with the state of their signatures, in the order of the file; empty for a file
 * that nobody signed. A signature that cannot be read has no signer.
 */
export function readSigners(file: Uint8Array): PdfSigner[] {
  return pdfSignatures(file).flatMap((signature) => signerOf(signature) ?? []);
}

function signerOf({ cms, signed, claimedAt }: PdfSignature): PdfSigner | null {
  try {
    const content = ContentInfo.fromBER(cms);
    if (content.contentType !== SIGNED_DATA) return null;
    const data = new SignedData({ schema: content.content });
    const [info] = data.signerInfos;
    if (info === undefined) return null;
    const certificate = certificateOf(data, info);
    if (certificate === null) return null;
    return {
      name: part(certificate.subject, COMMON_NAME) ?? part(certificate.subject, ORGANIZATION) ?? "?",
      organization: part(certificate.subject, ORGANIZATION),
      issuer: part(certificate.issuer, COMMON_NAME) ?? part(certificate.issuer, ORGANIZATION) ?? "?",
      signedAt: signingTime(info) ?? pdfDate(claimedAt),
      intact: isIntact(info, certificate, signed),
    };
  } catch {
    // Whatever a stranger wrote between the brackets is no signature, and nothing worse.
    return null;
  }
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

function certificateOf(data: SignedData, { sid }: SignerInfo): Certificate | null {
  const certificates = (data.certificates ?? []).filter((one) => one instanceof Certificate);
  if (!(sid instanceof IssuerAndSerialNumber)) return certificates[0] ?? null;
  return (
    certificates.find(
      (one) => one.serialNumber.isEqual(sid.serialNumber) && one.issuer.isEqual(sid.issuer),
    ) ?? null
  );
}

function part(names: RelativeDistinguishedNames, type: string): string | null {
  const found = names.typesAndValues.find((one) => one.type === type);
  const value: unknown = found?.value.valueBlock.value;
  if (typeof value !== "string") return null;
  const text = value
    .normalize("NFC")
    .replaceAll(/[\p{C}\s]+/gu, " ")
    .trim()
    .slice(0, MAX_NAME);
  return text === "" ? null : text;
}

function signingTime({ signedAttrs }: SignerInfo): string | null {
  const attribute = signedAttrs?.attributes.find(({ type }) => type === SIGNING_TIME);
  const [value]: unknown[] = attribute?.values ?? [];
  if (typeof value !== "object" || value === null || !("toDate" in value)) return null;
  const { toDate } = value;
  if (typeof toDate !== "function") return null;
  const date: unknown = toDate.call(value);
  return date instanceof Date && !Number.isNaN(date.getTime()) ? date.toISOString() : null;
}

/** "D:20200921080000+07'00'" */
function pdfDate(text: string | null): string | null {
  const [, year, month, day, hour = "00", minute = "00", second = "00", zone = "Z"] =
    /^D:(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?)?(Z|[+-]\d{2}'?\d{2})?/u.exec(text ?? "") ?? [];
  if (year === undefined) return null;
  const offset = zone === "Z" ? "Z" : `${zone.slice(0, 3)}:${zone.slice(-2)}`;
  const date = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${offset}`);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}
