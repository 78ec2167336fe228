/** Below the shortest limit of the channels (Zalo: 2 000 characters), with room for a title. */
const PART = 1_800;

/** Lines put together into messages, none longer than a channel takes; a line alone may be. */
export function inParts(lines: readonly string[], longest: number = PART): string[] {
  const parts: string[] = [];
  let part = "";
  for (const line of lines) {
    const longer = part === "" ? line : `${part}\n${line}`;
    if (longer.length > longest && part !== "") {
      parts.push(part);
      part = line;
    } else part = longer;
  }
  return part === "" ? parts : [...parts, part];
}
