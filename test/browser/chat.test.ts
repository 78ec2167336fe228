import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { webWorld, type WebWorld } from "../http/webWorld.ts";
import { closePages, DESKTOP, enrol, PHONE, picture, sharedBrowser } from "./browser.ts";
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

describe.each([
  ["phone", PHONE],
  ["phone-dark", { ...PHONE, colorScheme: "dark" as const }],
  ["desktop", DESKTOP],
])("on a %s", (device, options) => {
  it("a member is greeted, answers by button and by text", async () => {
    const page = await enrol(world, browser, "Nguyễn Thị Lan", options);
    await picture(page, `${device}-1-greeting`);
    await page.getByRole("button", { name: "Đúng, bắt đầu" }).click();
    await page.getByText("Câu 9/20.").waitFor();
    await picture(page, `${device}-2-question`);
    await page.getByLabel("Tin nhắn", { exact: true }).fill("710");
    await page.getByRole("button", { name: "Gửi", exact: true }).click();
    await page.getByText("✓ Đã lưu: 710").waitFor();
    await picture(page, `${device}-3-answered`);
    const sideways = await page.evaluate("document.documentElement.scrollWidth > innerWidth");
    expect(sideways).toBe(false);
    await page.context().close();
  });
});
