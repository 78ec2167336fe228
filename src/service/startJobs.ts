import { calendarFileWords } from "../bot/screens/calendar.ts";
import { documentWords } from "../bot/screens/documentWords.ts";
import { formWords } from "../bot/screens/formWords.ts";
import { noticeWords } from "../bot/screens/noticeWords.ts";
import { signedPaperWords } from "../bot/screens/signedPaperWords.ts";
import { createRenderer } from "../documents/renderer.ts";
import { createSignedCopyJudge } from "../documents/signedCopyJudge.ts";
import type { ChannelName } from "../domain/channelName.ts";
import type { ActServices } from "../messaging/act.ts";
import type { ChannelPort } from "../messaging/channelPort.ts";
import type { Logger } from "../observe/logger.ts";
import { answerSentCalendar } from "../usecases/calendar/answerSentCalendar.ts";
import { buildDocument } from "../usecases/document/buildDocument.ts";
import { answerSignedPaper } from "../usecases/document/answerSignedPaper.ts";
import { fetchEvidence } from "../usecases/evidence/fetchEvidence.ts";
import { createFileExaminer } from "../usecases/evidence/fileExaminer.ts";
import { answerSentForm } from "../usecases/form/answerSentForm.ts";
import { createWorkbookJudge } from "../usecases/form/workbookJudge.ts";
import { buildPersonExport } from "../usecases/personalData/buildPersonExport.ts";
import { deliverNotice } from "../usecases/notice/deliverNotice.ts";
import { createRetentionTimer } from "./retentionTimer.ts";
import { createReminderTimer } from "./reminderTimer.ts";

/** The work that no update waits for. */
export interface RunningJobs {
  /** Decides now what is to be reminded, and carries it out; otherwise done every minute. */
  remind(): Promise<void>;
  /** Begins nothing more, and waits for what is in work. */
  stop(): Promise<void>;
  /** Ends the processes that do what is dangerous. */
  close(): Promise<void>;
}

/** A handler for every queue, and the timer of the reminders. @param works false: this process only sends jobs */
export async function startJobs(
  deps: {
    services: ActServices;
    channels: ReadonlyMap<ChannelName, ChannelPort>;
    log: Logger;
    /** Where people reach the service, without a final slash. */
    publicUrl: () => string;
    /** Authorities whose certificates sign papers, in DER. */
    trustedRoots: readonly Uint8Array[];
  },
  works: boolean,
): Promise<RunningJobs> {
  const { services, channels, log, publicUrl, trustedRoots } = deps;
  const { jobs } = services;
  const renderer = createRenderer();
  const examiner = createFileExaminer();
  const judge = createWorkbookJudge();
  const copyJudge = createSignedCopyJudge(trustedRoots);
  const notices = { services, words: noticeWords, log };
  const reminders = createReminderTimer(notices);
  const retention = createRetentionTimer(services, log);
  const sent = { services, channels, log };
  if (works) {
    await jobs.work("evidence", (job) => fetchEvidence({ ...sent, examiner }, job));
    await jobs.work("notice", async (job) => {
      await deliverNotice(notices, job.data.noticeId);
    });
    await jobs.work("calendar", (job) => answerSentCalendar({ ...sent, words: calendarFileWords }, job));
    await jobs.work("form", (job) => answerSentForm({ ...sent, judge, words: formWords }, job));
    await jobs.work("signedPaper", (job) =>
      answerSignedPaper({ ...sent, judge: copyJudge, words: signedPaperWords }, job),
    );
    await jobs.work("document", (job) =>
      buildDocument({ services, renderer, words: documentWords, log, publicUrl }, job),
    );
    await jobs.work("personExport", (job) => buildPersonExport({ services, drawer: renderer, log }, job));
    reminders.start();
    retention.start();
  }
  return {
    remind: () => reminders.run(),
    async stop() {
      await reminders.stop();
      await retention.stop();
      await jobs.stop();
    },
    async close() {
      await examiner.close();
      await judge.close();
      await copyJudge.close();
      await renderer.close();
    },
  };
}
