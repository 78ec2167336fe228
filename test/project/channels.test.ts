import { glob, readFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { CHANNELS } from "../../src/channels/index.ts";
import { Channel } from "../../src/db/generated/enums.ts";
import { CHANNEL_NAMES } from "../../src/domain/channelName.ts";

const SRC = path.resolve(import.meta.dirname, "../../src");

/** What is a platform's own: its folder, its commands of the operator. */
const OWN = [/^channels\//, /^cli\/zaloOaCommands\.ts$/];

/**
 * Where a platform is named all the same: the list of names, and the ids and calls of Telegram, in whose
 * words the flows are written.
 */
const NAMED_IN = ["channelName.ts", "channelPort.ts", "channelBot.ts", "messageIds.ts"];

/** A channel is a folder and a line in the list: nothing else is asked for its name. */
describe("the list of channels", () => {
  it("has every channel that the database knows, under its own name", () => {
    expect(CHANNEL_NAMES.toSorted()).toEqual(Object.values(Channel).toSorted());
    expect(Object.keys(CHANNELS).toSorted()).toEqual(CHANNEL_NAMES.toSorted());
    for (const [name, channel] of Object.entries(CHANNELS)) expect(channel.name).toBe(name);
  });

  it("is off with an empty environment, but for the web chat", () => {
    const on = CHANNEL_NAMES.filter((name) => CHANNELS[name].settings.parse({}) !== null);
    expect(on).toEqual(["web"]);
  });

  it("is the only place that leads to a platform", async () => {
    const found: string[] = [];
    for await (const file of glob("**/*.ts", {
      cwd: SRC,
      exclude: ["db/generated/**", "i18n/messages.ts"],
    })) {
      if (OWN.some((place) => place.test(file))) continue;
      const text = await readFile(path.join(SRC, file), "utf8");
      if (/"(?:telegram|zalo|zalo_oa)"|channels\/(?:telegram|zalo)/.test(text))
        found.push(path.basename(file));
    }
    expect(found.toSorted()).toEqual(NAMED_IN.toSorted());
  });
});
