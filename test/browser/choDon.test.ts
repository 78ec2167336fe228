import type { Browser, BrowserContextOptions } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { playDialogue } from "../../src/demo/playDialogue.ts";
import { photo } from "../support/bytes.ts";
import { createWorld, demoDialogue, type World } from "../support/world.ts";
import { closePages, DESKTOP, PHONE, picture, sharedBrowser, until, violations } from "./browser.ts";
import { pageChat, type Hands, type PageChat } from "./pageChat.ts";

const PHONE_DARK: BrowserContextOptions = { ...PHONE, colorScheme: "dark" };

const DIALOGUE = await demoDialogue();

/** Who uses what; the others have a phone. */
const PEOPLE: Readonly<Record<string, [BrowserContextOptions, Hands]>> = {
  institutions: [DESKTOP, "fingers"],
  procedures: [PHONE_DARK, "fingers"],
  organization: [DESKTOP, "keyboard"],
  lead: [DESKTOP, "fingers"],
};
/** Has no network at every eighth act. */
const WITHOUT_NETWORK = "procedures";
const EVERY = 8;

const OVERFLOW = "document.documentElement.scrollHeight - document.documentElement.clientHeight";

/** A person's whole dialogue is some 150 steps of the browser; how fast they are is not judged here. */
const PATIENCE_MS = 300_000;

let world: World;
let browser: Browser;
beforeAll(async () => {
  world = await createWorld("web", undefined, { told: false });
  browser = await sharedBrowser();
});
afterAll(async () => {
  await closePages(browser);
  await world.close();
});

const chats = new Map<string, PageChat>();

async function enter(who: string): Promise<PageChat> {
  const [options, hands] = PEOPLE[who] ?? [PHONE, "fingers"];
  const page = await (await browser.newContext(options)).newPage();
  page.on("pageerror", (error) => console.error(error));
  const chat = pageChat(world, page, hands);
  chats.set(who, chat);
  await chat.open(world.invite(who).code);
  return chat;
}

function chatOf(who: string): PageChat {
  const chat = chats.get(who);
  if (chat === undefined) throw new Error(`${who} has not come yet`);
  return chat;
}

/** The same person, with no network at every eighth act; counts the acts. */
function withoutNetworkAtTimes(chat: PageChat): PageChat & { acts(): number } {
  let acts = 0;
  const now = (act: () => Promise<void>) => {
    acts += 1;
    return acts % EVERY === 0 ? chat.offline(act) : act();
  };
  return {
    ...chat,
    says: (text) => now(() => chat.says(text)),
    presses: (label) => now(() => chat.presses(label)),
    acts: () => acts,
  };
}

describe("the inspection of Chợ Đồn in a browser, by clicking and typing", () => {
  const [board, room] = [photo({ seed: 1 }), photo({ seed: 2 })];

  it.each(DIALOGUE.people)(
    "$who: every step of the dialogue",
    async (person) => {
      const chat = await enter(person.who);
      const played = person.who === WITHOUT_NETWORK ? withoutNetworkAtTimes(chat) : null;
      await playDialogue({ people: [person] }, async () => played ?? chat);
      if (played !== null) expect(played.acts()).toBeGreaterThan(2 * EVERY);
      await chat.shown();
      await until(chat.page, "document.getAnimations().length === 0");
      await picture(chat.page, `cho-don-${person.who}`);
      expect(await violations(chat.page)).toEqual([]);
      // However long the chat: it scrolls, the page around it does not.
      expect(await chat.page.evaluate(OVERFLOW)).toBe(0);
    },
    PATIENCE_MS,
  );

  it("the lead has the digest and opens the report in place", async () => {
    const lead = chatOf("lead");
    await lead.hears("Lĩnh vực đã nộp: 7/7");
    await lead.hears("Tồn tại, hạn chế: 3 · Lưu ý: 1");
    const { page } = lead;
    await page.getByRole("link", { name: "Mở: bao-cao-kiem-tra-cho-don-17-9-2020.pdf" }).click();
    await page.locator(".page canvas").first().waitFor();
    await picture(page, "cho-don-report");
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press("Escape");
    const report = await world.report();
    expect(report.findings.map(({ rules }) => rules)).toEqual([["PRO-02"], ["CIV-01"], ["DIG-02", "DIG-03"]]);
    expect(report.figures.find(({ id }) => id === "on_time_rate")?.text).toBe("97,60%");
  });

  it(
    "the lead sends the conclusion, the unit answers with photos, the lead confirms",
    async () => {
      const lead = chatOf("lead");
      const contact = await enter("unit_contact");
      await contact.presses("Đúng, bắt đầu");
      await contact.presses("Tôi đã được thông báo");
      await lead.says("thông báo kết luận");
      await lead.hears("Lấy bản khác");
      await lead.presses("Gửi đơn vị");
      await lead.hears("Thông báo kết luận ghi ngày nào?");
      await lead.presses("Hôm nay, 17/9/2020");
      await lead.hears("Nội dung phải khắc phục: 3");
      await lead.presses("Xác nhận gửi");
      await lead.hears("✓ Đã gửi kết luận đến UBND huyện Chợ Đồn");
      await contact.hears("Nội dung cần khắc phục số 3/3");
      await contact.says("khắc phục 1");
      await contact.hears("Tình trạng: chờ đơn vị tiếp nhận");
      await contact.presses("Đã khắc phục");
      await contact.offline(async () => {
        for (const [name, bytes] of [
          ["bang.jpg", await board],
          ["phong.jpg", await room],
        ] as const) {
          await contact.page.setInputFiles("#file", { name, mimeType: "image/jpeg", buffer: bytes });
          await contact.page.locator("#pending").getByText(name).waitFor();
        }
      });
      const receipts = contact.page.getByText("Đã nhận 1 ảnh minh chứng cho nội dung 1/3");
      await receipts.nth(1).waitFor();
      await picture(contact.page, "cho-don-remedied");
      await contact.says("Đã niêm yết đủ");
      await contact.hears("✓ Đã gửi Đoàn kiểm tra xác nhận");
      await lead.hears("báo cáo đã khắc phục nội dung 1/3");
      await lead.presses("Xác nhận đã khắc phục");
      await lead.hears("✓ Đã xác nhận kết quả khắc phục");
      await contact.hears("Trân trọng cảm ơn Quý đơn vị");
      // A receipt says that a photo came; its bytes are fetched and judged by a job.
      await world.settled();
      const { prisma } = world.service.services.db;
      expect(await prisma.evidence.count({ where: { state: "stored" } })).toBe(2);
      expect(await prisma.remediation.count({ where: { state: "accepted" } })).toBe(1);
    },
    PATIENCE_MS,
  );
});
