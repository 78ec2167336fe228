import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { webWorld, type WebWorld } from "../http/webWorld.ts";
import {
  closePages,
  DESKTOP,
  enrol,
  keyboard,
  PHONE,
  picture,
  say,
  sharedBrowser,
  until,
  violations,
} from "./browser.ts";
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

async function account(fullName: string): Promise<number> {
  const found = await world.db.prisma.channelAccount.findFirstOrThrow({ where: { person: { fullName } } });
  return found.id;
}

async function document(name: string, personName: string): Promise<string> {
  const person = await world.db.prisma.person.findFirstOrThrow({ where: { fullName: personName } });
  const id = await world.document(name, Buffer.from("%PDF-1.7\n%âãÏÓ\n"));
  world.readable.add(`${person.id}:${id}`);
  return id;
}

describe.each([
  ["phone", PHONE],
  ["phone-dark", { ...PHONE, colorScheme: "dark" as const }],
  ["desktop", DESKTOP],
])("on a %s", (device, options) => {
  it("shows every kind of message and has no accessibility violation", async () => {
    const name = `Hoàng Thị Thu ${device}`;
    const page = await enrol(world, browser, name, options);
    expect(await violations(page)).toEqual([]);
    await page.getByRole("button", { name: "Đúng, bắt đầu" }).click();
    await page.getByText("Câu 9/20.").waitFor();
    await say(page, "710");
    await page.getByText("✓ Đã lưu: 710").waitFor();
    const id = await document("Báo cáo kiểm tra Chợ Đồn.pdf", name);
    await world.say(await account(name), "sendDocument", {
      document: `file:${id}`,
      caption: "Dự thảo báo cáo",
    });
    await page.getByText("Báo cáo kiểm tra Chợ Đồn.pdf").waitFor();
    await page.setInputFiles("#file", {
      name: "ảnh 1.jpg",
      mimeType: "image/jpeg",
      buffer: await jpeg(page, 640, 480),
    });
    await page.getByText("Đã nhận ảnh.").waitFor();
    await page.evaluate("document.querySelector('img.photo').decode()");
    await page.context().setOffline(true);
    await say(page, "đang chờ");
    await page.locator(".pending.waiting").waitFor();
    await page.locator("#banner").filter({ hasText: "Mất kết nối" }).waitFor();
    await until(page, "document.getAnimations().length === 0");
    await picture(page, `${device}-6-everything`);
    expect(await violations(page)).toEqual([]);
    await page.context().setOffline(false);
    await page.getByText("✓ Đã lưu: đang chờ").waitFor();
    await page.getByRole("button", { name: "Tài khoản" }).click();
    await page.getByText("(thiết bị này)").waitFor();
    await picture(page, `${device}-7-menu`);
    expect(await violations(page)).toEqual([]);
    await page.getByRole("button", { name: "Đăng xuất", exact: true }).click();
    await page.getByRole("heading", { name: "Cần đường liên kết để vào" }).waitFor();
    await picture(page, `${device}-8-signed-out`);
    expect(await violations(page)).toEqual([]);
    await page.context().close();
  });

  it("the page of a dead link has no accessibility violation", async () => {
    const page = await browser.newPage(options);
    await page.goto(`${world.url}/i/KHONG-CO-MA-NAY`);
    await page.getByRole("heading", { name: "Đường liên kết không dùng được" }).waitFor();
    await picture(page, `${device}-9-dead-link`);
    expect(await violations(page)).toEqual([]);
    await page.close();
  });

  it("gives every control the 44 pixels a finger needs, and never scrolls sideways", async () => {
    const page = await enrol(world, browser, `Đinh Văn Nam ${device}`, options);
    await page.getByRole("button", { name: "Đúng, bắt đầu" }).click();
    await page.getByText("Câu 9/20.").waitFor();
    const small =
      await page.evaluate(`[...document.querySelectorAll("button, textarea, .buttons a, .file-actions a")]
      .filter((element) => element.checkVisibility())
      .map((element) => ({ html: element.outerHTML.slice(0, 80), box: element.getBoundingClientRect() }))
      .filter(({ box }) => Math.round(box.width) < 44 || Math.round(box.height) < 44)
      .map(({ html }) => html)`);
    expect(small).toEqual([]);
    expect(await page.evaluate("document.documentElement.scrollWidth > innerWidth")).toBe(false);
    await page.context().close();
  });
});

describe("a member", () => {
  it("answers with the keyboard alone, and goes on with the next question's buttons", async () => {
    const page = await enrol(world, browser, "Phạm Văn Tuấn", DESKTOP);
    const input = page.getByLabel("Tin nhắn", { exact: true });
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    expect(await page.evaluate("document.activeElement.id")).toBe("input");
    // Backwards from the text field: attach, then the buttons of the open question, last one first.
    const onFirst = "document.activeElement.textContent === 'Đúng, bắt đầu'";
    for (let press = 0; press < 10 && !(await page.evaluate(onFirst)); press += 1) {
      await page.keyboard.press("Shift+Tab");
    }
    expect(await page.evaluate(onFirst)).toBe(true);
    await page.keyboard.press("Enter");
    await page.getByText("Câu 9/20.").waitFor();
    await until(page, "document.activeElement.textContent === 'Xác nhận 710'");
    await page.keyboard.press("Space");
    await page.getByText("✓ Đã lưu: same").waitFor();
    await input.focus();
    await page.keyboard.type("dòng một");
    await page.keyboard.press("Shift+Enter");
    await page.keyboard.type("dòng hai");
    await page.keyboard.press("Enter");
    await page.getByText("✓ Đã lưu: dòng một").waitFor();
    await page.getByRole("button", { name: "Tài khoản" }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "hidden" });
    await page.context().close();
  });

  it("reads earlier messages by scrolling up, without losing the place", async () => {
    const page = await enrol(world, browser, "Bùi Thị Nga", PHONE);
    const id = await account("Bùi Thị Nga");
    const first = await world.say(id, "sendMessage", { text: "tin số 1.", reply_markup: keyboard("Cũ") });
    for (let n = 2; n <= 140; n += 1) await world.say(id, "sendMessage", { text: `tin số ${n}.` });
    await world.settle();
    await page.reload();
    await page.getByText("tin số 140.").waitFor();
    expect(await page.getByText("tin số 1.", { exact: true }).count()).toBe(0);
    const changed = { message_id: Number(first), reply_markup: keyboard("✓ Mới") };
    await world.say(id, "editMessageReplyMarkup", changed);
    await world.say(id, "sendChatAction", { action: "typing" });
    await page.getByText("Hệ thống đang xử lý…").waitFor();
    for (const oldest of ["tin số 91.", "tin số 41.", "Chào đồng chí"]) {
      await page.getByText(oldest).waitFor({ state: "attached" });
      await page.evaluate("document.getElementById('scroll').scrollTo(0, 0)");
    }
    const texts = await page.locator("article .text").allTextContents();
    expect(texts.slice(1)).toEqual(Array.from({ length: 140 }, (_, index) => `tin số ${index + 1}.`));
    expect(await page.getByRole("button", { name: "✓ Mới" }).count()).toBe(1);
    expect(await page.getByRole("button", { name: "Cũ" }).count()).toBe(0);
    await page.context().close();
  });

  it("has one log and a word about the line that stays in the tree, for those who listen", async () => {
    const page = await enrol(world, browser, "Lò Văn Ánh", PHONE);
    expect(await page.getByRole("log").count()).toBe(1);
    expect(await page.getByRole("region").count()).toBe(0);
    const banner = page.locator("#banner");
    expect([await banner.getAttribute("hidden"), await banner.textContent()]).toEqual([null, ""]);
    expect(await banner.isVisible()).toBe(false);
    await page.context().close();
  });

  it("finds what was typed and not sent after a reload", async () => {
    const page = await enrol(world, browser, "Lê Văn Hùng", PHONE);
    await page.getByLabel("Tin nhắn", { exact: true }).fill("đang gõ dở");
    await page.reload();
    await until(page, "document.getElementById('input').value === 'đang gõ dở'");
    await page.context().close();
  });

  it("taps a button twice and answers once", async () => {
    const page = await enrol(world, browser, "Triệu Thị Yến", PHONE);
    await page.context().setOffline(true);
    const button = page.getByRole("button", { name: "Đúng, bắt đầu" });
    await button.click();
    await button.click();
    await page.context().setOffline(false);
    await page.getByText("Câu 9/20.").waitFor();
    await world.settle();
    expect(await page.getByText("Câu 9/20.").count()).toBe(1);
    await page.context().close();
  });

  it("sees that the system is at work", async () => {
    const page = await enrol(world, browser, "Vi Văn Tám", PHONE);
    await say(page, "chậm");
    await page.getByText("Hệ thống đang xử lý…").waitFor();
    await page.context().close();
  });

  it("signs another device out, whose page says so", async () => {
    const page = await enrol(world, browser, "Mã Thị Lụa", PHONE);
    const person = await world.db.prisma.person.findFirstOrThrow({ where: { fullName: "Mã Thị Lụa" } });
    const other = await (await browser.newContext(DESKTOP)).newPage();
    await other.goto(`${world.url}/i/${await world.invite(person.id, "sign_in")}`);
    await other.getByText("Chào đồng chí").waitFor();
    await page.getByRole("button", { name: "Tài khoản" }).click();
    await page.getByRole("button", { name: /^Đăng xuất thiết bị này/ }).click();
    await other.getByRole("heading", { name: "Cần đường liên kết để vào" }).waitFor();
    await page.context().close();
    await other.context().close();
  });

  it("writes English on a page in English", async () => {
    const page = await enrol(world, browser, "John Smith", DESKTOP, "en");
    await page.reload();
    await page.getByRole("button", { name: "Record a voice message" }).waitFor();
    expect(await page.locator("html").getAttribute("lang")).toBe("en");
    await page.context().close();
  });

  it("sends markup and gets it back as text", async () => {
    const page = await enrol(world, browser, "Tô Văn Sơn", DESKTOP);
    const attack = `<img src=x onerror="document.title='hacked'"><script>document.title='hacked'</script>`;
    await say(page, attack);
    await page.getByText(`✓ Đã lưu: ${attack}`).waitFor();
    expect(await page.title()).toBe("Kiểm tra cải cách hành chính");
    expect(await page.locator("#log img:not(.photo)").count()).toBe(0);
    await page.context().close();
  });

  it("loads the page with less than 150 kB, from nowhere else", async () => {
    const context = await browser.newContext({ ...PHONE, serviceWorkers: "block" });
    const page = await context.newPage();
    let bytes = 0;
    const hosts = new Set<string>();
    const session = await context.newCDPSession(page);
    await session.send("Network.enable");
    session.on("Network.loadingFinished", (event) => {
      bytes += event.encodedDataLength;
    });
    page.on("request", (request) => hosts.add(new URL(request.url()).host));
    await page.goto(`${world.url}/i/${await world.invite(await world.person("Ma Văn Sáu"))}`);
    await page.getByText("Chào đồng chí").waitFor();
    expect(bytes).toBeGreaterThan(5_000);
    expect(bytes).toBeLessThan(150_000);
    expect([...hosts]).toEqual([new URL(world.url).host]);
    console.info(`first load: ${bytes} bytes`);
    await context.close();
  });
});
