import { Command, CommanderError } from "commander";
import { registerAuditCommands } from "./auditCommands.ts";
import { registerBackupCommand } from "./backupCommand.ts";
import { registerBreachCommand } from "./breachCommand.ts";
import { registerPrivacyCommands } from "./privacyCommands.ts";
import { registerRequestCommands } from "./requestCommands.ts";
import { registerHoldCommands } from "./holdCommands.ts";
import { registerRetentionCommands } from "./retentionCommands.ts";
import { registerCalendarCommands } from "./calendarCommands.ts";
import { registerDeadlineCommands } from "./deadlineCommands.ts";
import { registerDocumentCommands } from "./documentCommands.ts";
import { registerExportCommand } from "./exportCommand.ts";
import { registerFormCommands } from "./formCommands.ts";
import { registerInspectionCommands } from "./inspectionCommands.ts";
import { registerInviteCommand } from "./inviteCommand.ts";
import { registerMemberCommands } from "./memberCommands.ts";
import { registerMoveCommand } from "./moveCommand.ts";
import type { Environment } from "./operator.ts";
import { OPERATOR } from "./operatorName.ts";
import { registerPasskeyCommands } from "./passkeyCommands.ts";
import { registerPersonCommands } from "./personCommands.ts";
import { registerReminderCommands } from "./reminderCommands.ts";
import { registerRestoreCommand } from "./restoreCommand.ts";
import { registerTemplateCommands } from "./templateCommands.ts";
import { onTerminal, type Terminal } from "./terminal.ts";
import { registerZaloOaCommands } from "./zaloOaCommands.ts";

const EXIT_WRONG_USAGE = 2;

/**
 * One command of the operator's tool, with its output to this terminal.
 * @returns exit code: 0 done, 1 refused, 2 wrong usage
 */
export async function runKiemtra(
  args: readonly string[],
  surroundings: Environment,
  terminal: Terminal,
): Promise<number> {
  const environment = { ...surroundings };
  const program = new Command("kiemtra")
    .description(
      "The operator's tool of Kiemtra. It reads the same environment as the service (DATABASE_URL, DATA_DIR, …).",
    )
    .option(
      "--operator <name>",
      "who does this, for the audit log; otherwise KIEMTRA_OPERATOR, or the system's user",
    )
    .showHelpAfterError()
    // Before the subcommands: they take both over when they are made.
    .exitOverride()
    .configureOutput({ writeOut: (text) => terminal.out(text), writeErr: (text) => terminal.err(text) });
  program.on("option:operator", (name: string) => (environment[OPERATOR] = name));
  registerInspectionCommands(program, environment);
  registerInviteCommand(program, environment);
  registerPersonCommands(program, environment);
  registerPasskeyCommands(program, environment);
  registerMemberCommands(program, environment);
  registerPrivacyCommands(program, environment);
  registerRetentionCommands(program, environment);
  registerHoldCommands(program, environment);
  registerRequestCommands(program, environment);
  registerBreachCommand(program, environment);
  registerFormCommands(program, environment);
  registerDocumentCommands(program, environment);
  registerTemplateCommands(program, environment);
  registerAuditCommands(program, environment);
  registerExportCommand(program, environment);
  registerBackupCommand(program, environment);
  registerRestoreCommand(program, environment);
  registerReminderCommands(program, environment);
  registerDeadlineCommands(program, environment);
  registerMoveCommand(program, environment);
  registerCalendarCommands(program, environment);
  registerZaloOaCommands(program, environment);
  try {
    return await onTerminal(terminal, () => program.parseAsync(args, { from: "user" }));
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // Asking for help or the version is no mistake; commander has printed what there is to say.
    return error.exitCode !== 0 || error.code === "commander.help" ? EXIT_WRONG_USAGE : 0;
  }
}
