import { globSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const SOURCES = fileURLToPath(new URL("../../src/", import.meta.url));

/** What the files of a folder import, as "bot/screens/menu.ts", beside the file that does. */
function importsOf(folder: string): { file: string; imported: string; text: string }[] {
  return globSync(`${folder}/**/*.ts`, { cwd: SOURCES }).flatMap((file) => {
    const text = readFileSync(join(SOURCES, file), "utf8");
    return [...text.matchAll(/from "(\.[^"]+)"/g)].map(([, path = ""]) => ({
      file,
      imported: normalize(join(dirname(file), path)),
      text,
    }));
  });
}

const into = (folder: string, ...rooms: string[]) =>
  importsOf(folder)
    .filter(({ imported }) => rooms.some((room) => imported.startsWith(`${room}/`)))
    .map(({ file, imported }) => `${file} imports ${imported}`);

describe("the rooms of the bot", () => {
  it("know no channel, and no channel knows them", () => {
    expect(into("bot", "channels", "http", "service", "cli")).toEqual([]);
    expect(into("channels", "bot")).toEqual([]);
  });

  it("screens only say what is shown: they know nobody who takes something, and read no table", () => {
    const takers = ["answering", "ask", "commands", "files", "flows", "press", "tell"];
    expect(into("bot/screens", ...takers.map((room) => `bot/${room}`))).toEqual([]);
    const reading = importsOf("bot/screens").filter(({ text }) => /uow\.(?:prisma|sql)/.test(text));
    expect(reading.map(({ file }) => file)).toEqual([]);
  });

  it("what is common to all stands below what takes an update, save where one is received and told apart", () => {
    const above = into("bot/core", "bot/answering", "bot/ask", "bot/files", "bot/press", "bot/tell");
    expect(above.filter((line) => !/^bot\/core\/(?:updateHandler|understand)\.ts /.test(line))).toEqual([]);
  });
});
