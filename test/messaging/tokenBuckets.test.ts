import { expect, it } from "vitest";
import { createTokenBuckets } from "../../src/messaging/tokenBuckets.ts";

it("gives a burst, then so many a second, to each key on its own", () => {
  let now = 0;
  const buckets = createTokenBuckets<number>({ now: () => now }, { burst: 3, perSecond: 2 });
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

it("forgets who was quiet for longest when there are many", () => {
  const buckets = createTokenBuckets<number>({ now: () => 0 }, { burst: 1, perSecond: 1 });
  for (let key = 0; key < 10_000; key += 1) buckets.take(key);
  expect(buckets.take(0)).toBe(1);
  buckets.take(10_000);
  expect([buckets.take(0), buckets.take(1)]).toEqual([1, 0]);
});

it("lets each one in turn, however many are in a hurry", () => {
  let now = 0;
  const buckets = createTokenBuckets<string>({ now: () => now }, { burst: 2, perSecond: 4 });
  const ask = () => buckets.reserve("Lan");
  expect([ask(), ask(), ask(), ask()]).toEqual([0, 0, 250, 500]);
  now = 1_000;
  expect([ask(), ask(), ask()]).toEqual([0, 0, 250]);
});
