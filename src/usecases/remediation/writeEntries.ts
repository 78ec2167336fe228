import type { RemediationEntryDraft } from "../../domain/remediation/remediationEvent.ts";
import type { Act } from "../../messaging/act.ts";

/** Actor of entries that nobody in particular wrote. */
export const SYSTEM_ACTOR = "system";

/** Writes the history of a remediation; returns the id of the first entry. Files link to it themselves. */
export async function writeEntries(
  act: Act,
  remediationId: string,
  entries: readonly { kind: RemediationEntryDraft["kind"] | "evidence"; text: string | null }[],
): Promise<string> {
  const tx = await act.uow.prisma();
  let first: string | undefined;
  for (const { kind, text } of entries) {
    const { id } = await tx.remediationEntry.create({
      data: { remediationId, kind, text, actorId: act.actor?.id ?? SYSTEM_ACTOR, at: act.now },
      select: { id: true },
    });
    first ??= id;
  }
  if (first === undefined) throw new Error("a step without an entry in the history");
  return first;
}
