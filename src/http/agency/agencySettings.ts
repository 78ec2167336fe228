import { z } from "zod";

const isLoopback = (host: string): boolean => ["127.0.0.1", "[::1]", "localhost"].includes(host);

/** Variables of the agency's own sign-in; none of them: people come by link. */
export const agencyVariables = z.object({
  OIDC_ISSUER: z
    .url({ protocol: /^https?$/ })
    .refine(
      (url) => url.startsWith("https:") || isLoopback(new URL(url).hostname),
      "must be https: whoever listens in between could sign in as anybody",
    )
    .optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  OIDC_CLAIM: z
    .string()
    .regex(/^[A-Za-z][\w.:/-]{0,100}$/, "is not the name of a claim")
    .refine(
      (claim) => !/^(?:.*_)?name$|^nickname$/.test(claim),
      "must not be a name: names are not one person’s",
    )
    .default("email"),
  OIDC_SCOPE: z
    .string()
    .refine((scope) => scope.split(" ").includes("openid"), "must contain openid")
    .default("openid email"),
});

export interface AgencySettings {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Claim by which a person is known: "email", or one that the operator has entered for each. */
  claim: string;
  scope: string;
}

/** Null: the agency's sign-in is off. A string: what is missing. */
export function agencySettings(variables: z.infer<typeof agencyVariables>): AgencySettings | null | string {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = variables;
  if (issuer === undefined && clientId === undefined && clientSecret === undefined) return null;
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) {
    return "OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET: all three are needed";
  }
  return { issuer, clientId, clientSecret, claim: variables.OIDC_CLAIM, scope: variables.OIDC_SCOPE };
}
