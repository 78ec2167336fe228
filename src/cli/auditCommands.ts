import type { Command } from "commander";
import { systemClock } from "../clock.ts";
import { readAnchors, writeAnchors, type AnchorBook } from "../db/audit/auditAnchors.ts";
import { heldAuditKey } from "../db/audit/boundAuditKey.ts";
import type { AuditFaultReason, ChainReport } from "../db/audit/ChainWalk.ts";
import { verifyAudit } from "../db/audit/verifyAudit.ts";
import { JSON_OPTION, type JsonOption } from "./jsonOption.ts";
import { withDatabase, type Environment } from "./operator.ts";
import { registerRekeyCommand } from "./rekeyCommand.ts";
import { readAuditKeyFile } from "./readAuditKeyFile.ts";
import { Refusal } from "./Refusal.ts";
import { respond, type Outcome } from "./respond.ts";

interface Options extends JsonOption {
  anchors?: string;
  writeAnchors?: string;
  oldKeyFile?: string[];
}

const FAULTS: Readonly<Record<AuditFaultReason, string>> = {
  missing: "is missing (deleted, or the end of the chain was cut off)",
  changed: "was changed, or was written with another key",
  unlinked: "does not follow the entry before it",
  outside: "lies outside of its chain",
  not_as_anchored: "is not the one that was written down as the chain's head",
};

/** `audit verify`, `audit rekey` */
export function registerAuditCommands(program: Command, environment: Environment): void {
  const audit = program.command("audit").description("the audit log");
  registerRekeyCommand(audit, environment);
  audit
    .command("verify")
    .description(
      "walk the audit log and name the first bad entry of each chain; exit code 1 when there is one",
    )
    .option("--anchors <file>", "compare with the heads that were written down in this file")
    .option(
      "--write-anchors <file>",
      "when the log is sound, write its heads down in this file (keep it elsewhere)",
    )
    .option(
      "--old-key-file <file...>",
      "earlier keys, for the entries that were written before the key was changed",
    )
    .option(...JSON_OPTION)
    .action((options: Options) => respond(options, () => verify(environment, options)));
}

async function verify(environment: Environment, options: Options): Promise<Outcome> {
  return withDatabase(environment, async ({ config, db }) => {
    const key = await heldAuditKey(config, db.pool);
    const earlier = await Promise.all((options.oldKeyFile ?? []).map(readAuditKeyFile));
    const anchors = await anchorsOf(options.anchors);
    const { ok, chains } = await verifyAudit(db.pool, key, anchors.book, earlier);
    const written =
      ok && options.writeAnchors !== undefined
        ? await writeAnchors(db.pool, options.writeAnchors, new Date(systemClock.now()))
        : null;
    const unproved = chains.reduce((sum, chain) => sum + chain.unproved, 0);
    const notes = [
      ...(unproved > 0
        ? [
            `${unproved} entries were written with an earlier key: their order is proved, their content is not.`,
          ]
        : []),
      ...(anchors.unreadable > 0
        ? [`${anchors.unreadable} lines of ${options.anchors ?? ""} are no anchors.`]
        : []),
      ...(written === null ? [] : [`${written} heads written to ${options.writeAnchors ?? ""}.`]),
    ];
    const entries = chains.reduce((sum, chain) => sum + chain.rows, 0);
    const faults = chains.flatMap(faultLine);
    return {
      ok,
      data: {
        ok,
        chains,
        anchors:
          options.anchors === undefined ? null : { file: options.anchors, unreadable: anchors.unreadable },
        anchorsWritten: written,
      },
      text: [
        ok
          ? `The audit log is sound: ${entries} entries in ${chains.length} chains.`
          : `The audit log is broken in ${faults.length} of ${chains.length} chains:`,
        ...faults,
        ...notes,
      ].join("\n"),
    };
  });
}

/** A file of anchors that was asked for and is not there proves nothing. */
async function anchorsOf(file: string | undefined): Promise<{ book: AnchorBook; unreadable: number }> {
  if (file === undefined) return { book: new Map(), unreadable: 0 };
  const anchors = await readAnchors(file);
  if (anchors.book.size === 0) {
    throw new Refusal("no_anchors", `${file} holds no anchors: is it the file that --write-anchors wrote?`);
  }
  return anchors;
}

function faultLine({ chain, fault }: ChainReport): string[] {
  return fault === null ? [] : [`  chain ${chain}: entry ${fault.seq} ${FAULTS[fault.reason]}`];
}
