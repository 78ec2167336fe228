import { CryptoKeySigner, PDF } from "@libpdf/core";
import { Integer, Utf8String } from "asn1js";
import { AttributeTypeAndValue, Certificate } from "pkijs";

/** Signs a PDF as an office's program does: an incremental update with a CAdES signature. */
export async function signPdf(
  bytes: Uint8Array,
  by: { name: string; organization: string; issuer: string; at: Date },
): Promise<Uint8Array> {
  const algorithm = {
    name: "RSASSA-PKCS1-v1_5",
    modulusLength: 2048,
    publicExponent: new Uint8Array([1, 0, 1]),
    hash: "SHA-256",
  };
  const keys = await crypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
  const certificate = new Certificate();
  certificate.version = 2;
  certificate.serialNumber = new Integer({ value: 20200921 });
  certificate.subject.typesAndValues.push(named("2.5.4.3", by.name), named("2.5.4.10", by.organization));
  certificate.issuer.typesAndValues.push(named("2.5.4.3", by.issuer));
  certificate.notBefore.value = new Date("2020-01-01T00:00:00Z");
  certificate.notAfter.value = new Date("2040-01-01T00:00:00Z");
  await certificate.subjectPublicKeyInfo.importKey(keys.publicKey);
  await certificate.sign(keys.privateKey, "SHA-256");
  const der = new Uint8Array(certificate.toSchema(true).toBER());
  const signer = new CryptoKeySigner(keys.privateKey, der, "RSA", "RSASSA-PKCS1-v1_5");
  const pdf = await PDF.load(bytes);
  return (await pdf.sign({ signer, signingTime: by.at })).bytes;
}

function named(type: string, value: string): AttributeTypeAndValue {
  return new AttributeTypeAndValue({ type, value: new Utf8String({ value }) });
}
