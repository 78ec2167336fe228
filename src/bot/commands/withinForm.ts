import { t } from "../../i18n/t.ts";
import { areaAtWork } from "../../usecases/answers/areaAtWork.ts";
import type { Taken } from "../core/taken.ts";
import { personLocale, say } from "../core/say.ts";
import type { Asked, Command } from "./Command.ts";

/** A command that moves about within a form: a running flow takes it itself, else the form is opened with it. */
export function withinForm<Name extends string>(
  command: Pick<Command<Name>, "name" | "words" | "takes" | "about"> & { example?: string },
): Command<Name> {
  return {
    ...command,
    understood: "within a form",
    rights: ["answer", "reportOnUnit"],
    inMenu: false,
    run: (asked) => openWith(command.name, asked),
  };
}

async function openWith(command: string, { context, argument }: Asked): Promise<Taken> {
  if (Object.values(context.conversation.active()).some((count) => count > 0)) return "passed";
  const { handling } = context;
  const record = await areaAtWork(handling.act);
  if (record !== null) return { enter: "area", args: [record, { command, argument }] };
  await say(context, t(personLocale(handling), "not-in-form"));
  return "done";
}
