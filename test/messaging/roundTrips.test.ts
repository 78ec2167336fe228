import { afterAll, beforeAll, expect, it, vi } from "vitest";
import type { Leg } from "../../src/db/hot/trip.ts";
import { createWorld, type World } from "../support/world.ts";
import type { Actor } from "../support/Actor.ts";

let world: World;
let member: Actor;
beforeAll(async () => {
  world = await createWorld("telegram");
  member = await world.person("procedures");
  await member.presses("Cải cách thủ tục hành chính");
  await member.says("không");
}, 60_000);
afterAll(() => world.close());

it("an ordinary answer takes four round trips: taken, area, saved, finished", async () => {
  const { db } = world.service.services;
  const trips: unknown[] = [];
  const transaction = db.transaction.bind(db);
  const spy = vi.spyOn(db, "transaction").mockImplementation((work, first?: Leg<unknown>) =>
    transaction(async (uow) => {
      const queries = vi.spyOn(uow.sql, "query");
      const result = await work(uow);
      trips.push({ between: queries.mock.calls.length, withBegin: first?.statement.name });
      queries.mockRestore();
      return result;
    }, first),
  );
  await member.says("2");
  expect(await member.answer()).toContain("Câu 3/26.");
  spy.mockRestore();
  // Two between the one that goes with BEGIN and the one that goes with COMMIT.
  expect(trips).toEqual([{ between: 2, withBegin: "take" }]);
});
