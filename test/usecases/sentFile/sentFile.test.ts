import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { calendarFileWords } from "../../../src/bot/screens/calendar.ts";
import { formWords } from "../../../src/bot/screens/formWords.ts";
import { signedPaperWords } from "../../../src/bot/screens/signedPaperWords.ts";
import type { ChannelName } from "../../../src/domain/channelName.ts";
import type { FetchedFile } from "../../../src/messaging/fileSource.ts";
import { createSignedCopyJudge } from "../../../src/documents/signedCopyJudge.ts";
import { createLogger } from "../../../src/observe/logger.ts";
import { answerSentCalendar } from "../../../src/usecases/calendar/answerSentCalendar.ts";
import { answerSignedPaper } from "../../../src/usecases/document/answerSignedPaper.ts";
import { answerSentForm } from "../../../src/usecases/form/answerSentForm.ts";
import { createWorkbookJudge, type WorkbookJudge } from "../../../src/usecases/form/workbookJudge.ts";
import type { SentFileSource } from "../../../src/usecases/sentFile/fetchSent.ts";
import {
  createField,
  inspectionWithFindings,
  personOf,
  type Field,
  type TestInspection,
} from "../support/field.ts";

let field: Field;
let inspection: TestInspection;
let judge: WorkbookJudge;
const copyJudge = createSignedCopyJudge([]);
beforeAll(async () => {
  field = await createField("2026-01-05 09:00");
  inspection = await inspectionWithFindings(field, { code: "SENT", visitDate: "2026-01-05" });
  judge = createWorkbookJudge();
});
afterAll(async () => {
  await judge.close();
  await copyJudge.close();
  await field.close();
});

const MB = 1024 * 1024;

/** Files that the channel was told to let go of. */
const letGo: string[] = [];

/** What is said, and on which channel, after a job; `answer` null: the channel is off. */
type Handle = (
  answer: FetchedFile | null,
  lastTry: boolean,
) => Promise<{ channel: string; text: string; conversation: string }[]>;

function handled(run: (deps: Deps, job: JobOf) => Promise<void>): Handle {
  return async (answer, lastTry) => {
    const port: SentFileSource = {
      handOver: async (_sql, fileId) => {
        letGo.push(fileId);
      },
      capabilities: { maxDocument: 20 * MB },
      fetchFile: (_, limit) => {
        if (answer?.ok === true && answer.bytes.length > limit)
          return Promise.resolve({ ok: false, reason: "too_large", size: undefined });
        return Promise.resolve(answer ?? { ok: false, reason: "gone" });
      },
    };
    const channels = new Map<ChannelName, SentFileSource>(answer === null ? [] : [["telegram", port]]);
    const conversation = `tg:${randomUUID()}`;
    await run(
      { services: field.services, channels, log: createLogger("silent") },
      {
        id: randomUUID(),
        data: {
          fileId: "1",
          fileName: "tệp",
          personId: personOf(inspection, "lead").id,
          channel: "telegram",
          conversation,
          locale: "vi",
        },
        lastTry,
      },
    );
    const rows = await field.db.prisma.outboxMessage.findMany({ where: { conversation } });
    return rows.map(({ channel, payload }) => ({ channel, text: JSON.stringify(payload), conversation }));
  };
}

interface Deps {
  services: Field["services"];
  channels: ReadonlyMap<ChannelName, SentFileSource>;
  log: ReturnType<typeof createLogger>;
}
interface JobOf {
  id: string;
  data: Record<"fileId" | "fileName" | "personId" | "channel" | "conversation" | "locale", string>;
  lastTry: boolean;
}

const HANDLERS: readonly [string, Handle][] = [
  ["calendar", handled((deps, job) => answerSentCalendar({ ...deps, words: calendarFileWords }, job))],
  ["form", handled((deps, job) => answerSentForm({ ...deps, judge, words: formWords }, job))],
  [
    "signed paper",
    handled((deps, job) => answerSignedPaper({ ...deps, judge: copyJudge, words: signedPaperWords }, job)),
  ],
];

describe.each(HANDLERS)("a %s that somebody sent", (_, handle) => {
  const unreachable = {
    ok: false,
    reason: "unreachable",
    error: "no network",
    afterSeconds: undefined,
  } as const;

  it.each([
    ["while its channel is off", null],
    ["while the channel cannot be reached", unreachable],
  ])("is tried again %s", async (_name, answer) => {
    await expect(handle(answer, false)).rejects.toThrow("telegram");
  });

  it.each([
    ["the channel stays off", null],
    ["the channel stays out of reach", unreachable],
    ["the channel has it no more", { ok: false, reason: "gone" } as const],
  ])("is answered where it was sent when %s", async (_name, answer) => {
    const [said, ...more] = await handle(answer, true);
    expect(more).toEqual([]);
    expect(said).toMatchObject({ channel: "telegram" });
    expect(said?.text).toContain("Đề nghị gửi lại");
  });
});

it.each(HANDLERS)("a %s is let go of once it has been judged", async (_name, handle) => {
  letGo.length = 0;
  const [said] = await handle({ ok: true, bytes: Buffer.from("not what was hoped for") }, false);
  expect(said).toBeDefined();
  expect(letGo).toEqual(["1"]);
});

it("a signed paper that is too large is answered with what this channel can take", async () => {
  const handle = handled((deps, job) =>
    answerSignedPaper({ ...deps, judge: copyJudge, words: signedPaperWords }, job),
  );
  const [said] = await handle({ ok: false, reason: "too_large", size: undefined }, false);
  expect(said?.text).toContain("tối đa 20 MB");
});
