import { randomInt } from "node:crypto";

const LETTERS = "0123456789abcdefghijklmnopqrstuvwxyz";
const LENGTH = 5;

/** Names one sent prompt, so that a button of an older one is recognised. Not a secret. */
export function newPromptId(): string {
  return Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join("");
}
