import { BackupError } from "../backup/BackupError.ts";
import { ConfigError, secretsIn } from "../config.ts";
import { StoreError } from "../db/StoreError.ts";
import { createMask } from "../observe/mask.ts";
import { FormFolderError } from "../usecases/form/readBuiltInForms.ts";
import { Refusal, type Mistake } from "./Refusal.ts";
import { terminalSession } from "./terminal.ts";

/** What a command did, for a program and for a person. */
export interface Outcome {
  /** The only thing on standard output with `--json`. */
  data: unknown;
  /** Lines for people. */
  text: string;
  /** False: what was asked about is not in order (exit code 1), although the command did its work. */
  ok?: boolean;
}

/** With `--json` a refusal is one object on standard output as well: `{error: {code, message, mistakes}}`. */
interface Failure {
  code: string;
  message: string;
  mistakes: readonly Mistake[];
}

/**
 * Runs a command and prints its outcome; the exit code is 0, or 1 when it was refused or failed.
 * Results go to standard output, everything else to standard error.
 */
export async function respond(options: { json?: boolean }, work: () => Promise<Outcome>): Promise<void> {
  const json = options.json === true;
  const session = terminalSession();
  const { terminal } = session;
  try {
    const { data, text, ok = true } = await work();
    terminal.out(`${json ? JSON.stringify(data, null, 2) : text}\n`);
    if (!ok) session.exitCode = 1;
  } catch (error) {
    const mask = createMask(secretsIn(process.env));
    const failure = masked(failureOf(error), mask);
    session.exitCode = 1;
    if (json) terminal.out(`${JSON.stringify({ error: failure }, null, 2)}\n`);
    terminal.err(`${asText(failure)}\n`);
    if (failure.code === "unexpected" && error instanceof Error) terminal.err(`${mask(error.stack ?? "")}\n`);
  }
}

/** Errors of the database or a mail server may name more than they should. */
function masked({ code, message, mistakes }: Failure, mask: (text: string) => string): Failure {
  return { code, message: mask(message), mistakes };
}

function failureOf(error: unknown): Failure {
  if (error instanceof Refusal) {
    return { code: error.code, message: error.message, mistakes: error.mistakes };
  }
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof StoreError || error instanceof BackupError)
    return { code: error.code, message, mistakes: [] };
  if (error instanceof ConfigError) return { code: "environment", message, mistakes: [] };
  if (error instanceof FormFolderError) return { code: "form_folder", message, mistakes: [] };
  return { code: "unexpected", message, mistakes: [] };
}

function asText({ message, mistakes }: Failure): string {
  return [message, ...mistakes.map((mistake) => `  - ${mistakeText(mistake)}`)].join("\n");
}

/** "line 34, team.2.areas: a member needs at least one area" */
function mistakeText({ place, line, message }: Mistake): string {
  return `${line === undefined ? "" : `line ${line}, `}${place}: ${message}`;
}
