import { t } from "../i18n/t.ts";
import { approveArea } from "../usecases/answers/approveArea.ts";
import { areaPeople } from "../usecases/answers/areaPeople.ts";
import type { BotContext } from "./context.ts";
import { enterFlow } from "./enterFlow.ts";
import { titleOf } from "./flows/returnArea.ts";
import { handling } from "./handling.ts";
import { outgoing } from "./outgoing.ts";
import { personLocale, say } from "./say.ts";
import { areaDetail, STEER_ACTS } from "./screens/areaDetail.ts";
import { steerRefusal } from "./steerRefusal.ts";
import { tell } from "./tell.ts";

/** What a lead's button does with one area: "va1k" shows it, "ap1k" approves it, … False for any other act. */
export async function onArea(context: BotContext, act: string): Promise<boolean> {
  const [, what, number = ""] = /^([a-z]{2})([0-9a-z]+)$/.exec(act) ?? [];
  const recordId = Number.parseInt(number, 36);
  switch (what) {
    case STEER_ACTS.view:
      for (const message of await areaDetail(handling().act, recordId, personLocale()))
        await say(context, message);
      return true;
    case STEER_ACTS.approve:
      await say(context, await approve(recordId));
      return true;
    case STEER_ACTS.giveBack:
      await enterFlow(context, "returnArea", recordId);
      return true;
    case STEER_ACTS.reopen:
      await enterFlow(context, "reopenArea", recordId);
      return true;
    case STEER_ACTS.handOver:
      await enterFlow(context, "handOver", recordId);
      return true;
    default:
      return false;
  }
}

async function approve(recordId: number): Promise<string> {
  const { act } = handling();
  const locale = personLocale();
  const result = await approveArea(act, recordId);
  if (!result.ok) return steerRefusal(result.reason, locale);
  const { area } = result;
  await tell(act, await areaPeople(act, recordId), (theirs) =>
    outgoing([t(theirs, "told-approved", { area: titleOf(area, theirs), unit: area.inspection.unit })]),
  );
  return t(locale, "steer-approved", { area: titleOf(area, locale) });
}
