import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PDFDocument } from "@cantoo/pdf-lib";
import { webWorld, type WebWorld } from "../http/webWorld.ts";
import { closePages, DESKTOP, enrol, PHONE, picture, sharedBrowser, until, violations } from "./browser.ts";
import { jpeg } from "./jpeg.ts";
import { surveyFlow } from "./surveyFlow.ts";

let world: WebWorld;
let browser: Browser;
beforeAll(async () => {
  world = await webWorld({ flow: surveyFlow });
  browser = await sharedBrowser();
});
afterAll(async () => {
  await closePages(browser);
  await world.close();
});

/** A PDF as any office program writes it: a line of text and a black bar on each page. */
async function pdf(...lines: string[]): Promise<Buffer> {
  const document = await PDFDocument.create();
  for (const line of lines) {
    const page = document.addPage([595, 842]);
    page.drawText(line, { x: 72, y: 760, size: 14 });
    page.drawRectangle({ x: 100, y: 400, width: 300, height: 100 });
  }
  return Buffer.from(await document.save());
}

async function sendFile(name: string, file: string, bytes: Buffer): Promise<void> {
  const account = await world.db.prisma.channelAccount.findFirstOrThrow({
    where: { person: { fullName: name } },
  });
  const id = await world.document(file, bytes);
  world.readable.add(`${account.personId}:${id}`);
  await world.say(account.id, "sendDocument", { document: `file:${id}`, caption: "Dự thảo" });
}

/** Share of dark points of the first page's picture. */
async function darkness(page: Page): Promise<number> {
  return page.evaluate(`(() => {
    const canvas = document.querySelector(".page canvas");
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    let dark = 0;
    for (let at = 0; at < data.length; at += 4) if (data[at + 3] > 0 && data[at] < 64) dark += 1;
    return dark / (data.length / 4);
  })()`);
}

describe.each([
  ["phone", PHONE],
  ["phone-dark", { ...PHONE, colorScheme: "dark" as const }],
  ["desktop", DESKTOP],
])("on a %s", (device, options) => {
  it("a PDF opens in place, with its pages drawn and readable, and closes again", async () => {
    const name = `Dương Văn Khải ${device}`;
    const page = await enrol(world, browser, name, options);
    await sendFile(name, "Báo cáo.pdf", await pdf("Ket qua kiem tra", "Trang hai", "Trang ba"));
    const open = page.getByRole("link", { name: "Mở: Báo cáo.pdf" });
    await open.click();
    await page.getByRole("heading", { name: "Báo cáo.pdf" }).waitFor();
    await page.locator(".page canvas").first().waitFor();
    // The bar is 300 × 100 of 595 × 842 points.
    expect(await darkness(page)).toBeGreaterThan(0.05);
    expect(await page.locator("section.page").count()).toBe(3);
    await page.getByRole("region", { name: "Trang 1/3" }).getByText("Ket qua kiem tra").waitFor();
    await page.getByRole("region", { name: "Trang 3/3" }).getByText("Trang ba").waitFor();
    await picture(page, `${device}-viewer`);
    expect(await violations(page)).toEqual([]);
    const sideways =
      "document.getElementById('viewer-pages').scrollWidth > document.getElementById('viewer-pages').clientWidth";
    expect(await page.evaluate(sideways)).toBe(false);
    await page.getByRole("button", { name: "Phóng to" }).click();
    await page.getByRole("button", { name: "Phóng to" }).click();
    expect(await page.evaluate("document.querySelector('.page').clientWidth > 550")).toBe(true);
    await page.keyboard.press("Escape");
    await page.locator("#viewer").waitFor({ state: "hidden" });
    expect(await page.evaluate("document.activeElement.getAttribute('aria-label')")).toBe("Mở: Báo cáo.pdf");
    expect(await page.evaluate("location.pathname")).toBe("/chat");
    await page.context().close();
  });
});

it("what is no PDF says so, with the ways that are left", async () => {
  const page = await enrol(world, browser, "Hứa Thị Ngân", PHONE);
  await sendFile("Hứa Thị Ngân", "hỏng.pdf", Buffer.from("%PDF-1.7\n%âãÏÓ\n"));
  await page.getByRole("link", { name: "Mở: hỏng.pdf" }).click();
  await page.getByText("Chưa mở được tệp tại đây.").waitFor();
  await page.getByRole("link", { name: "Mở trong thẻ mới" }).waitFor();
  await page.context().close();
});

it("a photo opens in place", async () => {
  const page = await enrol(world, browser, "Chu Văn Lộc", PHONE);
  await page.setInputFiles("#file", {
    name: "ảnh.jpg",
    mimeType: "image/jpeg",
    buffer: await jpeg(page, 640, 480),
  });
  await page.getByText("Đã nhận ảnh.").waitFor();
  await page.getByRole("link", { name: "Ảnh đã gửi" }).click();
  await until(page, "document.querySelector('img.page')?.complete");
  await page.getByRole("button", { name: "Đóng" }).click();
  await page.locator("#viewer").waitFor({ state: "hidden" });
  await page.context().close();
});
