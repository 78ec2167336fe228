import { createHash } from "node:crypto";
import { channelNamed } from "../../domain/channelName.ts";
import { localeOf, type Locale } from "../../domain/text.ts";
import { t } from "../../i18n/t.ts";
import type { Job } from "../../jobs/jobQueue.ts";
import { performAct, type Act, type ActServices } from "../../messaging/act.ts";
import { conversationOf } from "../../messaging/conversationOf.ts";
import { personRef } from "../../db/personRef.ts";
import type { Logger } from "../../observe/logger.ts";
import type { Workbook } from "../../domain/report/workbook.ts";
import { answerRequest } from "./requests.ts";
import { personData } from "./personData.ts";
import { personWorkbook } from "./personWorkbook.ts";

/** Draws the workbook, in a process of its own. */
export interface WorkbookDrawer {
  renderWorkbook(workbook: Workbook): Promise<{ bytes: Uint8Array }>;
}

interface File {
  id: string;
  format: "json" | "xlsx";
  name: string;
  bytes: Uint8Array;
}

/**
 * Handler of the job `personExport`: makes the copy of a person's own data, keeps it for some days and sends it
 * to the chat that asked, if that is still theirs. A second run of the same job finds its files and ends.
 */
export async function buildPersonExport(
  { services, drawer, log }: { services: ActServices; drawer: WorkbookDrawer; log: Logger },
  job: Job<"personExport">,
): Promise<void> {
  const { personId, channel, conversation } = job.data;
  const locale = localeOf(job.data.locale);
  const address = { channel: channelNamed(channel), conversation };
  try {
    const actor = await personRef(services.db, personId);
    const now = new Date(services.clock.now());
    const data = await performAct(services, { key: `job:${job.id}:read`, actor }, async (act) =>
      (await isTheirs(act, personId, conversation)) ? personData(act, personId) : null,
    );
    if (data === null) return;
    const { bytes } = await drawer.renderWorkbook(personWorkbook(data, now, locale));
    const day = now.toISOString().slice(0, 10);
    const files: File[] = [
      { id: `${job.id}-xlsx`, format: "xlsx", name: `du-lieu-ca-nhan-${day}.xlsx`, bytes },
      {
        id: `${job.id}-json`,
        format: "json",
        name: `du-lieu-ca-nhan-${day}.json`,
        bytes: Buffer.from(`${JSON.stringify(data, null, 2)}\n`),
      },
    ];
    await performAct(services, { key: `job:${job.id}`, actor }, async (act) => {
      if (!(await isTheirs(act, personId, conversation)) || !(await store(act, personId, files))) return;
      for (const { id } of files) {
        await act.send({
          ...address,
          method: "sendDocument",
          payload: { document: `file:${id}`, caption: t(locale, "mydata-copy-caption") },
        });
      }
      await answered(act, personId, locale);
    });
  } catch (error) {
    log.error({ err: error, job: job.id }, "the copy of a person's data could not be made");
    if (!job.lastTry) throw error;
    await performAct(services, { key: `job:${job.id}:failed` }, (act) =>
      act.send({ ...address, method: "sendMessage", payload: { text: t(locale, "mydata-copy-failed") } }),
    );
  }
}

/** Between the question and the answer the chat may have become somebody else's. */
async function isTheirs(act: Act, personId: string, conversation: string): Promise<boolean> {
  const tx = await act.uow.prisma();
  const accounts = await tx.channelAccount.findMany({ where: { personId } });
  return accounts.some((account) => conversationOf(account.channel, account) === conversation);
}

async function store(act: Act, personId: string, files: readonly File[]): Promise<boolean> {
  const tx = await act.uow.prisma();
  const { count } = await tx.personExport.createMany({
    data: files.map(({ bytes, ...file }) => ({
      ...file,
      personId,
      sha256: createHash("sha256").update(bytes).digest("hex"),
      bytes: Buffer.from(bytes),
      createdAt: act.now,
    })),
    skipDuplicates: true,
  });
  if (count === 0) return false;
  act.audit({
    chain: "system",
    action: "person.exported",
    object: `person:${personId}`,
    data: { to: "person", files: files.map(({ id }) => id) },
  });
  return true;
}

async function answered(act: Act, personId: string, locale: Locale): Promise<void> {
  const tx = await act.uow.prisma();
  const waiting = await tx.personRequest.findMany({ where: { personId, kind: "access", answeredAt: null } });
  for (const { id } of waiting)
    await answerRequest(act, id, { outcome: "done", answer: t(locale, "mydata-copy-caption") });
}
