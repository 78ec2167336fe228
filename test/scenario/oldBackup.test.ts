import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { BackupEntry } from "../../src/backup/manifest.ts";
import { photo } from "../support/bytes.ts";
import { withForm } from "../support/formWorld.ts";
import { numberForm } from "../support/numberForm.ts";
import { firstTelegramUser, WITH_AND_WITHOUT_BUTTONS, createWorld, type World } from "../support/world.ts";
import type { Actor } from "../support/Actor.ts";

/** Questions answered when the backup is made, and when the database is lost. */
const [SAVED, LOST] = [3, 7];

const numbers = (upTo: number) =>
  Object.fromEntries(Array.from({ length: upTo }, (_, index) => [`a1_q${index + 1}`, (index + 1) * 10]));

describe.each(WITH_AND_WITHOUT_BUTTONS)(
  "P11: a backup that is older than what people see, on %s",
  (channel) => {
    let world: World;
    let member: Actor;
    let backup: BackupEntry[];

    beforeAll(async () => {
      world = await createWorld(
        channel,
        withForm(numberForm("numbers", { areas: 1, questions: 10 }), {
          members: [{ name: "Nguyễn Thị Lan", areas: "all" }],
        }),
      );
      member = await world.person("Nguyễn Thị Lan");
      await member.presses("Lĩnh vực 1");
      for (let question = 1; question <= LOST; question += 1) {
        await member.says(String(question * 10));
        if (question === SAVED) backup = await world.backUp();
      }
      expect(await world.answersOf("area_1")).toEqual(numbers(LOST));
    }, 120_000);
    afterAll(() => world.close());

    it("words for the question on the screen answer none; the question that stands is shown", async () => {
      await world.restore(backup);
      await member.says("80");
      expect(await world.answersOf("area_1")).toEqual(numbers(SAVED));
      const answer = await member.answer();
      expect(answer).toContain("vừa được khôi phục từ bản sao lưu");
      expect(answer).toContain("Câu 4/10.");
    });

    it("after that the dialogue goes on, and loses nothing", async () => {
      await member.says("40");
      expect(await member.answer()).toContain("Câu 5/10.");
      expect(await world.answersOf("area_1")).toEqual(numbers(SAVED + 1));
    });

    it("a photo for the question on the screen belongs to none", async () => {
      await world.restore(backup);
      await member.sends({ as: "photo", bytes: await photo({ width: 64, height: 48, seed: 5 }) });
      expect(await world.service.services.db.prisma.evidence.count()).toBe(0);
      expect(await member.answer()).toContain("Câu 4/10.");
    });

    it("a dialogue that the backup has not is asked for anew", async () => {
      await world.restore(backup);
      await world.service.services.db.prisma.dialogueState.deleteMany();
      await member.says("80");
      expect(await world.answersOf("area_1")).toEqual(numbers(SAVED));
      expect(await member.answer()).toContain("Câu 4/10.");
      await member.says("40");
      expect(await world.answersOf("area_1")).toEqual(numbers(SAVED + 1));
    });
  },
);

describe("P11: what was sent while the service was away, to be handled after an old backup", () => {
  it("answers nothing, the second message neither", async () => {
    const world = await createWorld(
      "telegram",
      withForm(numberForm("numbers", { areas: 1, questions: 10 }), {
        members: [{ name: "Nguyễn Thị Lan", areas: "all" }],
      }),
    );
    try {
      const member = await world.person("Nguyễn Thị Lan");
      await member.presses("Lĩnh vực 1");
      const backup = await world.backUp();
      await member.says("10");
      await world.restore(backup, () => {
        firstTelegramUser(world).sendText("20");
        firstTelegramUser(world).sendText("30");
      });
      await world.telegram?.drained();
      await world.service.idle();
      expect(await world.answersOf("area_1")).toEqual({});
    } finally {
      await world.close();
    }
  }, 60_000);
});
