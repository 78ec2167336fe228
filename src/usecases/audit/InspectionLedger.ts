import { z } from "zod";
import type { StoredAuditRow } from "../../db/audit/ChainWalk.ts";
import { FindingLedger } from "./FindingLedger.ts";

/** What an answer is by the log; keys as the columns are called. */
export interface LoggedAnswer {
  state: string;
  value: unknown;
  approximate: boolean;
  note: string | null;
  explanation: string | null;
  asOfDate: string | null;
  by: string;
  at: string;
}

/** One more value of an answer's history. */
export interface LoggedRevision {
  state: string | null;
  value: unknown;
  approximate: boolean | null;
  note: string | null;
  explanation: string | null;
  by: string;
  at: string;
}

export interface LoggedPiece {
  state: string;
  sha256: string | null;
}

const saved = z.object({
  state: z.string(),
  value: z.unknown(),
  approximate: z.boolean(),
  note: z.string().nullable(),
  explanation: z.string().nullable(),
  source: z.string().optional(),
});
const annotated = z.object({
  source: z.string(),
  note: z.string().nullable().optional(),
  asOfDate: z.string().nullable().optional(),
});
const removed = z.object({
  source: z.string(),
  answers: z.array(z.string()),
  moved: z.array(z.object({ from: z.string(), to: z.string() })),
});
const hashed = z.object({ sha256: z.string() });
const received = z.object({ kind: z.string() });

/**
 * The records of one inspection as its audit log tells them: fed with the rows of the chain, in order. What
 * a row means is read from its shape: an act that writes an answer says so with the whole answer.
 */
export class InspectionLedger {
  /** Whether the chain is that of an inspection, by its own word. */
  created = false;
  /** By `source/area/path`. */
  readonly answers = new Map<string, LoggedAnswer>();
  readonly revisions = new Map<string, LoggedRevision[]>();
  readonly evidence = new Map<string, LoggedPiece>();
  /** SHA-256 of each paper by its id. */
  readonly documents = new Map<string, string>();
  /** "<document>/<sha256>" of each copy that came back signed. */
  readonly signed = new Set<string>();
  readonly findings: FindingLedger;

  /** @param keyOfFinding the rules' key of each finding there is: an older log names proposals by it only */
  constructor(keyOfFinding: ReadonlyMap<string, string>) {
    this.findings = new FindingLedger(keyOfFinding);
  }

  take(row: StoredAuditRow): void {
    const [kind, name] = partedOnce(row.object, ":");
    switch (kind) {
      case "answer":
        return this.#answer(row, name);
      case "repeat":
        return this.#repeat(row, partedOnce(name, "/")[0]);
      case "evidence":
        return this.#piece(row, name);
      case "document":
        return this.#document(row, name);
      case "inspection":
        this.created ||= row.action === "inspection.created";
    }
    this.findings.take(row);
  }

  #answer(row: StoredAuditRow, name: string): void {
    const whole = saved.safeParse(row.data);
    if (whole.success) return this.#saved(row, name, whole.data);
    if (row.action !== "answer.annotated") return;
    const { source, note, asOfDate } = annotated.parse(row.data);
    const key = `${source}/${name}`;
    const before = this.answers.get(key);
    if (before === undefined) return;
    const now = {
      ...before,
      ...(note === undefined ? {} : { note }),
      ...(asOfDate === undefined ? {} : { asOfDate }),
    };
    this.answers.set(key, now);
    this.#revise(key, { ...now, by: row.actor, at: row.at.toISOString() });
  }

  #saved(row: StoredAuditRow, name: string, { source, ...data }: z.infer<typeof saved>): void {
    const key = `${source ?? (row.action === "answer.reported" ? "self_report" : "on_site")}/${name}`;
    const before = this.answers.get(key);
    // A note survives a corrected figure (usecases/answers/saveAnswer.ts).
    const stays = data.note === null && data.state === "answered" && before?.state === "answered";
    const now: LoggedAnswer = {
      ...data,
      note: stays ? before.note : data.note,
      asOfDate: before?.asOfDate ?? null,
      by: row.actor,
      at: row.at.toISOString(),
    };
    this.answers.set(key, now);
    this.#revise(key, now);
  }

  #repeat(row: StoredAuditRow, area: string): void {
    if (row.action !== "repeat.removed") return;
    const { source, answers, moved } = removed.parse(row.data);
    const key = (path: string) => `${source}/${area}/${path}`;
    for (const path of answers) {
      if (!this.answers.delete(key(path))) continue;
      const nothing = { state: null, value: null, approximate: null, note: null, explanation: null };
      this.#revise(key(path), { ...nothing, by: row.actor, at: row.at.toISOString() });
    }
    for (const { from, to } of moved) {
      const answer = this.answers.get(key(from));
      if (answer === undefined) continue;
      this.answers.delete(key(from));
      this.answers.set(key(to), answer);
    }
  }

  #revise(key: string, { state, value, approximate, note, explanation, by, at }: LoggedRevision): void {
    const history = this.revisions.get(key) ?? [];
    history.push({ state, value, approximate, note, explanation, by, at });
    this.revisions.set(key, history);
  }

  #piece({ action, data }: StoredAuditRow, id: string): void {
    if (action === "evidence.received") {
      const place = received.parse(data).kind === "place";
      this.evidence.set(id, { state: place ? "stored" : "pending", sha256: null });
    }
    if (action === "evidence.refused") this.evidence.set(id, { state: "refused", sha256: null });
    if (action === "evidence.stored") {
      this.evidence.set(id, { state: "stored", sha256: hashed.parse(data).sha256 });
    }
  }

  #document({ action, data }: StoredAuditRow, id: string): void {
    if (action === "document.built") this.documents.set(id, hashed.parse(data).sha256);
    if (action === "document.signed") this.signed.add(`${id}/${hashed.parse(data).sha256}`);
  }
}

function partedOnce(text: string, by: string): [string, string] {
  const at = text.indexOf(by);
  return at === -1 ? [text, ""] : [text.slice(0, at), text.slice(at + by.length)];
}
