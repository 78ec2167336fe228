import type { CommandArgument } from "../../domain/language/commandRecognizer.ts";
import type { Locale } from "../../domain/text.ts";
import type { MessageId } from "../../i18n/messages.ts";
import type { Right } from "../../policies/inspectionRights.ts";
import type { BotContext } from "../core/botContext.ts";
import type { Taken } from "../core/taken.ts";

/** A command that was given, with what is needed to carry it out. */
export interface Asked {
  readonly context: BotContext;
  /** What follows the command, as typed; "" when nothing does. */
  readonly argument: string;
  /** All commands there are, for the help and the menu. */
  readonly commands: readonly Command[];
}

/** Everything about one command; a new one is a file with this and a line in the list. */
export interface Command<Name extends string = string> {
  /** Its English name, which is a word for it too and its name in a menu: a–z only. */
  readonly name: Name;
  /** The words that stand for it, as one writes them; the first of a language is shown in the help. */
  readonly words: Readonly<Record<Locale, readonly [string, ...string[]]>>;
  /** Everywhere: also for strangers. Within a form: a flow that is running takes it itself. */
  readonly understood: "everywhere" | "by known people" | "within a form";
  /** Also for whoever has not confirmed the notice on personal data yet; nothing is asked of them before. */
  readonly beforeNotice?: true;
  /** It is offered to whoever has one of these; none: to everybody. What it does checks for itself. */
  readonly rights: readonly Right[];
  /** What may follow its words without a slash. */
  readonly takes: CommandArgument;
  /** Stands after its word in the help: "sửa 9". */
  readonly example?: string;
  /** Whether a menu of commands offers it; what moves about within a form has buttons. */
  readonly inMenu: boolean;
  /** Text that says what it does, in the help and in a menu. */
  readonly about: Extract<MessageId, `command-${string}`>;
  run(asked: Asked): Promise<Taken>;
}
