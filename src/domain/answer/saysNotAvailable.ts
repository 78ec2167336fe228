/** Search keys; "k", "ko" are how "không" is typed in a hurry. */
const WITH_OBJECT =
  /^(khong|hong|k|ko|kh|chua|hien chua|hien khong|don vi khong|don vi chua)( nam)?( co| duoc| thong ke| cung cap| tong hop)*( day du)? (so lieu|du lieu|thong tin|thong ke|sl|tong hop)( nao| cu the| bao cao)?$/;

const PHRASES: ReadonlySet<string> = new Set([
  "kcsl",
  "kcosl",
  "ksl",
  "khong ro",
  "chua ro",
  "k ro",
  "ko ro",
  "khong biet",
  "khong xac dinh",
  "khong thong ke",
  "chua thong ke",
  "khong thong ke duoc",
  "chua thong ke duoc",
  "chua tong hop duoc",
  "n/a",
  "no data",
  "no figures",
  "not available",
  "unknown",
]);

/** Short forms that mean "there is none" where a choice or a count could also be "none". */
const SHORT: ReadonlySet<string> = new Set(["khong co", "k co", "ko co", "kh co", "chua co", "hong co"]);

/** "Không có số liệu" in its many spellings. `key` is a search key. */
export function saysNotAvailable(key: string): boolean {
  return PHRASES.has(key) || WITH_OBJECT.test(key);
}

/** "k có": no data for a figure, but "no" for a choice. */
export function saysNothing(key: string): boolean {
  return SHORT.has(key);
}
