import { z } from "zod";

/** One signature of a file, as its certificate says it. */
const signerSchema = z.object({
  /** Common name of the certificate: "Vũ Đức Chính". */
  name: z.string(),
  /** Organization in the certificate; null when it names none. */
  organization: z.string().nullable(),
  /** Who issued the certificate. */
  issuer: z.string(),
  /** ISO instant the signature itself claims; null when it claims none. */
  signedAt: z.string().nullable(),
  /** The signature fits the bytes it covers; whether the certificate is to be trusted is not judged. */
  intact: z.boolean(),
});
export type Signer = z.infer<typeof signerSchema>;
export const signersSchema = z.array(signerSchema);
