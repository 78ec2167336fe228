import type { ButtonData } from "../../messaging/buttonData.ts";
import { t } from "../../i18n/t.ts";
import { approveArea } from "../../usecases/answers/approveArea.ts";
import { areaPeople } from "../../usecases/answers/areaPeople.ts";
import type { OpenArea } from "../../usecases/answers/openArea.ts";
import type { Locale } from "../../domain/text.ts";
import type { BotContext } from "../core/botContext.ts";
import type { Taken } from "../core/taken.ts";
import type { Handling } from "../core/handling.ts";
import { outgoing } from "../core/outgoing.ts";
import { personLocale, say } from "../core/say.ts";
import { areaDetail } from "../screens/areaDetail.ts";
import { steerRefusal } from "../screens/steerRefusal.ts";
import { tell } from "../tell/tell.ts";

/** A lead's button on one area: shows it, approves it, gives it back, … */
export async function onSteer(context: BotContext, { record, act }: ButtonData<"steer">): Promise<Taken> {
  const { handling } = context;
  switch (act) {
    case "view":
      for (const message of await areaDetail(handling.act, record, personLocale(handling)))
        await say(context, message);
      return "done";
    case "approve":
      await say(context, await approve(handling, record));
      return "done";
    case "giveBack":
      return { enter: "returnArea", args: [record] };
    case "reopen":
      return { enter: "reopenArea", args: [record] };
    case "handOver":
      return { enter: "handOver", args: [record] };
    default:
      return act satisfies never;
  }
}

async function approve(handling: Handling, recordId: number): Promise<string> {
  const { act } = handling;
  const locale = personLocale(handling);
  const result = await approveArea(act, recordId);
  if (!result.ok) return steerRefusal(result.reason, locale);
  const { area } = result;
  await tell(act, await areaPeople(act, recordId), (theirs) =>
    outgoing([t(theirs, "told-approved", { area: titleOf(area, theirs), unit: area.inspection.unit })]),
  );
  return t(locale, "steer-approved", { area: titleOf(area, locale) });
}

function titleOf({ area, session }: OpenArea, locale: Locale): string {
  return session.areaLabel(area, locale);
}
