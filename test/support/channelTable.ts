import { readFile } from "node:fs/promises";
import path from "node:path";
import type { ChannelName } from "../../src/domain/channelName.ts";

/** Columns of the README's table of channels. */
export const COLUMNS: readonly (readonly [heading: string, channel: ChannelName])[] = [
  ["Web chat", "web"],
  ["Telegram", "telegram"],
  ["Zalo Bot", "zalo"],
  ["Zalo OA", "zalo_oa"],
  ["E-mail", "email"],
];

/** Cells of the table by the words at the beginning of their row. */
export async function readTable(): Promise<Map<string, string[]>> {
  const readme = await readFile(path.resolve(import.meta.dirname, "../../README.md"), "utf8");
  const lines = (readme.split("\n## ").find((part) => part.startsWith("Channels\n")) ?? "").split("\n");
  return new Map(
    lines
      .filter((line) => line.startsWith("|") && !line.startsWith("|---"))
      .map((line) => line.split("|").map((cell) => cell.trim()))
      .map(([, heading = "", ...cells]) => [heading, cells.slice(0, -1)]),
  );
}

/** A row's cells by channel. */
export function rowOf(
  table: ReadonlyMap<string, string[]>,
  heading: string,
): Map<ChannelName, string | undefined> {
  const cells = table.get(heading);
  if (cells === undefined) throw new Error(`no row "${heading}" in the README`);
  return new Map(COLUMNS.map(([, channel], place) => [channel, cells[place]]));
}
