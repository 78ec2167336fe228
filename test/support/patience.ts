import type { Actor, World } from "./world.ts";

const DAY_MS = 24 * 60 * 60 * 1_000;
const ARRIVES_WITHIN_MS = 30_000;

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
  const until = Date.now() + ARRIVES_WITHIN_MS;
  for (;;) {
    const answer = await actor.answer();
    if (answer.includes(text)) return answer;
    if (Date.now() > until) throw new Error(`"${text}" did not arrive; there is: ${answer}`);
    await new Promise((done) => setTimeout(done, 100));
  }
}
