import { parseVietnameseDate } from "../answer/parseVietnameseDate.ts";
import { formatDate } from "../answer/formatDate.ts";
import { linesOf } from "../language/sentence.ts";
import { CLAUSES, documentSymbolSpec } from "./documentSpec.ts";
import {
  type LegalBasis,
  officeTemplate,
  type OfficeTemplate,
  placeholdersOf,
  unknownPlaceholders,
} from "./officeTemplate.ts";

/** Entries of the template as a person sees and edits them, in this order. */
export const TEMPLATE_FIELDS = [
  "place",
  "parentAuthority",
  "issuer",
  "symbol",
  "addressees",
  "recipients",
  "followUpAgency",
  "signer",
  "bases",
  ...CLAUSES,
] as const;
export type TemplateField = (typeof TEMPLATE_FIELDS)[number];

const IN_CAPITALS: ReadonlySet<TemplateField> = new Set(["parentAuthority", "issuer", "signer"]);
const LISTS: ReadonlySet<TemplateField> = new Set(["issuer", "addressees", "recipients", "signer", "bases"]);
const PERIOD = /\s*\((?:từ(?: ngày)?\s+([\d/.-]+))?\s*(?:đến(?: ngày)?\s+([\d/.-]+))?\)\s*$/iu;

export type TemplateProblem =
  /** `names` as typed, braces included; `known` may be used. */
  | { code: "placeholder"; names: string[]; known: string[] }
  | { code: "symbol" }
  | { code: "period"; line: string }
  /** Too many lines, or one too long. */
  | { code: "size" }
  | { code: "empty" };

export type TemplateReading =
  | { ok: true; change: (template: OfficeTemplate) => OfficeTemplate }
  | { ok: false; problem: TemplateProblem };

/** What the template says of a field, a line each; null when it says nothing. */
export function templateText(template: OfficeTemplate, field: TemplateField): string | null {
  switch (field) {
    case "place":
    case "parentAuthority":
    case "symbol":
    case "followUpAgency":
      return template[field] ?? null;
    case "issuer":
    case "addressees":
    case "recipients":
      return template[field]?.join("\n") ?? null;
    case "signer":
      return template.signer?.authority.join("\n") ?? null;
    case "bases":
      return template.bases?.map(basisText).join("\n") ?? null;
    default:
      return template.clauses?.[field] ?? null;
  }
}

/** Without what the template says of a field: the usual wording stands again. */
export function withoutField(template: OfficeTemplate, field: TemplateField): OfficeTemplate {
  const rest = { ...template, clauses: { ...template.clauses } };
  if (isClause(field)) delete rest.clauses[field];
  else delete rest[field];
  return rest;
}

/** Reads what a person typed for a field: one line, or a list with one entry a line. */
export function readTemplateField(field: TemplateField, typed: string): TemplateReading {
  const text = IN_CAPITALS.has(field) ? typed.toLocaleUpperCase("vi") : typed;
  const known = placeholdersOf(field);
  const strange = unknownPlaceholders(text, known);
  if (strange.length > 0) {
    return {
      ok: false,
      problem: { code: "placeholder", names: strange, known: known.map((name) => `{${name}}`) },
    };
  }
  const lines = linesOf(text);
  const line = lines.join(" ");
  if (line === "") return { ok: false, problem: { code: "empty" } };
  if (field === "symbol") {
    const symbol = documentSymbolSpec.safeParse(line.toLocaleUpperCase("vi"));
    return symbol.success ? checked({ symbol: symbol.data }) : { ok: false, problem: { code: "symbol" } };
  }
  if (field === "bases") return readBases(lines);
  if (field === "signer") return checked({ signer: { authority: lines } });
  if (LISTS.has(field)) return checked({ [field]: lines });
  return checked(isClause(field) ? { clauses: { [field]: line } } : { [field]: line });
}

function readBases(lines: readonly string[]): TemplateReading {
  const bases: LegalBasis[] = [];
  for (const line of lines) {
    const basis = readBasis(line);
    if (basis === null) return { ok: false, problem: { code: "period", line } };
    bases.push(basis);
  }
  return checked({ bases });
}

/** "Căn cứ … (từ 01/7/2025)", "… (từ 01/01/2021 đến 30/6/2025)". Null when a day is none. */
function readBasis(line: string): LegalBasis | null {
  const [whole, from, to] = PERIOD.exec(line) ?? [];
  if (whole === undefined || (from === undefined && to === undefined)) return { text: line };
  const text = line.slice(0, -whole.length);
  const first = from === undefined ? undefined : dayIn(from);
  const last = to === undefined ? undefined : dayIn(to);
  if (first === null || last === null || text === "") return null;
  return {
    text,
    ...(first === undefined ? {} : { from: first }),
    ...(last === undefined ? {} : { to: last }),
  };
}

function dayIn(text: string): string | null {
  // A day of a law has its year; without one there is none to take it from.
  if (!/\d{4}$/.test(text)) return null;
  const read = parseVietnameseDate(text, { today: "2000-01-01", inspectionYear: 2000 });
  return read.ok && read.kind !== "not_available" ? read.value : null;
}

function basisText({ text, from, to }: LegalBasis): string {
  const day = (iso: string) => formatDate(iso, "numeric");
  const period = [
    ...(from === undefined ? [] : [`từ ${day(from)}`]),
    ...(to === undefined ? [] : [`đến ${day(to)}`]),
  ].join(" ");
  return period === "" ? text : `${text} (${period})`;
}

/** Only what the template's schema takes; a clause stands beside the others. */
function checked(part: OfficeTemplate): TemplateReading {
  if (!officeTemplate.safeParse(part).success) return { ok: false, problem: { code: "size" } };
  return {
    ok: true,
    change: (template) => ({
      ...template,
      ...part,
      clauses: { ...template.clauses, ...part.clauses },
    }),
  };
}

function isClause(field: TemplateField): field is (typeof CLAUSES)[number] {
  return CLAUSES.some((clause) => clause === field);
}
