import { formDefSchema } from "../../domain/form/formDef.ts";
import type { Localized } from "../../domain/text.ts";
import type { Act } from "../../messaging/act.ts";
import { publishForm, type Published } from "./formLibrary.ts";
import { holdsRight } from "../people/holdsRight.ts";
import { requireStepUp } from "../stepUp/stepUpNeed.ts";
import { refuse } from "../../policies/refuse.ts";

export type PublishDraftResult =
  | { ok: true; formId: string; version: string; title: Localized; published: Published }
  | { ok: false; reason: "not_allowed" | "gone" };

/**
 * Publishes a checked draft as the version of its form that is in use: inspections created from now on use it,
 * those under way keep theirs. The draft is gone afterwards, so a second press does nothing.
 */
export async function publishDraft(act: Act, draftId: string): Promise<PublishDraftResult> {
  if (!(await holdsRight(act, "publishForms"))) {
    return refuse(act, { chain: "system", object: `draft:${draftId}`, data: { right: "publishForms" } });
  }
  const tx = await act.uow.prisma();
  const draft = await tx.formDraft.findUnique({ where: { id: draftId } });
  if (draft === null) return { ok: false, reason: "gone" };
  await requireStepUp(act, "publishForm");
  await tx.formDraft.delete({ where: { id: draftId } });
  const form = formDefSchema.parse(draft.definition);
  const { published } = await publishForm(act, form);
  return { ok: true, formId: form.id, version: form.version, title: form.title, published };
}

/** The sender thinks better of it. */
export async function dropDraft(act: Act, draftId: string): Promise<void> {
  if (!(await holdsRight(act, "publishForms"))) return;
  const tx = await act.uow.prisma();
  await tx.formDraft.deleteMany({ where: { id: draftId } });
}
