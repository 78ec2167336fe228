import type { Locale } from "../../domain/text.ts";
import { t } from "../../i18n/t.ts";
import type { DocumentOrder } from "../../domain/report/documentOrder.ts";
import { requestDocument } from "../../usecases/document/requestDocument.ts";
import type { InspectionRef } from "../../usecases/inspection/inspectionRef.ts";
import type { Handling } from "../core/handling.ts";
import { personLocale } from "../core/say.ts";

/** Has a paper built for the person of the update; gives what to say meanwhile. */
export async function orderDocument(
  handling: Handling,
  inspection: InspectionRef,
  order: DocumentOrder,
  language: Locale,
): Promise<string> {
  const { act, channel, conversation } = handling;
  const locale = personLocale(handling);
  const asked = await requestDocument(act, { inspection, order, language, locale, channel, conversation });
  if (!asked.ok) return t(locale, "not-allowed");
  return t(locale, "paper-building", { title: t(locale, `paper-${order.kind}`) });
}
