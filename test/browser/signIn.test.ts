import type { Browser, CDPSession, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createWorld, type World } from "../support/world.ts";
import { launch, picture, say, violations } from "./browser.ts";

const AGENCY = {
  issuer: "http://127.0.0.1:9",
  clientId: "kiemtra",
  clientSecret: "secret-of-the-client",
  claim: "email",
  scope: "openid email",
};

/** A phone of today, at the one address beside https that browsers trust with keys. */
describe("a passkey on a phone", () => {
  let world: World;
  let browser: Browser;
  let page: Page;
  let device: CDPSession;
  let address: string;
  beforeAll(async () => {
    world = await createWorld("web", undefined, { agency: AGENCY });
    browser = await launch();
    const context = await browser.newContext({
      viewport: { width: 390, height: 844 },
      isMobile: true,
      hasTouch: true,
      locale: "vi-VN",
    });
    page = await context.newPage();
    page.on("pageerror", (error) => console.error(error));
    address = world.service.publicUrl.replace("127.0.0.1", "localhost");
    device = await context.newCDPSession(page);
    await device.send("WebAuthn.enable");
    await device.send("WebAuthn.addVirtualAuthenticator", {
      options: {
        protocol: "ctap2",
        transport: "internal",
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    await page.goto(`${address}/i/${world.invite("lead").code}`);
    await page.getByRole("button", { name: "Đúng, bắt đầu" }).click();
    await page.getByText("Đồng chí đã đăng ký thành công").waitFor();
  });
  afterAll(async () => {
    await browser.close();
    await world.close();
  });

  const number = async () => (await world.service.services.db.prisma.paperNumber.findFirst())?.number ?? null;

  it("is made from the settings", async () => {
    await say(page, "cài đặt");
    await page.getByRole("button", { name: "Tạo khóa truy cập", exact: true }).click();
    await page.getByRole("button", { name: "Tạo khóa trên thiết bị này" }).waitFor();
    await picture(page, "sign-in-1-make");
    await page.getByRole("button", { name: "Tạo khóa trên thiết bị này" }).click();
    await page.getByText("✓ Đã tạo khóa truy cập.").waitFor();
    await say(page, "cài đặt");
    await page.getByRole("button", { name: "Gỡ khóa truy cập: Chrome" }).waitFor();
    await picture(page, "sign-in-2-settings");
  });

  it("confirms an act, which goes on by itself", async () => {
    await say(page, "văn bản");
    await page.getByRole("button", { name: "Ghi số: Thông báo kết luận kiểm tra" }).click();
    await page.getByText("đề nghị ghi số trong sổ văn bản").waitFor();
    await say(page, "12");
    await page
      .getByText("ngày ghi trên văn bản")
      .or(page.getByRole("button", { name: /^Hôm nay/ }))
      .first()
      .waitFor();
    await say(page, "17/9/2020");
    await page.getByRole("button", { name: "Xác nhận bằng khóa truy cập" }).waitFor();
    await picture(page, "sign-in-3-confirm");
    expect(await number()).toBeNull();
    await page.getByRole("button", { name: "Xác nhận bằng khóa truy cập" }).click();
    await page.getByText("đã ghi số 12/").waitFor();
    expect(await number()).toBe("12");
    expect(await violations(page)).toEqual([]);
  });

  it("signs in again; whoever is signed out sees all ways in", async () => {
    await page.locator("#menu-open").click();
    await page.getByRole("button", { name: "Đăng xuất", exact: true }).first().click();
    await page.getByRole("button", { name: "Đăng nhập bằng khóa truy cập" }).waitFor();
    expect(await page.getByRole("link", { name: "Đăng nhập bằng tài khoản cơ quan" }).isVisible()).toBe(true);
    await picture(page, "sign-in-4-signed-out");
    expect(await violations(page)).toEqual([]);
    await page.getByRole("button", { name: "Đăng nhập bằng khóa truy cập" }).click();
    await page.getByText("đã ghi số 12/").waitFor();
    expect(await page.getByRole("button", { name: "Đăng nhập bằng khóa truy cập" }).isVisible()).toBe(false);
  });

  it("says in words when the device is not asked to the end, and when the agency's provider is away", async () => {
    await page.locator("#menu-open").click();
    await page.getByRole("button", { name: "Đăng xuất", exact: true }).first().click();
    await device.send("WebAuthn.disable");
    await device.send("WebAuthn.enable");
    await page.goto(world.service.publicUrl);
    await page.getByRole("button", { name: "Đăng nhập bằng khóa truy cập" }).click();
    await page.getByText("Trình duyệt hoặc địa chỉ này không dùng được khóa truy cập").waitFor();
    await picture(page, "sign-in-5-refused");
    await page.getByRole("link", { name: "Đăng nhập bằng tài khoản cơ quan" }).click();
    await page.getByText("Hệ thống đăng nhập của cơ quan hiện không trả lời").waitFor();
    await picture(page, "sign-in-6-away");
  });
});
