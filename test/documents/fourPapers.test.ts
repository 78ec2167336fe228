import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { renderPdf } from "../../src/documents/renderPdf.ts";
import { fourPapers } from "./fourPapers.ts";
import { modelTexts } from "./modelTexts.ts";
import { skipped } from "../support/presentOrSkipped.ts";
import { isMissing } from "./missingProgram.ts";
import { missingJars, preflightProblems } from "./preflight.ts";
import { layoutText, readPdf, structureTexts } from "./readPdf.ts";
import { structureProblems } from "./structureProblems.ts";

const run = promisify(execFile);
const joined = (text: string) => text.replace(/\s+/gu, " ").trim();

const noQpdf = await isMissing("qpdf", ["--version"], "qpdf");
const noPreflight = (await isMissing("java", ["-version"], "default-jre-headless")) || isWithoutJars();
const noPoppler = await isMissing("pdftotext", ["-v"], "poppler-utils");

function isWithoutJars(): boolean {
  const missing = missingJars();
  if (missing.length > 0)
    skipped(`${missing.join(", ")} not found (packages libpdfbox2-java libjaxb-api-java libactivation-java)`);
  return missing.length > 0;
}

describe.each(fourPapers())("%s", { timeout: 120_000 }, (kind, model) => {
  let bytes: Uint8Array;
  let folder = "";
  let file = "";

  beforeAll(async () => {
    // The second document of a process is the one that lost letters once.
    await renderPdf(model);
    bytes = await renderPdf(model);
    folder = await mkdtemp(join(tmpdir(), "kiemtra-papers-"));
    file = join(folder, `${kind}.pdf`);
    await writeFile(file, bytes);
  }, 120_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it("keeps the rules of PDF/A-2b and PDF/UA-1 that a writer can break", async () => {
    expect(await structureProblems(bytes)).toEqual([]);
  });

  it("has the same bytes for the same model", async () => {
    expect(Buffer.from(await renderPdf(structuredClone(model))).equals(bytes)).toBe(true);
  });

  it("matches the golden layout", async () => {
    await expect(layoutText(await readPdf(bytes))).toMatchFileSnapshot(`../golden/documents/${kind}.txt`);
  });

  it("holds every text of the model verbatim, composed", async () => {
    const whole = structureTexts(await readPdf(bytes))
      .map(({ text }) => joined(text))
      .join("\n");
    expect(whole).toBe(whole.normalize("NFC"));
    for (const text of modelTexts(model)) expect(whole).toContain(joined(text));
  });

  it.skipIf(noQpdf)("is a clean file to qpdf", async () => {
    const { stdout } = await run("qpdf", ["--check", file]);
    expect(stdout).toContain("No syntax or stream encoding errors found");
  });

  it.skipIf(noPreflight)("is valid to Apache's validator, where PDF/A-1b asks for the same", async () => {
    expect(await preflightProblems(file)).toEqual([]);
  });

  describe.skipIf(noPoppler)("in millimetres, as another program sees it, against the decree", () => {
    let pages: Word[][];
    beforeAll(async () => {
      pages = wordsOf((await run("pdftotext", ["-bbox", file, "-"], { maxBuffer: 50_000_000 })).stdout);
    });

    /** The words of a line that begins so, on the first page that has it. */
    const line = (start: string): Line => {
      const first = joined(start).split(" ").slice(0, 3);
      for (const words of pages) {
        const at = words.findIndex((_, place) =>
          first.every((text, index) => words[place + index]?.text === text),
        );
        const head = words[at];
        if (head !== undefined)
          return lineOf(words.filter((word) => isLevel(word, head) && isNear(word, head, words)));
      }
      throw new Error(`no line begins with ${start}`);
    };

    /** With the room for the number, which a draft leaves blank. */
    const numberLine = (): Line => {
      const words = pages[0] ?? [];
      const start = words.find(({ text }) => text === "Số:");
      if (start === undefined) throw new Error("no number");
      return lineOf(
        words.filter((word) => isLevel(word, start) && word.right < line(model.head.nation).left),
      );
    };

    it("all text stands within 30 mm left, 20 mm right, 20 mm below (PL I, I.3)", () => {
      for (const words of pages) {
        const { width, height } = sizeOf(words);
        // Above the text only the page number and the mark of a draft; below it the code of the last page.
        const text = words.filter(
          (word) =>
            word.top >= MARGIN.top - TYPE_ROOM &&
            (words !== pages.at(-1) || word.top < height - MARGIN.bottom),
        );
        for (const word of text) {
          expect(word.left, word.text).toBeGreaterThanOrEqual(MARGIN.left - TOLERANCE);
          expect(word.right, word.text).toBeLessThanOrEqual(width - MARGIN.right + TOLERANCE);
          expect(word.bottom, word.text).toBeLessThanOrEqual(height - MARGIN.bottom + TYPE_ROOM);
        }
      }
    });

    it("pages are numbered from the second on, in the middle of the top margin (I.7)", () => {
      const numbers = pages.map((words) =>
        words.filter(
          (word) => /^\d+$/u.test(word.text) && word.bottom < MARGIN.top && word.right < A4.width * 0.6,
        ),
      );
      expect(numbers[0]).toEqual([]);
      expect(numbers[1]).toHaveLength(1);
      const [number] = numbers[1] ?? [];
      expect(centre(number)).toBeCloseTo((MARGIN.left + A4.width - MARGIN.right) / 2, 0);
    });

    it("Quốc hiệu and Tiêu ngữ stand at the right, the one centred below the other (II.1)", () => {
      const nation = line(model.head.nation);
      const motto = line(model.head.motto);
      expect(nation.left).toBeGreaterThan(A4.width / 2 - 15);
      expect(nation.right - nation.left).toBeCloseTo(88.3, 0);
      expect(motto.right - motto.left).toBeCloseTo(56.1, 0);
      expect(centre(motto)).toBeCloseTo(centre(nation), 1);
      expect(motto.top).toBeGreaterThan(nation.top);
      expect(motto.top - nation.top).toBeLessThan(7);
    });

    it("the issuer stands at the left, centred below its superior, the number below it (II.2, II.3)", () => {
      const [name = ""] = model.head.issuer;
      const issuer = line(name);
      const number = numberLine();
      expect(issuer.right).toBeLessThan(line(model.head.nation).left);
      const { parentAuthority } = model.head;
      if (parentAuthority !== null) {
        expect(centre(line(parentAuthority))).toBeCloseTo(centre(issuer), 1);
        expect(line(parentAuthority).top).toBeLessThan(issuer.top);
      }
      expect(centre(number)).toBeCloseTo(centre(issuer), 0);
      expect(number.top).toBeGreaterThan(issuer.top);
    });

    it("place and day stand level with the number, centred below Quốc hiệu (II.4)", () => {
      const { placeDateLine } = model.head;
      if (placeDateLine === null) {
        // Form 1.9: minutes say in their text when and where.
        expect(kind).toBe("inspection_minutes");
        return;
      }
      const place = line(placeDateLine);
      expect(place.top).toBeCloseTo(numberLine().top, 1);
      expect(centre(place)).toBeCloseTo(centre(line(model.head.nation)), 0);
    });

    it("kind and subject stand centred between the margins (II.5)", () => {
      const middle = (MARGIN.left + A4.width - MARGIN.right) / 2;
      expect(centre(line(model.documentType))).toBeCloseTo(middle, 0);
      expect(centre(line(model.subject))).toBeCloseTo(middle, 0);
    });

    it("first lines are indented by 1 to 1,27 cm, lines end at the right margin (II.6)", () => {
      const [opening] = model.opening;
      const text = opening?.type === "paragraph" ? opening.text : "";
      const first = line(text);
      expect(first.left - MARGIN.left).toBeGreaterThanOrEqual(10 - TOLERANCE);
      expect(first.left - MARGIN.left).toBeLessThanOrEqual(12.7 + TOLERANCE);
      const longest = Math.max(...(pages[0] ?? []).map(({ right }) => right));
      expect(longest).toBeCloseTo(A4.width - MARGIN.right, 0);
    });

    it("Nơi nhận stands at the left margin, the signer at the right, the name below the post (II.7, II.9)", () => {
      const recipients = line(`${model.recipients.label}:`);
      expect(recipients.left).toBeCloseTo(MARGIN.left, 0);
      const signer = model.signatures.at(-1);
      const [post = ""] = signer?.authority ?? [];
      const authority = line(post);
      const name = line(signer?.name ?? "");
      expect(centre(name)).toBeCloseTo(centre(authority), 0);
      // Room for the signature and the seal.
      expect(name.top - authority.bottom).toBeGreaterThan(20);
      expect(authority.left).toBeGreaterThan(A4.width / 2 - 15);
      if (model.signatures.length === 1) expect(Math.abs(recipients.top - authority.top)).toBeLessThan(2);
      else expect(recipients.top).toBeGreaterThan(name.top);
    });
  });
});

/** Millimetres from the top left corner of the page. */
interface Line {
  left: number;
  right: number;
  top: number;
  bottom: number;
}
type Word = Line & { text: string; page: { width: number; height: number } };

const MM = 25.4 / 72;
const A4 = { width: 210, height: 297 };
const MARGIN = { left: 30, right: 20, top: 20, bottom: 20 };
const TOLERANCE = 0.1;
/** A word's box is as tall as its type, taller than its line. */
const TYPE_ROOM = 1.5;
/** Words farther apart than this belong to different columns. */
const COLUMN_GAP = 8;

/** What `pdftotext -bbox` says, page by page. */
function wordsOf(xml: string): Word[][] {
  return xml
    .split("<page ")
    .slice(1)
    .map((page) => {
      const [, width = "", height = ""] = /^width="([\d.]+)" height="([\d.]+)"/u.exec(page) ?? [];
      return [
        ...page.matchAll(/<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)</gu),
      ].map(([, left, top, right, bottom, text = ""]) => ({
        left: Number(left) * MM,
        top: Number(top) * MM,
        right: Number(right) * MM,
        bottom: Number(bottom) * MM,
        text: text.replaceAll("&amp;", "&").replaceAll("&lt;", "<").replaceAll("&quot;", '"'),
        page: { width: Number(width) * MM, height: Number(height) * MM },
      }));
    });
}

function sizeOf(words: readonly Word[]): { width: number; height: number } {
  return words[0]?.page ?? A4;
}

function isLevel(word: Word, head: Word): boolean {
  return Math.abs(word.bottom - head.bottom) < 1;
}

/** In the same column: no gap wider than a stretched space lies between. */
function isNear(word: Word, head: Word, words: readonly Word[]): boolean {
  const between = words
    .filter((other) => isLevel(other, head) && other.left >= head.left && other.left <= word.left)
    .sort((a, b) => a.left - b.left);
  return (
    word.left >= head.left &&
    between.every((other, index) => index === 0 || other.left - (between[index - 1]?.right ?? 0) < COLUMN_GAP)
  );
}

function lineOf(words: readonly Word[]): Line {
  return {
    left: Math.min(...words.map(({ left }) => left)),
    right: Math.max(...words.map(({ right }) => right)),
    top: Math.min(...words.map(({ top }) => top)),
    bottom: Math.max(...words.map(({ bottom }) => bottom)),
  };
}

function centre(line: Line | undefined): number {
  return line === undefined ? Number.NaN : (line.left + line.right) / 2;
}
