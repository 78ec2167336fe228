import type { ClientBase, Connection, Submittable } from "pg";

/** What the hand-written statements need: a pool or one connection of it. */
export type Queryable = Pick<ClientBase, "query">;

/** A column as the server sends it: PostgreSQL's text form, null for NULL. */
export type Column = string | null;

/** A statement that is prepared once on each connection, under its name. */
export interface Statement<Row> {
  name: string;
  text: string;
  read(columns: readonly Column[]): Row;
}

/** A statement on its way: with its values (text form, null is NULL), and its rows once it has run. */
export interface Leg<Row> {
  statement: Pick<Statement<Row>, "name" | "text">;
  values: readonly Column[];
  rows: Row[];
  take(columns: readonly Column[]): void;
}

export function leg<Row>(statement: Statement<Row>, values: readonly Column[] = []): Leg<Row> {
  const rows: Row[] = [];
  return { statement, values, rows, take: (columns) => rows.push(statement.read(columns)) };
}

/**
 * Runs statements in order in ONE round trip and fills their rows. The first one that fails ends the trip
 * with its error; what stood behind it was not run. For the few statements that every update pays for:
 * the driver's own `query()` makes a trip of each and asks anew each time what its columns are.
 *
 * @param sql one connection, not a pool
 */
export function runTrip(sql: Queryable, legs: readonly Leg<unknown>[]): Promise<void> {
  return sql.query(new Trip(legs)).done;
}

const nothing = (): undefined => undefined;

/** The words around a transaction, to go along with its first and last statements. */
export const BEGIN: Statement<undefined> = { name: "begin", text: "BEGIN", read: nothing };
export const COMMIT: Statement<undefined> = { name: "commit", text: "COMMIT", read: nothing };

/**
 * Names prepared on a connection. Where a trip failed it is not known how far the server came with the
 * ones it prepared: they are closed and prepared again (closing an unknown name is no error).
 */
const prepared = new WeakMap<Connection, Map<string, "ready" | "doubtful">>();

/** What the driver calls while this is the connection's active query. */
class Trip implements Submittable {
  readonly done: Promise<void>;
  private readonly legs: readonly Leg<unknown>[];
  private readonly fresh: string[] = [];
  private readonly settle: { resolve: () => void; reject: (error: unknown) => void };
  private names = new Map<string, "ready" | "doubtful">();
  private at = 0;
  private unread: unknown;

  constructor(legs: readonly Leg<unknown>[]) {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.legs = legs;
    this.done = promise;
    this.settle = { resolve, reject };
  }

  submit(connection: Connection): null {
    this.names = prepared.get(connection) ?? new Map();
    prepared.set(connection, this.names);
    // One write for all of it.
    connection.stream.cork();
    for (const { statement, values } of this.legs) {
      this.prepare(connection, statement);
      connection.bind({ statement: statement.name, values: [...values] }, true);
      connection.execute(null, true);
    }
    connection.sync();
    connection.stream.uncork();
    return null;
  }

  private prepare(connection: Connection, { name, text }: Pick<Statement<unknown>, "name" | "text">): void {
    const known = this.names.get(name);
    if (known === "ready") return;
    if (known === "doubtful") connection.close({ type: "S", name }, true);
    connection.parse({ name, text, types: [] }, true);
    this.names.set(name, "ready");
    this.fresh.push(name);
  }

  handleDataRow({ fields }: { fields: readonly Column[] }): void {
    try {
      this.legs[this.at]?.take(fields);
    } catch (error) {
      // Thrown on, it would end the process: nobody stands around the driver.
      this.unread = error;
    }
  }

  handleCommandComplete(): void {
    this.at += 1;
  }

  handleReadyForQuery(): void {
    if (this.unread === undefined) this.settle.resolve();
    else this.settle.reject(this.unread);
  }

  handleError(error: unknown): void {
    for (const name of this.fresh) this.names.set(name, "doubtful");
    this.settle.reject(error);
  }
}
