import { commandRecognizer } from "../../domain/language/commandRecognizer.ts";
import type { Recognize } from "../core/input.ts";
import { COMMANDS } from "./index.ts";

/** The command that a text is, or null when it is something else. */
export const recognizeCommand: Recognize = commandRecognizer(
  COMMANDS.map(({ name, words, takes }) => ({ name, words: Object.values(words).flat(), takes })),
);
