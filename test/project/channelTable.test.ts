import { beforeAll, describe, expect, it } from "vitest";
import { CHANNELS } from "../../src/channels/index.ts";
import { COLUMNS, readTable, rowOf } from "../support/channelTable.ts";

/** What the README says of the channels is what the code says of them. */
describe("the table of channels in the README", () => {
  let table: Map<string, string[]>;
  beforeAll(async () => {
    table = await readTable();
  });

  const row = (heading: string) => rowOf(table, heading);

  it("has a column for every channel there is", () => {
    expect(table.get("Function")).toEqual(COLUMNS.map(([heading]) => heading));
    expect(Object.keys(CHANNELS).toSorted()).toEqual(COLUMNS.map(([, channel]) => channel).toSorted());
  });

  it.each(["buttons", "files", "edit", "proactive"] as const)("says of each whether it has `%s`", (flag) => {
    const heading = [...table.keys()].find((one) => one.includes(`(\`${flag}\`)`)) ?? flag;
    for (const [channel, cell] of row(heading)) {
      expect(cell?.startsWith("yes"), channel).toBe(CHANNELS[channel].capabilities[flag]);
    }
  });

  it("says how long a message may be", () => {
    const heading = [...table.keys()].find((one) => one.includes("(`maxText`)")) ?? "maxText";
    for (const [channel, cell] of row(heading)) {
      expect(Number(cell?.replaceAll(",", "")), channel).toBe(CHANNELS[channel].capabilities.maxText);
    }
  });

  it("says how large a document may be", () => {
    const heading = [...table.keys()].find((one) => one.includes("(`maxDocument`)")) ?? "maxDocument";
    for (const [channel, cell = ""] of row(heading)) {
      const megabytes = CHANNELS[channel].capabilities.maxDocument / (1024 * 1024);
      expect(cell, channel).toBe(megabytes === 0 ? "no" : `${megabytes} MB`);
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
