/** How an XLSForm cell that may be yes/no or an expression is written as an expression. */
export function conditionText(cell: string): string {
  const key = cell.trim().toLowerCase();
  if (["yes", "true", "true()"].includes(key)) return "true()";
  if (["no", "false", "false()", ""].includes(key)) return "false()";
  return cell;
}

/** TRUE, yes, FALSE, no as an expression (pyxform's conversions); everything else as it is. */
export function plainTruth(cell: string): string {
  const key = cell.trim().toLowerCase();
  if (key === "yes" || key === "true") return "true()";
  return key === "no" || key === "false" ? "false()" : cell;
}

/** Yes/no cells of our own columns; undefined when it is neither. */
export function yesNo(cell: string): boolean | undefined {
  const key = cell.trim().toLowerCase();
  if (["yes", "true", "true()", "1"].includes(key)) return true;
  if (["no", "false", "false()", "0"].includes(key)) return false;
  return undefined;
}

/**
 * Whether a default is an expression, by pyxform's rule: it holds a reference or a function call. A plain
 * "2020-09-17" or "a - b" is a text.
 */
export function isDynamicDefault(cell: string): boolean {
  return /\$\{[^{}]*\}/.test(cell) || /[A-Za-z_][\w.:-]*\(.*\)/s.test(cell);
}
