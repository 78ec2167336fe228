import { searchKey } from "../language/searchKey.ts";
import { period, type Period } from "./deadline.ts";

const PERIOD = /^(?:trong )?(\d{1,4}) ?(ngay lam viec|working days?|ngay|days?)?\.?$/;

/** "15 ngày làm việc", "30 ngày", "30": a number alone counts calendar days. Null when it is no period. */
export function readPeriod(text: string): Period | null {
  const [, count = "", words = ""] = PERIOD.exec(searchKey(text).trim().replace(/\s+/g, " ")) ?? [];
  const unit = words.includes("lam viec") || words.startsWith("working") ? "working_day" : "calendar_day";
  const read = period.safeParse({ count: Number(count), unit });
  return count !== "" && read.success ? read.data : null;
}
