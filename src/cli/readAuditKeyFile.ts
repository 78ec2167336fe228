import { readFile } from "node:fs/promises";
import { Refusal } from "./Refusal.ts";

/** The key of an audit log out of a file that the operator names. @throws Refusal */
export async function readAuditKeyFile(file: string): Promise<string> {
  try {
    return (await readFile(file, "utf8")).trim();
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Refusal("unreadable_file", `The audit key cannot be read: ${why}`, [], { cause });
  }
}
