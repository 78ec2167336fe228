import { randomUUID } from "node:crypto";
import { buildTree } from "../../domain/form/compiled/buildTree.ts";
import type { FormDef } from "../../domain/form/definition/formDef.ts";
import { isAsked } from "../../domain/form/compiled/roles.ts";
import { compareForms } from "../../domain/form/versions/compareForms.ts";
import { formSha256 } from "../../files/formSha256.ts";
import { MAX_WORKBOOK_BYTES } from "../../files/workbookProblem.ts";
import type { Job } from "../../jobs/jobQueue.ts";
import type { Act } from "../../messaging/act.ts";
import { answerSender } from "../sentFile/answerSender.ts";
import { fetchSent, type SentFile, type SentFileDeps } from "../sentFile/fetchSent.ts";
import type { FormSummary, FormVerdict, FormWords } from "./formVerdict.ts";
import { storedForm } from "./listForms.ts";
import type { WorkbookJudgement } from "./judgeWorkbook.ts";
import type { WorkbookJudge } from "./workbookJudge.ts";

export interface SentFormDeps extends SentFileDeps {
  judge: WorkbookJudge;
  words: FormWords;
}

/** Drafts nobody published within this time are taken away. */
const DRAFT_DAYS = 7;
const DAY_MS = 86_400_000;

/**
 * Handler of the job `form`: fetches a workbook through the channel it came by, has it read and tried,
 * and answers its sender. A form without mistakes is kept as a draft that one button publishes; nothing is
 * published here.
 */
export async function answerSentForm(deps: SentFormDeps, job: Job<"form">): Promise<void> {
  const { fileName, personId } = job.data;
  const sent = await fetchSent(deps, job, MAX_WORKBOOK_BYTES);
  // Takes its time: outside of the act.
  const judgement = sent.kind === "file" ? await deps.judge.judge(sent.bytes) : sent;
  await answerSender(deps, job, async (act, locale, actor) => {
    const { organizationId } = actor;
    const verdict = await verdictOf(act, judgement, { personId, organizationId, fileName });
    return deps.words(verdict, fileName, locale);
  });
}

interface SentBy {
  personId: string;
  /** Their own: whose form it becomes, and whose versions it is held against. */
  organizationId: string;
  fileName: string;
}

async function verdictOf(
  act: Act,
  judgement: WorkbookJudgement | Exclude<SentFile, { kind: "file" }>,
  sent: SentBy,
): Promise<FormVerdict> {
  if (judgement.kind === "too_large") return { kind: "unreadable", reason: "too_large" };
  if (judgement.kind !== "form") return judgement;
  const { form, notices, report } = judgement;
  const newest = await storedForm(act, form.id, sent.organizationId);
  if (newest?.sha256 === formSha256(form)) return { kind: "unchanged", form: summaryOf(form) };
  const draftId = await keepDraft(act, form, sent);
  return {
    kind: "ready",
    draftId,
    form: summaryOf(form),
    notices,
    complaints: report.complaints,
    undecided: report.undecided,
    against:
      newest === null ? null : { version: newest.form.version, changes: compareForms(newest.form, form) },
  };
}

async function keepDraft(
  act: Act,
  form: FormDef,
  { personId, organizationId, fileName }: SentBy,
): Promise<string> {
  const tx = await act.uow.prisma();
  await tx.formDraft.deleteMany({
    where: { createdAt: { lt: new Date(act.now.getTime() - DRAFT_DAYS * DAY_MS) } },
  });
  const draft = await tx.formDraft.create({
    data: {
      id: randomUUID(),
      formId: form.id,
      sha256: formSha256(form),
      definition: form,
      fileName,
      sentById: personId,
      organizationId,
      createdAt: act.now,
    },
    select: { id: true },
  });
  return draft.id;
}

function summaryOf(form: FormDef): FormSummary {
  const tree = buildTree(form);
  return {
    id: form.id,
    version: form.version,
    title: form.title,
    areas: form.nodes.filter((node) => node.kind === "group").map((node) => node.label),
    questions: tree.nodes.filter((node) => isAsked(node)).length,
    languages: form.languages,
    rules: form.rules.length,
  };
}
