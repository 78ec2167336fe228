import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { performAct } from "../../src/messaging/act.ts";
import { nextAddress } from "../../src/usecases/notice/noticeAddress.ts";
import { createFormWorld, type FormWorld } from "../support/formWorld.ts";
import { numberForm } from "../support/numberForm.ts";
import { roamingPerson, type RoamingPerson } from "../support/roamingPerson.ts";
import { createWorld, TOGETHER, type World } from "../support/world.ts";

const NAME = "Thành viên phụ trách cải cách TTHC";

describe("the settings of a person with three channels", () => {
  let world: World;
  let person: RoamingPerson;
  beforeAll(async () => {
    world = await createWorld(TOGETHER);
    person = await roamingPerson(world, ["telegram"]);
    await person.open(world.invite("procedures").code);
    await person.presses("Đúng, bắt đầu");
    await person.goTo("zalo");
    await person.goTo("web");
  }, 60_000);
  afterAll(() => world.close());

  it("show the language, the channels and the order of messages", async () => {
    await person.says("cài đặt");
    expect(await person.here().answer()).toMatch(
      /^Cài đặt\nNgôn ngữ: Tiếng Việt\nThông báo gửi đến: Telegram, nếu không được thì Zalo, nếu không được thì trang trò chuyện\nThư điện tử: chưa có\nKênh đã liên kết:\n- Telegram[^\n]*\n- Zalo[^\n]*\n- trang trò chuyện \(đang dùng\) \(1 thiết bị/,
    );
  });

  it("put the wished channel first, and keep the order of the others", async () => {
    expect(await reached()).toBe("telegram");
    await person.presses("Ưu tiên Zalo");
    expect(await person.here().answer()).toContain("✓ Đã ưu tiên Zalo.");
    expect(await person.here().answer()).toContain(
      "Thông báo gửi đến: Zalo, nếu không được thì Telegram, nếu không được thì trang trò chuyện",
    );
    expect(await reached()).toBe("zalo");
    await person.presses("Ưu tiên trang trò chuyện");
    expect(await reached()).toBe("web");
  });

  it("hold on every channel, the language too", async () => {
    await person.presses("English");
    expect(await person.here().answer()).toContain("✓ The language is English now.");
    await person.goTo("zalo");
    await person.says("settings");
    expect(await person.here().answer()).toContain("Messages go to: the web chat, else Zalo, else Telegram");
    await person.presses("Tiếng Việt");
    expect(await person.here().answer()).toContain("✓ Đã chuyển sang tiếng Việt.");
  });

  it("ask before a channel is removed, and keep it when told so", async () => {
    await person.presses("Gỡ Telegram");
    expect(await person.here().answer()).toContain("Gỡ Telegram khỏi tài khoản?");
    await person.presses("Giữ lại");
    expect(await channels()).toEqual(["telegram", "web", "zalo"]);
  });

  it("remove a channel: whoever writes there is a stranger, and nothing goes there", async () => {
    await person.presses("Gỡ Telegram");
    await person.presses("Đúng, gỡ");
    expect(await person.here().answer()).toContain("✓ Đã gỡ Telegram.");
    expect(await channels()).toEqual(["web", "zalo"]);
    await person.goTo("telegram");
    expect(await person.here().answer()).toContain("mã mời");
    await person.says("lĩnh vực");
    expect(await person.here().answer()).not.toContain("Cải cách thủ tục hành chính");
  });

  it("a button of a channel that is gone says so", async () => {
    await person.goTo("zalo");
    await person.says("cài đặt");
    await person.presses("Gỡ trang trò chuyện");
    await person.presses("Đúng, gỡ");
    expect(await person.here().answer()).toContain("✓ Đã gỡ trang trò chuyện.");
    await person.presses("Đúng, gỡ");
    expect(await person.here().answer()).toContain("Kênh này không còn trong tài khoản.");
    await expect(person.goTo("web")).rejects.toThrow(/401/);
  });

  async function reached(): Promise<string | undefined> {
    const found = await world.service.services.db.prisma.person.findFirstOrThrow({
      where: { fullName: NAME },
    });
    const address = await performAct(world.service.services, { key: `test:${Math.random()}` }, (act) =>
      nextAddress(act, found.id, []),
    );
    return address?.channel;
  }

  async function channels(): Promise<string[]> {
    const rows = await world.service.services.db.prisma.channelAccount.findMany({
      where: { person: { fullName: NAME } },
    });
    return rows.map(({ channel }) => channel).toSorted();
  }
});

describe("the settings where the service sends no mail", () => {
  let world: FormWorld;
  beforeAll(async () => {
    world = await createFormWorld(numberForm("settings", { areas: 1, questions: 1 }), {
      members: [{ name: "Nguyễn Thị Lan", areas: "all" }],
    });
  }, 60_000);
  afterAll(() => world.close());

  it("say nothing of an address that nobody could give", async () => {
    const lan = await world.person("Nguyễn Thị Lan");
    await lan.says("cài đặt");
    expect(await lan.answer()).toContain("Kênh đã liên kết:");
    expect(await lan.answer()).not.toContain("Thư điện tử");
    const buttons = (await lan.shown()).flatMap((message) => message.buttons);
    expect(buttons).toContain("Liên kết kênh khác");
    expect(buttons.join()).not.toContain("thư điện tử");
  });
});
