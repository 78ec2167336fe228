import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { PDFDocument } from "@cantoo/pdf-lib";
import sharp from "sharp";
import { z } from "zod";
import { EXECUTABLE } from "../test/browser/browser.ts";
import { benchReport, PHOTO_SIZE, PHOTOS } from "./documents/content.ts";
import { ENGINES, type EngineName } from "./documents/engines.ts";
import { memoryMbOfTree } from "./support/processCpu.ts";
import { median, rounded } from "./support/statistics.ts";

const ROUNDS = 2;
const RUNS_A_ROUND = 5;
const LOOK_EVERY_MS = 100;
const MIB = 1024 * 1024;
const RUN_ENGINE = fileURLToPath(new URL("documents/runEngine.ts", import.meta.url));

export interface EngineFigures {
  pages: number;
  /** The first report of a process: fonts are opened and the code is cold. Median of the rounds. */
  firstMs: number;
  /** Wall time of a report when the process is warm: median of all runs, and the best. */
  warmMs: number;
  bestMs: number;
  /** CPU time of the same, child processes included. */
  cpuMs: number;
  /** Most memory (PSS) of the process and its children at any look. */
  peakMb: number;
  fileMb: number;
}

export interface DocumentFigures {
  report: { tables: number; photos: number; photoMb: number; runs: number };
  engines: Partial<Record<EngineName, EngineFigures>>;
  /** How many times our time each other engine takes for a warm report. */
  timesOurs: Partial<Record<EngineName, { wall: number; best: number; cpu: number }>>;
  left: { engine: EngineName; reason: string }[];
}

const outcome = z.object({
  firstMs: z.number(),
  wallMs: z.array(z.number()),
  cpuMs: z.array(z.number()),
  bytes: z.number(),
});
type Outcome = z.infer<typeof outcome> & { peakMb: number };

/** The same report drawn by us and by others, interleaved, each in a process of its own. */
export async function measureDocuments(): Promise<DocumentFigures> {
  const folder = await mkdtemp(join(tmpdir(), "kiemtra-bench-"));
  try {
    const photoBytes = await writePhotos(folder);
    const left: DocumentFigures["left"] = existsSync(EXECUTABLE)
      ? []
      : [{ engine: "chromium", reason: `there is no ${EXECUTABLE} (CHROMIUM names another)` }];
    const names = engineNames().filter((name) => !left.some(({ engine }) => engine === name));
    const outcomes = new Map<EngineName, Outcome[]>(names.map((name) => [name, []]));
    for (let round = 0; round < ROUNDS; round += 1)
      for (const name of names) outcomes.get(name)?.push(await runEngine(name, folder));
    const engines: DocumentFigures["engines"] = {};
    for (const [name, rounds] of outcomes) engines[name] = await figuresOf(name, rounds, folder);
    return {
      report: {
        tables: benchReport([]).parts.reduce((sum, { tables }) => sum + tables.length, 0),
        photos: PHOTOS,
        photoMb: rounded(photoBytes / PHOTOS / MIB),
        runs: ROUNDS * RUNS_A_ROUND,
      },
      engines,
      timesOurs: comparison(engines),
      left,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function comparison(engines: DocumentFigures["engines"]): DocumentFigures["timesOurs"] {
  const { kiemtra, ...others } = engines;
  if (kiemtra === undefined) return {};
  return Object.fromEntries(
    Object.entries(others).map(([name, { warmMs, bestMs, cpuMs }]) => [
      name,
      {
        wall: rounded(warmMs / kiemtra.warmMs, 1),
        best: rounded(bestMs / kiemtra.bestMs, 1),
        cpu: rounded(cpuMs / kiemtra.cpuMs, 1),
      },
    ]),
  );
}

function engineNames(): EngineName[] {
  return Object.keys(ENGINES).filter((name): name is EngineName => name in ENGINES);
}

/** Photos with the grain of a camera, so that they are as large as photos are. */
async function writePhotos(folder: string): Promise<number> {
  let bytes = 0;
  for (let index = 0; index < PHOTOS; index += 1) {
    const photo = await sharp({
      create: {
        ...PHOTO_SIZE,
        channels: 3,
        background: "#888",
        noise: { type: "gaussian", mean: 128, sigma: 24 },
      },
    })
      .jpeg({ quality: 72 })
      .toBuffer();
    bytes += photo.length;
    await writeFile(join(folder, `photo-${String(index).padStart(2, "0")}.jpg`), photo);
  }
  return bytes;
}

function runEngine(name: EngineName, folder: string): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    let peakMb = 0;
    const child = execFile(
      process.execPath,
      [RUN_ENGINE, name, String(RUNS_A_ROUND), folder],
      (error, stdout) => {
        clearInterval(timer);
        if (error === null) resolve({ ...outcome.parse(JSON.parse(stdout)), peakMb });
        else reject(error);
      },
    );
    const timer = setInterval(() => {
      if (child.pid !== undefined) peakMb = Math.max(peakMb, memoryMbOfTree(child.pid));
    }, LOOK_EVERY_MS);
  });
}

async function figuresOf(
  name: EngineName,
  rounds: readonly Outcome[],
  folder: string,
): Promise<EngineFigures> {
  const file = await PDFDocument.load(await readFile(join(folder, `${name}.pdf`)));
  return {
    pages: file.getPageCount(),
    firstMs: rounded(median(rounds.map(({ firstMs }) => firstMs)), 0),
    warmMs: rounded(median(rounds.flatMap(({ wallMs }) => wallMs)), 0),
    bestMs: rounded(Math.min(...rounds.flatMap(({ wallMs }) => wallMs)), 0),
    cpuMs: rounded(median(rounds.flatMap(({ cpuMs }) => cpuMs)), 0),
    peakMb: rounded(Math.max(...rounds.map(({ peakMb }) => peakMb)), 0),
    fileMb: rounded((rounds[0]?.bytes ?? 0) / MIB, 1),
  };
}
