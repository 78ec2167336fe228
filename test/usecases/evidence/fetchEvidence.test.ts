import { createHash, randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { ChannelName } from "../../../src/domain/channelName.ts";
import type { ChannelPort } from "../../../src/messaging/channelPort.ts";
import type { FetchedFile } from "../../../src/messaging/fileSource.ts";
import type { ReceivedFile } from "../../../src/messaging/receivedMedia.ts";
import { openDatabase, type Database } from "../../../src/db/database.ts";
import { MAX_EVIDENCE_BYTES } from "../../../src/domain/evidence/limits.ts";
import { createLogger } from "../../../src/observe/logger.ts";
import { performAct, type ActServices } from "../../../src/messaging/act.ts";
import { openArea } from "../../../src/usecases/answers/openArea.ts";
import { attachToArea } from "../../../src/usecases/evidence/attachToArea.ts";
import { fetchEvidence } from "../../../src/usecases/evidence/fetchEvidence.ts";
import { createFileExaminer, type FileExaminer } from "../../../src/usecases/evidence/fileExaminer.ts";
import { freshDatabase, type TestDatabase } from "../../support/database.ts";
import { enrolTeams, type EnrolledMember } from "../../support/enrolTeams.ts";
import { numberForm } from "../../support/numberForm.ts";
import { quietServices } from "../../support/quietServices.ts";
import { boxes, HTML, PDF, photo, plainPng } from "../../support/bytes.ts";

vi.setConfig({ testTimeout: 60_000 });

let database: TestDatabase;
let db: Database;
let services: ActServices;
let lan: EnrolledMember;
let examiner: FileExaminer;

/** What the channel gives for each file id; counts how often it was asked. */
const files = new Map<string, FetchedFile>();
let fetches = 0;

beforeAll(async () => {
  database = await freshDatabase();
  const form = numberForm("numbers", { areas: 1, questions: 3 });
  const [first] = await enrolTeams(database.connectionString, {
    form,
    inspections: 1,
    auditKey: "k".repeat(32),
    firstChat: 1,
    code: "TEAM",
  });
  if (first === undefined) throw new Error("no member");
  lan = first;
  db = openDatabase({ connectionString: database.connectionString });
  services = quietServices(db);
  await services.jobs.start();
  examiner = createFileExaminer();
});
afterAll(async () => {
  await examiner.close();
  await services.jobs.stop();
  await db.close();
  await database.drop();
});
beforeEach(async () => {
  fetches = 0;
  files.clear();
  await db.prisma.outboxMessage.deleteMany();
});

const port: ChannelPort = {
  name: "telegram",
  capabilities: {
    buttons: true,
    files: true,
    edit: true,
    maxText: 4_096,
    maxDocument: 10_000_000,
    proactive: true,
  },
  toUpdate: () => null,
  deliver: () => Promise.resolve({ kind: "sent", externalId: null }),
  fetchFile(fileId, limit) {
    fetches += 1;
    expect(limit).toBe(MAX_EVIDENCE_BYTES);
    return Promise.resolve(files.get(fileId) ?? { ok: false, reason: "gone" });
  },
};

/** A piece sent for the first question; gives its id. */
async function received(file: FetchedFile, given: Partial<ReceivedFile> = {}): Promise<string> {
  const fileId = randomUUID();
  files.set(fileId, file);
  const actor = await db.prisma.person.findUniqueOrThrow({ where: { id: lan.personId } });
  return performAct(services, { key: randomUUID(), actor, channel: "telegram" }, async (act) => {
    const area = await openArea(act, lan.recordId);
    const question = area?.session.questions(area.area)[0];
    if (area === null || question === undefined) throw new Error("no area");
    const media: ReceivedFile = {
      kind: "document",
      fileId,
      size: undefined,
      mime: undefined,
      name: undefined,
      caption: undefined,
      groupId: undefined,
      forwarded: false,
      ...given,
    };
    const sent = { channel: "telegram", conversation: "tg:1", messageId: 2 ** 52 + 7 } as const;
    const attached = await attachToArea(act, area, question.path, media, sent);
    if (!attached.ok) throw new Error(attached.reason);
    return attached.evidenceId;
  });
}

function run(evidenceId: string, lastTry = false): Promise<void> {
  const channels = new Map<ChannelName, ChannelPort>([["telegram", port]]);
  const log = createLogger("silent");
  return fetchEvidence(
    { services, channels, examiner, log },
    { id: randomUUID(), data: { evidenceId }, lastTry },
  );
}

const rowOf = (id: string) => db.prisma.evidence.findUniqueOrThrow({ where: { id } });
const messages = async () =>
  (await db.prisma.outboxMessage.findMany({ orderBy: { id: "asc" } })).map((row) => row.payload);
const audited = async (id: string) =>
  (await db.prisma.auditEvent.findMany({ where: { object: `evidence:${id}` }, orderBy: { seq: "asc" } })).map(
    (event) => event.action,
  );

describe("a piece that is kept", () => {
  it("is stored byte for byte with its hash, its copy, its time and place; nobody is disturbed", async () => {
    const bytes = await photo({
      width: 2000,
      height: 1500,
      taken: "2020:09:17 15:04:00",
      place: { latitude: 22.1536, longitude: 105.5969 },
    });
    const id = await received(
      { ok: true, bytes },
      { name: "../ảnh niêm yết.jpg", mime: "image/jpeg", caption: "  Bảng niêm yết " },
    );
    expect(await rowOf(id)).toMatchObject({ state: "pending", kind: "photo", bytes: null });
    await run(id);
    const row = await rowOf(id);
    expect(row).toMatchObject({
      state: "stored",
      kind: "photo",
      mime: "image/jpeg",
      size: bytes.length,
      sha256: createHash("sha256").update(bytes).digest("hex"),
      caption: "Bảng niêm yết",
      originalName: "_ảnh niêm yết.jpg",
      // The camera said no offset: its clock stood where the inspection is.
      takenAt: new Date("2020-09-17T15:04:00+07:00"),
    });
    expect(Buffer.from(row.bytes ?? []).equals(bytes)).toBe(true);
    expect(row.rendition?.length).toBeGreaterThan(1_000);
    expect(Number(row.latitude)).toBeCloseTo(22.1536, 4);
    expect(Number(row.longitude)).toBeCloseTo(105.5969, 4);
    expect(await messages()).toEqual([]);
    expect(await audited(id)).toEqual(["evidence.received", "evidence.stored"]);
  });

  it("takes its kind from the bytes, not from what the sender's app said", async () => {
    const id = await received({ ok: true, bytes: PDF }, { kind: "photo", mime: "image/jpeg" });
    await run(id);
    expect(await rowOf(id)).toMatchObject({ state: "stored", kind: "document", mime: "application/pdf" });
  });

  it("that no document can show is kept all the same, and its sender told", async () => {
    const id = await received({ ok: true, bytes: boxes("heic") }, { mime: "image/heic", name: "IMG_1.HEIC" });
    await run(id);
    expect(await rowOf(id)).toMatchObject({ state: "stored", kind: "photo", rendition: null });
    expect(await messages()).toEqual([
      expect.objectContaining({ text: expect.stringContaining("“IMG_1.HEIC” gửi lúc") }),
    ]);
  });

  it("is kept once however often the job runs, one after the other or at once", async () => {
    const id = await received({ ok: true, bytes: await photo() });
    await Promise.all([run(id), run(id), run(id)]);
    const first = await rowOf(id);
    await run(id);
    expect(await rowOf(id)).toEqual(first);
    expect(await audited(id)).toEqual(["evidence.received", "evidence.stored"]);
    expect(fetches).toBeLessThanOrEqual(3);
  });
});

describe("F22: a piece that is refused is told to its sender with the reason", () => {
  it.each<[string, FetchedFile, string, string]>([
    [
      "a bomb of 14,000 × 14,000 px",
      { ok: true, bytes: plainPng(14_000, 14_000) },
      "pixels",
      "quá nhiều điểm ảnh",
    ],
    ["a web page named .jpg", { ok: true, bytes: HTML }, "type", "Đây không phải ảnh"],
    ["a PDF cut off", { ok: true, bytes: PDF.subarray(0, 60) }, "broken", "Tệp bị hỏng"],
    [
      "30 MB by what the channel says",
      { ok: false, reason: "too_large", size: 30_000_000 },
      "too_large",
      "quá 10 MB",
    ],
    ["a file the channel has forgotten", { ok: false, reason: "gone" }, "gone", "không còn giữ tệp"],
  ])("%s", async (_what, file, refusal, words) => {
    const id = await received(file, { name: "ảnh.jpg", mime: "image/jpeg" });
    await run(id);
    await run(id);
    expect(await rowOf(id)).toMatchObject({ state: "refused", refusal, bytes: null, rendition: null });
    const told = await messages();
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({ reply_parameters: { message_id: 2 ** 52 + 7 } });
    const { text } = told[0] as { text: string };
    expect(text).toMatch(
      /^“ảnh\.jpg” gửi lúc \d\d giờ \d\d phút, ngày [\d/]+ cho câu 1 \(.+\) chưa lưu được\. /,
    );
    expect(text).toContain(words);
    expect(await audited(id)).toEqual(["evidence.received", "evidence.refused"]);
  });
});

describe("a channel that cannot be reached", () => {
  const unreachable: FetchedFile = {
    ok: false,
    reason: "unreachable",
    error: "502",
    afterSeconds: undefined,
  };

  it("leaves the piece waiting: the queue tries again, and nothing is said", async () => {
    const id = await received(unreachable);
    await expect(run(id)).rejects.toThrow("502");
    expect(await rowOf(id)).toMatchObject({ state: "pending" });
    expect(await messages()).toEqual([]);
    const [fileId] = files.keys();
    files.set(fileId ?? "", { ok: true, bytes: await photo() });
    await run(id);
    expect(await rowOf(id)).toMatchObject({ state: "stored" });
  });

  it("is given up after the last try, and the sender asked to send it again", async () => {
    const id = await received(unreachable);
    await run(id, true);
    expect(await rowOf(id)).toMatchObject({ state: "refused", refusal: "unreachable" });
    expect(JSON.stringify(await messages())).toContain("chưa tải được tệp từ kênh trò chuyện");
  });
});

describe("the process that judges files", () => {
  const UNRULY = new URL("./unrulyExaminer.ts", import.meta.url);

  it.each(["abort", "loop"])(
    "a file at which it will %s twice is broken; the next one is judged",
    async (word) => {
      const own = createFileExaminer({ timeoutMs: 2_500, memoryMb: 64 }, UNRULY);
      try {
        const [bad, good] = await Promise.all([own.examine(Buffer.from(word)), own.examine(PDF)]);
        expect(bad).toEqual({ ok: false, reason: "broken" });
        expect(good).toMatchObject({ ok: true, mime: "application/pdf" });
      } finally {
        await own.close();
      }
    },
  );

  it("knows no secrets of the service", async () => {
    const own = createFileExaminer(undefined, UNRULY);
    try {
      expect(await own.examine(Buffer.from("environment"))).toMatchObject({ ok: true, mime: "{}" });
    } finally {
      await own.close();
    }
  });
});
