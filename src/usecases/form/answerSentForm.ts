import { randomUUID } from "node:crypto";
import type { ChannelName, ChannelPort } from "../../messaging/channel.ts";
import { buildTree } from "../../domain/form/compiled/buildTree.ts";
import type { FormDef } from "../../domain/form/formDef.ts";
import { isAsked } from "../../domain/form/session/areas.ts";
import { compareForms } from "../../domain/form/versions/compareForms.ts";
import { LOCALES, type Locale } from "../../domain/text.ts";
import { formSha256 } from "../../files/formSha256.ts";
import { MAX_WORKBOOK_BYTES } from "../../files/workbookProblem.ts";
import type { Job } from "../../jobs/jobQueue.ts";
import type { Logger } from "../../observe/logger.ts";
import { performAct, type Act, type ActServices } from "../../messaging/act.ts";
import type { FormSummary, FormVerdict, FormWords } from "./formVerdict.ts";
import { storedForm } from "./listForms.ts";
import type { WorkbookJudgement } from "./judgeWorkbook.ts";
import type { WorkbookJudge } from "./workbookJudge.ts";

export interface SentFormDeps {
  services: ActServices;
  channels: ReadonlyMap<ChannelName, ChannelPort>;
  judge: WorkbookJudge;
  words: FormWords;
  log: Logger;
}

/** Drafts nobody published within this time are taken away. */
const DRAFT_DAYS = 7;
const DAY_MS = 86_400_000;

/** The file could not be had now; the queue tries again. */
class WorkbookUnreachable extends Error {
  override readonly name = "WorkbookUnreachable";
}

/**
 * Handler of the job `form`: fetches a workbook through the channel it came by, has it read and tried,
 * and answers its sender. A form without mistakes is kept as a draft that one button publishes; nothing is
 * published here.
 */
export async function answerSentForm(deps: SentFormDeps, job: Job<"form">): Promise<void> {
  const { services, channels, judge, words, log } = deps;
  const { fileId, fileName, personId, conversation } = job.data;
  const locale: Locale = LOCALES.find((known) => known === job.data.locale) ?? "vi";
  const channel = channelOf(job.data.channel, channels);
  const fetched = await channel.port?.fetchFile(fileId, MAX_WORKBOOK_BYTES);
  if ((fetched === undefined || (!fetched.ok && fetched.reason === "unreachable")) && !job.lastTry) {
    log.warn({ jobId: job.id }, "a workbook could not be fetched yet");
    throw new WorkbookUnreachable(job.data.channel);
  }
  const judgement = fetched?.ok === true ? await judge.judge(fetched.bytes) : null;
  const tooLarge = fetched?.ok === false && fetched.reason === "too_large";
  await performAct(services, { key: `job:${job.id}` }, async (act) => {
    const verdict: FormVerdict =
      judgement !== null
        ? await verdictOf(act, judgement, { personId, fileName })
        : tooLarge
          ? { kind: "unreadable", reason: "too_large" }
          : { kind: "unreachable" };
    for (const payload of words(verdict, fileName, locale))
      await act.send({ channel: channel.name, conversation, method: "sendMessage", payload });
  });
}

function channelOf(
  name: string,
  channels: ReadonlyMap<ChannelName, ChannelPort>,
): { name: ChannelName; port: ChannelPort | undefined } {
  for (const [known, port] of channels) if (known === name) return { name: known, port };
  return { name: "web", port: undefined };
}

async function verdictOf(
  act: Act,
  judgement: WorkbookJudgement,
  sent: { personId: string; fileName: string },
): Promise<FormVerdict> {
  if (judgement.kind !== "form") return judgement;
  const { form, notices, report } = judgement;
  const newest = await storedForm(act, form.id);
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
  { personId, fileName }: { personId: string; fileName: string },
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
