import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { X509Certificate } from "node:crypto";

const PEM = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/gu;
const PEM_FILE = /\.(?:pem|crt|cer)$/iu;

/**
 * The certificates of a PEM file, or of all such files of a folder, in DER.
 * @throws Error with a message for the operator: unreadable, empty, or no authority's certificate
 */
export function readTrustedRoots(path: string): Uint8Array[] {
  const files = statSync(path).isDirectory()
    ? readdirSync(path)
        .filter((name) => PEM_FILE.test(name))
        .sort()
        .map((name) => join(path, name))
    : [path];
  const roots = files.flatMap((file) => {
    const found = [...readFileSync(file, "latin1").matchAll(PEM)].map(([pem]) => new X509Certificate(pem));
    if (found.length === 0) throw new Error(`${file} holds no certificate in PEM`);
    const person = found.find(({ ca }) => !ca);
    if (person !== undefined)
      throw new Error(`${file} holds the certificate of no authority: ${person.subject}`);
    return found.map(({ raw }) => new Uint8Array(raw));
  });
  if (roots.length === 0) throw new Error(`${path} holds no .pem, .crt or .cer file`);
  return roots;
}
