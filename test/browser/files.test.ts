import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { photo } from "../support/bytes.ts";
import { webWorld, type WebWorld } from "../http/webWorld.ts";
import {
  closePages,
  DESKTOP,
  enrol,
  PHONE,
  picture,
  say,
  sharedBrowser,
  until,
  violations,
} from "./browser.ts";
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

const PHOTOS = await Promise.all([1, 2, 3].map((seed) => photo({ seed })));

/** Photos by these names, as a file chooser gives them. */
function chosen(...names: string[]) {
  return names.map((name, place) => ({
    name,
    mimeType: "image/jpeg",
    buffer: PHOTOS[place % PHOTOS.length] ?? Buffer.of(),
  }));
}

/** What the person has sent, as the server has it: names of files and texts, in order. */
async function accepted(page: Page): Promise<string[]> {
  const messages: { from: string; text: string; file?: { name: string } }[] = await page.evaluate(
    "fetch('/api/chat/messages?after=0').then((response) => response.json())",
  );
  return messages.filter(({ from }) => from === "me").map(({ file, text }) => file?.name ?? text);
}

async function allSent(page: Page): Promise<void> {
  await page.locator("#pending:not(:has(article))").waitFor({ state: "attached" });
}

/** Hands files to the page as a paste or a drop does. */
function handOver(page: Page, how: "paste" | "drop", names: string[]): Promise<void> {
  return page.evaluate(`(() => {
    const data = new DataTransfer();
    for (const name of ${JSON.stringify(names)}) {
      const bytes = Uint8Array.from(atob("${(PHOTOS[0] ?? Buffer.of()).toString("base64")}"), (c) => c.charCodeAt(0));
      data.items.add(new File([bytes], name, { type: "image/jpeg" }));
    }
    if (${JSON.stringify(how)} === "paste") {
      const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
      document.getElementById("input").dispatchEvent(event);
      return;
    }
    const init = { dataTransfer: data, bubbles: true, cancelable: true };
    document.getElementById("log").dispatchEvent(new DragEvent("dragover", init));
    document.getElementById("log").dispatchEvent(new DragEvent("drop", init));
  })()`);
}

describe("photos and files", () => {
  it("one tap opens the camera of a phone, which gives way to the digits while one types", async () => {
    const page = await enrol(world, browser, "Nông Văn Thắng", PHONE);
    const camera = page.getByRole("button", { name: "Chụp ảnh" });
    const [chooser] = await Promise.all([page.waitForEvent("filechooser"), camera.click()]);
    expect(await chooser.element().getAttribute("capture")).toBe("environment");
    await chooser.setFiles(chosen("bang-niem-yet.jpg"));
    await page.getByText("Đã nhận ảnh.").waitFor();
    await until(page, "document.getAnimations().length === 0");
    await picture(page, "phone-10-camera");
    expect(await violations(page)).toEqual([]);
    const digits = page.getByRole("button", { name: "123, bàn phím số" });
    expect(await digits.isVisible()).toBe(false);
    await page.locator("#input").click();
    await digits.waitFor();
    expect(await camera.isVisible()).toBe(false);
    await digits.click();
    expect(await page.locator("#input").getAttribute("inputmode")).toBe("decimal");
    await picture(page, "phone-11-digits");
    await page.context().close();
  });

  it("several files at once arrive in the order in which they were chosen", async () => {
    const page = await enrol(world, browser, "Hoàng Thị Ngọc", PHONE);
    const [chooser] = await Promise.all([
      page.waitForEvent("filechooser"),
      page.getByRole("button", { name: "Gửi ảnh hoặc tệp" }).click(),
    ]);
    expect(chooser.isMultiple()).toBe(true);
    await chooser.setFiles(chosen("1.jpg", "2.jpg", "3.jpg"));
    await say(page, "ba ảnh");
    await page.getByText("✓ Đã lưu: ba ảnh").waitFor();
    expect(await accepted(page)).toEqual(["1.jpg", "2.jpg", "3.jpg", "ba ảnh"]);
    await page.context().close();
  });

  it("photos taken without a network survive a reload, and arrive in order with what was typed", async () => {
    const page = await enrol(world, browser, "Lục Văn Pảo", PHONE);
    await page.evaluate("navigator.serviceWorker.ready.then(() => true)");
    await page.context().setOffline(true);
    await page.setInputFiles("#photo", chosen("truoc.jpg"));
    await say(page, "bảng niêm yết");
    await page.setInputFiles("#photo", chosen("sau.jpg"));
    await page.locator(".pending").nth(2).waitFor();
    await page.reload();
    await page.locator(".pending.waiting").nth(2).waitFor();
    await picture(page, "phone-12-photos-offline");
    expect(await violations(page)).toEqual([]);
    await page.context().setOffline(false);
    await allSent(page);
    expect(await accepted(page)).toEqual(["truoc.jpg", "bảng niêm yết", "sau.jpg"]);
    await page.context().close();
  });

  it("a large photo keeps its place before what is typed while it is made smaller", async () => {
    const page = await enrol(world, browser, "Vi Thị Ón", PHONE);
    await page.evaluate(`(() => {
      const real = window.createImageBitmap;
      window.go = null;
      window.createImageBitmap = async (...rest) => {
        await new Promise((resolve) => { window.go = resolve; });
        return real(...rest);
      };
    })()`);
    const large = Buffer.concat([PHOTOS[0] ?? Buffer.of(), Buffer.alloc(2_000_000)]);
    await page.setInputFiles("#photo", { name: "lon.jpg", mimeType: "image/jpeg", buffer: large });
    await say(page, "sau ảnh");
    await until(page, "window.go");
    expect(await accepted(page)).toEqual([]);
    await page.evaluate("window.go()");
    await page.getByText("✓ Đã lưu: sau ảnh").waitFor();
    expect(await accepted(page)).toEqual(["lon.jpg", "sau ảnh"]);
    await page.context().close();
  });

  it("files are pasted and dropped, with a word where to drop them", async () => {
    const page = await enrol(world, browser, "Trịnh Văn Lâm", DESKTOP);
    await handOver(page, "paste", ["dan-1.jpg", "dan-2.jpg"]);
    await allSent(page);
    await handOver(page, "drop", ["tha-1.jpg", "tha-2.jpg"]);
    await allSent(page);
    expect(await accepted(page)).toEqual(["dan-1.jpg", "dan-2.jpg", "tha-1.jpg", "tha-2.jpg"]);
    await page.evaluate(`(() => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(["x"], "x.txt"));
      document.body.dispatchEvent(new DragEvent("dragover", { dataTransfer, bubbles: true, cancelable: true }));
    })()`);
    await page.getByText("Thả ảnh hoặc tệp vào đây để gửi").waitFor();
    await picture(page, "desktop-13-drop");
    expect(await violations(page)).toEqual([]);
    await page.context().close();
  });

  it("says how much of a file has left", async () => {
    const page = await enrol(world, browser, "Phùng Thị Hà", PHONE);
    const network = await page.context().newCDPSession(page);
    await network.send("Network.enable");
    await network.send("Network.emulateNetworkConditions", {
      offline: false,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput: 40_000,
    });
    const slow = Buffer.concat([PHOTOS[0] ?? Buffer.of(), Buffer.alloc(400_000)]);
    await page.setInputFiles("#file", { name: "cham.jpg", mimeType: "image/jpeg", buffer: slow });
    await page.getByText(/^Đang gửi, [1-9]\d? %$/).waitFor();
    await picture(page, "phone-14-progress");
    expect(await violations(page)).toEqual([]);
    await page.getByText("Đã nhận ảnh.").waitFor();
    await page.context().close();
  });

  it("a file that is no longer on the phone is named, and can be discarded", async () => {
    const page = await enrol(world, browser, "Lê Thị Thơm", PHONE);
    await page.evaluate("navigator.serviceWorker.ready.then(() => true)");
    await page.context().setOffline(true);
    await page.setInputFiles("#photo", chosen("mat.jpg"));
    await page.locator(".pending.waiting").waitFor();
    await page.evaluate(`new Promise((resolve) => {
      indexedDB.open("kiemtra").onsuccess = ({ target: { result } }) => {
        const clear = result.transaction("files", "readwrite").objectStore("files").clear();
        clear.onsuccess = () => { result.close(); resolve(true); };
      };
    })`);
    await page.evaluate(`(() => {
      const key = Object.keys(localStorage).find((name) => name.startsWith("kiemtra.outbox."));
      const [item] = JSON.parse(localStorage.getItem(key));
      localStorage.setItem(key, JSON.stringify([{ ...item, at: item.at - 3_600_000 }]));
    })()`);
    await page.reload();
    await page.context().setOffline(false);
    await page.getByText("Tệp này không còn trên máy.").waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole("button", { name: "Bỏ tin này" }).click();
    await allSent(page);
    await page.context().close();
  });
});
