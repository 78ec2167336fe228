import type { Command } from "commander";
import { systemClock } from "../clock.ts";
import type { Config } from "../config.ts";
import { readAnchors, writeAnchors, type AnchorBook } from "../db/audit/auditAnchors.ts";
import { heldAuditKey } from "../db/audit/boundAuditKey.ts";
import type { AuditFaultReason } from "../db/audit/ChainWalk.ts";
import { readHeadCode } from "../db/audit/headCode.ts";
import type { CheckedChain } from "../usecases/audit/checkChain.ts";
import { checkWholeAudit } from "../usecases/audit/checkWholeAudit.ts";
import type { RecordFault, RecordFaultReason } from "../usecases/audit/compareRecords.ts";
import { JSON_OPTION, type JsonOption } from "./jsonOption.ts";
import { withDatabase, type Environment } from "./operator.ts";
import { readAuditKeyFile } from "./readAuditKeyFile.ts";
import { recordInAudit } from "./recordInAudit.ts";
import { Refusal } from "./Refusal.ts";
import { respond, type Outcome } from "./respond.ts";

interface Options extends JsonOption {
  anchors?: string;
  writeAnchors?: string;
  oldKeyFile?: string[];
  code?: string[];
}

const FAULTS: Readonly<Record<AuditFaultReason, string>> = {
  missing: "is missing (deleted, or the end of the chain was cut off)",
  changed: "was changed, or was written with another key",
  unlinked: "does not follow the entry before it",
  outside: "lies outside of its chain",
  not_as_anchored: "is not the one that was written down as the chain's head",
};

const RECORD_FAULTS: Readonly<Record<RecordFaultReason, string>> = {
  missing: "the log tells of it, and it is gone",
  changed: "is not as the log tells it",
  unlogged: "is there, and the log knows nothing of it",
};

/** `audit verify` */
export function registerVerifyCommand(audit: Command, environment: Environment): void {
  audit
    .command("verify")
    .description(
      "walk the audit log, compare it with the heads written down in AUDIT_ANCHORS and with the records it tells of, " +
        "and name what is wrong; exit code 1 when something is",
    )
    .option("--anchors <path>", "compare also with the heads in this file, or in the files of this folder")
    .option(
      "--code <chain:code...>",
      'compare also with a code that somebody was sent: "KT-2026-01:345-3f9a-12bc-77de-01ab"',
    )
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
  return withDatabase(environment, async (open) => {
    const { config, db } = open;
    const key = await heldAuditKey(config, db.pool);
    const earlier = await Promise.all((options.oldKeyFile ?? []).map(readAuditKeyFile));
    const anchors = await anchorsOf(config, options);
    const { ok, chains } = await checkWholeAudit(db.pool, { key, earlier, anchors: anchors.book });
    const broken = chains.filter(({ fault, records }) => fault !== null || records.length > 0);
    await recordInAudit(open, key, {
      action: "audit.verified",
      object: "audit",
      data: { by: "operator", chains: chains.length, broken: broken.map(({ chain }) => chain) },
    });
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
      ...(anchors.book.size === 0
        ? [
            `No heads are written down in ${config.anchorFolder}: an end that was cut off from the log would not show.`,
          ]
        : []),
      ...(anchors.unreadable > 0 ? [`${anchors.unreadable} lines of the anchors are none.`] : []),
      ...(written === null ? [] : [`${written} heads written to ${options.writeAnchors ?? ""}.`]),
    ];
    const entries = chains.reduce((sum, chain) => sum + chain.rows, 0);
    return {
      ok,
      data: {
        ok,
        chains,
        anchors: { folder: config.anchorFolder, chains: anchors.book.size, unreadable: anchors.unreadable },
        anchorsWritten: written,
      },
      text: [
        ok
          ? `The audit log is sound: ${entries} entries in ${chains.length} chains, and the records are as it tells them.`
          : `The audit log is broken in ${broken.length} of ${chains.length} chains:`,
        ...broken.flatMap(faultLines),
        ...notes,
      ].join("\n"),
    };
  });
}

/** What the service has written down, what the operator names, and codes that people were sent. */
async function anchorsOf(
  config: Config,
  { anchors: named, code: codes = [] }: Options,
): Promise<{ book: AnchorBook; unreadable: number }> {
  const written = await readAnchors(config.anchorFolder);
  const more = named === undefined ? null : await readAnchors(named);
  if (more?.book.size === 0) {
    throw new Refusal("no_anchors", `${named ?? ""} holds no anchors: is it what --write-anchors wrote?`);
  }
  const unreadable = written.unreadable + (more?.unreadable ?? 0);
  const sent = new Map(
    codes.map((text): [string, ReadonlyMap<number, string>] => {
      const at = text.lastIndexOf(":");
      const link = readHeadCode(text.slice(at + 1));
      if (at < 1 || link === null) {
        throw new Refusal("no_code", `"${text}" is no code such as KT-2026-01:345-3f9a-12bc-77de-01ab.`);
      }
      return [text.slice(0, at), new Map([[link.seq, link.hash]])];
    }),
  );
  return { book: joined([written.book, more?.book ?? new Map(), sent]), unreadable };
}

/** What a person or the operator brings overrules what lies beside the database. */
function joined(books: readonly AnchorBook[]): AnchorBook {
  const all = new Map<string, Map<number, string>>();
  for (const book of books) {
    for (const [chain, anchors] of book) all.set(chain, new Map([...(all.get(chain) ?? []), ...anchors]));
  }
  return all;
}

function faultLines({ chain, fault, records }: CheckedChain): string[] {
  if (fault !== null) return [`  chain ${chain}: entry ${fault.seq} ${FAULTS[fault.reason]}`];
  return records.map((record) => `  inspection ${chain}: ${recordLine(record)}`);
}

function recordLine({ object, reason, fields }: RecordFault): string {
  const what = fields.length === 0 ? "" : ` (${fields.join(", ")})`;
  return `${object}: ${RECORD_FAULTS[reason]}${what}`;
}
