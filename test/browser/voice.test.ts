import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { webWorld, type WebWorld } from "../http/webWorld.ts";
import { closePages, DESKTOP, enrol, PHONE, picture, sharedBrowser, until, violations } from "./browser.ts";
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

const OWN_FILES = `fetch("/api/chat/messages?after=0").then((response) => response.json())
  .then((messages) => messages.filter(({ from }) => from === "me").map(({ file }) => file?.mime))`;

describe("a voice message", () => {
  it("is recorded, sent as sound and played in place", async () => {
    const page = await enrol(world, browser, "Nguyễn Thị Sáu", PHONE);
    await page.getByRole("button", { name: "Ghi âm", exact: true }).click();
    await page.getByText("Đang ghi âm 0:01").waitFor();
    await picture(page, "phone-19-recording");
    expect(await violations(page)).toEqual([]);
    await page.getByRole("button", { name: "Gửi bản ghi âm" }).click();
    await page.getByText("Đã nhận tệp.").waitFor();
    expect(await page.evaluate(OWN_FILES)).toEqual(["audio/webm"]);
    await until(page, "document.querySelector('audio').readyState > 0");
    await page.evaluate("void document.querySelector('audio').play()");
    await until(page, "document.querySelector('audio').currentTime > 0");
    await until(page, "document.getAnimations().length === 0");
    await picture(page, "phone-20-voice");
    expect(await violations(page)).toEqual([]);
    await page.context().close();
  });

  it("is discarded, with the keyboard alone, and the microphone let go", async () => {
    const page = await enrol(world, browser, "Lò Văn Pán", DESKTOP);
    await page.evaluate(`(() => {
      const real = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
      navigator.mediaDevices.getUserMedia = async (...rest) => (window.line = await real(...rest));
    })()`);
    await page.locator("#input").focus();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.getByText("Đang ghi âm").waitFor();
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Ghi âm", exact: true }).waitFor();
    expect(await page.evaluate("document.activeElement.id")).toBe("record");
    expect(await page.evaluate("window.line.getTracks().map((track) => track.readyState)")).toEqual([
      "ended",
    ]);
    expect(await page.evaluate(OWN_FILES)).toEqual([]);
    await page.context().close();
  });

  it("is not recorded without permission, and the page says what to do", async () => {
    const page = await enrol(world, browser, "Cao Thị Én", PHONE);
    await page.evaluate(
      `navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException("no", "NotAllowedError"))`,
    );
    await page.getByRole("button", { name: "Ghi âm", exact: true }).click();
    await page.getByText("Chưa ghi âm được.").waitFor();
    expect(await violations(page)).toEqual([]);
    await page.context().close();
  });
});
