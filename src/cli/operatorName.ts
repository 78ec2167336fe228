import { userInfo } from "node:os";
import { ConfigError } from "../config.ts";

/** Where `--operator NAME` is put, before the variable of the same meaning. */
export const OPERATOR = "KIEMTRA_OPERATOR";

const MAX_NAME = 100;

/**
 * Who works with the tool, for the audit log: `--operator NAME`, KIEMTRA_OPERATOR, or the user of the
 * operating system. On a machine that several people share under one user they should say who they are.
 * @throws ConfigError where nobody can be named
 */
export function operatorName(environment: Readonly<Record<string, string | undefined>>): string {
  const name = (environment[OPERATOR] ?? systemUser())?.trim() ?? "";
  if (name !== "" && name.length <= MAX_NAME) return name;
  throw new ConfigError(
    `The audit log has to say who does this: --operator NAME or KIEMTRA_OPERATOR (at most ${MAX_NAME} characters).`,
  );
}

function systemUser(): string | null {
  try {
    return userInfo().username;
  } catch {
    // The user's number has no name, as in some containers.
    return null;
  }
}
