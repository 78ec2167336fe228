import { z } from "zod";
import { searchKey } from "../language/searchKey.ts";
import { CLAUSES, type DocumentSpec, frameShape } from "./documentSpec.ts";

const day = z.iso.date("must be a day like 2025-07-01");

/** A legal basis, valid for visits from and up to a day: the law cited in 2020 is not that of 2026. */
const basisSpec = z
  .strictObject({ text: z.string().trim().min(1).max(500), from: day.optional(), to: day.optional() })
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, "`from` is after `to`");
export type LegalBasis = z.infer<typeof basisSpec>;

/**
 * What an office prints on all its papers: names, place, symbol, recipients, signer, legal bases and
 * clauses. Everything may be left out; what an inspection says of itself comes first.
 */
export const officeTemplate = z.strictObject({
  /** Địa danh: "Bắc Kạn"; without it the organization's. */
  place: z.string().trim().min(1).max(100).optional(),
  ...frameShape,
  /** A text alone is valid at any time. */
  bases: z
    .array(
      z.union([
        z
          .string()
          .trim()
          .min(1)
          .max(500)
          .transform((text): LegalBasis => ({ text })),
        basisSpec,
      ]),
    )
    .max(30)
    .optional(),
});
export type OfficeTemplate = z.infer<typeof officeTemplate>;

export const EMPTY_TEMPLATE: OfficeTemplate = {};

/** Words in braces that a template may hold. */
const PLACEHOLDERS = ["năm", "đơn vị", "ngày", "cơ quan", "giờ kết thúc"] as const;
export type Placeholder = (typeof PLACEHOLDERS)[number];

/** Only minutes know when the meeting ended. */
const EVERYWHERE: readonly Placeholder[] = ["năm", "đơn vị", "ngày", "cơ quan"];
const IN_BRACES = /\{([^{}]*)\}/gu;

/** What a text of the template may hold in braces; `field` as in the template. */
export function placeholdersOf(field: string): readonly Placeholder[] {
  return field === "minutesClosing" ? PLACEHOLDERS : EVERYWHERE;
}

/** Words in braces that nothing will be put in place of. */
export function unknownPlaceholders(text: string, known: readonly Placeholder[]): string[] {
  return [...text.matchAll(IN_BRACES)]
    .map(([whole, name = ""]) => (placeholderNamed(name, known) === undefined ? whole : ""))
    .filter((whole) => whole !== "");
}

/** Puts values in place of the words in braces; a word without a value stays. */
export function fillIn(text: string, values: Partial<Record<Placeholder, string>>): string {
  return text.replaceAll(IN_BRACES, (whole, name: string) => {
    const known = placeholderNamed(name, PLACEHOLDERS);
    return (known === undefined ? undefined : values[known]) ?? whole;
  });
}

/** Without accents too, as people type on a strange keyboard. */
function placeholderNamed(name: string, known: readonly Placeholder[]): Placeholder | undefined {
  return known.find((one) => searchKey(one) === searchKey(name).trim());
}

/** The inspection's own words where it has some, else the template's; both filled in. */
export function withTemplate(
  document: DocumentSpec,
  template: OfficeTemplate,
  facts: { visitDate: string; values: Partial<Record<Placeholder, string>> },
): DocumentSpec {
  const { place: _, bases, ...frame } = template;
  const merged: DocumentSpec = {
    ...frame,
    ...document,
    clauses: { ...frame.clauses, ...document.clauses },
    bases: document.bases.length > 0 ? document.bases : validBases(bases ?? [], facts.visitDate),
  };
  return filled(merged, facts.values);
}

function filledClauses(
  clauses: NonNullable<DocumentSpec["clauses"]>,
  fill: (text: string) => string,
): NonNullable<DocumentSpec["clauses"]> {
  const texts: NonNullable<DocumentSpec["clauses"]> = {};
  for (const name of CLAUSES) {
    const text = clauses[name];
    if (text !== undefined) texts[name] = fill(text);
  }
  return texts;
}

function validBases(bases: readonly LegalBasis[], on: string): string[] {
  return bases
    .filter(({ from, to }) => (from === undefined || from <= on) && (to === undefined || on <= to))
    .map(({ text }) => text);
}

function filled(document: DocumentSpec, values: Partial<Record<Placeholder, string>>): DocumentSpec {
  const fill = (text: string) => fillIn(text, values);
  const { parentAuthority, issuer, addressees, recipients, followUpAgency, signer, clauses } = document;
  return {
    ...document,
    ...(parentAuthority === undefined ? {} : { parentAuthority: fill(parentAuthority) }),
    ...(issuer === undefined ? {} : { issuer: issuer.map(fill) }),
    ...(addressees === undefined ? {} : { addressees: addressees.map(fill) }),
    ...(recipients === undefined ? {} : { recipients: recipients.map(fill) }),
    ...(followUpAgency === undefined ? {} : { followUpAgency: fill(followUpAgency) }),
    ...(signer === undefined ? {} : { signer: { ...signer, authority: signer.authority.map(fill) } }),
    ...(clauses === undefined ? {} : { clauses: filledClauses(clauses, fill) }),
    bases: document.bases.map(fill),
  };
}
