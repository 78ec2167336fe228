import type { ButtonData } from "../../messaging/buttonData.ts";
import { t } from "../../i18n/t.ts";
import { dropDraft } from "../../usecases/form/publishDraft.ts";
import type { BotContext } from "../core/context.ts";
import type { Taken } from "../core/taken.ts";
import { personLocale, say } from "../core/say.ts";

/** The buttons under a checked form. */
export async function onForm(context: BotContext, { id, act: pressed }: ButtonData<"form">): Promise<Taken> {
  const { act } = context.handling;
  switch (pressed) {
    case "drop":
      await dropDraft(act, id);
      await say(context, t(personLocale(context.handling), "form-dropped"));
      return "done";
    case "publish":
      return { enter: "publishForm", args: [id] };
    default:
      return pressed satisfies never;
  }
}
