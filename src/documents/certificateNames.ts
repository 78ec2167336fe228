import type { RelativeDistinguishedNames } from "pkijs";

const COMMON_NAME = "2.5.4.3";
const ORGANIZATION = "2.5.4.10";
/** Names are printed: no certificate needs more. */
const MAX_NAME = 200;

/** How whoever a certificate speaks of is called: their own name, else their organization's. */
export function nameIn(names: RelativeDistinguishedNames): string {
  return part(names, COMMON_NAME) ?? part(names, ORGANIZATION) ?? "?";
}

/** Null when the certificate names none. */
export function organizationIn(names: RelativeDistinguishedNames): string | null {
  return part(names, ORGANIZATION);
}

function part(names: RelativeDistinguishedNames, type: string): string | null {
  const found = names.typesAndValues.find((one) => one.type === type);
  const value: unknown = found?.value.valueBlock.value;
  if (typeof value !== "string") return null;
  const text = value
    .normalize("NFC")
    .replaceAll(/[\p{C}\s]+/gu, " ")
    .trim()
    .slice(0, MAX_NAME);
  return text === "" ? null : text;
}
