import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { readUpload } from "../../src/channels/web/upload.ts";
import type { ReportPicture } from "../../src/domain/report/reportModel.ts";
import { performAct } from "../../src/messaging/act.ts";
import { removeMember } from "../../src/usecases/people/removeMember.ts";
import { mayReadEvidence } from "../../src/policies/mayReadEvidence.ts";
import { structureProblems } from "../documents/structureProblems.ts";
import { boxes, HTML, PDF, photo, plainPng, VOICE } from "../support/bytes.ts";
import { CHANNELS, createWorld, type World } from "../support/world.ts";
import type { Actor } from "../support/Actor.ts";

const PHOTOS = await Promise.all([1, 2, 3].map((seed) => photo({ seed })));
const [BOARD = PDF, HALL = PDF, BOOK = PDF] = PHOTOS;

const UPLOAD = z.looseObject({ id: z.string() });

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

describe.each(CHANNELS)("photos and files on %s", (channel) => {
  let world: World;
  let member: Actor;

  beforeAll(async () => {
    world = await createWorld(channel);
    member = await world.person("procedures");
    await member.presses("Cải cách thủ tục hành chính");
  }, 60_000);
  afterAll(() => world.close());

  const pieces = (question?: string) =>
    world.service.services.db.prisma.evidence.findMany({
      where: question === undefined ? {} : { question },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    });

  it("a photo belongs to the question shown, which stays open; the word about personal data comes once", async () => {
    await member.sends({ as: "photo", bytes: BOARD, caption: "Kế hoạch rà soát" });
    const answer = await member.answer();
    expect(answer).toContain("Đã nhận 1 ảnh minh chứng cho câu 1.");
    expect(answer).toContain("Đề nghị trả lời câu hỏi ở trên.");
    expect(answer).toContain("không gửi ảnh giấy tờ cá nhân");
    await member.sends({ as: "photo", bytes: HALL });
    expect(await member.answer()).toContain("Đã nhận 2 ảnh minh chứng cho câu 1.");
    expect(await member.answer()).not.toContain("giấy tờ cá nhân");
    await member.presses("Có");
    expect(await member.answer()).toContain("✓ Đã lưu: Có");
    expect(await member.answer()).toContain("Câu 2/26.");
  });

  it("the bytes are fetched afterwards and kept as they came, one piece each", async () => {
    await world.settled();
    const stored = await pieces("tthc_review_plan_issued");
    expect(stored.map(({ state, kind, sha256: hash, caption }) => [state, kind, hash, caption])).toEqual([
      ["stored", "photo", sha256(BOARD), "Kế hoạch rà soát"],
      ["stored", "photo", sha256(HALL), null],
    ]);
    expect(stored.every((piece) => Buffer.from(piece.rendition ?? []).length > 0)).toBe(true);
  });

  it.runIf(channel === "web")(
    "the evidence is the one room for the bytes; the chat still opens the file",
    async () => {
      const { db } = world.service.services;
      const messages = await db.prisma.webMessage.findMany({ where: { fromBot: false } });
      const uploads = messages.flatMap(({ file }) => (file === null ? [] : [UPLOAD.parse(file)]));
      expect(uploads).toHaveLength(2);
      expect(messages.map(({ fileBytes }) => fileBytes)).toEqual(messages.map(() => null));
      for (const [place, upload] of uploads.entries()) {
        expect((await readUpload(db.pool, upload.id))?.bytes.equals(PHOTOS[place] ?? PDF)).toBe(true);
      }
    },
  );

  it("a caption that names another question sends the photo there", async () => {
    await member.sends({ as: "photo", bytes: BOOK, caption: "Câu 1: quyết định kèm theo" });
    expect(await member.answer()).toContain("Đã nhận 3 ảnh minh chứng cho câu 1.");
    expect(await pieces("tthc_review_plan_issued")).toHaveLength(3);
  });

  it("a voice message is kept, and the person told that nobody listens to it", async () => {
    await member.sends({ as: "voice", bytes: VOICE });
    const answer = await member.answer();
    expect(answer).toContain("Đã nhận 1 bản ghi âm minh chứng cho câu 2.");
    expect(answer).toContain("chưa nghe được tin nhắn thoại: đề nghị trả lời câu 2/26");
  });

  it.skipIf(channel === "zalo")("a place is kept at once", async () => {
    await member.sendsPlace(22.1536, 105.5969);
    expect(await member.answer()).toContain("Đã nhận 1 vị trí minh chứng cho câu 2.");
    const [place] = (await pieces("tthc_simplification_proposed")).filter((piece) => piece.kind === "place");
    expect(place).toMatchObject({ state: "stored" });
    expect([Number(place?.latitude), Number(place?.longitude)]).toEqual([22.1536, 105.5969]);
  });

  it("an exception is asked for a photo; the photo settles the answer", async () => {
    await member.says("sửa 6");
    await member.presses("Chưa đầy đủ");
    expect(await member.answer()).toContain(
      "Với câu trả lời “Chưa đầy đủ”, đề nghị gửi ảnh hoặc tệp minh chứng",
    );
    expect((await world.answersOf("procedures"))["tthc_posting_status"]).toBeUndefined();
    await member.sends({ as: "photo", bytes: BOARD, caption: "Bảng niêm yết 👍" });
    const answer = await member.answer();
    expect(answer).toContain("Đã nhận 1 ảnh minh chứng cho câu 6.");
    expect(answer).toContain("✓ Đã lưu: Chưa đầy đủ");
    expect(answer).not.toContain("Đề nghị trả lời câu hỏi ở trên");
    expect((await world.answersOf("procedures"))["tthc_posting_status"]).toBe("chua_day_du");
  });

  it("with a photo there already, another exception is not asked again; the rule never is", async () => {
    await member.says("sửa 6");
    await member.presses("Chưa niêm yết");
    expect(await member.answer()).toContain("✓ Đã lưu: Chưa niêm yết");
    await member.says("sửa 6");
    await member.presses("Chưa đầy đủ");
    expect(await member.answer()).toContain("✓ Đã lưu: Chưa đầy đủ");
  });

  it("the explanation in its place is kept with the answer", async () => {
    const finance = await world.person("public_finance");
    await finance.presses("Cải cách tài chính công");
    await finance.says("sửa 11");
    await finance.presses("Còn thiếu sót");
    await finance.presses("Bỏ qua ảnh, ghi giải trình");
    expect(await finance.answer()).toContain("Đề nghị ghi giải trình");
    await finance.says("Chứng từ chi tháng 3 lập chậm");
    expect(await finance.answer()).toContain("✓ Đã lưu: Còn thiếu sót");
    await finance.says("sửa 11");
    await finance.presses("Có vi phạm");
    await finance.says("Đúng quy định");
    expect(await finance.answer()).toContain("✓ Đã lưu: Đúng quy định");
    await finance.says("sửa 11");
    await finance.presses("Còn thiếu sót");
    await finance.says("Chứng từ chi tháng 4 lập chậm");
    const stored = await world.service.services.db.prisma.answer.findFirstOrThrow({
      where: { question: "finance_compliance_status" },
    });
    expect(stored).toMatchObject({ value: "con_thieu_sot", explanation: "Chứng từ chi tháng 4 lập chậm" });
  });

  it("the question for photos and files takes several and ends with “Xong”", async () => {
    await member.says("sửa 26");
    expect(await member.answer()).toContain("Hồ sơ, hình ảnh kiểm chứng");
    await member.says("có ảnh");
    expect(await member.answer()).toContain("Câu này cần ảnh hoặc tệp");
    await member.sends({ as: "photo", bytes: HALL });
    expect(await member.answer()).toContain("Đã nhận 1 ảnh cho câu 26. Gửi tiếp, hoặc chọn “Xong”.");
    if (channel === "zalo") await member.sends({ as: "photo", bytes: BOOK });
    else {
      await member.sends({ as: "file", bytes: PDF, name: "biên bản.pdf", mime: "application/pdf" });
      expect(await member.answer()).toContain("Đã nhận 1 tệp cho câu 26.");
    }
    await member.presses("Xong");
    expect(await member.answer()).toContain("✓ Đã lưu: 2 ảnh, tệp");
    expect((await world.answersOf("procedures"))["procedures_evidence"]).toBe("2");
  });

  it.runIf(channel === "telegram")(
    "F22: what is too large or no evidence is refused with the reason",
    async () => {
      await member.says("sửa 2");
      const before = await pieces();
      await member.sends({ as: "file", bytes: PDF, name: "lớn.pdf", size: 30 * 1024 * 1024 });
      expect(await member.answer()).toContain("lớn quá 10 MB");
      expect(await pieces()).toHaveLength(before.length);
      for (const [bytes, words] of [
        [HTML, "Đây không phải ảnh"],
        [BOARD.subarray(0, 4_000), "Tệp bị hỏng hoặc chưa tải lên hết"],
        [plainPng(14_000, 14_000), "quá nhiều điểm ảnh"],
      ] as const) {
        await member.sends({ as: "file", bytes, name: "../ảnh.jpg", mime: "image/jpeg" });
        expect(await member.answer()).toContain("Đã nhận 1 ảnh minh chứng cho câu 2.");
        await world.settled();
        const answer = await member.answer();
        expect(answer).toContain("“_ảnh.jpg” gửi lúc");
        expect(answer).toContain("cho câu 2 (Cải cách thủ tục hành chính) chưa lưu được");
        expect(answer).toContain(words);
      }
    },
  );

  it.runIf(channel === "web")("F22: what is no evidence is refused while it is sent", async () => {
    await expect(member.sends({ as: "file", bytes: HTML, name: "ảnh.jpg" })).rejects.toThrow("415");
    await expect(member.sends({ as: "file", bytes: plainPng(14_000, 14_000) })).rejects.toThrow("415");
    await member.says("sửa 2");
    await member.sends({ as: "file", bytes: BOARD.subarray(0, 4_000), name: "cắt.jpg" });
    await world.settled();
    expect(await member.answer()).toContain("“cắt.jpg” gửi lúc");
  });

  it.runIf(channel === "telegram")(
    "F59: that a photo was passed on from somebody else is recorded",
    async () => {
      await member.sends({ as: "file", bytes: PDF, name: "chuyển tiếp.pdf", forwardedFrom: "Ai đó" });
      const piece = (await pieces()).find((one) => one.originalName === "chuyển tiếp.pdf");
      expect(piece?.channelFile).toMatchObject({ forwarded: true });
    },
  );

  it.runIf(channel === "telegram")(
    "nothing is lost when the service dies before it could fetch",
    async () => {
      const unreachable = world.telegram?.fault({
        action: { kind: "serverError", status: 502 },
        methods: ["getFile"],
      });
      await member.sends({ as: "photo", bytes: await photo({ seed: 4 }), caption: "Trước khi dừng" });
      const lost = async () => (await pieces()).find((piece) => piece.caption === "Trước khi dừng");
      expect(await lost()).toMatchObject({ state: "pending", bytes: null });
      await world.restart();
      unreachable?.stop();
      await world.settled();
      expect(await lost()).toMatchObject({ state: "stored" });
    },
    60_000,
  );

  it.skipIf(channel === "zalo")(
    "a HEIC of a phone is kept; its sender hears that no report can print it",
    async () => {
      await member.sends({ as: "file", bytes: boxes("heic"), name: "IMG_1.HEIC", mime: "image/heic" });
      await world.settled();
      expect(await member.answer()).toContain("HEIC không in được trong báo cáo");
    },
  );

  it("a photo sent while no question is open is not taken, and the person told what to do", async () => {
    await member.says("hủy");
    const before = await pieces();
    await member.sends({ as: "photo", bytes: BOOK });
    expect(await member.answer()).toContain("gõ “tiếp tục” để mở câu hỏi, rồi gửi lại");
    expect(await pieces()).toHaveLength(before.length);
  });

  it("an outsider sees nothing of it, nor a member of another area; who sent it and the lead do", async () => {
    const { db } = world.service.services;
    const [piece] = await pieces("tthc_posting_status");
    const people = await db.prisma.teamMember.findMany({ include: { person: true } });
    const reads = async (role: string) => {
      const found = people.find((one) => one.role === role);
      return found === undefined ? null : mayReadEvidence(db, found.personId, piece?.id ?? "");
    };
    expect(await reads("lead")).toBe(true);
    expect(await reads("member"), "of another area").toBe(false);
    expect(await mayReadEvidence(db, piece?.addedById ?? "", piece?.id ?? "")).toBe(true);
    expect(await reads("unit_contact")).toBe(false);
    const { organizationId } = await db.prisma.organization
      .findFirstOrThrow()
      .then((one) => ({ organizationId: one.id }));
    const outsider = await db.prisma.person.create({
      data: { organizationId, fullName: "Người ngoài", sortKey: "nguoi ngoai", searchKey: "nguoi ngoai" },
    });
    expect(await mayReadEvidence(db, outsider.id, piece?.id ?? "")).toBe(false);
    const [gone, stays] = people.filter((one) => one.role === "member");
    const { code } = await db.prisma.inspection.findUniqueOrThrow({
      where: { id: gone?.inspectionId ?? "" },
    });
    const removed = await performAct(world.service.services, { key: "test:removed" }, (act) =>
      removeMember(act, { code, personId: gone?.personId ?? "", toId: stays?.personId ?? "" }),
    );
    expect(removed.ok).toBe(true);
    expect(await reads("member")).toBe(false);
  });

  it("the report shows the photos with what they belong to, in an appendix of its own", async () => {
    const lead = await world.person("lead");
    await lead.says("tổng hợp");
    const file = await lead.file();
    expect(await structureProblems(file.bytes)).toEqual([]);
    const model = await world.report();
    const appendix = model.appendices.at(-1);
    expect(appendix?.title).toBe("Hình ảnh");
    const items = (appendix?.blocks ?? []).flatMap((block): ReportPicture[] =>
      block.type === "pictures" ? block.items : [],
    );
    expect(items.map((item) => item.caption).slice(0, 4)).toEqual([
      "Hình 1. Kế hoạch rà soát",
      "Hình 2. Có kế hoạch rà soát, đơn giản hóa TTHC",
      "Hình 3. Câu 1: quyết định kèm theo",
      ...items.slice(3, 4).map((item) => item.caption),
    ]);
    const board = items.find((item) => item.caption.includes("Bảng niêm yết"));
    expect(board?.caption).toMatch(/^Hình \d\. Bảng niêm yết$/);
    expect(board?.sha256).toBe(sha256(BOARD));
    expect(board?.detail).toMatch(
      /^Câu 6, cải cách thủ tục hành chính; tồn tại, hạn chế số 1; nhận lúc 15 giờ \d\d phút, ngày 17\/9\/2020$/,
    );
  }, 60_000);
});
