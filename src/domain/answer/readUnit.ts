import { searchKey } from "../language/searchKey.ts";

/** What follows a number: nothing or a unit that fits, a percent sign, or something else. */
export type UnitReading = "none" | "unit" | "percent" | "several_numbers" | "unknown";

/** Units our questions count in, and their short forms; search keys. */
const KNOWN_UNITS: ReadonlySet<string> = new Set([
  "ban",
  "bao cao",
  "bo",
  "bo thu tuc",
  "buoi",
  "cai",
  "can bo",
  "cau",
  "cb",
  "cc",
  "chi tieu",
  "chiec",
  "co quan",
  "cong chuc",
  "cuoc",
  "dich vu",
  "diem",
  "don",
  "don vi",
  "dong chi",
  "d/c",
  "du an",
  "dvc",
  "giay",
  "gio",
  "ho so",
  "hoc vien",
  "hs",
  "h/s",
  "huyen",
  "ke hoach",
  "kien nghi",
  "lan",
  "lop",
  "luot",
  "luot nguoi",
  "may",
  "met",
  "met vuong",
  "nam",
  "nguoi",
  "ngay",
  "ngay lam viec",
  "nhiem vu",
  "phan anh",
  "phieu",
  "phong",
  "phuong",
  "phut",
  "quyet dinh",
  "thang",
  "thu tuc",
  "thu tuc hanh chinh",
  "to",
  "tin bai",
  "truong",
  "truong hop",
  "tthc",
  "van ban",
  "vb",
  "vbqppl",
  "vien chuc",
  "viec",
  "vi tri",
  "vv",
  "xa",
  "y kien",
]);

const PERCENT = /^(%|phan tram|percent|per cent)( |$)/;

/** `rest` is the search key of what stands after the number. */
export function readUnit(rest: string, unitWords: readonly string[]): UnitReading {
  const text = rest.replace(/^[ (]+|[ ).,;!]+$/g, "");
  if (text === "") return "none";
  if (unitWords.some((word) => searchKey(word) === text)) return "unit";
  if (PERCENT.test(text)) {
    const after = text.replace(PERCENT, "");
    return after === "" ? "percent" : /\d/.test(after) ? "several_numbers" : "unknown";
  }
  if (KNOWN_UNITS.has(text)) return "unit";
  return /\d/.test(text) ? "several_numbers" : "unknown";
}
