/** A UUID in 22 characters instead of 36, for buttons and addresses. */
export function compactId(uuid: string): string {
  return Buffer.from(uuid.replaceAll("-", ""), "hex").toString("base64url");
}

/** The UUID again; something else for what is none. */
export function expandedId(compact: string): string {
  const hex = Buffer.from(compact, "base64url").toString("hex");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
