import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Sheets } from "../../src/domain/form/sheets/sheets.ts";
import { writeFormWorkbook } from "../../src/files/writeFormWorkbook.ts";
import { becomes } from "../support/patience.ts";
import { createFormWorld, type FormPerson, type FormWorld } from "../support/formWorld.ts";
import { formOf, sheets, type FormParts } from "../domain/form/support.ts";

type Rows = Record<string, string>[];

const SURVEY: Rows = [
  { type: "begin group", name: "procedures", "label::vi": "Thủ tục hành chính", "label::en": "Procedures" },
  {
    type: "integer",
    name: "received",
    "label::vi": "Hồ sơ tiếp nhận",
    "label::en": "Received",
    constraint: ". >= 0",
  },
  { type: "end group" },
];

function partsOf(survey: Rows, version: string): FormParts {
  return {
    survey,
    settings: [
      { form_id: "provincial", "form_title::vi": "Tiêu chí của tỉnh", "form_title::en": "Criteria", version },
    ],
  };
}

describe("a form sent to the bot", () => {
  let world: FormWorld;
  let son: FormPerson;
  let lan: FormPerson;

  beforeAll(async () => {
    world = await createFormWorld(formOf(partsOf(SURVEY, "1")), {
      members: [{ name: "Nguyễn Thị Lan", areas: ["procedures"] }],
    });
    son = await world.person("Lê Văn Sơn");
    lan = await world.person("Nguyễn Thị Lan");
  }, 60_000);
  afterAll(() => world.close());

  async function sends(person: FormPerson, name: string, content: Sheets | Uint8Array): Promise<string> {
    const bytes = content instanceof Uint8Array ? content : await writeFormWorkbook(content);
    const before = (await person.everything()).length;
    await person.sendsFile(name, bytes);
    // The answer is the job's; the first message only says that the file has arrived.
    await becomes(async () => (await person.everything()).length > before + 1);
    return (await person.everything()).slice(before + 1).join("\n");
  }

  const versions = () => world.service.services.db.prisma.formVersion.count();

  it("with mistakes is answered with all of them, each with its place and what to do", async () => {
    const survey = [
      ...SURVEY.slice(0, 2),
      { type: "interger", name: "wrong type", "label::vi": "Sai", "label::en": "Wrong" },
      { type: "text", name: "t", "label::vi": "T", "label::en": "T", relevant: "${nobody} = 1" },
      ...SURVEY.slice(2),
    ];
    const answer = await sends(son, "tieu-chi.xlsx", sheets(partsOf(survey, "2")));
    expect(answer).toContain("tieu-chi.xlsx: 2 lỗi, chưa nhập được");
    expect(answer).toContain('survey, dòng 4, type: Không có loại câu hỏi "interger"');
    expect(answer).toContain('survey, dòng 5, relevant: Không có câu hỏi "nobody"');
    expect(await versions()).toBe(1);
    // Once it is answered the chat keeps the card of the file and not its bytes.
    const { webMessage } = world.service.services.db.prisma;
    expect(await webMessage.count({ where: { file: { path: ["name"], equals: "tieu-chi.xlsx" } } })).toBe(1);
    expect(await webMessage.count({ where: { fileBytes: { not: null } } })).toBe(0);
  });

  it("that is the version in use changes nothing", async () => {
    expect(await sends(son, "tieu-chi.xlsx", sheets(partsOf(SURVEY, "1")))).toContain(
      "trùng với phiên bản đang dùng",
    );
  });

  it("that is no workbook is named so", async () => {
    const pdf = Buffer.from("%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n");
    expect(await sends(son, "tieu-chi.xlsx", pdf)).toContain("không phải là tệp Excel");
    expect(await versions()).toBe(1);
  });

  it("without mistakes is summed up with what changed and what trying it found, and published by a button", async () => {
    const survey = [
      ...SURVEY.slice(0, 2).map((row) =>
        row["name"] === "received" ? { ...row, constraint: ". >= 0 and . <= 1000" } : row,
      ),
      {
        type: "text",
        name: "many",
        "label::vi": "Vì sao nhiều",
        "label::en": "Why so many",
        relevant: "${received} > 2000",
      },
      ...SURVEY.slice(2),
    ];
    const answer = await sends(son, "tieu-chi.xlsx", sheets(partsOf(survey, "2")));
    expect(answer).toContain("Tiêu chí của tỉnh (provincial, phiên bản 2): không có lỗi");
    expect(answer).toContain("2 câu hỏi · lĩnh vực: Thủ tục hành chính · ngôn ngữ: vi, en · quy tắc: 0");
    expect(answer).toContain('Chạy thử chưa tìm thấy câu trả lời nào để "many" được hỏi');
    expect(answer).toContain("So với phiên bản 1 (2 thay đổi)");
    expect(answer).toContain("Sửa câu hỏi received “Hồ sơ tiếp nhận”: ràng buộc.");
    expect(answer).toContain("Thêm câu hỏi many “Vì sao nhiều”.");
    expect(await versions()).toBe(1);
    await son.presses("Vẫn ban hành");
    expect(await son.answer()).toContain("✓ Đã ban hành Tiêu chí của tỉnh, phiên bản 2");
    expect(await versions()).toBe(2);
    await son.presses("Vẫn ban hành");
    expect(await son.answer()).toContain("đã được ban hành hoặc đã bỏ");
    expect(await versions()).toBe(2);
  });

  it("leaves the inspection under way on the version it began with", async () => {
    await lan.presses("Thủ tục hành chính");
    expect(await lan.answer()).toContain("Câu 1/1.");
    await lan.says("2500");
    expect(await lan.answer()).toContain("✓ Đã lưu");
  });

  it("of a member is no form but a file like any other", async () => {
    await lan.says("hủy");
    await lan.sendsFile("tieu-chi.xlsx", await writeFormWorkbook(sheets(partsOf(SURVEY, "3"))));
    expect(await lan.answer()).not.toContain("đang kiểm tra biểu mẫu");
    expect(await world.service.services.db.prisma.formDraft.count()).toBe(0);
  });

  it("stands in the audit log when it is published", async () => {
    const events = await world.service.services.db.prisma.auditEvent.findMany({
      where: { action: "form.published" },
    });
    expect(events.map(({ data }) => data)).toContainEqual(expect.objectContaining({ version: "2" }));
  });

  it("that was in use before is brought in use again, and the answer says so", async () => {
    expect(await sends(son, "tieu-chi.xlsx", sheets(partsOf(SURVEY, "1")))).toContain("So với phiên bản 2");
    await son.presses("Ban hành");
    expect(await son.answer()).toContain("phiên bản 1, vào sử dụng lại");
    expect(await sends(son, "tieu-chi.xlsx", sheets(partsOf(SURVEY, "1")))).toContain(
      "trùng với phiên bản đang dùng",
    );
    // Version 1 was everybody's: the province has a copy of its own now, and everybody's is as it was.
    expect(await versions()).toBe(3);
  });
});
