import { isPossible } from "../../domain/remediation/transition.ts";
import { t } from "../../i18n/t.ts";
import { hasRight } from "../../policies/inspectionRights.ts";
import { RIGHT_OF_EVENT } from "../../policies/rightOfEvent.ts";
import { refuse } from "../../policies/refuse.ts";
import type { RemediationStep } from "../../usecases/remediation/changeRemediation.ts";
import { ownRoles } from "../../usecases/remediation/remediationPeople.ts";
import { findRemediation, type RemediationView } from "../../usecases/remediation/remediationView.ts";
import type { Handling } from "../core/handling.ts";
import { outgoing, type Outgoing } from "../core/outgoing.ts";
import { personLocale } from "../core/say.ts";
import { changedMeanwhile } from "./remedyStep.ts";

/**
 * The point when the person has the right to the step and it is possible now, so that nobody is asked for
 * words in vain; the use case checks again with the step.
 * @param seenVersion what the person decides about, they must have seen: another version is shown first
 */
export async function remedyPointFor(
  handling: Handling,
  remediationId: string,
  kind: RemediationStep["kind"],
  seenVersion?: number,
): Promise<{ view: RemediationView } | { refusal: Outgoing }> {
  const { act } = handling;
  const view = await findRemediation(act, remediationId);
  if (view !== null && hasRight(RIGHT_OF_EVENT[kind], await ownRoles(act, view))) {
    if (seenVersion !== undefined && seenVersion !== view.version)
      return { refusal: await changedMeanwhile(handling, view, personLocale(handling)) };
    if (isPossible(kind, view.state)) return { view };
    const state = t(personLocale(handling), `remedy-state-${view.state}`);
    return { refusal: outgoing([t(personLocale(handling), "remedy-refused-not_possible_now", { state })]) };
  }
  if (view !== null) {
    const data = { right: RIGHT_OF_EVENT[kind] };
    refuse(act, { chain: view.inspectionCode, object: `remediation:${view.id}`, data });
  }
  return { refusal: outgoing([t(personLocale(handling), "remedy-refused-not_allowed")]) };
}
