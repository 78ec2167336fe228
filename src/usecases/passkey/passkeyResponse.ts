import { z } from "zod";

const text = z.string().max(20_000);
const extensions = z.looseObject({}).default({});
const transports = z.array(
  z.enum(["ble", "cable", "hybrid", "internal", "nfc", "smart-card", "usb"]).catch("hybrid"),
);

/** What the browser gives for a new passkey, in the JSON form of WebAuthn 3 (5.1.8). */
export const newPasskeySchema = z.object({
  id: text,
  rawId: text,
  type: z.literal("public-key"),
  clientExtensionResults: extensions,
  response: z.object({
    clientDataJSON: text,
    attestationObject: text,
    transports: transports.default([]),
  }),
});
export type NewPasskeyResponse = z.infer<typeof newPasskeySchema>;

/** What it gives for one that signs. */
export const passkeyProofSchema = z.object({
  id: text,
  rawId: text,
  type: z.literal("public-key"),
  clientExtensionResults: extensions,
  response: z.object({
    clientDataJSON: text,
    authenticatorData: text,
    signature: text,
  }),
});
export type PasskeyProof = z.infer<typeof passkeyProofSchema>;

const clientDataSchema = z.looseObject({ challenge: z.string().max(200) });

/** The challenge that was signed; "" when there is none. It is not checked here. */
export function challengeIn(clientDataJSON: string): string {
  try {
    const data: unknown = JSON.parse(Buffer.from(clientDataJSON, "base64url").toString("utf8"));
    return clientDataSchema.safeParse(data).data?.challenge ?? "";
  } catch {
    return "";
  }
}
