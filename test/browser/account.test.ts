import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
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

const TITLE = "Kiểm tra cải cách hành chính";

async function account(fullName: string): Promise<number> {
  const found = await world.db.prisma.channelAccount.findFirstOrThrow({ where: { person: { fullName } } });
  return found.id;
}

const AFTER_LINE = "document.querySelector('.unread').nextElementSibling.textContent";

/** The person looks elsewhere, or comes back. */
async function look(page: Page, away: boolean): Promise<void> {
  await page.evaluate(`(() => {
    Object.defineProperty(document, "hidden", { value: ${away}, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
  })()`);
}

describe("unread messages", () => {
  it("are counted in the title while nobody looks, and marked in the list until answered", async () => {
    const page = await enrol(world, browser, "Ma Thị Dung", PHONE);
    const id = await account("Ma Thị Dung");
    expect(await page.title()).toBe(TITLE);
    await look(page, true);
    await world.say(id, "sendMessage", { text: "tin một" });
    await world.say(id, "sendMessage", { text: "tin hai" });
    await page.getByText("tin hai").waitFor();
    expect(await page.title()).toBe(`(2) ${TITLE}`);
    await look(page, false);
    expect(await page.title()).toBe(TITLE);
    const line = page.getByText("Tin chưa đọc");
    expect(await page.evaluate(AFTER_LINE)).toContain("tin một");
    await until(page, "document.getAnimations().length === 0");
    await picture(page, "phone-15-unread");
    expect(await violations(page)).toEqual([]);
    await say(page, "đã đọc");
    await page.getByText("✓ Đã lưu: đã đọc").waitFor();
    expect(await line.count()).toBe(0);
    await page.context().close();
  });

  it("that came while the page was closed are marked when it opens, and read by scrolling to the end", async () => {
    const page = await enrol(world, browser, "Tạ Văn Đức", PHONE);
    const id = await account("Tạ Văn Đức");
    await page.goto("about:blank");
    for (let n = 1; n <= 20; n += 1) await world.say(id, "sendMessage", { text: `tin số ${n}.` });
    await world.settle();
    await page.goto(`${world.url}/chat`);
    const line = page.getByText("Tin chưa đọc");
    await line.waitFor();
    expect(await page.evaluate(AFTER_LINE)).toContain("tin số 1.");
    await until(page, `document.title === "(20) ${TITLE}"`);
    await page.evaluate("document.getElementById('scroll').scrollTo(0, 1e6)");
    await until(page, `document.title === "${TITLE}"`);
    await page.reload();
    await page.getByText("tin số 20.").waitFor();
    expect(await line.count()).toBe(0);
    await page.context().close();
  });
});

describe("the account", () => {
  it("is signed out on every device at once", async () => {
    const page = await enrol(world, browser, "Quan Thị Lý", PHONE);
    const person = await world.db.prisma.person.findFirstOrThrow({ where: { fullName: "Quan Thị Lý" } });
    const other = await (await browser.newContext(DESKTOP)).newPage();
    await other.goto(`${world.url}/i/${await world.invite(person.id, "sign_in")}`);
    await other.getByText("Chào đồng chí").waitFor();
    await page.getByRole("button", { name: "Tài khoản" }).click();
    await page.getByRole("button", { name: "Đăng xuất mọi thiết bị" }).waitFor();
    await picture(page, "phone-16-devices");
    expect(await violations(page)).toEqual([]);
    await page.getByRole("button", { name: "Đăng xuất mọi thiết bị" }).click();
    for (const one of [page, other]) {
      await one.getByRole("heading", { name: "Cần đường liên kết để vào" }).waitFor();
    }
    await page.reload();
    await page.getByRole("heading", { name: "Cần đường liên kết để vào" }).waitFor();
    await page.context().close();
    await other.context().close();
  });

  it("is entered by typing the code of the invitation on the page that asks for it", async () => {
    const page = await (await browser.newContext(PHONE)).newPage();
    await page.goto(`${world.url}/chat`);
    const field = page.getByLabel("Hoặc nhập mã mời");
    await field.waitFor();
    await picture(page, "phone-17-code");
    expect(await violations(page)).toEqual([]);
    await field.fill(` ${await world.invite(await world.person("Bế Văn Đàn"))} `);
    await page.getByRole("button", { name: "Vào", exact: true }).click();
    await page.getByText("Chào đồng chí Bế Văn Đàn").waitFor();
    await page.context().close();
  });

  it("offers to install the page where the browser does", async () => {
    const page = await enrol(world, browser, "Giàng A Páo", PHONE);
    const button = page.getByRole("button", { name: "Cài vào màn hình chính" });
    await page.evaluate(`(() => {
      const event = new Event("beforeinstallprompt", { cancelable: true });
      event.prompt = () => { window.asked = true; };
      window.dispatchEvent(event);
    })()`);
    await page.getByRole("button", { name: "Tài khoản" }).click();
    await button.waitFor();
    await picture(page, "phone-18-install");
    expect(await violations(page)).toEqual([]);
    await button.click();
    expect(await page.evaluate("window.asked")).toBe(true);
    await button.waitFor({ state: "hidden" });
    await page.context().close();
  });

  it("has a manifest that Chromium can install from", async () => {
    const page = await enrol(world, browser, "Sùng Thị Mỷ", DESKTOP);
    const session = await page.context().newCDPSession(page);
    const { errors, manifest } = await session.send("Page.getAppManifest");
    expect(errors).toEqual([]);
    expect(manifest).toMatchObject({ id: `${world.url}/chat` });
    const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
    expect(installabilityErrors.filter(({ errorId }) => errorId !== "in-incognito")).toEqual([]);
    await page.context().close();
  });
});
