import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { WebChatClient } from "../../src/demo/WebChatClient.ts";
import { createFormWorld, type FormWorld } from "../support/formWorld.ts";
import { numberForm } from "../support/numberForm.ts";

const QUESTIONS = 99;
const RUNS = 15;

/** What the person does: writes one number more, looks at what has come, or waits until all is handled. */
type Step = "writes" | "looks" | "waits";

/** How the question of a path begins ("a1_q7"), as the chat shows it. */
function questionIn(path: string): string {
  return `Câu ${path.replace("a1_q", "")}/${QUESTIONS}.`;
}

describe("words of a person who writes faster than they read", () => {
  let world: FormWorld;
  let client: WebChatClient;
  beforeAll(async () => {
    const members = [{ name: "Nguyễn Văn An", areas: "all" as const }];
    world = await createFormWorld(numberForm("numbers", { areas: 1, questions: QUESTIONS }), { members });
    client = await world.client("Nguyễn Văn An");
    await client.presses("Lĩnh vực 1");
    await world.service.idle();
  }, 120_000);
  afterAll(() => world.close());

  it("are stored at questions they had seen, in whatever order they come", async () => {
    const step = fc.constantFrom<Step>("writes", "writes", "looks", "waits");
    let number = 1_000;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 12 }), async (steps) => {
        let screen = await client.messages();
        /** Questions that were on the screen when each number was written. */
        const seenWith = new Map<number, string>();
        for (const does of steps) {
          if (does === "looks") screen = await client.messages();
          else if (does === "waits") await world.service.idle();
          else {
            number += 1;
            seenWith.set(number, screen.map(({ text }) => text).join("\n"));
            await client.says(String(number), screen.at(-1)?.id ?? 0);
          }
        }
        await world.service.idle();
        const { prisma } = world.service.services.db;
        for (const { question, data } of await prisma.answerRevision.findMany()) {
          const value = typeof data === "object" && data !== null && "value" in data ? data.value : null;
          const seen = typeof value === "number" ? seenWith.get(value) : undefined;
          if (seen !== undefined) expect(seen).toContain(questionIn(question));
        }
      }),
      { numRuns: RUNS },
    );
    // Not because nothing was stored.
    expect(await world.service.services.db.prisma.answerRevision.count()).toBeGreaterThan(RUNS);
  }, 120_000);
});
