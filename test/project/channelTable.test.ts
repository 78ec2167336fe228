import { readFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import type { ChannelName, ChannelPort } from "../../src/messaging/channel.ts";
import { createWorld, TOGETHER, type World } from "../support/world.ts";

const COLUMNS: readonly (readonly [heading: string, channel: ChannelName])[] = [
  ["Web chat", "web"],
  ["Telegram", "telegram"],
  ["Zalo Bot", "zalo"],
  ["Zalo OA", "zalo_oa"],
  ["E-mail", "email"],
];

const portSchema = z.looseObject({
  capabilities: z.object({
    buttons: z.boolean(),
    files: z.boolean(),
    edit: z.boolean(),
    maxText: z.int(),
    maxDocument: z.int(),
    proactive: z.boolean(),
  }),
});

/** What the README says of the channels is what the code says of them. */
describe("the table of channels in the README", () => {
  let world: World;
  let table: Map<string, string[]>;
  beforeAll(async () => {
    world = await createWorld(TOGETHER);
    table = await readTable();
  }, 60_000);
  afterAll(() => world.close());

  const port = (channel: ChannelName): Partial<ChannelPort> & z.infer<typeof portSchema> =>
    portSchema.parse(world.service.services.channels.get(channel));
  const row = (heading: string) => {
    const cells = table.get(heading);
    if (cells === undefined) throw new Error(`no row "${heading}" in the README`);
    return new Map(COLUMNS.map(([, channel], place) => [channel, cells[place]]));
  };

  it("has a column for every channel there is", () => {
    expect(table.get("Function")).toEqual(COLUMNS.map(([heading]) => heading));
    expect([...world.service.services.channels.keys()].toSorted()).toEqual(
      COLUMNS.map(([, channel]) => channel).toSorted(),
    );
  });

  it.each(["buttons", "files", "edit", "proactive"] as const)("says of each whether it has `%s`", (flag) => {
    const heading = [...table.keys()].find((one) => one.includes(`(\`${flag}\`)`)) ?? flag;
    for (const [channel, cell] of row(heading)) {
      expect(cell?.startsWith("yes"), channel).toBe(port(channel).capabilities[flag]);
    }
  });

  it("says how long a message may be", () => {
    const heading = [...table.keys()].find((one) => one.includes("(`maxText`)")) ?? "maxText";
    for (const [channel, cell] of row(heading)) {
      expect(Number(cell?.replaceAll(",", "")), channel).toBe(port(channel).capabilities.maxText);
    }
  });

  it("says how large a document may be", () => {
    const heading = [...table.keys()].find((one) => one.includes("(`maxDocument`)")) ?? "maxDocument";
    for (const [channel, cell = ""] of row(heading)) {
      const megabytes = port(channel).capabilities.maxDocument / (1024 * 1024);
      expect(cell, channel).toBe(megabytes === 0 ? "no" : `${megabytes} MB`);
    }
  });

  it("says where a link leads straight into the chat", () => {
    for (const [channel, cell] of row("A link takes the code of “liên kết” up")) {
      expect(cell === "yes", channel).toBe(port(channel).entryLink !== undefined);
    }
  });

  it("lets no function exist in one chat only", () => {
    const chats = COLUMNS.filter(([, channel]) => channel !== "email").map(([, channel]) => channel);
    for (const heading of table.keys()) {
      const cells = heading === "Function" ? [] : chats.map((channel) => row(heading).get(channel));
      const able = cells.filter((cell) => cell !== "no");
      expect(able.length, heading).not.toBe(1);
    }
  });
});

/** Cells of the table by the words at the beginning of their row. */
async function readTable(): Promise<Map<string, string[]>> {
  const readme = await readFile(path.resolve(import.meta.dirname, "../../README.md"), "utf8");
  const lines = (readme.split("\n## ").find((part) => part.startsWith("Channels\n")) ?? "").split("\n");
  return new Map(
    lines
      .filter((line) => line.startsWith("|") && !line.startsWith("|---"))
      .map((line) => line.split("|").map((cell) => cell.trim()))
      .map(([, heading = "", ...cells]) => [heading, cells.slice(0, -1)]),
  );
}
