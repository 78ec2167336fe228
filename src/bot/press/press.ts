import { unpackButton, QUESTION_ACTS, type ButtonData, type ButtonKind } from "../../messaging/buttonData.ts";
import { t } from "../../i18n/t.ts";
import { setCursor } from "../../usecases/answers/setCursor.ts";
import type { BotContext } from "../core/botContext.ts";
import type { Taken } from "../core/taken.ts";
import { personLocale, say } from "../core/say.ts";
import { useEarlier } from "../answering/useEarlier.ts";
import { staleQuestion } from "../screens/staleQuestion.ts";
import { onCalendar } from "./onCalendar.ts";
import { onForm } from "./onForm.ts";
import { onInspection } from "./onInspection.ts";
import { onNumber, onPaper } from "./onPaper.ts";
import { onPrivacy } from "./onPrivacy.ts";
import { onRemedy } from "./onRemedy.ts";
import { onSettings } from "./onSettings.ts";
import { onSteer } from "./onSteer.ts";

type Press<On extends ButtonKind> = (context: BotContext, button: ButtonData<On>) => Promise<Taken>;
type Table<On extends ButtonKind> = { readonly [Kind in On]: Press<Kind> };

/** Kinds of buttons that the flow takes which has shown them. */
type OfAFlow = "question" | "review" | "finding" | "prompt";

/** What a button does, whatever flow is running; those of a flow are passed on to it. */
const PRESS: Table<ButtonKind> = {
  area: async (_context, { record }) => ({ enter: "area", args: [record] }),
  steer: onSteer,
  inspection: onInspection,
  paper: onPaper,
  number: onNumber,
  remedy: onRemedy,
  form: onForm,
  calendar: onCalendar,
  settings: onSettings,
  privacy: onPrivacy,
  async question(context, button) {
    const { record, question, act } = button;
    const { handling } = context;
    if (act.startsWith(QUESTION_ACTS.use)) return useEarlier(context, button);
    if (act !== QUESTION_ACTS.edit) return "passed";
    await setCursor(handling.act, record, question);
    return { enter: "area", args: [record] };
  },
  review: passOn,
  finding: passOn,
  prompt: passOn,
};

/** What a button does when its flow is over: a question answered long ago, a finding already decided. */
const LATE: Table<OfAFlow> = {
  async question(context, { record, question }) {
    await say(context, await staleQuestion(context.handling, record, question));
    return "done";
  },
  review: async (_context, { record }) => ({ enter: "area", args: [record] }),
  finding: sayOld,
  prompt: sayOld,
};

/** Buttons that leave whatever flow is running: areas, inspections, "Sửa câu này". */
export async function press(context: BotContext): Promise<Taken> {
  const button = pressed(context);
  if (button !== null) return through(PRESS, context, button);
  const { input, act } = context.handling;
  // The flow, or what comes behind it, says that it is none of theirs.
  if (input.kind === "button" && unpackButton(input.data) === null) act.refused("malformed");
  return "passed";
}

/** Buttons of a flow that is over. */
export async function pressLate(context: BotContext): Promise<Taken> {
  const button = pressed(context);
  return button === null || !isOfAFlow(button) ? "passed" : through(LATE, context, button);
}

function through<On extends ButtonKind>(
  table: Table<On>,
  context: BotContext,
  button: ButtonData<On>,
): Promise<Taken> {
  return table[button.on](context, button);
}

function isOfAFlow(button: ButtonData): button is ButtonData<OfAFlow> {
  return button.on in LATE;
}

/** The button that somebody known has pressed. */
function pressed({ handling }: BotContext): ButtonData | null {
  const { input, update } = handling;
  return input.kind === "button" && update.person !== null ? unpackButton(input.data) : null;
}

async function passOn(): Promise<Taken> {
  return "passed";
}

async function sayOld(context: BotContext): Promise<Taken> {
  await say(context, t(personLocale(context.handling), "button-old"));
  return "done";
}
