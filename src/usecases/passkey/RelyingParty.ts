/** The service as a browser knows it: a passkey made for one address is of no use at another. */
export interface RelyingParty {
  /** Host name; an IP address can have no passkeys (WebAuthn 5.1.2). */
  id: string;
  origin: string;
  name: string;
}
