/**
 * Widths of a table's columns in points: by their shares, but no column narrower than its longest
 * word as long as the others can give way. `needs` are those least widths, padding included.
 */
export function columnWidths(shares: readonly number[], needs: readonly number[], width: number): number[] {
  const total = shares.reduce((sum, share) => sum + Math.max(share, 0), 0);
  const ideal = shares.map((share) =>
    total > 0 ? (Math.max(share, 0) / total) * width : width / shares.length,
  );
  const widths = [...ideal];
  const fixed = new Set<number>();
  // Each round fixes the columns that are too narrow and shares the rest out again; every round
  // fixes at least one, so it ends after as many rounds as there are columns.
  for (let round = 0; round < shares.length; round++) {
    const narrow = widths.flatMap((value, index) =>
      !fixed.has(index) && value < (needs[index] ?? 0) ? [index] : [],
    );
    if (narrow.length === 0) return widths;
    for (const index of narrow) {
      fixed.add(index);
      widths[index] = needs[index] ?? 0;
    }
    const taken = widths.reduce((sum, value, index) => sum + (fixed.has(index) ? value : 0), 0);
    const free = ideal.reduce((sum, value, index) => sum + (fixed.has(index) ? 0 : value), 0);
    // The words alone are wider than the table: keep the shares, the words will be cut.
    if (taken > width || (free === 0 && taken > width)) return ideal;
    for (const [index, value] of ideal.entries()) {
      if (!fixed.has(index)) widths[index] = (value / free) * (width - taken);
    }
  }
  const sum = widths.reduce((all, value) => all + value, 0);
  return sum > 0 ? widths.map((value) => (value / sum) * width) : ideal;
}
