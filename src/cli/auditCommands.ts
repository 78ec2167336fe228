import type { Command } from "commander";
import type { Environment } from "./operator.ts";
import { registerRekeyCommand } from "./rekeyCommand.ts";
import { registerVerifyCommand } from "./verifyCommand.ts";

/** `audit verify`, `audit rekey` */
export function registerAuditCommands(program: Command, environment: Environment): void {
  const audit = program.command("audit").description("the audit log");
  registerRekeyCommand(audit, environment);
  registerVerifyCommand(audit, environment);
}
