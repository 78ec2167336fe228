import { createHash } from "node:crypto";
import { compileReport } from "../../domain/report/compileReport.ts";
import type { ReportModel } from "../../domain/report/reportModel.ts";
import { asciiFileName } from "../../domain/language/asciiFileName.ts";
import { formatDate } from "../../domain/answer/formatDate.ts";
import { LOCALES, type Locale } from "../../domain/text.ts";
import type { ChannelName } from "../../channels/channel.ts";
import { GlyphMissingError } from "../../documents/GlyphMissingError.ts";
import { inspectPdf } from "../../documents/inspectPdf.ts";
import type { Renderer } from "../../documents/renderInWorker.ts";
import { t } from "../../i18n/t.ts";
import type { Job } from "../../jobs/jobQueue.ts";
import type { Logger } from "../../logger.ts";
import { performAct, type Act, type ActServices } from "../../messaging/act.ts";
import { hasRight } from "../../policies/inspectionRights.ts";
import { syncFindings } from "../finding/syncFindings.ts";
import { participation } from "../people/participant.ts";
import { readReport } from "./readReport.ts";
import { reportSay } from "./reportSay.ts";

const KIND = "inspection_report";
const PDF = "application/pdf";

/**
 * Handler of the job `document`: reads the inspection, draws it outside any transaction, stores the
 * file and sends it to whoever asked. A second run of the same job finds its document and ends.
 */
export async function buildReport(
  deps: { services: ActServices; renderer: Renderer; log: Logger },
  job: Job<"document">,
): Promise<void> {
  const { services, renderer, log } = deps;
  const { inspectionId, personId } = job.data;
  const locale: Locale = LOCALES.find((known) => known === job.data.locale) ?? "vi";
  try {
    const compiled = await performAct(services, { key: `job:${job.id}:read` }, (act) =>
      compileModel(act, inspectionId, locale),
    );
    const bytes = await renderer.render(compiled.model);
    const inspected = inspectPdf(bytes);
    const pages = inspected.ok ? inspected.pages : 0;
    await performAct(services, { key: `job:${job.id}` }, async (act) => {
      act = { ...act, actor: await requester(act, personId) };
      if (!(await mayStillRead(act, inspectionId))) return;
      const documentId = await storeDocument(act, {
        ...compiled,
        inspectionId,
        personId,
        bytes,
        jobId: job.id,
      });
      if (documentId === null) return;
      await act.send({
        ...address(job),
        method: "sendDocument",
        payload: {
          document: `file:${documentId}`,
          caption: t(locale, "summary-ready", { pages: String(pages) }),
        },
      });
    });
  } catch (error) {
    log.error({ err: error, job: job.id }, "document could not be built");
    const hopeless = job.lastTry || error instanceof GlyphMissingError;
    if (!hopeless) throw error;
    await performAct(services, { key: `job:${job.id}:failed` }, async (act) => {
      await act.send({
        ...address(job),
        method: "sendMessage",
        payload: { text: t(locale, "summary-failed") },
      });
    });
  }
}

interface Compiled {
  model: ReportModel;
  code: string;
  unitName: string;
  visitDate: string;
  answersVersion: number;
}

/** The report of an inspection as it stands now, as a model. */
export async function compileModel(act: Act, inspectionId: string, locale: Locale): Promise<Compiled> {
  await syncFindings(act, inspectionId);
  const input = await readReport(act, inspectionId, { language: locale, timeZone: act.timeZone });
  const tx = await act.uow.prisma();
  const { answersVersion } = await tx.inspection.findUniqueOrThrow({ where: { id: inspectionId } });
  const { code, unitName, visitDate } = input.inspection;
  return { model: compileReport(input, reportSay(locale)), code, unitName, visitDate, answersVersion };
}

function address(job: Job<"document">): { channel: ChannelName; conversation: string } {
  const { channel, conversation } = job.data;
  const known = (["telegram", "zalo", "zalo_oa", "web"] as const).find((name) => name === channel);
  if (known === undefined) throw new Error(`job ${job.id} names no channel`);
  return { channel: known, conversation };
}

async function requester(act: Act, personId: string): Promise<Act["actor"]> {
  const tx = await act.uow.prisma();
  return tx.person.findUnique({
    where: { id: personId },
    select: { id: true, organizationId: true, fullName: true, locale: true },
  });
}

/** Between the question and the answer the role may have been taken away. */
async function mayStillRead(act: Act, inspectionId: string): Promise<boolean> {
  const { roles } = await participation(act, inspectionId);
  return hasRight("summarise", roles);
}

/** Stores the next revision; null when this job has stored it before. */
async function storeDocument(
  act: Act,
  input: Compiled & { inspectionId: string; personId: string; bytes: Uint8Array; jobId: string },
): Promise<string | null> {
  const tx = await act.uow.prisma();
  const { inspectionId, bytes } = input;
  if ((await tx.document.count({ where: { id: input.jobId } })) > 0) return null;
  const last = await tx.document.aggregate({
    where: { inspectionId, kind: KIND, format: "pdf" },
    _max: { revision: true },
  });
  const revision = (last._max.revision ?? 0) + 1;
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const day = formatDate(input.visitDate, "short").replaceAll("/", "-");
  const name = `${asciiFileName(`bao-cao-kiem-tra-${shortUnit(input.unitName)}-${day}`)}.pdf`;
  await tx.document.create({
    data: {
      id: input.jobId,
      inspectionId,
      kind: KIND,
      format: "pdf",
      revision,
      name,
      sha256,
      bytes: Buffer.from(bytes),
      answersVersion: input.answersVersion,
      requestedById: input.personId,
      createdAt: act.now,
    },
  });
  act.audit({
    chain: input.code,
    action: "document.built",
    object: `document:${input.jobId}`,
    data: { kind: KIND, revision, sha256, answersVersion: input.answersVersion, mime: PDF },
  });
  return input.jobId;
}

/** "UBND huyện Chợ Đồn" is "Chợ Đồn" in a file name. */
function shortUnit(name: string): string {
  return name.replace(/^UBND\s+(?:huyện|thị xã|quận|thành phố|xã|phường|thị trấn|tỉnh)\s+/u, "");
}
