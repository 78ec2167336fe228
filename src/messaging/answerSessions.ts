import type { Queryable } from "../db/hot/trip.ts";
import type { CompiledForm } from "../domain/form/compiled/compileForm.ts";
import type { FormSession } from "../domain/form/session/FormSession.ts";
import type { AnswerSource } from "../domain/inspection/answerSource.ts";

/** The answers of an inspection that are wanted, and how far the database is with them. */
export interface WantedSession {
  id: string;
  source: AnswerSource;
  answersVersion: number;
  answersEpoch: number;
}

/**
 * Forms being filled in, kept between acts so that answer 400 costs what answer 10 did. Never the truth:
 * each use compares `Inspection.answersVersion` and reads what came in between. A session belongs to one act
 * at a time, so nobody sees what another act has not committed.
 */
export interface AnswerSessions {
  /** For one act. */
  lend(): LentSessions;
}

export interface LentSessions {
  open(
    sql: Queryable,
    inspection: WantedSession,
    load: () => Promise<{ form: CompiledForm; parameters: Readonly<Record<string, string | number>> }>,
  ): Promise<FormSession>;
  /** An answer just written with this version, and set in this session. */
  noteWritten(session: FormSession, version: number): void;
  /** The act is committed: others may have its sessions. Those of an act that was rolled back are lost. */
  giveBack(): void;
}
