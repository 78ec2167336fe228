import { execFile, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { chromium, type Page } from "playwright-core";
import sharp from "sharp";
import { parse } from "yaml";
import { dialogueSchema, type DialogueStep } from "../src/demo/dialogue.ts";
import { DEMO_FOLDER } from "../src/demo/loadDemo.ts";

// Draws docs/chat-and-report.png: the demo's chat on a phone at one of its questions, and the first page of
// the report that the demo ends with. Both are the real thing; needs chromium and poppler, like the tests.

const ROOT = join(import.meta.dirname, "..");
const PICTURE = join(ROOT, "docs/chat-and-report.png");
const CHROMIUM = process.env["CHROMIUM"] ?? "/usr/bin/chromium";
const PHONE = { width: 393, height: 742 };
/** Of the person whose chat is shown, and what the bot asks when the picture is taken. */
const WHO = "procedures";
const ASKED = "Câu 12/26.";
const SCALE = 2;
const GAP = 24;
const PAPER_EDGE = { r: 190, g: 196, b: 194 };

const run = promisify(execFile);
const folder = await mkdtemp(join(tmpdir(), "kiemtra-picture-"));
try {
  await compose(await chat(), await firstPage());
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function firstPage(): Promise<Buffer> {
  await run(process.execPath, [join(ROOT, "src/cli/demo.ts"), "--out", folder], { cwd: ROOT });
  const page = join(folder, "page");
  const size = ["-scale-to-x", "-1", "-scale-to-y", String(PHONE.height * SCALE)];
  await run("pdftoppm", ["-png", "-singlefile", ...size, join(folder, "bao-cao.pdf"), page]);
  return readFile(`${page}.png`);
}

async function chat(): Promise<Buffer> {
  const service = spawn(process.execPath, [join(ROOT, "src/main.ts")], {
    cwd: ROOT,
    env: { PATH: process.env["PATH"], HOME: process.env["HOME"], DATA_DIR: join(folder, "data"), PORT: "0" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(service, "exit");
  try {
    const link = await personalLink(service);
    const browser = await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox"] });
    try {
      const context = await browser.newContext({
        viewport: PHONE,
        deviceScaleFactor: SCALE,
        isMobile: true,
        hasTouch: true,
        locale: "vi-VN",
        timezoneId: "Asia/Ho_Chi_Minh",
        // Not in the middle of fading in.
        reducedMotion: "reduce",
      });
      const page = await context.newPage();
      await page.goto(link);
      for (const step of await stepsUpTo(ASKED)) await take(page, step);
      await newest(page, ASKED).waitFor();
      await page.locator("#pending:not(:has(article))").waitFor({ state: "attached" });
      return await page.screenshot();
    } finally {
      await browser.close();
    }
  } finally {
    service.kill("SIGTERM");
    await ended;
  }
}

/** The link that `npm start` prints for the person. */
async function personalLink(service: ChildProcess): Promise<string> {
  if (service.stdout === null) throw new Error("the service has no output");
  let person = "";
  for await (const line of createInterface({ input: service.stdout })) {
    const link = /https?:\S+\/i\/\S+/.exec(line)?.[0];
    if (link !== undefined && person.includes(WHO)) return link;
    person = line;
  }
  throw new Error(`the service printed no link for ${WHO}`);
}

async function stepsUpTo(asked: string): Promise<DialogueStep[]> {
  const { people } = dialogueSchema.parse(parse(await readFile(join(DEMO_FOLDER, "dialogue.yaml"), "utf8")));
  const steps = people.find(({ who }) => who === WHO)?.steps ?? [];
  const end = steps.findIndex((step) => step.asked.startsWith(asked));
  if (end < 0) throw new Error(`the demo asks nobody ${asked}`);
  return steps.slice(0, end);
}

async function take(page: Page, step: DialogueStep): Promise<void> {
  await newest(page, step.asked).waitFor();
  if ("says" in step) {
    await page.locator("#input").fill(step.says);
    await page.locator("#send").click();
  } else {
    await page.locator("#log").getByRole("button", { name: step.presses, exact: true }).last().click();
  }
}

/** The bot's message behind everything that the person has said. */
function newest(page: Page, text: string) {
  return page.locator("#log article.bot:not(:has(~ article.me))").filter({ hasText: text }).last();
}

async function compose(left: Buffer, right: Buffer): Promise<void> {
  const page = await sharp(right)
    .extend({ top: 1, bottom: 1, left: 1, right: 1, background: PAPER_EDGE })
    .toBuffer({ resolveWithObject: true });
  const width = PHONE.width * SCALE + GAP + page.info.width;
  await sharp({ create: { width, height: page.info.height, channels: 3, background: "white" } })
    .composite([
      { input: left, left: 0, top: 1 },
      { input: page.data, left: PHONE.width * SCALE + GAP, top: 0 },
    ])
    .png({ palette: true, colours: 64 })
    .toFile(PICTURE);
}
