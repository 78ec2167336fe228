import { formatDate } from "../domain/answer/formatDate.ts";
import { recognizeCommand, type Command, type RecognizedCommand } from "../domain/language/commandWords.ts";
import type { Locale } from "../domain/text.ts";
import type { Act } from "../messaging/act.ts";
import { hasRight } from "../policies/inspectionRights.ts";
import { t } from "../i18n/t.ts";
import { areaAtWork } from "../usecases/answers/areaAtWork.ts";
import { memberships } from "../usecases/people/memberships.ts";
import { personalCommands, RIGHT_OF_COMMAND, showCommandMenu } from "./commandMenu.ts";
import { looksLikeCode } from "../usecases/invite/inviteCode.ts";
import { repeatPrompt } from "./comeAlong.ts";
import type { BotContext } from "./context.ts";
import { enterFlow } from "./enterFlow.ts";
import { calendarCommand } from "./flows/calendarCommand.ts";
import { followCommand, remedyCommand } from "./flows/remedyCommands.ts";
import { templateCommand } from "./flows/templateFlow.ts";
import { handling } from "./handling.ts";
import { readInput } from "./input.ts";
import { onInspection } from "./onInspection.ts";
import { packButton } from "./callbackData.ts";
import { column, outgoing, type Outgoing } from "./outgoing.ts";
import { personLocale, say } from "./say.ts";
import { linkScreen } from "./screens/link.ts";
import { menu } from "./screens/menu.ts";
import { settingsScreen } from "./screens/settings.ts";
import { WITHIN_A_FLOW } from "./withinFlow.ts";

/**
 * Commands work everywhere, in the middle of a question too. They stand before the flows: behind
 * them they would be taken for answers.
 */
export async function runCommand(context: BotContext): Promise<"handled" | "passed"> {
  const input = readInput(context.update);
  const command = input.kind === "text" ? recognizeCommand(input.text) : null;
  if (command === null) {
    // "…hoặc gửi mã mời": a code alone is enough from somebody who is not known.
    if (input.kind !== "text" || handling().update.person !== null || !looksLikeCode(input.text))
      return "passed";
    await enterFlow(context, "enrol", input.text.trim());
    return "handled";
  }
  if (command.command !== "start" && handling().update.person === null) return "passed";
  if (command.command === "start") await start(context, command.argument);
  else if (WITHIN_A_FLOW.has(command.command)) return withinFlow(context, command);
  else await forKnownPeople(context, command);
  return "handled";
}

async function start(context: BotContext, code: string): Promise<void> {
  if (code !== "") return enterFlow(context, "enrol", code);
  const { act, update } = handling();
  const locale = personLocale();
  if (update.person === null) {
    await say(context, t(locale, "start-without-code"));
    return;
  }
  await say(context, await menu(act, locale));
  await showCommandMenu(context, await personalCommands());
  // What was going on stands: whoever signs in on another phone begins with this command.
  await repeatPrompt();
}

async function withinFlow(context: BotContext, command: RecognizedCommand): Promise<"handled" | "passed"> {
  if (Object.values(context.conversation.active()).some((count) => count > 0)) return "passed";
  const record = await areaAtWork(handling().act);
  if (record === null) await say(context, t(personLocale(), "not-in-form"));
  else await enterFlow(context, "area", record, command);
  return "handled";
}

async function forKnownPeople(context: BotContext, { command, argument }: RecognizedCommand): Promise<void> {
  const { act } = handling();
  const locale = personLocale();
  switch (command) {
    case "help":
      await say(context, t(locale, "help"));
      await showCommandMenu(context, await personalCommands());
      return;
    case "areas":
      await context.conversation.exitAll();
      await say(context, await menu(act, locale));
      return;
    case "continue": {
      const record = await areaAtWork(act);
      if (record === null) await say(context, await menu(act, locale));
      else await enterFlow(context, "area", record);
      return;
    }
    case "remedy":
      await remedyCommand(context, argument);
      return;
    case "remediation":
      await followCommand(context);
      return;
    case "calendar":
      await calendarCommand(context, argument);
      return;
    case "settings":
      await say(context, await settingsScreen(act, handling().update.account?.id ?? null, locale));
      return;
    case "link":
      await say(context, await linkScreen(act, locale));
      return;
    case "cancel":
      await context.conversation.exitAll();
      await say(context, await cancelled(act, locale));
      return;
    case "template":
      await templateCommand(context);
      return;
    case "status":
    case "summary":
    case "minutes":
    case "conclusion":
    case "papers":
    case "findings":
      await aboutInspection(context, command, argument);
      return;
    case "start":
    case "back":
    case "skip":
    case "edit":
    case "delete":
    case "note":
      return;
    default:
      command satisfies never;
  }
}

/** With the way back to the form; until it is taken, what is written answers nothing. */
async function cancelled(act: Act, locale: Locale): Promise<Outgoing> {
  const record = await areaAtWork(act);
  const goOn =
    record === null ? null : { label: t(locale, "button-go-on"), data: packButton({ on: "area", record }) };
  return outgoing([t(locale, "cancelled")], column(goOn));
}

const REFUSAL_OF = {
  status: "not-allowed",
  summary: "summary-only-lead",
  minutes: "ask-minutes-only-lead",
  conclusion: "ask-conclusion-only-lead",
  papers: "not-allowed",
  findings: "not-allowed",
} as const satisfies Partial<Record<Command, string>>;

/** Takes the person's only inspection, or asks which one. */
async function aboutInspection(
  context: BotContext,
  command: keyof typeof REFUSAL_OF,
  argument: string,
): Promise<void> {
  const { act } = handling();
  const locale = personLocale();
  const parts = (await memberships(act)).filter((part) => hasRight(RIGHT_OF_COMMAND[command], [part.role]));
  const inspections = [...new Map(parts.map((part) => [part.inspection.id, part.inspection])).values()];
  const [only] = inspections;
  if (only === undefined) {
    await say(context, t(locale, REFUSAL_OF[command]));
    return;
  }
  if (inspections.length === 1) return onInspection(context, only.id, command, argument);
  await say(
    context,
    outgoing(
      [t(locale, "which-inspection")],
      column(
        ...inspections.map((inspection) => ({
          label: `${inspection.unit} (${formatDate(inspection.visitDate, "short", locale)})`,
          data: packButton({ on: "inspection", id: inspection.id, act: command }),
        })),
      ),
    ),
  );
}
