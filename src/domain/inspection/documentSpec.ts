import { z } from "zod";

const line = z.string().trim().min(1).max(500);
/** A clause runs over several lines of a page. */
const clause = z.string().trim().min(1).max(2_000);

/** "BC-ĐKT", "TB-UBND": capitals, digits, hyphens and slashes (Nghị định 30/2020/NĐ-CP, PL I, II.3). */
export const documentSymbolSpec = z
  .string()
  .trim()
  .regex(
    /^[\p{Lu}\d]+(?:[-/][\p{Lu}\d]+)*$/u,
    "must be capitals and digits with hyphens and no spaces, such as BC-ĐKT",
  )
  .max(40);

/** Who signs: "TM. ĐOÀN KIỂM TRA", "TRƯỞNG ĐOÀN", one entry a line (PL I, II.7.a). */
const signerSpec = z.strictObject({
  authority: z.array(line).min(1).max(4),
  /** The name below; the team lead's when left out. */
  name: line.optional(),
});

/** Words of a paper that offices have their own customs about; `{năm}`, `{đơn vị}` … are filled in. */
const clausesSpec = z.strictObject({
  reportClosing: clause.optional(),
  minutesClosing: clause.optional(),
  conclusionClosing: clause.optional(),
  requirementsIntro: clause.optional(),
});
export const CLAUSES = clausesSpec.keyof().options;

/** What an inspection and the office's template can both say; the inspection's own word wins. */
export const frameShape = {
  /** Cơ quan chủ quản, in capitals: "UBND TỈNH BẮC KẠN". */
  parentAuthority: line.optional(),
  /** Cơ quan ban hành, one entry a line: "ĐOÀN KIỂM TRA", "CÔNG TÁC CCHC NĂM 2020". */
  issuer: z.array(line).min(1).max(4).optional(),
  /** Symbol of the inspection report; without one DEFAULT_SYMBOL. */
  symbol: documentSymbolSpec.optional(),
  addressees: z.array(line).max(20).optional(),
  recipients: z.array(line).max(40).optional(),
  /** Who follows up the remediation, in the notice of conclusion: "Sở Nội vụ". */
  followUpAgency: line.optional(),
  signer: signerSpec.optional(),
  clauses: clausesSpec.optional(),
};

/** Practice in provinces (PL III, I: báo cáo is BC; the team writes itself ĐKT). */
export const DEFAULT_SYMBOL = "BC-ĐKT";

/** Texts of the report that no answer gives. All optional: the compiler has usual wordings. */
export const documentSpec = z.strictObject({
  ...frameShape,
  /** Căn cứ, without the final sign. */
  bases: z.array(line).default([]),
  /** Section I: the unit and the method, one entry a paragraph. */
  overview: z.array(line).default([]),
  /** Section V. */
  unitProposals: z.array(line).default([]),
});
export type DocumentSpec = z.infer<typeof documentSpec>;
