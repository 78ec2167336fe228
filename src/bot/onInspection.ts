import { t } from "../i18n/t.ts";
import { listFindings } from "../usecases/finding/findings.ts";
import { findInspection } from "../usecases/inspection/inspectionRef.ts";
import { allowed } from "../usecases/people/participant.ts";
import type { BotContext } from "./context.ts";
import { enterFlow } from "./enterFlow.ts";
import { orderDocument } from "./flows/orderDocument.ts";
import { followedPoints, ownPoints } from "./flows/remedyCommands.ts";
import { handling } from "./handling.ts";
import { personLocale, say } from "./say.ts";
import { onArea } from "./onArea.ts";
import { onDocument } from "./onDocument.ts";
import { differencesScreen } from "./screens/differences.ts";
import { digestScreen } from "./screens/digest.ts";
import { findingList } from "./screens/findingList.ts";
import { statusScreen } from "./screens/status.ts";

/** What is asked about an inspection as a whole, by command or by button. */
export async function onInspection(
  context: BotContext,
  inspectionId: string,
  what: string,
  argument = "",
): Promise<void> {
  const { act } = handling();
  const locale = personLocale();
  const inspection = await findInspection(act, inspectionId);
  if (inspection === null) {
    await say(context, t(locale, "not-allowed"));
    return;
  }
  switch (what) {
    case "status":
      if (!(await allowed(act, "readStatus", inspection))) break;
      await say(context, await statusScreen(act, inspection, locale));
      return;
    case "findings": {
      if (argument === "") {
        await say(context, await findingList(act, inspection, locale));
        return;
      }
      const finding = (await listFindings(act, inspectionId)).find((one) => String(one.ordinal) === argument);
      if (finding === undefined) {
        await say(context, t(locale, "finding-no-such", { number: argument }));
        return;
      }
      return enterFlow(context, "findings", inspectionId, finding.id);
    }
    case "remedies":
      await say(context, await ownPoints(inspectionId));
      return;
    case "follow":
      await say(context, await followedPoints(inspectionId));
      return;
    case "differences":
      if (!(await allowed(act, "seeAnswers", inspection))) break;
      for (const message of await differencesScreen(act, inspectionId, locale)) await say(context, message);
      return;
    case "decide":
      return enterFlow(context, "findings", inspectionId, null);
    case "conclude":
    case "reinspect":
      return enterFlow(context, what, inspectionId);
    case "addfinding":
      return enterFlow(context, "addFinding", inspectionId);
    case "addrec":
      return enterFlow(context, "addRecommendation", inspectionId);
    case "summary":
      if (!(await allowed(act, "summarise", inspection))) {
        await say(context, t(locale, "summary-only-lead"));
        return;
      }
      await say(context, await digestScreen(act, inspection, locale));
      await orderDocument(inspection, { kind: "inspection_report", format: "pdf" }, locale);
      return;
    default:
      if (await onArea(context, what)) return;
      if (await onDocument(context, inspection, what)) return;
      break;
  }
  await say(context, t(locale, "not-allowed"));
}
