import { Certificate } from "pkijs";
import { addedToDraft } from "./addedToDraft.ts";
import { pdfSignatures } from "./pdfSignatures.ts";
import { type PdfSigner, readSigner, type SigningSpan } from "./readSigner.ts";

export interface SignedCopyInput {
  file: Uint8Array;
  /** Bytes at its start that are the draft's, compared already. */
  draftSize: number;
  /** Certificates in DER. */
  roots: readonly Uint8Array[];
  span: SigningSpan;
}

/**
 * - `not_signed`, `broken`, `added_after`, `time_stamp`: see pdfSignatures.ts;
 * - `chain_too_long`: a signature brings more certificates than any has;
 * - `changed`: an update shows something else than the draft does;
 * - `unjudged`: taking it apart went on too long or ended its process, so nothing is known of it.
 */
export type SignedCopyRefusal =
  | "not_signed"
  | "broken"
  | "added_after"
  | "time_stamp"
  | "chain_too_long"
  | "changed"
  | "unjudged";

export type SignedCopyVerdict = { ok: true; signers: PdfSigner[] } | { ok: false; reason: SignedCopyRefusal };

/**
 * Whether a file is its draft with signatures behind it and nothing else, and who signed. Reads hostile
 * input: call it in the process made for it (`createSignedCopyJudge`).
 */
export async function judgeSignedCopy(input: SignedCopyInput): Promise<SignedCopyVerdict> {
  const { file, draftSize, span } = input;
  const found = pdfSignatures(file, draftSize);
  if (!found.ok) return found;
  const roots = input.roots.map((der) => Certificate.fromBER(new Uint8Array(der)));
  const signers: PdfSigner[] = [];
  for (const signature of found.signatures) {
    const read = await readSigner(signature, { roots, span });
    if (!read.ok) return read;
    signers.push(read.signer);
  }
  const added = await addedToDraft(file, draftSize).catch(() => null);
  if (added === null || !added.onlySignatures) return { ok: false, reason: "changed" };
  // What stands in a comment or outside of every field is a signature to nobody who opens the file.
  const inFields = added.ranges.map(String).sort();
  const inBytes = found.signatures.map(({ range }) => String(range)).sort();
  return String(inFields) === String(inBytes) ? { ok: true, signers } : { ok: false, reason: "broken" };
}
