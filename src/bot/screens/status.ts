import { progressOf } from "../../domain/inspection/progress.ts";
import type { Locale } from "../../domain/text.ts";
import { t } from "../../i18n/t.ts";
import type { Act } from "../../messaging/act.ts";
import { areaSteps, stepFlow } from "../../usecases/answers/areaSteps.ts";
import { openInspectionSession } from "../../usecases/answers/openArea.ts";
import { hasRight } from "../../policies/inspectionRights.ts";
import { inspectionDifferences } from "../../usecases/answers/differences.ts";
import { assignedMembers } from "../../usecases/people/assignedMembers.ts";
import { participation } from "../../usecases/people/participation.ts";
import type { InspectionRef } from "../../usecases/inspection/inspectionRef.ts";
import { packButton } from "../../messaging/buttonData.ts";
import { steerButton } from "./areaDetail.ts";
import { bold, column, outgoing, type Outgoing, type Piece } from "../core/outgoing.ts";

/** /status: how far each area is, and who has it. */
export async function statusScreen(act: Act, inspection: InspectionRef, locale: Locale): Promise<Outgoing> {
  const { session, areas } = await openInspectionSession(act, inspection.id);
  const { roles } = await participation(act, inspection.id);
  const steers = hasRight("seeAnswers", roles);
  const members = await assignedMembers(act, inspection.id);
  const pieces: Piece[] = [bold(t(locale, "status-title", { unit: inspection.unit }))];
  for (const area of areas) {
    const { done, total } = progressOf(stepFlow(area, areaSteps(area)));
    pieces.push(
      `\n${t(locale, "status-line", {
        area: session.areaLabel(area.area, locale),
        state: t(locale, `area-status-${area.status}`),
        answered: String(done),
        total: String(total),
        members: members.get(area.recordId)?.join(", ") ?? t(locale, "status-nobody"),
      })}`,
    );
    if (area.hasSelfReport) pieces.push(` · ${t(locale, "status-self-reported")}`);
  }
  if (!steers) return outgoing(pieces);
  const differences = (await inspectionDifferences(act, inspection.id)).length;
  const buttons = areas.map((area) =>
    steerButton(area, "view", t(locale, "button-view-area", { area: session.areaLabel(area.area, locale) })),
  );
  return outgoing(
    pieces,
    column(
      ...buttons,
      differences === 0
        ? null
        : {
            label: t(locale, "button-differences", { count: String(differences) }),
            data: packButton({ on: "inspection", id: inspection.id, act: "differences" }),
          },
    ),
  );
}
