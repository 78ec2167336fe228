import { Integer, Utf8String, BitString } from "asn1js";
import { AttributeTypeAndValue, BasicConstraints, Certificate, Extension } from "pkijs";

/** A certificate with its key, and those above it. */
export interface Holder {
  certificate: Certificate;
  keys: Awaited<ReturnType<typeof newKeys>>;
  /** Certificates between it and the root, nearest first. */
  chain: readonly Certificate[];
}

export interface CertificateWish {
  name: string;
  organization?: string;
  /** Who signs it; without one it signs itself. */
  by?: Holder;
  /** Name of the issuer where it signs itself. */
  issuer?: string;
  authority?: boolean;
  /** Authorities allowed below it. */
  pathLength?: number;
  usage?: number;
  from?: string;
  until?: string;
}

const SIGNS_CERTIFICATES = 0x06;
let serial = 20_200_921;

async function newKeys() {
  return crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, true, ["sign", "verify"]);
}

/** A certificate as an authority, or anybody at all, makes one. */
export async function certify(wish: CertificateWish): Promise<Holder> {
  const { by, authority = false } = wish;
  const keys = await newKeys();
  const certificate = new Certificate();
  certificate.version = 2;
  certificate.serialNumber = new Integer({ value: (serial += 1) });
  certificate.subject.typesAndValues.push(named("2.5.4.3", wish.name));
  if (wish.organization !== undefined)
    certificate.subject.typesAndValues.push(named("2.5.4.10", wish.organization));
  if (by !== undefined) certificate.issuer = by.certificate.subject;
  else certificate.issuer.typesAndValues.push(named("2.5.4.3", wish.issuer ?? wish.name));
  certificate.notBefore.value = new Date(wish.from ?? "2020-01-01T00:00:00Z");
  certificate.notAfter.value = new Date(wish.until ?? "2040-01-01T00:00:00Z");
  const usage = wish.usage ?? (authority ? SIGNS_CERTIFICATES : undefined);
  certificate.extensions = [
    ...(authority
      ? [
          extension(
            "2.5.29.19",
            new BasicConstraints({
              cA: true,
              ...(wish.pathLength === undefined ? {} : { pathLenConstraint: wish.pathLength }),
            })
              .toSchema()
              .toBER(),
          ),
        ]
      : []),
    ...(usage === undefined
      ? []
      : [extension("2.5.29.15", new BitString({ valueHex: new Uint8Array([usage]).buffer }).toBER())]),
  ];
  await certificate.subjectPublicKeyInfo.importKey(keys.publicKey);
  await certificate.sign((by?.keys ?? keys).privateKey, "SHA-256");
  const above = by === undefined || by.chain.length === 0 ? [] : by.chain;
  return {
    certificate,
    keys,
    chain: by === undefined || isRoot(by) ? [] : [by.certificate, ...above],
  };
}

/** In DER, as a setting gives it. */
export function derOf({ certificate }: Pick<Holder, "certificate">): Uint8Array<ArrayBuffer> {
  return new Uint8Array(certificate.toSchema(true).toBER());
}

export function pemOf(holder: Holder): string {
  const lines =
    Buffer.from(derOf(holder))
      .toString("base64")
      .match(/.{1,64}/gu) ?? [];
  return ["-----BEGIN CERTIFICATE-----", ...lines, "-----END CERTIFICATE-----", ""].join("\n");
}

function isRoot({ certificate }: Holder): boolean {
  return certificate.issuer.isEqual(certificate.subject);
}

function extension(extnID: string, extnValue: ArrayBuffer): Extension {
  return new Extension({ extnID, critical: true, extnValue });
}

function named(type: string, value: string): AttributeTypeAndValue {
  return new AttributeTypeAndValue({ type, value: new Utf8String({ value }) });
}
