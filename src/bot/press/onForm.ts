import type { ButtonData } from "../../messaging/buttonData.ts";
import { t } from "../../i18n/t.ts";
import { dropDraft } from "../../usecases/form/publishDraft.ts";
import type { BotContext } from "../core/botContext.ts";
import type { Taken } from "../core/taken.ts";
import { personLocale, say } from "../core/say.ts";

const REFUSED = { gone: "form-gone", not_allowed: "not-allowed" } as const;

/** The buttons under a checked form. */
export async function onForm(context: BotContext, { id, act: pressed }: ButtonData<"form">): Promise<Taken> {
  const { act } = context.handling;
  switch (pressed) {
    case "drop": {
      const dropped = await dropDraft(act, id);
      const locale = personLocale(context.handling);
      await say(context, t(locale, dropped.ok ? "form-dropped" : REFUSED[dropped.reason]));
      return "done";
    }
    case "publish":
      return { enter: "publishForm", args: [id] };
    default:
      return pressed satisfies never;
  }
}
