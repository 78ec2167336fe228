import { commandRecognizer, type Recognized } from "../../domain/language/commandWords.ts";
import { COMMANDS, type CommandName } from "./index.ts";

export type RecognizedCommand = Recognized<CommandName>;

/** The command that a text is, or null when it is something else. */
export const recognizeCommand: (text: string) => RecognizedCommand | null = commandRecognizer<CommandName>(
  COMMANDS.map(({ name, words, takes }) => ({ name, words: Object.values(words).flat(), takes })),
);
