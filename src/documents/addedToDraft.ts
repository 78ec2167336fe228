import { PDF, PdfArray, PdfDict, type PdfObject, PdfRef, PdfStream } from "@libpdf/core";

/** What the updates behind a draft have done to it. */
export interface AddedToDraft {
  /** Nothing that is shown or read is another than the draft's, but for the pictures of signatures. */
  onlySignatures: boolean;
  /** Byte ranges of the signatures a viewer finds. */
  ranges: readonly (readonly number[])[];
}

/** What a signature needs in the catalog; none of it is shown. */
const CATALOG_MAY_CHANGE = new Set(["AcroForm", "Metadata", "Extensions", "Version", "Perms", "DSS"]);
const FORM_MAY_HOLD = new Set(["Fields", "SigFlags", "DA", "DR", "NeedAppearances"]);
const WIDGET_MAY_NOT_HOLD = ["A", "AA"];
/** A signature and a seal of NĐ 30/2020 take less; more could cover what the paper says. */
const PART_OF_PAGE = 0.2;

/**
 * Compares a file with the draft at its start object by object, as a viewer finds them: later updates of a
 * PDF may replace any page of an earlier one although its bytes still stand there.
 */
export async function addedToDraft(file: Uint8Array, draftSize: number): Promise<AddedToDraft> {
  const before = await PDF.load(file.slice(0, draftSize), { lenient: false });
  const after = await PDF.load(file, { lenient: false });
  const inBefore = (object: PdfObject | undefined) => resolved(before, object);
  const inAfter = (object: PdfObject | undefined) => resolved(after, object);
  const form = inAfter(after.getCatalog().get("AcroForm"));
  const fields = formFields(after, form);
  const isSound =
    !after.recoveredViaBruteForce && !before.recoveredViaBruteForce && !after.isEncrypted && fields !== null;
  return {
    onlySignatures: isSound && isSame({ inBefore, inAfter }, before.getCatalog(), after.getCatalog()),
    ranges: (fields ?? []).flatMap((field) => rangeOf(after, field) ?? []),
  };
}

type Resolve = (object: PdfObject | undefined) => PdfObject | undefined;

function resolved(pdf: PDF, object: PdfObject | undefined): PdfObject | undefined {
  const found = object instanceof PdfRef ? (pdf.getObject(object) ?? undefined) : object;
  return found?.type === "null" ? undefined : found;
}

/** The signature fields; null when the form holds anything else. */
function formFields(pdf: PDF, form: PdfObject | undefined): PdfDict[] | null {
  if (form === undefined) return [];
  if (!(form instanceof PdfDict) || [...form.keys()].some(({ value }) => !FORM_MAY_HOLD.has(value)))
    return null;
  const fields = resolved(pdf, form.get("Fields"));
  if (!(fields instanceof PdfArray)) return null;
  const found: PdfDict[] = [];
  for (const entry of fields) {
    const field = resolved(pdf, entry);
    if (!(field instanceof PdfDict) || field.getName("FT")?.value !== "Sig" || field.has("Kids")) return null;
    found.push(field);
  }
  return found;
}

function rangeOf(pdf: PDF, field: PdfDict): number[][] | null {
  const value = resolved(pdf, field.get("V"));
  if (!(value instanceof PdfDict)) return null;
  const range = resolved(pdf, value.get("ByteRange"));
  if (!(range instanceof PdfArray)) return null;
  return [[...range].map((number) => (number.type === "number" ? number.value : -1))];
}

interface Sides {
  inBefore: Resolve;
  inAfter: Resolve;
}

/** Without recursion: outlines and structure trees are long chains. */
function isSame(sides: Sides, draftCatalog: PdfDict, catalog: PdfDict): boolean {
  const { inBefore, inAfter } = sides;
  const seen = new Set<string>();
  const open: [PdfObject | undefined, PdfObject | undefined][] = [];
  const isDictSame = (a: PdfDict, b: PdfDict, apart: (key: string) => boolean): boolean => {
    const keys = new Set([...a.keys(), ...b.keys()].map(({ value }) => value));
    for (const key of keys) if (!apart(key)) open.push([a.get(key), b.get(key)]);
    return true;
  };
  isDictSame(draftCatalog, catalog, (key) => CATALOG_MAY_CHANGE.has(key));
  for (let pair = open.pop(); pair !== undefined; pair = open.pop()) {
    const [refA, refB] = pair;
    if (refA instanceof PdfRef && refB instanceof PdfRef) {
      const key = `${refA.toString()}:${refB.toString()}`;
      if (seen.has(key)) continue;
      seen.add(key);
    }
    const [a, b] = [inBefore(refA), inAfter(refB)];
    if (a === draftCatalog && b === catalog) continue;
    if (a instanceof PdfDict && b instanceof PdfDict) {
      if (a.type !== b.type || !isDataSame(a, b)) return false;
      const isPage = a.getName("Type")?.value === "Page";
      isDictSame(a, b, (key) => isPage && key === "Annots");
      if (isPage && !areAnnotationsSound(sides, a, b, open)) return false;
    } else if (a instanceof PdfArray && b instanceof PdfArray) {
      if (a.length !== b.length) return false;
      for (let at = 0; at < a.length; at += 1) open.push([a.at(at), b.at(at)]);
    } else if (!isScalarSame(a, b)) return false;
  }
  return true;
}

function isDataSame(a: PdfDict, b: PdfDict): boolean {
  if (!(a instanceof PdfStream) || !(b instanceof PdfStream)) return true;
  return Buffer.from(a.data).equals(b.data);
}

function isScalarSame(a: PdfObject | undefined, b: PdfObject | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  if (a.type === "string" && b.type === "string") return Buffer.from(a.bytes).equals(b.bytes);
  const value = (object: PdfObject) => ("value" in object ? object.value : null);
  return a.type === b.type && value(a) !== null && value(a) === value(b);
}

/** The draft's own annotations first and as they were, then small fields of signatures. */
function areAnnotationsSound(
  { inBefore, inAfter }: Sides,
  draftPage: PdfDict,
  page: PdfDict,
  open: [PdfObject | undefined, PdfObject | undefined][],
): boolean {
  const listOf = (object: PdfObject | undefined) => (object instanceof PdfArray ? object.toArray() : []);
  const own = listOf(inBefore(draftPage.get("Annots")));
  const all = listOf(inAfter(page.get("Annots")));
  if (all.length < own.length) return false;
  for (const [at, one] of own.entries()) open.push([one, all[at]]);
  let covered = 0;
  for (const entry of all.slice(own.length)) {
    const widget = inAfter(entry);
    if (!(widget instanceof PdfDict) || widget.getName("Subtype")?.value !== "Widget") return false;
    if (widget.getName("FT")?.value !== "Sig" || WIDGET_MAY_NOT_HOLD.some((key) => widget.has(key)))
      return false;
    covered += areaOf(inAfter(widget.get("Rect")));
  }
  return covered <= PART_OF_PAGE * areaOf(inBefore(draftPage.get("MediaBox")));
}

function areaOf(box: PdfObject | undefined): number {
  if (!(box instanceof PdfArray)) return 0;
  const [left = 0, bottom = 0, right = 0, top = 0] = box
    .toArray()
    .map((number) => (number.type === "number" ? number.value : Number.POSITIVE_INFINITY));
  return Math.abs((right - left) * (top - bottom));
}
