import type { Act } from "../../messaging/act.ts";
import { isOwed } from "../../domain/remediation/remediationState.ts";
import { hasRight } from "../../policies/inspectionRights.ts";
import { lockRemediations } from "./lockRemediations.ts";
import { ownRoles } from "./remediationPeople.ts";
import { findRemediation, type RemediationView } from "./remediationView.ts";
import { writeEntries } from "./writeEntries.ts";
import { refuse } from "../../policies/refuse.ts";

export type EvidenceEntryResult =
  /** `entryId` is what an Evidence row links to (remediationEntryId). */
  | { ok: true; entryId: string; view: RemediationView }
  | { ok: false; reason: "not_found" | "not_allowed" | "not_possible_now" };

/**
 * The entry in the history that files of one message belong to: opened by one of the unit's people
 * for a point that is still owed. The next hand-in counts every file received since the last one.
 */
export async function openEvidenceEntry(
  act: Act,
  input: { remediationId: string; caption: string | null },
): Promise<EvidenceEntryResult> {
  await lockRemediations(act, [input.remediationId]);
  const view = await findRemediation(act, input.remediationId);
  if (view === null) return { ok: false, reason: "not_found" };
  if (!hasRight("remedy", await ownRoles(act, view))) {
    return refuse(act, {
      chain: view.inspectionCode,
      object: `remediation:${view.id}`,
      data: { right: "remedy" },
    });
  }
  if (!isOwed(view.state)) return { ok: false, reason: "not_possible_now" };
  const entryId = await writeEntries(act, view.id, [
    { kind: "evidence", text: input.caption?.trim() || null },
  ]);
  return { ok: true, entryId, view };
}

/** Files of a point that no hand-in has counted yet; refused ones are none. */
export async function unsubmittedEvidence(act: Act, remediationId: string): Promise<string[]> {
  const { rows } = await act.uow.sql.query<{ id: string }>({
    text: `SELECT v.id FROM "Evidence" v JOIN "RemediationEntry" e ON e.id = v."remediationEntryId"
            WHERE e."remediationId" = $1 AND v.state <> 'refused'
              AND NOT EXISTS (SELECT 1 FROM "RemediationEntry" l
                               WHERE l."remediationId" = $1 AND l.kind = 'submit' AND (l.at, l.id) > (e.at, e.id))
            ORDER BY v.id`,
    values: [remediationId],
  });
  return rows.map(({ id }) => id);
}
