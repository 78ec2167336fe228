import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import { chromium, type Browser, type BrowserContextOptions, type Page } from "playwright-core";
import type { WebWorld } from "../http/webWorld.ts";

/** Debian's path; no browser of our own is downloaded. */
export const EXECUTABLE = process.env["CHROMIUM"] ?? "/usr/bin/chromium";

const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // A microphone that hums, and a person who allows it.
  "--use-fake-device-for-media-stream",
  "--use-fake-ui-for-media-stream",
];

export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: EXECUTABLE, args: ARGUMENTS, headless: true });
}

let shared: Promise<Browser> | undefined;

/** The one browser of the files that run in this process, with which it ends. */
export function sharedBrowser(): Promise<Browser> {
  return (shared ??= launch());
}

/** At the end of a file: nothing of its pages goes on beside the next one's. */
export async function closePages(browser: Browser): Promise<void> {
  await Promise.all(browser.contexts().map((context) => context.close()));
}

export const PHONE: BrowserContextOptions = {
  viewport: { width: 320, height: 568 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
  locale: "vi-VN",
  timezoneId: "Asia/Ho_Chi_Minh",
};

export const DESKTOP: BrowserContextOptions = {
  viewport: { width: 1280, height: 800 },
  locale: "vi-VN",
  timezoneId: "Asia/Ho_Chi_Minh",
};

/** A new member's page, greeted; close its context at the end. */
export async function enrol(
  world: WebWorld,
  browser: Browser,
  name: string,
  options: BrowserContextOptions,
  locale = "vi",
): Promise<Page> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.on("pageerror", (error) => console.error(error));
  await page.goto(`${world.url}/i/${await world.invite(await world.person(name, locale))}`);
  await page.getByText("Chào đồng chí").waitFor();
  return page;
}

/** Buttons under a message. */
export const keyboard = (...labels: string[]) => ({
  inline_keyboard: labels.map((text) => [{ text, callback_data: text }]),
});

/** Types and sends; does not wait for anything. */
export async function say(page: Page, text: string): Promise<void> {
  const input = page.locator("#input");
  await input.fill(text);
  await input.press("Enter");
}

/**
 * Waits until an expression holds in the page. Playwright's own `waitForFunction` evaluates inside
 * the page, which the page's content security policy forbids.
 */
export async function until(page: Page, expression: string): Promise<void> {
  while (!(await page.evaluate(`Boolean(${expression})`))) await page.waitForTimeout(50);
}

/** Pictures to be looked at, when SCREENSHOTS names a folder. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env["SCREENSHOTS"];
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: `${folder}/${name}.png` });
}

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Rules broken, with the elements, by WCAG 2.2 A and AA and axe's best practices. */
export async function violations(page: Page): Promise<string[]> {
  // Through the protocol, not as a script of the page: its policy forbids those.
  await page.evaluate(AXE);
  const results: AxeResults = await page.evaluate("axe.run(document)");
  return results.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
}
