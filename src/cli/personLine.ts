import type { PersonEntry } from "../usecases/people/listPeople.ts";

/** "019a… Nguyễn Văn Hùng, Chủ tịch: lead in XA-1 (UBND xã Một), writes from telegram" */
export function personLine({ id, name, post, roles, accounts, suspended, mergedInto }: PersonEntry): string {
  const parts = roles.map(
    ({ role, inspection, unit, removed }) => `${role} in ${inspection} (${unit})${removed ? ", left" : ""}`,
  );
  return [
    `${id} ${name}${post === null ? "" : `, ${post}`}: ${parts.length === 0 ? "no role" : parts.join("; ")}`,
    ...(accounts.length === 0 ? [] : [`writes from ${accounts.join(", ")}`]),
    ...(suspended ? ["suspended"] : []),
    ...(mergedInto === null ? [] : [`is ${mergedInto} now`]),
  ].join(", ");
}
