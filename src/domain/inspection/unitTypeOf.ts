import { searchKey } from "../language/searchKey.ts";
import type { UNIT_TYPES } from "./inspectionSpec.ts";

type UnitType = (typeof UNIT_TYPES)[number];

/** What the name of a body says it is, without accents; the longer words first. */
const WORDS: readonly [RegExp, UnitType][] = [
  [/\btrung tam phuc vu hanh chinh cong\b/, "trung_tam_phuc_vu_hcc"],
  [/\bdac khu\b/, "dac_khu"],
  [/\bthi tran\b/, "thi_tran"],
  [/\bthi xa\b/, "thi_xa"],
  [/\bphuong\b/, "phuong"],
  [/\bxa\b/, "xa"],
  [/\bhuyen\b/, "huyen"],
  [/\bquan\b/, "quan"],
  [/\bso\b/, "so"],
  [/\bphong\b/, "phong"],
];

/** The type of a unit by its name ("UBND xã Nghĩa Tá": xa); null when the name does not say. */
export function unitTypeOf(name: string): UnitType | null {
  const key = searchKey(name);
  return WORDS.find(([word]) => word.test(key))?.[1] ?? null;
}
