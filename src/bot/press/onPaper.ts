import type { ButtonData } from "../../messaging/buttonData.ts";
import { t } from "../../i18n/t.ts";
import { refuseNumbering } from "../../usecases/document/numberPaper.ts";
import { findInspection } from "../../usecases/inspection/inspectionRef.ts";
import type { BotContext } from "../core/botContext.ts";
import type { Taken } from "../core/taken.ts";
import { personLocale, say } from "../core/say.ts";
import { orderDocument } from "./orderDocument.ts";

/** Has a paper of an inspection made. */
export async function onPaper(
  context: BotContext,
  { id, kind, format, language }: ButtonData<"paper">,
): Promise<Taken> {
  const { handling } = context;
  const inspection = await findInspection(handling.act, id);
  await say(
    context,
    inspection === null
      ? t(personLocale(handling), "not-allowed")
      : await orderDocument(handling, inspection, { kind, format }, language),
  );
  return "done";
}

/** Asks for the number of a paper. */
export async function onNumber(context: BotContext, { id, kind }: ButtonData<"number">): Promise<Taken> {
  const { handling } = context;
  const inspection = await findInspection(handling.act, id);
  if (inspection === null || (await refuseNumbering(handling.act, inspection, kind)) !== null) {
    await say(context, t(personLocale(handling), "not-allowed"));
    return "done";
  }
  return { enter: "numberPaper", args: [id, kind] };
}
