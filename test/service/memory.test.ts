import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { numberForm } from "../support/numberForm.ts";
import { withForm } from "../support/formWorld.ts";
import { createWorld, type World } from "../support/world.ts";
import type { Actor } from "../support/Actor.ts";

vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 });

/** Answers until everything that is kept once is there, and in each round after that. */
const [WARM, ROUND] = [150, 50];
/** A kept answer, its texts or its dialogue would be ten kilobytes and more. */
const BYTES_AN_ANSWER = 6_000;

let world: World;
let member: Actor;
beforeAll(async () => {
  world = await createWorld(
    "web",
    withForm(numberForm("numbers", { areas: 1, questions: 1 }), {
      members: [{ name: "Nguyễn Thị Lan", areas: "all" }],
    }),
  );
  member = await world.person("Nguyễn Thị Lan");
  await member.presses("Lĩnh vực 1");
});
afterAll(() => world.close());

setFlagsFromString("--expose-gc");
const collectGarbage: unknown = runInNewContext("gc");

function heapBytes(): number {
  if (typeof collectGarbage !== "function") throw new Error("no garbage collector");
  for (let n = 0; n < 3; n += 1) collectGarbage();
  return process.memoryUsage().heapUsed;
}

async function answerMany(count: number): Promise<number> {
  for (let n = 0; n < count; n += 1) {
    // Nobody answers so fast that it would be held for a flood.
    world.clock.advance(2_000);
    await member.says("sửa 1");
    await member.says(String(n));
  }
  return heapBytes();
}

it("F21: after it has warmed up, an answer leaves nothing in memory", async () => {
  const warm = await answerMany(WARM);
  // What a round of garbage collection happens to keep is no growth: the best of the rounds counts.
  const growth = [(await answerMany(ROUND)) - warm, ((await answerMany(ROUND)) - warm) / 2];
  expect(Math.min(...growth) / ROUND).toBeLessThan(BYTES_AN_ANSWER);
});
