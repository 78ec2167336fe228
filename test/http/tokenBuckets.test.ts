import { expect, it } from "vitest";
import { createTokenBuckets } from "../../src/http/guard/tokenBuckets.ts";

it("gives a burst, then so many a second, to each key on its own", () => {
  let now = 0;
  const buckets = createTokenBuckets({ now: () => now }, 3, 2);
  const take = (key = 1) => buckets.take(key);
  expect([take(), take(), take(), take()]).toEqual([0, 0, 0, 1]);
  expect(take(2)).toBe(0);
  now = 499;
  expect(take()).toBe(1);
  now = 500;
  expect([take(), take()]).toEqual([0, 1]);
  now = 3_600_000;
  expect([take(), take(), take(), take()]).toEqual([0, 0, 0, 1]);
  // A clock set back gives nothing and takes nothing.
  now = 0;
  expect(take()).toBe(1);
});

it("forgets full buckets when there are many", () => {
  let now = 0;
  const buckets = createTokenBuckets({ now: () => now }, 1, 1);
  for (let key = 0; key < 10_001; key += 1) buckets.take(key);
  now = 500;
  expect(buckets.take(5)).toBe(1);
  now = 10_000;
  expect(buckets.take(5)).toBe(0);
});
