import { randomUUID } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { calendarFileWords } from "../../../src/bot/screens/calendar.ts";
import type { ChannelName } from "../../../src/domain/channelName.ts";
import { createLogger } from "../../../src/observe/logger.ts";
import type { SentFileSource } from "../../../src/usecases/sentFile/fetchSent.ts";
import { importCalendar } from "../../../src/usecases/calendar/importCalendar.ts";
import type { CalendarDay } from "../../../src/domain/calendar/calendarFile.ts";
import { answerSentCalendar } from "../../../src/usecases/calendar/answerSentCalendar.ts";
import {
  createField,
  inspectionWithFindings,
  personOf,
  type Field,
  type TestInspection,
} from "../support/field.ts";

let field: Field;
let inspection: TestInspection;

beforeAll(async () => {
  field = await createField("2026-01-05 09:00");
  inspection = await inspectionWithFindings(field, { code: "CALENDAR", visitDate: "2026-01-05" });
});
afterAll(() => field.close());

/** What the sender of a file is told; without a text: the channel cannot give them. */
async function send(role: string, text: string | null, lastTry = true): Promise<string> {
  const port: SentFileSource = {
    capabilities: { maxDocument: 10_000_000 },
    fetchFile: () =>
      Promise.resolve(
        text === null
          ? { ok: false, reason: "unreachable", error: "no network", afterSeconds: undefined }
          : { ok: true, bytes: Buffer.from(text) },
      ),
  };
  const conversation = `web:${randomUUID()}`;
  await answerSentCalendar(
    {
      services: field.services,
      channels: new Map<ChannelName, SentFileSource>([["web", port]]),
      words: calendarFileWords,
      log: createLogger("silent"),
    },
    {
      id: randomUUID(),
      data: {
        fileId: "1",
        fileName: "lich.csv",
        personId: personOf(inspection, role).id,
        channel: "web",
        conversation,
        locale: "vi",
      },
      lastTry,
    },
  );
  const said = await field.db.prisma.outboxMessage.findMany({ where: { conversation } });
  return said.map(({ payload }) => JSON.stringify(payload)).join("\n");
}

const stored = () => field.db.prisma.calendarDay.count();

describe("two changes of the calendar at once", () => {
  it("are made one after the other: the second keeps what the first has brought", async () => {
    const { organizationId } = personOf(inspection, "lead");
    const days = (day: string): CalendarDay[] => [{ day, kind: "holiday", name: "Nghỉ", confirmed: true }];
    const go = Promise.withResolvers<void>();
    const begun = Promise.withResolvers<void>();
    const first = field.act(null, async (act) => {
      await importCalendar(act, { organizationId, days: days("2041-01-01") });
      begun.resolve();
      await go.promise;
    });
    await begun.promise;
    const second = field.act(null, (act) =>
      importCalendar(act, { organizationId, days: days("2042-01-01") }),
    );
    await setTimeout(200);
    go.resolve();
    await Promise.all([first, second]);
    const years = await field.db.prisma.calendarDay.findMany({
      where: { organizationId, day: { gte: new Date("2041-01-01") } },
      orderBy: { day: "asc" },
    });
    expect(years.map(({ day }) => day.getUTCFullYear())).toEqual([2041, 2042]);
    await field.db.prisma.calendarDay.deleteMany();
  });
});

describe("a calendar file sent to the bot", () => {
  it("with wrong rows is answered with each line and what to do; nothing is taken over", async () => {
    const answer = await send(
      "lead",
      "day;kind;name;confirmed\n1/1/2031;holiday;Tết Dương lịch;yes\n31/2/2031;holiday;Nghỉ;yes\n6/1/2031;make_up_day;Làm bù;yes\n",
    );
    expect(answer).toContain("Chưa có gì thay đổi");
    expect(answer).toContain("Dòng 3: ngày “31/2/2031” không đúng");
    expect(answer).toContain("Dòng 4: ngày làm bù 2031-01-06 không phải thứ Bảy, Chủ nhật");
    expect(await stored()).toBe(0);
  });

  it("of somebody without the right is refused, one that cannot be had is asked for again", async () => {
    const good = "day,kind,name,confirmed\n2031-01-01,holiday,Tết Dương lịch,yes\n";
    expect(await send("unit_contact", good)).toContain(
      "do Trưởng đoàn, Thư ký đoàn hoặc cơ quan thường trực sửa",
    );
    expect(await send("lead", null)).toContain("Đề nghị gửi lại");
    await expect(send("lead", null, false)).rejects.toThrow("web");
    expect(await stored()).toBe(0);
  });

  it("without mistakes replaces the years it speaks of and keeps the others", async () => {
    const answer = await send("lead", "day,kind,name,confirmed\n2031-01-01,holiday,Tết Dương lịch,yes\n");
    expect(answer).toContain("✓ Đã nhập 1 ngày của năm 2031");
    const years = await field.db.prisma.calendarDay.findMany({
      where: { day: { gte: new Date("2031-01-01") } },
    });
    expect(years).toHaveLength(1);
    expect(await stored()).toBeGreaterThan(100);
  });
});
