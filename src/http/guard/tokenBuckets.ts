import type { Clock } from "../../clock.ts";

/** Keys remembered at most; the map is emptied of full buckets when it grows past this. */
const MAX_KEYS = 10_000;

export interface TokenBuckets {
  /** Takes one; 0, or the seconds after which there will be one. */
  take(key: number | string): number;
}

/** `burst` at once, then `perSecond`, for each key on its own. */
export function createTokenBuckets(clock: Clock, burst: number, perSecond: number): TokenBuckets {
  const buckets = new Map<number | string, { left: number; at: number }>();

  function sweep(now: number): void {
    for (const [key, bucket] of buckets) {
      if (bucket.left + ((now - bucket.at) / 1000) * perSecond >= burst) buckets.delete(key);
    }
  }

  return {
    take(key) {
      const now = clock.now();
      if (buckets.size > MAX_KEYS) sweep(now);
      const before = buckets.get(key) ?? { left: burst, at: now };
      const refilled = ((now - before.at) / 1000) * perSecond;
      const left = Math.min(burst, before.left + Math.max(0, refilled));
      if (left < 1) {
        buckets.set(key, { left, at: now });
        return Math.ceil((1 - left) / perSecond);
      }
      buckets.set(key, { left: left - 1, at: now });
      return 0;
    },
  };
}
