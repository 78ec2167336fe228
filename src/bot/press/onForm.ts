import type { ButtonData } from "../../messaging/buttonData.ts";
import { localized } from "../../domain/text.ts";
import { t } from "../../i18n/t.ts";
import type { Published } from "../../usecases/form/formLibrary.ts";
import { dropDraft, publishDraft } from "../../usecases/form/publishDraft.ts";
import type { BotContext } from "../core/botContext.ts";
import type { Taken } from "../core/taken.ts";
import { personLocale, say } from "../core/say.ts";

const PUBLISHED = {
  new: "form-published",
  again: "form-published-again",
  in_use: "form-in-use",
} as const satisfies Record<Published, string>;

const REFUSED = { gone: "form-gone", not_allowed: "not-allowed" } as const;

/** The buttons under a checked form. */
export async function onForm(context: BotContext, { id, act: pressed }: ButtonData<"form">): Promise<Taken> {
  const { act } = context.handling;
  const locale = personLocale(context.handling);
  switch (pressed) {
    case "drop": {
      const dropped = await dropDraft(act, id);
      await say(context, t(locale, dropped.ok ? "form-dropped" : REFUSED[dropped.reason]));
      return "done";
    }
    case "publish": {
      const result = await publishDraft(act, id);
      if (!result.ok) {
        await say(context, t(locale, REFUSED[result.reason]));
        return "done";
      }
      const about = { title: localized(result.title, locale) || result.formId, version: result.version };
      await say(context, t(locale, PUBLISHED[result.published], about));
      return "done";
    }
    default:
      return pressed satisfies never;
  }
}
