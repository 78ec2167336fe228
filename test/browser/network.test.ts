import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { webWorld, type WebWorld } from "../http/webWorld.ts";
import { closePages, enrol, keyboard, PHONE, picture, say, sharedBrowser } from "./browser.ts";
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

/** What the person's bubbles say, in order, as the server has them. */
async function accepted(page: Page): Promise<string[]> {
  const messages: { from: string; text: string }[] = await page.evaluate(
    "fetch('/api/chat/messages?after=0').then((response) => response.json())",
  );
  return messages.filter((message) => message.from === "me").map((message) => message.text);
}

describe("on a weak network", () => {
  it("keeps what is typed without a network and sends it once, in order, when it is back", async () => {
    const page = await enrol(world, browser, "Nguyễn Thị Lan", PHONE);
    await page.context().setOffline(true);
    await say(page, "một");
    await say(page, "hai");
    await say(page, "ba");
    await page.locator(".pending.waiting").nth(2).waitFor();
    await page.locator("#banner").filter({ hasText: "Mất kết nối" }).waitFor();
    await picture(page, "phone-4-offline");
    await page.context().setOffline(false);
    await page.getByText("✓ Đã lưu: ba").waitFor();
    expect(await accepted(page)).toEqual(["một", "hai", "ba"]);
    expect(await page.locator(".pending").count()).toBe(0);
    await page.context().close();
  });

  it("sends what is typed, once, although the browser's storage is full", async () => {
    const page = await enrol(world, browser, "Phạm Văn Đức", PHONE);
    await page.evaluate(`{
      Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };
    }`);
    await say(page, "một");
    await say(page, "hai");
    await page.getByText("✓ Đã lưu: hai").waitFor();
    expect(await accepted(page)).toEqual(["một", "hai"]);
    expect(await page.locator(".pending").count()).toBe(0);
    await page.context().close();
  });

  it("keeps waiting messages over a reload, and the page itself opens without a network", async () => {
    const page = await enrol(world, browser, "Hà Văn Minh", PHONE);
    await page.evaluate("navigator.serviceWorker.ready.then(() => true)");
    await page.context().setOffline(true);
    await say(page, "một");
    await page.locator(".pending.waiting").waitFor();
    await page.reload();
    await page.getByText("Chào đồng chí").waitFor();
    await page.locator(".pending.waiting").waitFor();
    await say(page, "hai");
    await page.locator(".pending").nth(1).waitFor();
    await page.context().setOffline(false);
    await page.getByText("✓ Đã lưu: hai").waitFor();
    expect(await accepted(page)).toEqual(["một", "hai"]);
    await page.context().close();
  });

  it("sends a message once although the answer to its first try was lost", async () => {
    const page = await enrol(world, browser, "Lý Thị Hoa", PHONE);
    let tries = 0;
    await page.route("**/api/chat/messages", async (route) => {
      tries += 1;
      if (tries > 1) return route.continue();
      await route.fetch();
      return route.abort("connectionreset");
    });
    await say(page, "710");
    await page.getByText("✓ Đã lưu: 710").waitFor();
    await page.locator(".pending").waitFor({ state: "detached" });
    expect(await accepted(page)).toEqual(["710"]);
    expect(await page.getByText("✓ Đã lưu: 710").count()).toBe(1);
    await page.context().close();
  });

  it("sends a message anew whose request was under way when the network went", async () => {
    const page = await enrol(world, browser, "Sầm Thị Nết", PHONE);
    const tried = Promise.withResolvers<void>();
    let tries = 0;
    await page.route("**/api/chat/messages", async (route) => {
      tries += 1;
      if (tries > 1) return route.continue();
      // The radio is gone and nobody says so: the request hangs.
      return tried.resolve();
    });
    await say(page, "710");
    await tried.promise;
    await page.context().setOffline(true);
    await page.locator(".pending.waiting").waitFor();
    await page.context().setOffline(false);
    await page.getByText("✓ Đã lưu: 710").waitFor();
    expect(await accepted(page)).toEqual(["710"]);
    await page.context().close();
  });

  it("waits as the service tells a page that was too fast, and goes on: nothing is lost", async () => {
    const page = await enrol(world, browser, "Bế Văn Thành", PHONE);
    // An account's whole share, in posts that say nothing.
    const answered: unknown = await page.evaluate(`Promise.all(Array.from({ length: 130 }, (_, place) =>
      fetch("/api/chat/messages", {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ clientMessageId: "empty" + place, text: "" }),
      }).then(({ status }) => status)))`);
    expect(answered).toContain(429);
    for (const text of ["một", "hai", "ba"]) await say(page, text);
    await page.getByText("✓ Đã lưu: ba").waitFor();
    expect(await accepted(page)).toEqual(["một", "hai", "ba"]);
    expect(await page.locator(".pending").count()).toBe(0);
    await page.context().close();
  });

  it("sends what waits when the network is back, before any pause has run out", async () => {
    const page = await enrol(world, browser, "Đàm Văn Quý", PHONE);
    await page.route("**/api/chat/events**", (route) => route.abort());
    await page.clock.install();
    await page.clock.pauseAt(Date.now() + 3_600_000);
    await page.context().setOffline(true);
    await say(page, "một");
    await page.locator(".pending.waiting").waitFor();
    await page.context().setOffline(false);
    await page.locator(".pending").waitFor({ state: "detached" });
    expect(await accepted(page)).toEqual(["một"]);
    await page.context().close();
  });

  it("sends a message typed at the very end of another one's sending", async () => {
    const context = await browser.newContext(PHONE);
    await context.addInitScript(`{
      const request = navigator.locks.request.bind(navigator.locks);
      // Returns the lock late, as a browser does that has much to do.
      navigator.locks.request = (name, ...rest) =>
        request(name, ...rest.slice(0, -1), async (lock) => {
          const done = await rest.at(-1)(lock);
          await new Promise((resolve) => setTimeout(resolve, 1_000));
          return done;
        });
    }`);
    const page = await context.newPage();
    await page.goto(`${world.url}/i/${await world.invite(await world.person("Ngôn Thị Páo"))}`);
    await page.getByText("Chào đồng chí").waitFor();
    await say(page, "một");
    await page.getByText("✓ Đã lưu: một").waitFor();
    await say(page, "hai");
    await page.getByText("✓ Đã lưu: hai").waitFor();
    await context.close();
  });

  it("connects again by itself and shows what it missed, edits included", async () => {
    const page = await enrol(world, browser, "Trần Văn Bình", PHONE);
    const account = await world.db.prisma.channelAccount.findFirstOrThrow({
      where: { person: { fullName: "Trần Văn Bình" } },
    });
    const first = await world.say(account.id, "sendMessage", { text: "Câu 1", reply_markup: keyboard("Cũ") });
    await page.getByRole("button", { name: "Cũ" }).waitFor();
    await page.context().setOffline(true);
    await page.locator("#banner").filter({ hasText: "Mất kết nối" }).waitFor();
    const changed = { message_id: Number(first), reply_markup: keyboard("✓ Mới") };
    await world.say(account.id, "editMessageReplyMarkup", changed);
    await world.say(account.id, "sendMessage", { text: "trong lúc mất mạng" });
    await world.settle();
    await page.context().setOffline(false);
    await page.getByText("trong lúc mất mạng").waitFor();
    await page.getByRole("button", { name: "✓ Mới" }).waitFor();
    expect(await page.getByRole("button", { name: "Cũ" }).count()).toBe(0);
    await page.locator("#banner").waitFor({ state: "hidden" });
    await page.context().close();
  });

  it("keeps what arrives while it asks for what it missed", async () => {
    const page = await enrol(world, browser, "Lường Văn Tâm", PHONE);
    const account = await world.db.prisma.channelAccount.findFirstOrThrow({
      where: { person: { fullName: "Lường Văn Tâm" } },
    });
    const asks = (text: string) => ({ text, reply_markup: keyboard(`Chọn ${text}`) });
    const edited = await world.say(account.id, "sendMessage", asks("một"));
    const answered = await world.say(account.id, "sendMessage", asks("hai"));
    await page.getByRole("button", { name: "Chọn hai" }).waitFor();
    const arrived = Promise.withResolvers<void>();
    const asked = Promise.withResolvers<void>();
    await page.route("**/api/chat/messages?limit=50", async (route) => {
      const response = await route.fetch();
      asked.resolve();
      await arrived.promise;
      await route.fulfill({ response });
    });
    await page.context().setOffline(true);
    await page.locator("#banner").filter({ hasText: "Mất kết nối" }).waitFor();
    await page.context().setOffline(false);
    await asked.promise;
    const changed = { message_id: Number(edited), reply_markup: keyboard("✓ Mới") };
    await world.say(account.id, "editMessageReplyMarkup", changed);
    await world.say(account.id, "editMessageReplyMarkup", { message_id: Number(answered) });
    await world.say(account.id, "sendMessage", { text: "trong lúc hỏi" });
    await page.getByText("trong lúc hỏi").waitFor();
    const response = page.waitForResponse("**/api/chat/messages?limit=50");
    arrived.resolve();
    await (await response).finished();
    await say(page, "sau đó");
    await page.getByText("✓ Đã lưu: sau đó").waitFor();
    const texts = await page.locator("article .text").allTextContents();
    expect(texts.slice(1)).toEqual(["một", "hai", "trong lúc hỏi", "sau đó", "✓ Đã lưu: sau đó"]);
    expect(await page.locator("article:not(:first-child) .buttons > *").allTextContents()).toContain("✓ Mới");
    expect(await page.getByRole("button", { name: /^Chọn/ }).count()).toBe(0);
    await page.context().close();
  });

  it("lives through a restart of the service", async () => {
    const page = await enrol(world, browser, "Nông Thị Mai", PHONE);
    await world.restart();
    await say(page, "sau khi khởi động lại");
    await page.getByText("✓ Đã lưu: sau khi khởi động lại").waitFor();
    await page.context().close();
  });

  it("says why the server refused a message, and lets the person discard it", async () => {
    const page = await enrol(world, browser, "Vũ Đức Anh", PHONE);
    await page.route("**/api/chat/messages", (route) =>
      route.fulfill({
        status: 422,
        json: { error: { code: "text_too_long", message: "Tin nhắn dài quá." } },
      }),
    );
    await say(page, "bị từ chối");
    await page.getByText("Tin nhắn dài quá.").waitFor();
    await picture(page, "phone-5-refused");
    await page.unroute("**/api/chat/messages");
    await say(page, "tin sau");
    await page.getByText("✓ Đã lưu: tin sau").waitFor();
    await page.getByRole("button", { name: "Bỏ tin này" }).click();
    await page.locator(".pending").waitFor({ state: "detached" });
    expect(await accepted(page)).toEqual(["tin sau"]);
    await page.context().close();
  });
});
