import { formDefSchema } from "../../domain/form/definition/formDef.ts";
import type { FormDraft } from "../../db/generated/client.ts";
import type { Localized } from "../../domain/text.ts";
import type { Act } from "../../messaging/act.ts";
import { publishForm, type Published } from "./formLibrary.ts";
import { holdsRight } from "../people/holdsRight.ts";
import { refuse, type NotAllowed } from "../../policies/refuse.ts";
import { requireStepUp } from "../stepUp/stepUpNeed.ts";

export type PublishDraftResult =
  | { ok: true; formId: string; version: string; title: Localized; published: Published }
  | { ok: false; reason: "not_allowed" | "gone" };

/**
 * Publishes a checked draft as the version of its form that its organization uses: inspections created from now on
 * use it, those under way keep theirs. The draft is gone afterwards, so a second press does nothing.
 */
export async function publishDraft(act: Act, draftId: string): Promise<PublishDraftResult> {
  const opened = await openDraft(act, draftId);
  if (!opened.ok) return opened;
  const tx = await act.uow.prisma();
  await requireStepUp(act, "publishForm");
  const { organizationId, definition } = opened.draft;
  await tx.formDraft.delete({ where: { id: draftId } });
  const form = formDefSchema.parse(definition);
  const { published } = await publishForm(act, form, organizationId);
  return { ok: true, formId: form.id, version: form.version, title: form.title, published };
}

/** The sender thinks better of it. */
export async function dropDraft(
  act: Act,
  draftId: string,
): Promise<{ ok: true } | { ok: false; reason: "not_allowed" | "gone" }> {
  const opened = await openDraft(act, draftId);
  if (!opened.ok) return opened;
  const { draft } = opened;
  if (draft.sentById !== act.actor?.id) return refuseDraft(act, draftId);
  const tx = await act.uow.prisma();
  await tx.formDraft.delete({ where: { id: draftId } });
  const { formId, sha256, organizationId } = draft;
  act.audit({
    chain: "system",
    action: "form.draft_dropped",
    object: `form:${formId}`,
    data: { draftId, sha256, organizationId },
  });
  return { ok: true };
}

type OpenedDraft = { ok: true; draft: FormDraft } | { ok: false; reason: "not_allowed" | "gone" };

/** A draft, for whoever publishes forms in the organization that it was sent for. */
async function openDraft(act: Act, draftId: string): Promise<OpenedDraft> {
  if (!(await holdsRight(act, "publishForms"))) return refuseDraft(act, draftId);
  const tx = await act.uow.prisma();
  const draft = await tx.formDraft.findUnique({ where: { id: draftId } });
  if (draft === null) return { ok: false, reason: "gone" };
  if (draft.organizationId !== act.actor?.organizationId) return refuseDraft(act, draftId);
  return { ok: true, draft };
}

function refuseDraft(act: Act, draftId: string): NotAllowed {
  return refuse(act, { chain: "system", object: `draft:${draftId}`, data: { right: "publishForms" } });
}
