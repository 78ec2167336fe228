import type { ChannelName } from "../../domain/channelName.ts";
import type { Locale } from "../../domain/text.ts";
import type { Act } from "../../messaging/act.ts";
import { hasRight } from "../../policies/inspectionRights.ts";
import type { InspectionRef } from "../inspection/inspectionRef.ts";
import type { DocumentOrder } from "../../domain/report/documentOrder.ts";
import { RIGHTS_OF_KIND } from "./documentRights.ts";
import { paperRoles } from "./paperRoles.ts";
import { refuse } from "../../policies/refuse.ts";

/**
 * Queues the building of a paper of the inspection; the file comes as a message of its own when it
 * is drawn.
 * @param input.locale language of the messages; @param input.language of the paper
 */
export async function requestDocument(
  act: Act,
  input: {
    inspection: InspectionRef;
    order: DocumentOrder;
    language: Locale;
    locale: Locale;
    channel: ChannelName;
    conversation: string;
  },
): Promise<{ ok: true } | { ok: false; reason: "not_allowed" }> {
  const { inspection, order, language, locale, channel, conversation } = input;
  const roles = await paperRoles(act, inspection.id, order.kind);
  if (act.actor === null || !RIGHTS_OF_KIND[order.kind].some((right) => hasRight(right, roles))) {
    return refuse(act, {
      chain: inspection.code,
      object: `inspection:${inspection.code}`,
      data: { ...order },
    });
  }
  await act.job("document", {
    inspectionId: inspection.id,
    ...order,
    language,
    personId: act.actor.id,
    locale,
    channel,
    conversation,
  });
  act.audit({
    chain: inspection.code,
    action: "document.requested",
    object: `inspection:${inspection.code}`,
    data: { ...order, language },
  });
  return { ok: true };
}
