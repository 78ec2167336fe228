import { t } from "../i18n/t.ts";
import { readMinutes } from "../usecases/document/minutes.ts";
import type { InspectionRef } from "../usecases/inspection/inspectionRef.ts";
import { allowed } from "../usecases/people/participant.ts";
import type { BotContext } from "./context.ts";
import { enterFlow } from "./enterFlow.ts";
import { orderDocument } from "./flows/orderDocument.ts";
import { handling } from "./handling.ts";
import { personLocale, say } from "./say.ts";
import { documentOrderOf } from "./screens/documentWords.ts";
import { numberedKind, papersScreen } from "./screens/papers.ts";
import { minutesScreen } from "./screens/minutes.ts";

/** The papers of an inspection, by command or by button; false when something else was asked. */
export async function onDocument(
  context: BotContext,
  inspection: InspectionRef,
  what: string,
): Promise<boolean> {
  const { act } = handling();
  const locale = personLocale();
  switch (what) {
    case "minutes":
    case "tellMinutes":
      if (!(await allowed(act, "summarise", inspection))) {
        await say(context, t(locale, "ask-minutes-only-lead"));
      } else if (what === "tellMinutes" || (await readMinutes(act, inspection.id)).startedAt === null) {
        await enterFlow(context, "minutes", inspection.id);
      } else {
        await say(context, await minutesScreen(act, inspection, locale));
      }
      return true;
    case "conclusion":
      if (!(await allowed(act, "summarise", inspection))) {
        await say(context, t(locale, "ask-conclusion-only-lead"));
        return true;
      }
      await say(context, await orderDocument(inspection, { kind: "conclusion_notice", format: "pdf" }, "vi"));
      return true;
    case "papers":
      await say(context, await papersScreen(act, inspection, locale));
      return true;
    default: {
      const numbered = numberedKind(what);
      if (numbered !== null) {
        await enterFlow(context, "numberPaper", inspection.id, numbered);
        return true;
      }
      const asked = documentOrderOf(what);
      if (asked === null) return false;
      await say(context, await orderDocument(inspection, asked.order, asked.language));
      return true;
    }
  }
}
