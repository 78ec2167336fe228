import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { importForm } from "../../src/domain/form/import/importForm.ts";
import type { FormDef } from "../../src/domain/form/definition/formDef.ts";
import { type Service } from "../../src/service/startService.ts";
import { systemClock } from "../../src/clock.ts";
import { photo, PDF, HTML } from "../support/bytes.ts";
import { freshDatabase, type TestDatabase } from "../support/database.ts";
import { enrolTeams } from "../support/enrolTeams.ts";
import { becomes } from "../support/patience.ts";
import { startTelegramFake, type TelegramFake } from "../support/telegram/startTelegramFake.ts";
import { telegramChat } from "../support/telegramChat.ts";
import { startTestService } from "../support/testService.ts";
import type { Actor } from "../support/Actor.ts";

const AUDIT_KEY = "k".repeat(32);
const CHAT = 501;

/** The three ways a form asks for evidence, a question for photos and one for a place. */
function evidenceForm(): FormDef {
  const result = importForm({
    survey: [
      ["type", "name", "label::vi", "required", "evidence"],
      ["begin_group", "area", "Lĩnh vực", "", ""],
      ["select_one state", "board", "Biển hiệu", "yes", "required"],
      ["text", "why", "Nhận xét", "yes", "or_explain"],
      ["image", "house", "Ảnh trụ sở", "yes", ""],
      ["geopoint", "place", "Vị trí trụ sở", "yes", ""],
      ["end_group", "", "", "", ""],
    ],
    choices: [
      ["list_name", "name", "label::vi"],
      ["state", "good", "Tốt"],
      ["state", "bad", "Chưa tốt"],
    ],
    settings: [
      ["form_id", "form_title", "version", "default_language"],
      ["evidence", "Biểu minh chứng", "1", "vi"],
    ],
  });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.form;
}

let database: TestDatabase;
let telegram: TelegramFake;
let service: Service;
let member: Actor;

beforeAll(async () => {
  database = await freshDatabase();
  telegram = await startTelegramFake();
  await enrolTeams(database.connectionString, {
    form: evidenceForm(),
    inspections: 1,
    auditKey: AUDIT_KEY,
    firstChat: CHAT,
    code: "EV",
  });
  service = await startTestService({
    config: {
      channels: {
        telegram: { token: telegram.token, apiRoot: telegram.url, mode: "polling", webhookSecret: undefined },
      },
    },
    connectionString: database.connectionString,
    auditKey: AUDIT_KEY,
    clock: systemClock,
  });
  member = telegramChat(telegram, CHAT, async () => {
    await telegram.drained();
    await service.idle();
  });
  await member.says("tiếp tục");
}, 60_000);
afterAll(async () => {
  await service.stop();
  await telegram.close();
  await database.drop();
});

async function settled(): Promise<void> {
  const { prisma } = service.services.db;
  await becomes(async () => (await prisma.evidence.count({ where: { state: "pending" } })) === 0);
  await service.idle();
}

const file = async (seed: number) => ({ as: "photo" as const, bytes: await photo({ seed }) });

describe("the column evidence", () => {
  it("required: the piece can be sent later, the answer is kept now", async () => {
    expect(await member.answer()).toContain("Câu 1/4. Biển hiệu");
    await member.presses("Tốt");
    expect(await member.answer()).toContain("Câu này cần ảnh hoặc tệp minh chứng");
    await member.presses("Gửi sau");
    expect(await member.answer()).toContain("✓ Đã lưu: Tốt");
  });

  it("or_explain on a question without choices asks with every answer", async () => {
    await member.says("Biển cũ");
    expect(await member.answer()).toContain("Với câu trả lời “Biển cũ”, đề nghị gửi ảnh");
    await member.says("Chụp không rõ");
    expect(await member.answer()).toContain("✓ Đã lưu: Biển cũ");
  });

  it("a question for photos takes photos only, and does not end without one", async () => {
    expect(await member.answer()).toContain("Câu 3/4. Ảnh trụ sở");
    await member.presses("Xong");
    expect(await member.answer()).toContain("Câu này cần ảnh.");
    await member.sends({ as: "file", bytes: PDF, name: "a.pdf", mime: "application/pdf" });
    expect(await member.answer()).toContain("Câu này cần ảnh.");
    await member.says("bỏ qua");
    expect(await member.answer()).toContain("bắt buộc");
    await member.sends(await file(1));
    await member.presses("Xong");
    expect(await member.answer()).toContain("Câu 4/4. Vị trí trụ sở");
  });

  it("a place answers a question for a place", async () => {
    await member.sendsPlace(22.1536, 105.5969);
    expect(await member.answer()).toContain("✓ Đã lưu");
    const { prisma } = service.services.db;
    const stored = await prisma.answer.findFirstOrThrow({ where: { question: "place" } });
    expect(stored.value).toBe("22.1536 105.5969 0 0");
    expect(await prisma.evidence.count({ where: { question: "place" } })).toBe(0);
  });

  it("required holds back the submission, and the review says so", async () => {
    await settled();
    expect(await member.answer()).toContain("Câu chưa có minh chứng hoặc giải trình: 1.");
    expect(await member.answer()).toContain("Minh chứng: 1 ảnh");
    await member.presses("Nộp kết quả");
    expect(await member.answer()).toContain("còn câu chưa có ảnh, tệp minh chứng hoặc giải trình (1)");
  });

  it("a piece that turned out unusable does not count", async () => {
    await member.sends({ as: "file", bytes: HTML, name: "ảnh.jpg", mime: "image/jpeg", caption: "Câu 1" });
    expect(await member.answer()).toContain("Đã nhận 1 ảnh minh chứng cho câu 1.");
    await settled();
    await member.presses("Nộp kết quả");
    expect(await member.answer()).toContain("còn câu chưa có ảnh, tệp minh chứng hoặc giải trình (1)");
  });

  it("with the piece there the area is handed in; the list says what was sent for each question", async () => {
    await member.sends({ ...(await file(2)), caption: "câu 1" });
    expect(await member.answer()).toContain("Đã nhận 1 ảnh minh chứng cho câu 1.");
    await member.presses("Xem và sửa từng câu");
    const list = await member.answer();
    expect(list).toContain("1. Biển hiệu: Tốt (1 ảnh)");
    expect(list).toContain("2. Nhận xét: Biển cũ\n");
    expect(list).toContain("3. Ảnh trụ sở: 1 ảnh");
    await member.presses("Nộp kết quả");
    expect(await member.answer()).toContain("Đã nộp kết quả");
  });

  it("after that nothing is added any more", async () => {
    const before = await service.services.db.prisma.evidence.count();
    await member.sends({ ...(await file(3)), caption: "câu 1" });
    expect(await member.answer()).toContain("Chưa rõ ảnh, tệp này của câu nào");
    expect(await service.services.db.prisma.evidence.count()).toBe(before);
  });
});
