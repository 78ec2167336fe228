import { COMMANDS } from "../commands/index.ts";
import type { Handling } from "./handling.ts";

/**
 * What an update means to somebody who does not see the open question: an answer to something else, the
 * wish to go on, or what stands on its own (a button, a command).
 */
export function meaningHere({ input }: Handling): "answer" | "goOn" | "other" {
  if (input.kind === "button" || input.kind === "other") return "other";
  if (input.kind !== "text" || input.command === null) return "answer";
  const { command, argument } = input.command;
  if (command === "continue") return "goOn";
  if (argument !== "") return "other";
  if (command === "start") return "goOn";
  const movesAbout = COMMANDS.some(
    ({ name, understood }) => name === command && understood === "within a form",
  );
  return movesAbout ? "answer" : "other";
}
