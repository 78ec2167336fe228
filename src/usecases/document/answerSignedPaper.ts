import { createHash, randomUUID } from "node:crypto";
import { compactId, expandedId } from "../../domain/language/compactId.ts";
import { goesOnBehindSignatures } from "../../documents/pdfSignatures.ts";
import { readSigners } from "../../documents/readSigners.ts";
import { DOCUMENT_KINDS, type DocumentKind } from "../../domain/report/reportModel.ts";
import type { Locale } from "../../domain/text.ts";
import type { Job } from "../../jobs/jobQueue.ts";
import type { Act } from "../../messaging/act.ts";
import { hasRight } from "../../policies/inspectionRights.ts";
import { answerSender } from "../sentFile/answerSender.ts";
import { fetchSent, type SentFileDeps } from "../sentFile/fetchSent.ts";
import { participation } from "../people/participation.ts";
import { NUMBERING_RIGHT_OF } from "./documentRights.ts";
import type { Signer } from "./signers.ts";
import { refuse } from "../../policies/refuse.ts";

/** What became of a PDF that came back. */
export type SignedPaperVerdict =
  | { kind: "too_large"; maxBytes: number }
  | { kind: "unreachable" | "no_pdf" | "not_signed" | "unknown_paper" | "not_allowed" }
  /** The same file came before. */
  | { kind: "known"; paper: DocumentKind }
  | {
      kind: "kept";
      paper: DocumentKind;
      revision: number;
      number: string | null;
      signers: Signer[];
      /** The draft stands in it byte for byte, the signatures behind. */
      sameBytes: boolean;
      /** Something was added that no signature covers. */
      addedAfter: boolean;
    };

export type SignedPaperWords = (
  verdict: SignedPaperVerdict,
  fileName: string,
  locale: Locale,
) => Record<string, unknown>;

export interface SignedPaperDeps extends SentFileDeps {
  words: SignedPaperWords;
}

/** A report with a hundred pictures and its signatures. */
const MAX_SIGNED_BYTES = 30 * 1024 * 1024;

/**
 * Handler of the job `signedPaper`: fetches the PDF through the channel it came by, finds the draft it is
 * the signed form of, and keeps it beside the draft byte for byte. Whether the certificates are to be
 * trusted is for the people: their names are told.
 */
export async function answerSignedPaper(deps: SignedPaperDeps, job: Job<"signedPaper">): Promise<void> {
  const { fileName } = job.data;
  const sent = await fetchSent(deps, job, MAX_SIGNED_BYTES);
  const signers = sent.kind === "file" ? readSigners(sent.bytes) : [];
  await answerSender(deps, job, async (act, locale) => {
    const verdict = sent.kind === "file" ? await keep(act, sent.bytes, { fileName, signers }) : sent;
    return [deps.words(verdict, fileName, locale)];
  });
}

async function keep(
  act: Act,
  file: Uint8Array,
  { fileName, signers }: { fileName: string; signers: Signer[] },
): Promise<SignedPaperVerdict> {
  if (Buffer.from(file.subarray(0, 5)).toString("latin1") !== "%PDF-") return { kind: "no_pdf" };
  if (signers.length === 0) return { kind: "not_signed" };
  const draft = await draftOf(act, file);
  if (draft === null || act.actor === null) return { kind: "unknown_paper" };
  const { roles } = await participation(act, draft.inspectionId);
  if (!hasRight(NUMBERING_RIGHT_OF[draft.kind], roles)) {
    refuse(act, { chain: draft.code, object: `document:${draft.id}`, data: { signed: true } });
    return { kind: "not_allowed" };
  }
  const tx = await act.uow.prisma();
  const sha256 = createHash("sha256").update(file).digest("hex");
  if ((await tx.signedDocument.count({ where: { documentId: draft.id, sha256 } })) > 0)
    return { kind: "known", paper: draft.kind };
  await tx.signedDocument.create({
    data: {
      id: randomUUID(),
      documentId: draft.id,
      name: fileName,
      sha256,
      bytes: Buffer.from(file),
      signers,
      receivedById: act.actor.id,
      receivedAt: act.now,
    },
  });
  const sameBytes =
    draft.size <= file.length &&
    createHash("sha256").update(file.subarray(0, draft.size)).digest("hex") === draft.sha256;
  const addedAfter = goesOnBehindSignatures(file);
  act.audit({
    chain: draft.code,
    action: "document.signed",
    object: `document:${draft.id}`,
    data: { sha256, signers: signers.map(({ name, intact }) => ({ name, intact })), sameBytes, addedAfter },
  });
  const { kind, revision, number } = draft;
  return { kind: "kept", paper: kind, revision, number, signers, sameBytes, addedAfter };
}

interface Draft {
  id: string;
  inspectionId: string;
  code: string;
  kind: DocumentKind;
  revision: number;
  number: string | null;
  sha256: string;
  size: number;
}

/** The address of a document's own page, which stands in the file as the link of its last page. */
const OWN_PAGE = /\/verify\/([\w-]{22})(?![\w-])/gu;
const MAX_CANDIDATES = 20;

/** The PDF made here that a file says it is; null for any other. */
async function draftOf(act: Act, file: Uint8Array): Promise<Draft | null> {
  const text = Buffer.from(file.buffer, file.byteOffset, file.byteLength).toString("latin1");
  const ids = new Set<string>();
  for (const [, short = ""] of text.matchAll(OWN_PAGE)) {
    const id = expandedId(short);
    if (compactId(id) === short) ids.add(id);
    if (ids.size >= MAX_CANDIDATES) break;
  }
  if (ids.size === 0) return null;
  // By hand: Prisma gives no length of bytes without the bytes.
  const { rows } = await act.uow.sql.query<Omit<Draft, "kind"> & { kind: string }>({
    text: `SELECT d.id, d."inspectionId", i.code, d.kind, d.revision, d.number, d.sha256,
                  octet_length(d.bytes) AS size
             FROM "Document" d JOIN "Inspection" i ON i.id = d."inspectionId"
            WHERE d.id = ANY($1) AND d.format = 'pdf'`,
    values: [[...ids]],
  });
  // A paper may quote the address of another one; its own is the last that it names.
  const row = [...ids].flatMap((id) => rows.filter((one) => one.id === id)).at(-1);
  const kind = DOCUMENT_KINDS.find((known) => known === row?.kind);
  return row === undefined || kind === undefined ? null : { ...row, kind };
}
