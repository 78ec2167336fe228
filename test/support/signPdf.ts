import { CryptoKeySigner, PDF } from "@libpdf/core";
import { certify, derOf, type Holder } from "./certificates.ts";

/** Signs a PDF as an office's program does: an incremental update with a CAdES signature. */
export async function signPdfAs(bytes: Uint8Array, holder: Holder, at: Date): Promise<Uint8Array> {
  const { keys, chain } = holder;
  const above = chain.map((certificate) => derOf({ certificate }));
  const signer = new CryptoKeySigner(keys.privateKey, derOf(holder), "EC", "ECDSA", above);
  const pdf = await PDF.load(bytes);
  const estimatedSize = 12_288 + 1_024 * chain.length;
  return (await pdf.sign({ signer, signingTime: at, estimatedSize })).bytes;
}

/** The same with a certificate that somebody made for themselves. */
export async function signPdf(
  bytes: Uint8Array,
  by: { name: string; organization: string; issuer: string; at: Date },
): Promise<Uint8Array> {
  const { name, organization, issuer } = by;
  return signPdfAs(bytes, await certify({ name, organization, issuer }), by.at);
}
