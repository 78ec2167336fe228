import { t } from "../i18n/t.ts";
import { setCursor } from "../usecases/answers/setCursor.ts";
import { unpackButton, type ButtonData } from "./callbackData.ts";
import type { BotContext } from "./context.ts";
import { enterFlow } from "./enterFlow.ts";
import { pressCalendar } from "./flows/calendarCommand.ts";
import { pressRemedy } from "./flows/remedyPress.ts";
import { handling } from "./handling.ts";
import { onInspection } from "./onInspection.ts";
import { pressSetting } from "./onSettings.ts";
import { pressForm } from "./takeWorkbook.ts";
import { personLocale, say } from "./say.ts";
import { staleQuestion } from "./screens/staleQuestion.ts";

/** Act of the button that opens a question for editing, valid on any message and at any time. */
export const EDIT_ACT = "ed";

/** Buttons that leave whatever flow is running: areas, inspections, "Sửa câu này". */
export async function pressOutside(context: BotContext): Promise<"handled" | "passed"> {
  const button = pressed(context);
  if (button === null || handling().update.person === null) return "passed";
  if (button.on === "area") {
    await context.answerCallbackQuery();
    await enterFlow(context, "area", button.record);
    return "handled";
  }
  if (button.on === "inspection") {
    await context.answerCallbackQuery();
    await onInspection(context, button.id, button.act);
    return "handled";
  }
  if (button.on === "remedy") {
    await context.answerCallbackQuery();
    await pressRemedy(context, button);
    return "handled";
  }
  if (button.on === "form") {
    await context.answerCallbackQuery();
    await pressForm(context, button.id, button.act);
    return "handled";
  }
  if (button.on === "calendar") {
    await context.answerCallbackQuery();
    await pressCalendar(context, button);
    return "handled";
  }
  if (button.on === "settings") {
    await context.answerCallbackQuery();
    await pressSetting(context, button.act);
    return "handled";
  }
  if (button.on === "question" && button.act === EDIT_ACT) {
    await context.answerCallbackQuery();
    await setCursor(handling().act, button.record, button.question);
    await enterFlow(context, "area", button.record);
    return "handled";
  }
  return "passed";
}

/** Buttons of a flow that is over: a question answered long ago, a finding already decided. */
export async function pressAfterFlows(context: BotContext, next: () => Promise<void>): Promise<void> {
  const button = pressed(context);
  if (button === null || handling().update.person === null) return next();
  await context.answerCallbackQuery();
  switch (button.on) {
    case "question":
      await say(context, await staleQuestion(button.record, button.question));
      return;
    case "review":
      await enterFlow(context, "area", button.record);
      return next();
    case "finding":
    case "prompt":
      await say(context, t(personLocale(), "button-old"));
      return;
    case "area":
    case "calendar":
    case "form":
    case "inspection":
    case "remedy":
    case "settings":
      return next();
    default:
      button satisfies never;
  }
}

function pressed(context: BotContext): ButtonData | null {
  const data = context.callbackQuery?.data;
  return data === undefined ? null : unpackButton(data);
}
