/**
 * Joins what arrives while an earlier write is under way into one write: a hundred webhook calls at once cost a
 * few statements instead of a hundred. Each call resolves or rejects with the write that carried its items.
 * @param onFailed told what a failed write carried
 */
export function groupedStore<Item>(
  store: (items: readonly Item[]) => Promise<void>,
  onFailed?: (items: readonly Item[]) => void,
): (items: readonly Item[]) => Promise<void> {
  interface Group {
    items: Item[];
    written: Promise<void>;
  }
  let next: Group | undefined;
  let last: Promise<unknown> = Promise.resolve();

  return (items) => {
    if (next === undefined) {
      const group: Group = { items: [], written: Promise.resolve() };
      group.written = last.then(() => {
        next = undefined;
        return store(group.items).catch((error: unknown) => {
          onFailed?.(group.items);
          throw error;
        });
      });
      // A failed write must not keep the following ones from being tried.
      last = group.written.catch(() => undefined);
      next = group;
    }
    next.items.push(...items);
    return next.written;
  };
}
