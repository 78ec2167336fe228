import { randomUUID } from "node:crypto";
import { localDay, type Clock } from "../../clock.ts";
import type { Queryable } from "../../db/database.ts";
import {
  openSession,
  type AnswerValue,
  type FormSession,
  type StoredAnswer,
} from "../../domain/form/FormSession.ts";
import type { CompiledForm } from "../../domain/form/compileForm.ts";
import type { AnswerSource } from "./openArea.ts";

/** Answers of an inspection held in memory, as of a version of the database. */
interface Held {
  session: FormSession;
  version: number;
  epoch: number;
}

/** The answers of an inspection that are wanted, and how far the database is with them. */
export interface WantedSession {
  id: string;
  source: AnswerSource;
  answersVersion: number;
  answersEpoch: number;
}

/**
 * Forms being filled in, kept between updates so that answer 400 costs what answer 10 did. Never
 * the truth: each use compares `Inspection.answersVersion` and reads what came in between; whatever
 * touched one in a transaction that was rolled back is forgotten.
 */
export interface AnswerSessions {
  open(
    sql: Queryable,
    inspection: WantedSession,
    load: () => Promise<{ form: CompiledForm; parameters: Readonly<Record<string, string | number>> }>,
  ): Promise<FormSession>;
  /** An answer just written with this version, and set in this session. */
  noteWritten(inspectionId: string, session: FormSession, version: number): void;
  /** Both sides of an inspection. */
  forget(inspectionId: string): void;
}

/** Sides of inspections held at once; one is some 100 KB. */
const MAX_HELD = 300;

interface AnswerRow {
  question: string;
  state: StoredAnswer["state"];
  value: AnswerValue;
  approximate: boolean;
}

export function createAnswerSessions(clock: Clock, timeZone: string): AnswerSessions {
  const held = new Map<string, Held>();
  const environment = {
    today: () => localDay(clock, timeZone),
    now: () => new Date(clock.now()).toISOString(),
    timeZone,
    random: Math.random,
    uuid: randomUUID,
  };

  async function changedSince(
    sql: Queryable,
    { id, source }: WantedSession,
    version: number,
  ): Promise<AnswerRow[]> {
    const { rows } = await sql.query<AnswerRow>({
      name: "answers-since",
      text: `SELECT a.question, a.state, a.value, a.approximate FROM "Answer" a
               JOIN "AreaRecord" r ON r.id = a."areaRecordId"
              WHERE r."inspectionId" = $1 AND a.source = $3::"AnswerSource" AND a.version > $2`,
      values: [id, version, source],
    });
    return rows;
  }

  return {
    async open(sql, inspection, load) {
      const key = keyOf(inspection.id, inspection.source);
      const before = held.get(key);
      // Answers have moved or gone: only the database knows where to.
      const known = before?.epoch === inspection.answersEpoch ? before : undefined;
      // It may be ahead: another act, not committed yet, has answered in another area. Should that act
      // fail, the session is forgotten; until then its answer stands here, and nowhere else.
      if (known !== undefined) {
        // Least recently used first: move to the end. Before any wait, in which it may be forgotten.
        held.delete(key);
        held.set(key, known);
        if (known.version < inspection.answersVersion) {
          for (const row of await changedSince(sql, inspection, known.version)) {
            known.session.set(row.question, stored(row));
          }
          known.version = inspection.answersVersion;
        }
        return known.session;
      }
      const { form, parameters } = await load();
      const rows = await changedSince(sql, inspection, 0);
      const session = openSession(form, environment, {
        parameters,
        answers: Object.fromEntries(rows.map((row) => [row.question, stored(row)])),
      });
      held.delete(key);
      held.set(key, { session, version: inspection.answersVersion, epoch: inspection.answersEpoch });
      const [oldest] = held.keys();
      if (held.size > MAX_HELD && oldest !== undefined) held.delete(oldest);
      return session;
    },
    noteWritten(inspectionId, session, version) {
      const known = SOURCES.map((source) => held.get(keyOf(inspectionId, source))).find(
        (candidate) => candidate?.session === session,
      );
      // Another session took its place meanwhile, or another area's answer came in between: what is
      // missing is read at the next use.
      if (known?.version === version - 1) known.version = version;
    },
    forget(inspectionId) {
      for (const source of SOURCES) held.delete(keyOf(inspectionId, source));
    },
  };
}

const SOURCES: readonly AnswerSource[] = ["on_site", "self_report"];

function keyOf(inspectionId: string, source: AnswerSource): string {
  return `${inspectionId} ${source}`;
}

function stored({ state, value, approximate }: AnswerRow): StoredAnswer {
  return { state, value, approximate };
}
