import type { ButtonData } from "../../messaging/buttonData.ts";
import type { BotContext } from "../core/botContext.ts";
import type { Taken } from "../core/taken.ts";
import { changeAndShow } from "../flows/calendarDay.ts";
import { say } from "../core/say.ts";

/** A button under the calendar of a year. */
export async function onCalendar(context: BotContext, { year, act }: ButtonData<"calendar">): Promise<Taken> {
  if (act !== "confirm") return { enter: "calendar", args: [year, act] };
  await say(context, await changeAndShow(context.handling, { kind: "confirm", year }, year));
  return "done";
}
