import type { ChannelName } from "../../channels/channel.ts";
import type { Act } from "../../messaging/act.ts";
import type { InspectionRef } from "../inspection/inspectionRef.ts";

/**
 * Queues the building of the inspection report; the file comes as a message of its own when it is
 * drawn. The caller has checked the right `summarise`.
 */
export async function requestReport(
  act: Act,
  input: { inspection: InspectionRef; channel: ChannelName; conversation: string; locale: string },
): Promise<void> {
  if (act.actor === null) throw new Error("a report is asked for by somebody");
  await act.job("document", {
    inspectionId: input.inspection.id,
    kind: "inspection_report",
    personId: act.actor.id,
    locale: input.locale,
    channel: input.channel,
    conversation: input.conversation,
  });
  act.audit({
    chain: input.inspection.code,
    action: "document.requested",
    object: `inspection:${input.inspection.code}`,
    data: { kind: "inspection_report" },
  });
}
