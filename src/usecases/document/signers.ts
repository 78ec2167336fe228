import { z } from "zod";
import { TRUSTS } from "../../documents/certificateTrust.ts";

/** One intact signature of a file, as its certificate says it. */
const signerSchema = z.object({
  /** Common name of the certificate: "Vũ Đức Chính". */
  name: z.string(),
  /** Organization in the certificate; null when it names none. */
  organization: z.string().nullable(),
  /** Who issued the certificate. */
  issuer: z.string(),
  /** ISO instant the signature itself claims; null when it claims none that can be. */
  signedAt: z.string().nullable(),
  /** How far the certificate is trusted; nobody asked when the first ones came. */
  trust: z.enum(TRUSTS).default("unchecked"),
  /** Root the certificate's chain ends in; null unless trusted. */
  root: z.string().nullable().default(null),
});
export type Signer = z.infer<typeof signerSchema>;
export const signersSchema = z.array(signerSchema);

/**
 * How far a copy that came back may be relied on:
 * - `uncompared`: it came before copies were compared with the draft;
 * - `unconfirmed`: the draft with intact signatures, of whom nobody we trust vouches for one at least;
 * - `trusted`: the draft with the signatures of people whom a configured root vouches for.
 */
export type CopyStanding = "uncompared" | "unconfirmed" | "trusted";

/** @param copy as it is stored */
export function copyStanding({ compared, signers }: { compared: boolean; signers: Signer[] }): CopyStanding {
  if (!compared) return "uncompared";
  return signers.length > 0 && signers.every(({ trust }) => trust === "trusted") ? "trusted" : "unconfirmed";
}
