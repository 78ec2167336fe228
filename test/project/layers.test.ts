import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

const SRC = path.resolve(import.meta.dirname, "../../src");

/** The floor of each room of src: it imports only from floors below it, and from itself. */
const FLOORS: Readonly<Record<string, number>> = {
  domain: 0,
  clock: 1,
  files: 1,
  i18n: 1,
  observe: 1,
  db: 2,
  jobs: 3,
  messaging: 4,
  policies: 5,
  documents: 5,
  usecases: 6,
  channels: 7,
  config: 9,
  bot: 8,
  http: 8,
  backup: 8,
};
/** It knows everything: what starts the others, and the operator's tool. */
const TOP = new Set(["main", "service", "cli", "demo"]);
/** Below, and still none of its business: a flow asks for no channel, only for what it can show. */
const FOREIGN = new Set(["bot -> channels", "documents -> db", "documents -> messaging"]);

/** Files that know each other as one: a graph of objects. */
const TOGETHER = [/^domain\/form\/session\//];

const files = readdirSync(SRC, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts") && !file.endsWith(".d.ts") && !file.startsWith("db/generated/"))
  .sort();
/** What each file imports from src, type-only imports included. */
const imports = new Map(
  files.map((file) => {
    const found = readFileSync(path.join(SRC, file), "utf8").matchAll(
      /\bfrom "(\.{1,2}\/[^"]+)"|\bimport\("(\.[^"]+)"\)/g,
    );
    const targets = [...found].map(([, from, dynamic = ""]) =>
      path.join(path.dirname(file), from ?? dynamic),
    );
    return [file, targets.filter((target) => imported(target))] as const;
  }),
);

function imported(target: string): boolean {
  return target.endsWith(".ts") && !target.startsWith("..");
}

const roomOf = (file: string) => file.split("/")[0]?.replace(/\.ts$/, "") ?? "";

describe("the house", () => {
  it("has a floor for every room", () => {
    expect([...new Set(files.map(roomOf))].filter((room) => !(room in FLOORS) && !TOP.has(room))).toEqual([]);
  });

  it("has no import upwards, nor to the room next door", () => {
    const wrong = [...imports].flatMap(([file, targets]) =>
      targets
        .filter((target) => !mayImport(roomOf(file), roomOf(target)))
        .map((target) => `${file} -> ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  it("has no circle of files, not even one of types", () => {
    expect(
      circles().filter((circle) => !TOGETHER.some((room) => circle.every((file) => room.test(file)))),
    ).toEqual([]);
  });
});

function mayImport(from: string, to: string): boolean {
  if (from === to || TOP.has(from)) return true;
  const [above, below] = [FLOORS[from], FLOORS[to]];
  return above !== undefined && below !== undefined && below < above && !FOREIGN.has(`${from} -> ${to}`);
}

/** Strongly connected components of more than one file (Tarjan 1972). */
function circles(): string[][] {
  const found: string[][] = [];
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const open: string[] = [];
  const visit = (file: string): number => {
    order.set(file, order.size);
    let low = order.get(file) ?? 0;
    open.push(file);
    for (const target of imports.get(file) ?? []) {
      if (!order.has(target)) low = Math.min(low, visit(target));
      else if (open.includes(target)) low = Math.min(low, order.get(target) ?? low);
    }
    lowest.set(file, low);
    if (low === order.get(file)) {
      const circle = open.splice(open.indexOf(file));
      if (circle.length > 1) found.push(circle.sort());
    }
    return low;
  };
  for (const file of files) if (!order.has(file)) visit(file);
  return found;
}
