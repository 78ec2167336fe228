import { createHash, randomUUID } from "node:crypto";
import type { SignedCopyRefusal } from "../../documents/judgeSignedCopy.ts";
import type { SignedCopyJudge } from "../../documents/signedCopyJudge.ts";
import type { DocumentKind } from "../../domain/report/reportModel.ts";
import type { Locale } from "../../domain/text.ts";
import type { Job } from "../../jobs/jobQueue.ts";
import type { Act } from "../../messaging/act.ts";
import { hasRight } from "../../policies/inspectionRights.ts";
import { refuse } from "../../policies/refuse.ts";
import { answerSender } from "../sentFile/answerSender.ts";
import { fetchSent, type SentFileDeps } from "../sentFile/fetchSent.ts";
import { NUMBERING_RIGHT_OF } from "./documentRights.ts";
import { type Draft, draftInFile } from "./draftInFile.ts";
import { paperRoles } from "./paperRoles.ts";
import type { Signer } from "./signers.ts";

/** What became of a PDF that came back. */
export type SignedPaperVerdict =
  | { kind: "too_large"; maxBytes: number }
  | { kind: "unreachable" | "no_pdf" | "unknown_paper" | "other_bytes" | "not_allowed" }
  | { kind: SignedCopyRefusal }
  /** The same file came before. */
  | { kind: "known"; paper: DocumentKind; signers: Signer[] }
  | { kind: "kept"; paper: DocumentKind; revision: number; number: string | null; signers: Signer[] };

export type SignedPaperWords = (
  verdict: SignedPaperVerdict,
  fileName: string,
  locale: Locale,
) => Record<string, unknown>;

export interface SignedPaperDeps extends SentFileDeps {
  words: SignedPaperWords;
  judge: SignedCopyJudge;
}

/** A report with a hundred pictures and its signatures. */
const MAX_SIGNED_BYTES = 30 * 1024 * 1024;

/**
 * Handler of the job `signedPaper`: fetches the PDF through the channel it came by, and keeps it beside the
 * draft it is the signed form of. Only what is that draft byte for byte with signatures behind it, and
 * nothing else, is a signed copy; of anything else the sender is told what to do.
 */
export async function answerSignedPaper(deps: SignedPaperDeps, job: Job<"signedPaper">): Promise<void> {
  const { fileName } = job.data;
  const sent = await fetchSent(deps, job, MAX_SIGNED_BYTES);
  const judged = sent.kind === "file" ? await judge(deps, sent.bytes) : sent;
  await answerSender(deps, job, async (act, locale) => {
    const verdict = judged.kind === "judged" ? await keep(act, judged, fileName) : judged;
    return [deps.words(verdict, fileName, locale)];
  });
}

interface Judged {
  kind: "judged";
  file: Uint8Array;
  draft: Draft;
  outcome: { ok: true; signers: Signer[] } | { ok: false; reason: SignedCopyRefusal };
}

async function judge(
  { services, judge }: SignedPaperDeps,
  file: Uint8Array,
): Promise<Judged | Exclude<SignedPaperVerdict, { kind: "known" | "kept" }>> {
  if (Buffer.from(file.subarray(0, 5)).toString("latin1") !== "%PDF-") return { kind: "no_pdf" };
  const draft = await draftInFile(services.db.pool, file);
  if (typeof draft === "string") return { kind: draft };
  const span = { from: draft.madeAt, to: new Date(services.clock.now()) };
  const outcome = await judge.judge({ file, draftSize: draft.size, span });
  return { kind: "judged", file, draft, outcome };
}

async function keep(
  act: Act,
  { file, draft, outcome }: Judged,
  fileName: string,
): Promise<SignedPaperVerdict> {
  const object = `document:${draft.id}`;
  const roles = await paperRoles(act, draft.inspectionId, draft.kind);
  if (act.actor === null || !hasRight(NUMBERING_RIGHT_OF[draft.kind], roles)) {
    refuse(act, { chain: draft.code, object, data: { signed: true } });
    return { kind: "not_allowed" };
  }
  const sha256 = createHash("sha256").update(file).digest("hex");
  if (!outcome.ok) {
    const { reason } = outcome;
    act.audit({ chain: draft.code, action: "document.copy_refused", object, data: { sha256, reason } });
    return { kind: reason };
  }
  const { signers } = outcome;
  const { kind: paper, revision, number } = draft;
  const tx = await act.uow.prisma();
  const own = { documentId: draft.id, sha256 };
  const known = await tx.signedDocument.findUnique({
    where: { documentId_sha256: own },
    select: { compared: true },
  });
  if (known === null) {
    const by = { receivedById: act.actor.id, receivedAt: act.now };
    const id = randomUUID();
    const bytes = Buffer.from(file);
    await tx.signedDocument.create({
      data: { id, ...own, name: fileName, bytes, signers, compared: true, ...by },
    });
  } else {
    // The trusted roots may be others by now.
    await tx.signedDocument.update({ where: { documentId_sha256: own }, data: { signers, compared: true } });
  }
  const trust = signers.map(({ name, trust, root }) => ({ name, trust, root }));
  act.audit({ chain: draft.code, action: "document.signed", object, data: { sha256, signers: trust } });
  return known?.compared === true
    ? { kind: "known", paper, signers }
    : { kind: "kept", paper, revision, number, signers };
}
