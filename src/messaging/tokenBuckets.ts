import type { Clock } from "../clock.ts";

/** Keys remembered at most: past this the one that was quiet for longest is forgotten. */
const MAX_KEYS = 10_000;

/** So many at once, then so many a second. */
export interface Pace {
  burst: number;
  perSecond: number;
}

export interface TokenBuckets<Key> {
  /** Takes one; 0, or the seconds after which there will be one. */
  take(key: Key): number;
  /** Takes one in any case; 0, or the milliseconds after which its turn comes: the next one's is behind it. */
  reserve(key: Key): number;
}

/** Counts for each key on its own. Only time that passes is asked of the clock, not what day it is. */
export function createTokenBuckets<Key>(clock: Clock, { burst, perSecond }: Pace): TokenBuckets<Key> {
  // In the order of their last use.
  const buckets = new Map<Key, { left: number; at: number }>();

  function refilled(key: Key, now: number): number {
    const before = buckets.get(key);
    if (before === undefined) return burst;
    return Math.min(burst, before.left + (Math.max(0, now - before.at) / 1000) * perSecond);
  }

  function keep(key: Key, left: number, at: number): void {
    buckets.delete(key);
    buckets.set(key, { left, at });
    if (buckets.size <= MAX_KEYS) return;
    const [oldest] = buckets.keys();
    if (oldest !== undefined) buckets.delete(oldest);
  }

  return {
    take(key) {
      const now = clock.now();
      const left = refilled(key, now);
      keep(key, left < 1 ? left : left - 1, now);
      return left < 1 ? Math.ceil((1 - left) / perSecond) : 0;
    },
    reserve(key) {
      const now = clock.now();
      const left = refilled(key, now) - 1;
      keep(key, left, now);
      return left < 0 ? Math.ceil((-left / perSecond) * 1_000) : 0;
    },
  };
}
