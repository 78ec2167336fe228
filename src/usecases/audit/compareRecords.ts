import type { Queryable } from "../../db/hot/trip.ts";
import type { StoredAuditRow } from "../../db/audit/ChainWalk.ts";
import { canonicalJson } from "../../domain/canonicalJson.ts";
import type { LoggedFinding } from "./FindingLedger.ts";
import { InspectionLedger } from "./InspectionLedger.ts";
import { readRecords, type InspectionRecords } from "./readRecords.ts";

export type RecordFaultReason =
  /** It is not what the log says. */
  | "changed"
  /** The log tells of it, and it is not there. */
  | "missing"
  /** It is there, and the log knows nothing of it. */
  | "unlogged";

/** A record that is not as the audit log tells it. */
export interface RecordFault {
  /** "answer:procedures/dossiers_received_total", "revision:…", "finding:…", "evidence:…", "document:…". */
  object: string;
  reason: RecordFaultReason;
  /** Of a changed one: what differs. */
  fields: string[];
}

/** Compares the records of one inspection with its chain, whose rows are given to `follow`. */
export interface RecordComparison {
  follow(row: StoredAuditRow): void;
  /** Once every row was given. */
  faults(): RecordFault[];
}

/**
 * @param more.bytes also whether files are byte for byte what was stored: reads all of them
 */
export async function compareRecords(
  sql: Queryable,
  code: string,
  more: { bytes: boolean },
): Promise<RecordComparison> {
  const records = await readRecords(sql, code, more);
  const ledger = new InspectionLedger(records?.keyOfFinding ?? new Map());
  return {
    follow: (row) => ledger.take(row),
    faults() {
      if (!ledger.created) return [];
      if (records === null) return [{ object: `inspection:${code}`, reason: "missing", fields: [] }];
      return [
        ...answerFaults(ledger, records),
        ...revisionFaults(ledger, records),
        ...findingFaults(ledger, records),
        ...fileFaults(ledger, records),
      ];
    },
  };
}

function answerFaults({ answers }: InspectionLedger, records: InspectionRecords): RecordFault[] {
  return faultsOf("answer", answers, records.answers, (key) => key.slice(key.indexOf("/") + 1));
}

/** The history only grows: one value for each time the log tells of one, in that order. */
function revisionFaults({ revisions }: InspectionLedger, records: InspectionRecords): RecordFault[] {
  const keys = new Set([...revisions.keys(), ...records.revisions.keys()]);
  return [...keys].flatMap((key): RecordFault[] => {
    const logged = revisions.get(key) ?? [];
    const there = records.revisions.get(key) ?? [];
    const object = `revision:${key.slice(key.indexOf("/") + 1)}`;
    if (there.length < logged.length) return [{ object, reason: "missing", fields: [] }];
    if (there.length > logged.length) return [{ object, reason: "unlogged", fields: [] }];
    const fields = new Set(logged.flatMap((one, at) => differing(one, there[at])));
    return fields.size === 0 ? [] : [{ object, reason: "changed", fields: [...fields] }];
  });
}

function findingFaults({ findings }: InspectionLedger, records: InspectionRecords): RecordFault[] {
  const idOfKey = new Map(Array.from(records.keyOfFinding, ([id, key]) => [key, id]));
  const logged = new Map<string, LoggedFinding>(findings.byId);
  const lost: RecordFault[] = [];
  for (const [key, finding] of findings.byKey) {
    const id = idOfKey.get(key);
    if (id !== undefined) logged.set(id, finding);
    else lost.push({ object: `finding:${key}`, reason: "missing", fields: [] });
  }
  return [
    ...faultsOf("finding", logged, records.findings),
    // An older log does not say which of its proposals were withdrawn, only how many.
    ...(lost.length > findings.withdrawnUnknown ? lost : []),
    ...faultsOf(
      "remediation",
      new Map(Array.from(findings.remediations, ([id, state]) => [id, { state }])),
      records.remediations,
    ),
  ];
}

function fileFaults(ledger: InspectionLedger, records: InspectionRecords): RecordFault[] {
  const documents = new Map(Array.from(ledger.documents, ([id, sha256]) => [id, { sha256 }]));
  const signed = new Map(
    [...ledger.signed].map((name) => [name, { sha256: name.slice(name.indexOf("/") + 1) }]),
  );
  return [
    ...faultsOf("evidence", ledger.evidence, records.evidence),
    ...faultsOf("document", documents, records.documents),
    ...faultsOf("signed", signed, records.signed),
  ];
}

function faultsOf(
  kind: string,
  logged: ReadonlyMap<string, object>,
  there: ReadonlyMap<string, object>,
  nameOf: (key: string) => string = (key) => key,
): RecordFault[] {
  return [...new Set([...logged.keys(), ...there.keys()])].flatMap((key): RecordFault[] => {
    const object = `${kind}:${nameOf(key)}`;
    const told = logged.get(key);
    if (told === undefined) return [{ object, reason: "unlogged", fields: [] }];
    const found = there.get(key);
    if (found === undefined) return [{ object, reason: "missing", fields: [] }];
    const fields = differing(told, found);
    return fields.length === 0 ? [] : [{ object, reason: "changed", fields }];
  });
}

/** Names of what `logged` tells and `found` has otherwise. */
function differing(logged: object, found: object | undefined): string[] {
  const has = new Map<string, unknown>(Object.entries(found ?? {}));
  return Object.entries(logged)
    .filter(([name, value]) => value !== undefined && canonicalJson(value) !== canonicalJson(has.get(name)))
    .map(([name]) => name);
}
