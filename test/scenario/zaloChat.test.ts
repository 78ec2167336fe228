import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inspectPdf } from "../../src/documents/inspectPdf.ts";
import type { ZaloUser } from "../support/zalo/ZaloUser.ts";
import { zaloWorld, type ZaloWorld } from "../support/zalo/zaloWorld.ts";

let world: ZaloWorld;
beforeAll(async () => {
  world = await zaloWorld();
}, 60_000);
afterAll(async () => {
  const refused = world.fake.calls().filter((call) => !call.ok);
  await world.close();
  expect(refused).toEqual([]);
});

async function enrol(name: string, who: string): Promise<ZaloUser> {
  const user = world.fake.user(name);
  await user.says(`/start ${world.invite(who).code}`);
  await user.chooses("Đúng, bắt đầu");
  return user;
}

async function answers(area: string): Promise<Record<string, unknown>> {
  const rows = await world.service.services.db.prisma.answer.findMany({ where: { areaRecord: { area } } });
  return Object.fromEntries(
    rows.map((row) => [row.question, row.state === "answered" ? row.value : row.state]),
  );
}

/** Two messages are received while the service is busy: neither is handled before both are there. */
async function atOnce(user: ZaloUser, ...texts: string[]): Promise<void> {
  const client = await world.service.services.db.pool.connect();
  const lock = [`zalo:${user.id}`];
  await client.query(`SELECT pg_advisory_lock(hashtextextended($1, 0))`, lock);
  try {
    for (const text of texts) user.sendText(text);
    await world.fake.drained();
  } finally {
    await client.query(`SELECT pg_advisory_unlock(hashtextextended($1, 0))`, lock);
    client.release();
  }
}

describe("a member on Zalo", () => {
  let lan: ZaloUser;

  it("follows the invitation, confirms by number and gets a menu", async () => {
    lan = world.fake.user("Lan");
    const offer = await lan.says(`/start ${world.invite("procedures").code}`);
    expect(offer.text).toMatch(/Có đúng không\?\n\n1\. Đúng, bắt đầu\n2\. Không phải tôi$/);
    const menu = await lan.says("1");
    expect(menu.text).toContain("1. Cải cách thủ tục hành chính\n2. Tiến độ");
  });

  it("chooses the area by its number and answers a choice by number", async () => {
    const question = await lan.says("1");
    expect(question.text).toMatch(/^Câu 1\/26\..*\n\n1\. Có\n2\. Không\n3\. Không có số liệu$/s);
    const next = await lan.says("1.");
    expect(next.text).toContain("✓ Đã lưu: Có");
    expect(await answers("procedures")).toMatchObject({ tthc_review_plan_issued: "yes" });
  });

  it("a number answers a question for a number, though there are things to choose", async () => {
    expect(lan.lastMessage().text).toMatch(/^Câu 2\/26\..*\n\na\. Không có số liệu\nb\. ‹ Câu trước$/ms);
    const next = await lan.says("2");
    expect(next.text).toContain("✓ Đã lưu: 2 TTHC");
  });

  it("several choices are answered in one message", async () => {
    expect(lan.lastMessage().text).toContain("Có thể chọn nhiều phương án: gõ các số thứ tự");
    expect(lan.lastMessage().text).not.toContain("Xong");
    const next = await lan.says("2, 3");
    expect(next.text).toContain("✓ Đã lưu: Cấp huyện; Cấp xã");
    expect(await answers("procedures")).toMatchObject({ tthc_simplification_proposed: 2 });
  });

  it("“không có số liệu” by its letter, and the reason by its number", async () => {
    expect((await lan.chooses("Không có số liệu")).text).toContain("Vì sao không có số liệu?");
    expect((await lan.says("2")).text).toContain("✓ Đã lưu: Không có số liệu (Đơn vị chưa cung cấp số liệu)");
  });

  it("goes back by the letter of “Câu trước”", async () => {
    expect(lan.keyOf("‹ Câu trước")).toMatch(/^[a-z]$/);
    expect((await lan.chooses("‹ Câu trước")).text).toContain("Câu 4/26.");
    expect((await lan.says("giữ nguyên")).text).toContain("Câu 5/26.");
  });

  it("the list is still understood after a restart", async () => {
    await lan.says("100");
    expect(lan.lastMessage().text).toContain("Câu 6/26.");
    await world.restart();
    expect((await lan.says("3")).text).toContain("Với câu trả lời “Chưa đầy đủ”, đề nghị gửi ảnh");
    expect((await lan.says("Qua kiểm tra thực tế")).text).toContain("✓ Đã lưu: Chưa đầy đủ");
  });

  it("answering twice while the service is busy never chooses in a question that was not seen yet", async () => {
    await lan.says("sửa 1");
    await world.idle();
    const before = await answers("procedures");
    const seen = lan.botMessages().length;
    await atOnce(lan, "2", "2");
    await lan.waitForMessage(/^Câu 1 đã trả lời: Không\./, { after: seen });
    await world.idle();
    expect(await answers("procedures")).toEqual({ ...before, tthc_review_plan_issued: "no" });
  });

  it("what Zalo withholds, a sticker and a voice message are answered with what to do instead", async () => {
    await lan.says("sửa 5");
    for (const [send, words] of [
      [() => lan.sendUnsupported(), "chưa đọc được nội dung này. Đề nghị trả lời câu 5/26"],
      [() => lan.sendSticker(), "chưa đọc được nhãn dán. Đề nghị trả lời câu 5/26"],
      [() => lan.sendVoice(), "chưa nghe được tin nhắn thoại: đề nghị trả lời câu 5/26"],
    ] as const) {
      const after = lan.botMessages().length;
      send();
      await lan.waitForMessage(words, { after });
    }
  });

  it("“menu” shows what there is to do", async () => {
    expect((await lan.says("menu")).text).toContain("1. Cải cách thủ tục hành chính");
    expect((await lan.says("tiến độ")).text).toContain("Tiến độ: UBND huyện Chợ Đồn");
  });
});

describe("the lead on Zalo", () => {
  let chinh: ZaloUser;
  beforeAll(async () => {
    chinh = await enrol("Chính", "lead");
  });

  it("gets the report as an address that opens without signing in", async () => {
    await chinh.says("tổng hợp");
    const { text } = await chinh.waitForMessage("https://");
    expect(text).toMatch(/Tải tệp bao-cao-kiem-tra-cho-don-17-9-2020\.pdf \(\d+ KB\)/);
    expect(text).toContain("dùng được đến 15 giờ");
    const response = await world.fake.open(linkIn(text));
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("application/pdf");
    expect(response.headers.get("x-robots-tag")).toContain("noindex");
    expect(inspectPdf(new Uint8Array(await response.arrayBuffer()))).toMatchObject({ ok: true });
  }, 60_000);

  it("a changed address, a preview and an address of yesterday show no report", async () => {
    const link = linkIn(chinh.botMessages().findLast(({ text }) => text.includes("https://"))?.text ?? "");
    const changed = await world.fake.open(link.replace(/e=\d/, "e=9"));
    expect([changed.status, changed.headers.get("content-type")]).toEqual([410, "text/html; charset=UTF-8"]);
    const preview = await world.fake.open(link, { "user-agent": "ZaloPCLink" });
    expect(preview.headers.get("content-type")).toContain("text/html");
    const unsigned = await world.fake.open(link.replace(/\?.*/, ""));
    expect(unsigned.status).toBe(401);
    world.advance(24 * 60 * 60 * 1000);
    expect((await world.fake.open(link)).status).toBe(410);
  });

  it("words are words when words are asked for, even “1”", async () => {
    await chinh.says("tồn tại");
    expect((await chinh.chooses("Thêm kiến nghị")).text).toContain("kiến nghị");
    await chinh.says("1");
    await world.idle();
    expect(chinh.lastMessage().text).toMatch(/1\. .*\n2\. /);
  });

  it("counts its messages", async () => {
    const { publicUrl } = world.service;
    const metrics = await (await world.fake.open(`${publicUrl}/metrics`)).text();
    const count = Number(/^kiemtra_zalo_messages_this_month (\d+)$/m.exec(metrics)?.[1]);
    const sent = world.fake.calls("sendMessage").length;
    expect(count).toBe(sent);
  });
});

function linkIn(text: string): string {
  return /https:\S+/.exec(text)?.[0] ?? "";
}
