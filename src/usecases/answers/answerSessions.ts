import { randomUUID } from "node:crypto";
import { localDay, type Clock } from "../../clock.ts";
import type { Queryable } from "../../db/hot/trip.ts";
import { openSession, type FormSession } from "../../domain/form/session/FormSession.ts";
import type { StoredValue, StoredAnswer } from "../../domain/form/session/storedAnswer.ts";
import type { AnswerSessions, WantedSession } from "../../messaging/answerSessions.ts";

/** One side of an inspection held in memory, as of a version of the database. */
interface Held {
  key: string;
  session: FormSession;
  version: number;
  epoch: number;
}

/** Sessions kept at once; one is some 100 KB. Acts on one inspection at the same time have one each. */
const MAX_IDLE = 300;

interface AnswerRow {
  question: string;
  state: StoredAnswer["state"];
  value: StoredValue;
  approximate: boolean;
}

export function createAnswerSessions(clock: Clock, timeZone: string): AnswerSessions {
  /** Those that no act has, the one used last at the end. */
  const idle: Held[] = [];
  const environment = {
    today: () => localDay(clock, timeZone),
    now: () => new Date(clock.now()).toISOString(),
    timeZone,
    random: Math.random,
    uuid: randomUUID,
  };

  /** Takes one that may be used out of the idle ones. */
  function takeIdle({ id, source, answersEpoch }: WantedSession): Held | undefined {
    const key = keyOf(id, source);
    for (;;) {
      const place = idle.findLastIndex((held) => held.key === key);
      if (place < 0) return undefined;
      const [held] = idle.splice(place, 1);
      // Of another epoch: answers have moved or gone, and only the database knows where to.
      if (held?.epoch === answersEpoch) return held;
    }
  }

  return {
    lend() {
      const lent: Held[] = [];
      return {
        async open(sql, inspection, load) {
          const key = keyOf(inspection.id, inspection.source);
          const known =
            lent.find((held) => held.key === key && held.epoch === inspection.answersEpoch) ??
            takeIdle(inspection);
          if (known === undefined) {
            const { form, parameters } = await load();
            const rows = await changedSince(sql, inspection, 0);
            const session = openSession(form, environment, {
              parameters,
              answers: Object.fromEntries(rows.map((row) => [row.question, stored(row)])),
            });
            const { answersVersion: version, answersEpoch: epoch } = inspection;
            lent.push({ key, session, version, epoch });
            return session;
          }
          if (!lent.includes(known)) lent.push(known);
          if (known.version < inspection.answersVersion) {
            for (const row of await changedSince(sql, inspection, known.version)) {
              known.session.set(row.question, stored(row));
            }
            known.version = inspection.answersVersion;
          }
          return known.session;
        },
        noteWritten(session, version) {
          const known = lent.find((held) => held.session === session);
          // Another area's answer came in between: what is missing is read at the next use.
          if (known?.version === version - 1) known.version = version;
        },
        giveBack() {
          idle.push(...lent.splice(0));
          if (idle.length > MAX_IDLE) idle.splice(0, idle.length - MAX_IDLE);
        },
      };
    },
  };
}

// Hand-written: on the way of every answer.
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

function keyOf(inspectionId: string, source: WantedSession["source"]): string {
  return `${inspectionId} ${source}`;
}

function stored({ state, value, approximate }: AnswerRow): StoredAnswer {
  return { state, value, approximate };
}
