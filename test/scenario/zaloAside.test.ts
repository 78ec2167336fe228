import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { packButton } from "../../src/messaging/buttonData.ts";
import { messagePayload, outgoing } from "../../src/bot/core/outgoing.ts";
import { performAct } from "../../src/messaging/act.ts";
import { formOf } from "../domain/form/support.ts";
import { withForm } from "../support/formWorld.ts";
import { createWorld, type World } from "../support/world.ts";
import type { Actor } from "../support/Actor.ts";

const FORM = formOf({
  survey: [
    { type: "begin group", name: "procedures", label: "Thủ tục hành chính" },
    { type: "select_one yn", name: "posted", label: "Niêm yết đầy đủ" },
    { type: "select_one yn", name: "online", label: "Có cổng dịch vụ công" },
    { type: "end group" },
  ],
  choices: [
    { list_name: "yn", name: "yes", label: "Có" },
    { list_name: "yn", name: "no", label: "Không" },
  ],
  settings: `form_id|form_title|version
    aside|Biểu thử|1`,
});

/** On Zalo a choice is a number: what comes between a question and its answer must not take it. */
describe.each(["zalo", "zalo oa"] as const)(
  "a message between a question and its answer, on %s",
  (channel) => {
    let world: World;
    let lan: Actor;
    beforeAll(async () => {
      world = await createWorld(
        channel,
        withForm(FORM, {
          members: [{ name: "Nguyễn Thị Lan", areas: ["procedures"] }],
        }),
      );
      lan = await world.person("Nguyễn Thị Lan");
      await lan.presses("Thủ tục hành chính");
    }, 60_000);
    afterAll(() => world.close());

    /** A reminder about something else, as a job sends it. */
    const reminds = async (key: string) => {
      const { services } = world.service;
      const account = await services.db.prisma.channelAccount.findFirstOrThrow({
        where: { person: { fullName: "Nguyễn Thị Lan" } },
      });
      const data = { on: "remedy", id: "0199a3f4-7b1c-7c3d-9e2f-0123456789ab", version: 1 } as const;
      await performAct(services, { key }, (act) =>
        act.send({
          channel: account.channel,
          conversation: `${channel === "zalo" ? "zalo" : "zoa"}:${account.externalId}`,
          method: "sendMessage",
          payload: messagePayload(
            outgoing(
              ["Còn 3 ngày để khắc phục."],
              [
                [{ label: "Đã khắc phục", data: packButton({ ...data, act: "done" }) }],
                [{ label: "Báo cáo tiến độ", data: packButton({ ...data, act: "prog" }) }],
              ],
            ),
          ),
        }),
      );
      await world.service.idle();
    };

    it("the number answers the question", async () => {
      expect(await lan.answer()).toContain("Câu 1/2.");
      await reminds("test:reminder:1");
      await lan.says("2");
      expect(await lan.answer()).toContain("✓ Đã lưu: Không");
      await reminds("test:reminder:2");
      await reminds("test:reminder:3");
      await lan.says("1");
      expect(await world.answersOf("procedures")).toEqual({ posted: "no", online: "yes" });
    });

    it("its words mean the message that came", async () => {
      await reminds("test:reminder:4");
      await lan.says("đã khắc phục");
      expect(await lan.answer()).not.toContain("chưa hiểu");
      expect(await world.answersOf("procedures")).toEqual({ posted: "no", online: "yes" });
    });
  },
);
