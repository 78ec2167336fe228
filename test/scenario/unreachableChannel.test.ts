import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WebChatClient } from "../../src/demo/WebChatClient.ts";
import { webChat } from "../../src/demo/webChat.ts";
import { performAct } from "../../src/messaging/act.ts";
import { createWorld, type World } from "../support/world.ts";
import type { Actor } from "../support/Actor.ts";

/** Telegram is blocked in Vietnam for days: who sits at the web chat must not feel it. */
describe.each([
  ["cuts every connection", { kind: "reset", when: "before" }],
  ["never answers", { kind: "hang" }],
] as const)("Telegram's server %s for days", (_what, action) => {
  let world: World;
  let member: Actor;
  const AREA = "Cải cách tổ chức bộ máy hành chính nhà nước";
  const DAY_MS = 24 * 3_600_000;
  const MEMBER = 7_000_002;
  const OTHERS = Array.from({ length: 60 }, (_, index) => 7_100_000 + index);
  beforeAll(async () => {
    world = await createWorld("telegram");
    member = await world.person("procedures");
    for (const id of OTHERS) world.telegram?.user(id, { started: true });
  }, 60_000);
  afterAll(() => world.close());

  const write = (id: number, text: string) =>
    performAct(world.service.services, { key: `test:${id}:${text}` }, (act) =>
      act.send({ channel: "telegram", conversation: `tg:${id}`, method: "sendMessage", payload: { text } }),
    );
  const told = (id: number) =>
    (world.telegram?.user(id).botMessages() ?? [])
      .map(({ text }) => text)
      .filter((text) => text.startsWith("Tin"));

  it("somebody at the web chat enrols and answers as on any other day, on each of the days", async () => {
    const fault = world.telegram?.fault({ action });
    for (const id of [MEMBER, ...OTHERS]) for (const n of [1, 2]) await write(id, `Tin ${n}`);
    // More calls under way than the sender makes at once to one channel.
    await expect.poll(() => fault?.hits() ?? 0, { timeout: 20_000 }).toBeGreaterThanOrEqual(20);

    // Not world.service.idle: Telegram's messages are on their way for as long as this lasts.
    const client = new WebChatClient(() => world.service.publicUrl);
    const says = async (act: Promise<void>, wanted: string) => {
      await act;
      await expect
        .poll(async () => (await client.messages()).at(-1)?.text ?? "", { timeout: 20_000 })
        .toContain(wanted);
    };
    const web = webChat(client, () => Promise.resolve());
    await says(web.open(world.invite("organization").code), "Đoàn kiểm tra");
    await says(web.presses("Đúng, bắt đầu"), AREA);
    for (let day = 1; day <= 3; day += 1) {
      world.clock.advance(DAY_MS);
      await says(web.presses(AREA), `Câu ${day}/`);
      await says(web.says("10"), `Câu ${day + 1}/`);
      await says(web.says("lĩnh vực"), AREA);
    }
  }, 90_000);

  it("F30: what was said is there when it is back, once and in order, and the member goes on", async () => {
    world.telegram?.clearFaults();
    // Longer than the longest pause before another try, of whatever failed last.
    await world.restart(() => world.clock.advance(DAY_MS));
    await world.service.idle();
    for (const id of [MEMBER, ...OTHERS]) {
      const texts = told(id);
      // A call without an answer may have taken effect: it is said again rather than never.
      expect(action.kind === "hang" ? [...new Set(texts)] : texts).toEqual(["Tin 1", "Tin 2"]);
    }
    await member.presses("Cải cách thủ tục hành chính");
    expect(await member.answer()).toContain("Câu 1/26.");
  }, 90_000);
});
