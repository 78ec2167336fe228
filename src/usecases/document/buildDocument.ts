import { randomUUID } from "node:crypto";
import { channelNamed, type ChannelName } from "../../domain/channelName.ts";
import { localeOf, type Locale } from "../../domain/text.ts";
import { inspectPdf } from "../../documents/inspectPdf.ts";
import { GlyphMissingError } from "../../documents/layout/GlyphMissingError.ts";
import type { DrawnFile, Renderer } from "../../documents/renderer.ts";
import type { DocumentKind } from "../../domain/report/reportModel.ts";
import { personRef } from "../../db/personRef.ts";
import type { Job } from "../../jobs/jobQueue.ts";
import type { Logger } from "../../observe/logger.ts";
import { performAct, type Act, type ActServices } from "../../messaging/act.ts";
import { hasRight } from "../../policies/inspectionRights.ts";
import { syncFindings } from "../finding/syncFindings.ts";
import { awaitsConclusion } from "../remediation/awaitsConclusion.ts";
import { compileDocument, compileWorkbook, withVerification } from "./compileDocument.ts";
import { freezePaper } from "./freezePaper.ts";
import { type DocumentSource, keptFile } from "./frozenPaper.ts";
import { verifyAddress } from "./verifyDocument.ts";
import { documentName } from "./documentName.ts";
import type { DocumentOrder } from "../../domain/report/documentOrder.ts";
import { RIGHTS_OF_KIND } from "./documentRights.ts";
import { paperRoles } from "./paperRoles.ts";
import { storeDocument } from "./storeDocument.ts";

/** What is said to whoever asked; the bot gives the words. */
export interface DocumentWords {
  /** Caption of the file. `pages` is null for what has no fixed pages. */
  caption(
    order: DocumentOrder,
    made: { pages: number | null; number: string | null },
    locale: Locale,
  ): string;
  /** Payload of the message that offers other forms of the same; null when there are none. */
  offer(
    order: DocumentOrder,
    /** `mayConclude`: the conclusion waits to be sent to the unit, and whoever asked may do it. */
    about: { inspectionId: string; language: Locale; mayConclude: boolean },
    locale: Locale,
  ): Record<string, unknown> | null;
  failed(reason: DocumentFailure, locale: Locale): string;
}

export type DocumentFailure =
  | { code: "nothing_assigned" }
  /** A text holds a character that no font draws; `context` quotes it. */
  | { code: "character"; character: string; context: string }
  | { code: "unknown" };

/**
 * Handler of the job `document`: reads the inspection, draws outside any transaction, stores the
 * file and sends it to whoever asked; of a numbered paper that was drawn before, that very file. A second run of the same job finds its document and ends.
 */
export async function buildDocument(
  deps: {
    services: ActServices;
    renderer: Renderer;
    words: DocumentWords;
    log: Logger;
    /** Where people reach the service, without a final slash. */
    publicUrl: () => string;
  },
  job: Job<"document">,
): Promise<void> {
  const { services, words, log } = deps;
  const { inspectionId, personId, kind } = job.data;
  // Jobs of the release before this one name no format.
  const order: DocumentOrder = { kind, format: job.data.format };
  const locale = localeOf(job.data.locale);
  const language = localeOf(job.data.language ?? job.data.locale);
  const tell = (reason: DocumentFailure) =>
    performAct(services, { key: `job:${job.id}:failed` }, async (act) => {
      await act.send({
        ...address(job),
        method: "sendMessage",
        payload: { text: words.failed(reason, locale) },
      });
    });
  const hand = async (act: Act, file: { id: string; pages: number | null; number: string | null }) => {
    const caption = words.caption(order, file, locale);
    const payload = { document: `file:${file.id}`, caption };
    await act.send({ ...address(job), method: "sendDocument", payload });
    const mayConclude = await awaitsConclusion(act, inspectionId);
    const offer = words.offer(order, { inspectionId, language, mayConclude }, locale);
    if (offer !== null) await act.send({ ...address(job), method: "sendMessage", payload: offer });
  };
  try {
    // Behind the word that it is being made: each run of the job is work that somebody waits for.
    await performAct(services, { key: `typing:${randomUUID()}` }, (act) =>
      act.send({ ...address(job), method: "sendChatAction", payload: { action: "typing" } }),
    );
    const actor = await personRef(services.db, personId);
    const read = <T>(work: (act: Act) => Promise<T>) =>
      performAct(services, { key: `job:${job.id}:compile`, actor }, work);
    const kept = await read((act) => keptFile(act, inspectionId, { ...order, language }));
    if (kept !== null) {
      const inspected = order.format === "pdf" ? inspectPdf(kept.bytes) : null;
      const pages = inspected?.ok === true ? inspected.pages : null;
      await performAct(services, { key: `job:${job.id}`, actor }, async (act) => {
        if (await mayStillRead(act, inspectionId, order))
          await hand(act, { id: kept.id, pages, number: kept.number });
      });
      return;
    }
    const built = await build(deps, job, read, { order, language });
    if (built === null) {
      await tell({ code: "nothing_assigned" });
      return;
    }
    await performAct(services, { key: `job:${job.id}`, actor }, async (act) => {
      if (!(await mayStillRead(act, inspectionId, order))) return;
      const stored = await storeDocument(act, {
        id: job.id,
        inspectionId,
        ...order,
        language,
        name: documentName({ ...order, language, ...built.source }),
        bytes: built.bytes,
        source: built.source,
        requestedById: personId,
      });
      if (stored === null) return;
      await hand(act, { id: job.id, pages: built.pages, number: built.source.number });
    });
  } catch (error) {
    log.error({ err: error, job: job.id }, "document could not be built");
    if (error instanceof GlyphMissingError) {
      const { codePoint, context } = error;
      await tell({ code: "character", character: String.fromCodePoint(codePoint), context });
      return;
    }
    if (!job.lastTry) throw error;
    await tell({ code: "unknown" });
  }
}

/** @param compiled runs in one transaction, with the requester as actor */
async function build(
  { renderer, publicUrl }: { renderer: Renderer; publicUrl: () => string },
  { id, data: { inspectionId } }: Job<"document">,
  compiled: <T>(work: (act: Act) => Promise<T>) => Promise<T>,
  { order: { kind, format }, language }: { order: DocumentOrder; language: Locale },
): Promise<(DrawnFile & { source: DocumentSource }) | null> {
  if (format === "xlsx") {
    const { workbook, ...source } = await compiled(async (act) => {
      await bringInLine(act, inspectionId, kind);
      return compileWorkbook(act, inspectionId, language);
    });
    return { ...(await renderer.renderWorkbook(workbook)), source };
  }
  const paper = await compiled(async (act) => {
    await bringInLine(act, inspectionId, kind);
    const found = await compileDocument(act, inspectionId, kind, language);
    if (found === null || format !== "pdf") return found;
    const address = verifyAddress(publicUrl(), id);
    return { ...found, model: await withVerification(act, found.model, found, address) };
  });
  if (paper === null) return null;
  const { model, pictures, ...source } = paper;
  const drawn =
    format === "pdf" ? await renderer.render(model, pictures) : await renderer.renderWord(model, pictures);
  return { ...drawn, source };
}

/** Findings and figures of a draft are of one moment: bringing the findings in line locks the inspection. */
async function bringInLine(act: Act, inspectionId: string, kind: DocumentKind): Promise<void> {
  if (kind !== "remediation_report") await syncFindings(act, inspectionId);
  // A number from before papers were frozen.
  await freezePaper(act, inspectionId, kind);
}

function address(job: Job<"document">): { channel: ChannelName; conversation: string } {
  const { channel, conversation } = job.data;
  return { channel: channelNamed(channel), conversation };
}

/** Between the question and the answer the role may have been taken away. */
async function mayStillRead(act: Act, inspectionId: string, { kind }: DocumentOrder): Promise<boolean> {
  const roles = await paperRoles(act, inspectionId, kind);
  return RIGHTS_OF_KIND[kind].some((right) => hasRight(right, roles));
}
