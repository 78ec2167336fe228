import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createWorld, type World } from "../support/world.ts";
import type { Actor } from "../support/Actor.ts";

const MINUTE_MS = 60_000;

/** A code shows that a mailbox is the person's own: it cannot be guessed, and fills nobody's mailbox. */
describe("the code that confirms an e-mail address", () => {
  let world: World;
  let member: Actor;
  let address: string;
  beforeAll(async () => {
    world = await createWorld("telegram");
    member = await world.person("procedures");
  }, 60_000);
  afterAll(() => world.close());

  const stored = () => world.service.services.db.prisma.person.count({ where: { email: { not: null } } });

  /** Asks for a code to an address of its own; the code that came there. */
  async function asksFor(name: string): Promise<string> {
    address = `${name}@backan.example`;
    await member.says("cài đặt");
    await member.presses("Nhập địa chỉ thư điện tử");
    await member.says(address);
    await world.service.idle();
    const mail = world.mail.mails().findLast(({ to }) => to === address);
    return /: (\d{6})\n/.exec(mail?.text ?? "")?.[1] ?? "";
  }

  it("is worth nothing after five wrong tries", async () => {
    const code = await asksFor("mot");
    const wrong = code === "111111" ? "222222" : "111111";
    for (let turn = 1; turn < 5; turn += 1) {
      await member.says(wrong);
      expect(await member.answer()).toContain("Mã chưa đúng");
    }
    await member.says(wrong);
    expect(await member.answer()).toContain("Mã nhập sai nhiều lần nên không dùng được nữa");
    await member.says(code);
    expect(await stored()).toBe(0);
  });

  it("is over after a quarter of an hour", async () => {
    const code = await asksFor("hai");
    world.clock.advance(16 * MINUTE_MS);
    await member.says(code);
    expect(await member.answer()).toContain("Mã đã hết hạn");
    expect(await stored()).toBe(0);
  });

  it("leaves everything as it was after “hủy”", async () => {
    const code = await asksFor("ba");
    await member.says("hủy");
    await member.says(code);
    expect(await stored()).toBe(0);
  });

  it("goes out five times an hour at most", async () => {
    await asksFor("bon");
    await asksFor("nam");
    expect(await asksFor("sau")).toBe("");
    expect(await member.answer()).toContain("Đã gửi nhiều mã xác nhận");
    world.clock.advance(61 * MINUTE_MS);
    const code = await asksFor("bay");
    await member.says(code);
    expect(await member.answer()).toContain(`✓ Đã lưu thư điện tử: ${address}`);
    expect(await stored()).toBe(1);
  });

  it("of another address is wrong; the address is taken away like any channel", async () => {
    const former = await asksFor("tam");
    await member.says("hủy");
    await asksFor("chin");
    await member.says(former);
    expect(await member.answer()).toContain("Mã chưa đúng");
    await member.says("cài đặt");
    expect(await member.answer()).toContain("Thư điện tử: bay@backan.example");
    await member.presses("Gỡ thư điện tử");
    await member.presses("Đúng, gỡ");
    expect(await member.answer()).toContain("✓ Đã gỡ thư điện tử.");
    expect(await stored()).toBe(0);
    expect(await world.service.services.db.prisma.channelAccount.count({ where: { channel: "email" } })).toBe(
      0,
    );
  });
});
