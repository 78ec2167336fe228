/** Texts are plain; the entities that make parts of them bold are left out. Null when there is none. */
export function plainText(
  payload: Readonly<Record<string, unknown>>,
  field: "text" | "caption",
): string | null {
  const source = payload[field];
  return typeof source === "string" ? source : null;
}
