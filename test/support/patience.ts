import { expect, vi } from "vitest";
import type { World } from "./world.ts";
import type { Actor } from "./Actor.ts";

const DAY_MS = 24 * 60 * 60 * 1_000;
const ARRIVES_WITHIN_MS = 30_000;
/** Drawing papers takes some seconds when the machine is busy. */
const BUILT_WITHIN_MS = 60_000;

/** Sets the clock forward, in steps in which everybody looks at their chat: sessions of the web end. */
export async function jumpTo(world: World, local: string, people: readonly Actor[]): Promise<void> {
  const target = Date.parse(`${local.replace(" ", "T")}:00+07:00`);
  for (;;) {
    const left = target - world.clock.now();
    world.clock.advance(Math.min(left, 10 * DAY_MS));
    for (const actor of people) await actor.answer();
    if (left <= 10 * DAY_MS) return;
  }
}

/** Waits for a message that no act of the person has caused; gives all that is new in their chat. */
export async function arrives(actor: Actor, text: string): Promise<string> {
  const answers = async () => {
    const answer = await actor.answer();
    expect(answer).toContain(text);
    return answer;
  };
  return vi.waitFor(answers, { timeout: ARRIVES_WITHIN_MS, interval: 100 });
}

/** Waits until a job has stored so many documents, and they are with whoever asked; gives the newest. */
export async function documentsStored(world: World, count: number) {
  const { prisma } = world.service.services.db;
  await becomes(async () => (await prisma.document.count()) >= count);
  await delivered(world);
  return prisma.document.findFirstOrThrow({ orderBy: { createdAt: "desc" } });
}

/** Waits until something holds that a job brings about. */
export async function becomes(holds: () => Promise<boolean> | boolean): Promise<void> {
  await vi.waitUntil(holds, { timeout: BUILT_WITHIN_MS, interval: 50 });
}

/** Resolves when everything written so far has been sent. */
export async function delivered(world: World): Promise<void> {
  await world.service.idle();
  await world.telegram?.drained();
}
