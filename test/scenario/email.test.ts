import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { performAct } from "../../src/messaging/act.ts";
import { concludeInspection } from "../../src/usecases/remediation/concludeInspection.ts";
import { becomes, arrives, jumpTo } from "../support/patience.ts";
import { endAccess } from "../../src/usecases/people/endAccess.ts";
import { createWorld, type World } from "../support/world.ts";
import type { Actor } from "../support/Actor.ts";

const ADDRESS = "mai@chodon.example.gov.vn";

/** For people who use the web chat only: a mail rings, and leads into the chat. */
describe("e-mail for a contact who uses the web chat only", () => {
  let world: World;
  let contact: Actor;
  let head: Actor;
  beforeAll(async () => {
    world = await createWorld("web");
    contact = await world.person("unit_contact");
    head = await world.person("unit_head");
    const { prisma } = world.service.services.db;
    const inspection = await prisma.inspection.findFirstOrThrow();
    await prisma.finding.create({
      data: {
        inspectionId: inspection.id,
        ordinal: 1,
        state: "confirmed",
        area: "procedures",
        severity: "moderate",
        text: "TTHC niêm yết tại Bộ phận một cửa chưa đầy đủ, kịp thời",
      },
    });
  }, 60_000);
  afterAll(() => world.close());

  const mailsTo = (address: string) => world.mail.mails().filter(({ to }) => to === address);
  const codeIn = (text: string | undefined) => /: (\d{6})\n/.exec(text ?? "")?.[1] ?? "";
  const linkIn = (text: string | undefined) => /\/i\/(\w+)/.exec(text ?? "")?.[1] ?? "";

  async function mail(count: number) {
    await becomes(async () => {
      await world.service.idle();
      return mailsTo(ADDRESS).length >= count;
    });
    return mailsTo(ADDRESS).at(-1);
  }

  it("the address is asked for, and a wrong one refused", async () => {
    await contact.says("cài đặt");
    expect(await contact.answer()).toContain("Thư điện tử: chưa có");
    await contact.presses("Nhập địa chỉ thư điện tử");
    expect(await contact.answer()).toContain("Đề nghị nhập địa chỉ thư điện tử");
    for (const wrong of ["mai", "mai@", "mai@chodon.example.gov.vn\r\nBcc: ai@khac.example"]) {
      await contact.says(wrong);
      expect(await contact.answer(), wrong).toContain("Địa chỉ này chưa đúng");
    }
    expect(world.mail.asked()).toEqual([]);
  });

  it("it is kept only with the code that was sent there", async () => {
    await contact.says(ADDRESS);
    expect(await contact.answer()).toContain(`Mã xác nhận đã gửi đến ${ADDRESS}`);
    const sent = await mail(1);
    expect(sent?.subject).toBe("Mã xác nhận thư điện tử");
    expect(sent?.headers["auto-submitted"]).toBe("auto-generated");
    expect(sent?.text).toContain("Mã xác nhận địa chỉ thư điện tử của");
    const code = codeIn(sent?.text);
    await contact.says(code === "000000" ? "000001" : "000000");
    expect(await contact.answer()).toContain("Mã chưa đúng");
    await contact.says(code);
    expect(await contact.answer()).toContain(`✓ Đã lưu thư điện tử: ${ADDRESS}`);
    await contact.says("cài đặt");
    expect(await contact.answer()).toContain(
      "Thông báo gửi đến: thư điện tử, nếu không được thì trang trò chuyện",
    );
  });

  it("a notice comes as a mail that says everything, with a link", async () => {
    await jumpTo(world, "2020-09-25 16:00", [contact, head]);
    await performAct(world.service.services, { key: "test:conclude" }, (act) =>
      concludeInspection(act, {
        despite: "Thử nghiệm",
        code: "CHO-DON-2020",
        on: "2020-09-25",
        period: { count: 15, unit: "working_day" },
      }),
    );
    const sent = await mail(2);
    expect(sent?.subject).toBe("Thông báo từ hệ thống kiểm tra cải cách hành chính");
    expect(sent?.text).toContain("Nội dung cần khắc phục số 1/1, kết luận ngày 25/9/2020:");
    expect(sent?.text).toContain("Thời hạn: 16/10/2020");
    expect(sent?.text).toContain(`${world.service.publicUrl}/i/`);
    expect(await contact.answer()).not.toContain("Nội dung cần khắc phục số 1/1");
  });

  it("the link opens the message in the chat of a new browser, with its buttons, and no second time", async () => {
    const code = linkIn((await mail(2))?.text);
    const browser = await world.stranger();
    await browser.open(code);
    expect(await browser.answer()).toContain("Nội dung cần khắc phục số 1/1, kết luận ngày 25/9/2020:");
    await browser.presses("Báo cáo tiến độ");
    await browser.says("Đã rà soát xong danh mục");
    expect(await browser.answer()).toContain("✓");
    const other = await world.stranger();
    await expect(other.open(code)).rejects.toThrow(/410/);
  });

  it("the code stands neither in the outbox nor in the audit log", async () => {
    const { prisma } = world.service.services.db;
    const code = linkIn((await mail(2))?.text);
    expect(code).toMatch(/^\w{26}$/);
    const stored = JSON.stringify([
      await prisma.outboxMessage.findMany({ select: { payload: true, error: true } }),
      await prisma.auditEvent.findMany({ select: { data: true, object: true } }),
    ]);
    expect(stored).not.toContain(code);
  });

  it("a reminder comes the same way; whoever is signed in sees it in their chat by the link", async () => {
    await jumpTo(world, "2020-10-13 08:00", [contact, head]);
    await world.service.remind();
    const sent = await mail(3);
    expect(sent?.text).toContain("còn 3 ngày làm việc");
    await contact.open(linkIn(sent?.text));
    expect(await arrives(contact, "còn 3 ngày làm việc")).toContain("Nội dung cần khắc phục");
    await contact.presses("Xem chi tiết");
    expect(await contact.answer()).toContain("TTHC niêm yết");
  });

  it("a server that is busy is tried again, one that knows no such address is not", async () => {
    const { prisma } = world.service.services.db;
    await jumpTo(world, "2020-10-15 08:00", [contact, head]);
    world.mail.refuse(ADDRESS, { code: 450, text: "4.2.1 try again later" });
    await world.service.remind();
    await world.service.idle();
    const waiting = await prisma.outboxMessage.findFirstOrThrow({
      where: { channel: "email" },
      orderBy: { id: "desc" },
    });
    expect(waiting.state).not.toBe("undeliverable");
    expect(waiting.error).toBe("SMTP RCPT TO 450");
    world.mail.refuse(ADDRESS, null);
    const sent = await mail(4);
    expect(sent?.text).toContain("còn 1 ngày làm việc");
  });

  it("refused for good, it goes to the web chat", async () => {
    await jumpTo(world, "2020-10-16 08:00", [contact, head]);
    world.mail.refuse(ADDRESS, { code: 550, text: `5.1.1 <${ADDRESS}>: no such user` });
    await world.service.remind();
    await world.service.idle();
    await world.service.remind();
    expect(await arrives(contact, "trong ngày hôm nay")).toContain("Nội dung cần khắc phục");
    const { prisma } = world.service.services.db;
    const account = await prisma.channelAccount.findFirstOrThrow({ where: { channel: "email" } });
    expect(account.state).toBe("unreachable");
    const rows = await prisma.outboxMessage.findMany({
      where: { channel: "email" },
      select: { error: true },
    });
    expect(JSON.stringify(rows)).not.toContain(ADDRESS);
    expect(mailsTo(ADDRESS)).toHaveLength(4);
  });

  it("with the web chat signed out as well, it goes to the unit's head", async () => {
    const { services } = world.service;
    const { id: personId } = await services.db.prisma.person.findFirstOrThrow({ where: { email: ADDRESS } });
    const ended = await performAct(services, { key: "test:signed out" }, (act) =>
      endAccess(act, { personId, keep: null }),
    );
    expect(ended).toMatchObject({ ok: true, sessions: 2 });
    await jumpTo(world, "2020-10-20 08:00", [head]);
    await world.service.remind();
    expect(await arrives(head, "Hệ thống chưa liên lạc được với")).toContain("đã qua 2 ngày làm việc");
  });
});
