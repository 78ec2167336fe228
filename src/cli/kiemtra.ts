import { Command, CommanderError } from "commander";
import { registerAuditCommands } from "./auditCommands.ts";
import { registerBackupCommand } from "./backupCommand.ts";
import { registerCalendarCommands } from "./calendarCommands.ts";
import { registerDeadlineCommands } from "./deadlineCommands.ts";
import { registerDocumentCommands } from "./documentCommands.ts";
import { registerExportCommand } from "./exportCommand.ts";
import { registerFormCommands } from "./formCommands.ts";
import { registerInspectionCommands } from "./inspectionCommands.ts";
import { registerInviteCommand } from "./inviteCommand.ts";
import { registerMoveCommand } from "./moveCommand.ts";
import { registerPasskeyCommands } from "./passkeyCommands.ts";
import { registerPersonCommands } from "./personCommands.ts";
import { registerReminderCommands } from "./reminderCommands.ts";
import { registerRestoreCommand } from "./restoreCommand.ts";
import { registerTemplateCommands } from "./templateCommands.ts";
import { registerZaloOaCommands } from "./zaloOaCommands.ts";

/** `npm run kiemtra -- COMMAND`: the operator's tool. Exit code 0 done, 1 refused, 2 wrong usage. */

const EXIT_WRONG_USAGE = 2;

const program = new Command("kiemtra")
  .description(
    "The operator's tool of Kiemtra. It reads the same environment as the service (DATABASE_URL, DATA_DIR, …).",
  )
  .showHelpAfterError()
  // Before the subcommands: they take it over when they are made.
  .exitOverride();

const environment = process.env;
registerInspectionCommands(program, environment);
registerInviteCommand(program, environment);
registerPersonCommands(program, environment);
registerPasskeyCommands(program, environment);
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
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  // Asking for help or the version is no mistake; commander has printed what there is to say.
  if (error.exitCode !== 0 || error.code === "commander.help") process.exitCode = EXIT_WRONG_USAGE;
}
