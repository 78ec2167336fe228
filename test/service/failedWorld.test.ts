import { expect, inject, it } from "vitest";
import { z } from "zod";
import { becomes } from "../support/patience.ts";
import { withClient } from "../support/withClient.ts";
import { createWorld } from "../support/world.ts";

it("a test's world that cannot be made leaves no connection of its service behind", async () => {
  let database = "";
  const world = createWorld("web", async ({ services }) => {
    const { rows } = await services.db.pool.query("SELECT current_database() AS name");
    database = z.tuple([z.object({ name: z.string() })]).parse(rows)[0].name;
    throw new Error("no inspection");
  });
  await expect(world).rejects.toThrow("no inspection");
  await withClient(inject("postgresUrl"), async (client) => {
    const left = () => client.query("SELECT 1 FROM pg_stat_activity WHERE datname = $1", [database]);
    await becomes(async () => (await left()).rows.length === 0);
  });
});
