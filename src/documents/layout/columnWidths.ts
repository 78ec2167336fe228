/**
 * Widths of a table's columns in points: by their shares, but no column narrower than its longest
 * word. `needs` are those least widths, padding included. When the words alone are wider than the
 * table, the room is shared out by need, so that every column stays readable.
 */
export function columnWidths(shares: readonly number[], needs: readonly number[], width: number): number[] {
  const needed = sum(needs);
  if (needed >= width) return needs.map((need) => (need / needed) * width);
  const total = sum(shares.map((share) => Math.max(share, 0)));
  const ideal = shares.map((share) =>
    total > 0 ? (Math.max(share, 0) / total) * width : width / shares.length,
  );
  const widths = [...ideal];
  const fixed = new Set<number>();
  // Each round fixes the columns that are too narrow and shares the rest out among the others, as
  // their shares are. A round that fixes none is the last.
  for (;;) {
    const narrow = widths.flatMap((value, index) =>
      !fixed.has(index) && value < (needs[index] ?? 0) ? [index] : [],
    );
    if (narrow.length === 0) return widths;
    for (const index of narrow) {
      fixed.add(index);
      widths[index] = needs[index] ?? 0;
    }
    const taken = sum(widths.filter((_, index) => fixed.has(index)));
    const free = sum(ideal.filter((_, index) => !fixed.has(index)));
    // All that is left has no share: the fixed columns grow to fill the table.
    if (free === 0) return widths.map((value) => (value / taken) * width);
    for (const [index, value] of ideal.entries()) {
      if (!fixed.has(index)) widths[index] = (value / free) * (width - taken);
    }
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}
