import { AsyncLocalStorage } from "node:async_hooks";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { PrismaClient, type Prisma } from "./generated/client.ts";
import { BEGIN, COMMIT, leg, runTrip, type Leg } from "./trip.ts";

/** What the hand-written statements need: a pool or one connection of it. */
export type Queryable = Pick<pg.ClientBase, "query">;

/** Prisma inside the unit of work. */
export type Tx = Prisma.TransactionClient;

/**
 * One database transaction, written to by two hands on ONE connection: a few hand-written
 * statements for what every update pays for (`sql`), Prisma for everything else (`prisma()`, opened
 * at its first use, because its interactive transaction alone costs more than all the statements of
 * an ordinary answer).
 */
export interface UnitOfWork {
  readonly sql: Queryable;
  prisma(): Promise<Tx>;
  /**
   * How often `sql` was used so far: when it is the same as before, nothing was asked or written since.
   * Null once Prisma is in use, which is not counted.
   */
  readonly uses: number | null;
  /**
   * The statement that ends the transaction, in one trip with its COMMIT; at most one. When it fails, all
   * is rolled back and `transaction()` throws its error, or what `explain` makes of it.
   */
  commitWith(last: Leg<unknown>, explain?: (error: unknown) => unknown): void;
  /** Runs after the commit, in order; never when the transaction is rolled back. */
  afterCommit(action: () => void): void;
}

export interface Database {
  /** Outside any transaction: reads, and single statements. */
  readonly pool: pg.Pool;
  readonly prisma: PrismaClient;
  /**
   * Runs `work` in one transaction: commits when it returns, rolls everything back when it throws.
   * @param first the transaction's first statement, in one trip with its BEGIN; it has run when `work` begins
   */
  transaction<T>(work: (uow: UnitOfWork) => Promise<T>, first?: Leg<unknown>): Promise<T>;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  connectionString: string;
  /** Connections at most; each conversation in work holds one. */
  maxConnections?: number;
  onError?: (error: Error) => void;
}

/** Every statement ends within this time, so that a stuck one never blocks a conversation for good. */
const STATEMENT_TIMEOUT_MS = 10_000;
const LOCK_TIMEOUT_MS = 5_000;
const IDLE_IN_TRANSACTION_TIMEOUT_MS = 15_000;
const DEFAULT_MAX_CONNECTIONS = 12;

const enclosing = new AsyncLocalStorage<pg.PoolClient>();

/**
 * A pool that lends Prisma the connection of the unit of work it runs in. Inside `transaction()` a
 * `connect()` gets that very connection, with the transaction words taken out: the unit of work
 * began it and will end it. Everywhere else it is an ordinary pool.
 */
class JoiningPool extends pg.Pool {
  override connect(): Promise<pg.PoolClient>;
  override connect(
    callback: (error: Error | undefined, client: pg.PoolClient | undefined, done: () => void) => void,
  ): void;
  override connect(
    callback?: (error: Error | undefined, client: pg.PoolClient | undefined, done: () => void) => void,
  ): Promise<pg.PoolClient> | void {
    if (callback !== undefined) return super.connect(callback);
    const client = enclosing.getStore();
    return client === undefined ? super.connect() : Promise.resolve(joined(client));
  }
}

const TRANSACTION_WORDS = new Set(["BEGIN", "COMMIT", "ROLLBACK"]);
const NO_ROWS = { rows: [], fields: [], rowCount: 0, command: "", oid: 0 };

/**
 * Prisma loads relations side by side; on one connection they have to wait for each other, and the
 * driver no longer queues them itself.
 */
function joined(client: pg.PoolClient): pg.PoolClient {
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(statement: () => Promise<T>): Promise<T> => {
    const result = last.then(statement);
    last = result.catch(() => undefined);
    return result;
  };
  return new Proxy(client, {
    get(target, property) {
      if (property === "release") return () => undefined;
      if (property === "query") {
        return (statement: pg.QueryConfig | string, values?: unknown[]) => {
          const text = typeof statement === "string" ? statement : statement.text;
          return TRANSACTION_WORDS.has(text)
            ? Promise.resolve(NO_ROWS)
            : inTurn(() => target.query(statement, values));
        };
      }
      const value: unknown = Reflect.get(target, property, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}

/** Opens the pool and Prisma on it. Nothing is sent to the server before the first use. */
export function openDatabase(options: DatabaseOptions): Database {
  const pool = new JoiningPool({
    connectionString: options.connectionString,
    max: options.maxConnections ?? DEFAULT_MAX_CONNECTIONS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    lock_timeout: LOCK_TIMEOUT_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_TIMEOUT_MS,
  });
  let closing = false;
  pool.on("error", (error) => {
    // Connections on their way out may still hear that the server stops.
    if (!closing) options.onError?.(error);
  });
  // A connection in use that breaks between two statements: the next statement reports it. Without a
  // listener the process would end.
  pool.on("connect", (client) => client.on("error", () => undefined));
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
  return {
    pool,
    prisma,
    transaction: (work, first) => runTransaction(pool, prisma, work, first),
    async close() {
      closing = true;
      await prisma.$disconnect();
      await pool.end();
    },
  };
}

async function runTransaction<T>(
  pool: pg.Pool,
  prisma: PrismaClient,
  work: (uow: UnitOfWork) => Promise<T>,
  first?: Leg<unknown>,
): Promise<T> {
  const client = await pool.connect();
  const after: (() => void)[] = [];
  let broken: Error | undefined;
  // Without a listener a connection that breaks between two statements would end the process.
  const onError = (error: Error) => {
    broken = error;
  };
  client.on("error", onError);
  try {
    await runTrip(client, first === undefined ? [leg(BEGIN)] : [leg(BEGIN), first]);
    const lazy = lazyPrisma(client, prisma);
    let last: { leg: Leg<unknown>; explain: (error: unknown) => unknown } | undefined;
    let prismaUsed = false;
    let result: T;
    try {
      const counted = countUses(client);
      result = await work({
        sql: counted.sql,
        prisma() {
          prismaUsed = true;
          return lazy.open();
        },
        get uses() {
          return prismaUsed ? null : counted.uses();
        },
        commitWith(end, explain = (error) => error) {
          if (last !== undefined)
            throw new Error("commitWith() was called before: one statement is the last");
          last = { leg: end, explain };
        },
        afterCommit: (action) => after.push(action),
      });
    } catch (error) {
      await lazy.finish(error);
      throw error;
    }
    await lazy.finish();
    // A statement after a failed one fails itself; a COMMIT alone would not.
    if (last === undefined) await commit(client);
    else await runTrip(client, [last.leg, leg(COMMIT)]).catch(rethrow(last.explain));
    for (const action of after) action();
    return result;
  } catch (error) {
    await client.query("ROLLBACK").catch((failure: unknown) => {
      broken = failure instanceof Error ? failure : new Error(String(failure));
    });
    throw error;
  } finally {
    client.off("error", onError);
    client.release(broken);
  }
}

function rethrow(explain: (error: unknown) => unknown) {
  return (error: unknown): never => {
    throw explain(error);
  };
}

/** The same connection, with its statements counted. */
function countUses(client: pg.PoolClient): { sql: Queryable; uses(): number } {
  let uses = 0;
  const query = client.query.bind(client);
  const sql = {
    get query() {
      uses += 1;
      return query;
    },
  };
  return { sql, uses: () => uses };
}

/**
 * PostgreSQL answers the COMMIT of a transaction in which a statement failed with a rollback, and
 * without an error: somebody caught the statement's error and went on.
 */
async function commit(client: pg.PoolClient): Promise<void> {
  const { command } = await client.query("COMMIT");
  if (command === "COMMIT") return;
  throw new Error(
    "The transaction was rolled back: a statement in it had failed and its error was swallowed. " +
      "Let the error through, or put that statement behind a SAVEPOINT.",
  );
}

/** Prisma's interactive transaction, begun at the first `open()` on the connection already in use. */
function lazyPrisma(client: pg.PoolClient, prisma: PrismaClient) {
  let opened: Promise<Tx> | undefined;
  let running: Promise<unknown> | undefined;
  const end = Promise.withResolvers<void>();
  // Without a Prisma transaction nobody waits for `end`; a rejection must not count as unhandled.
  end.promise.catch(() => undefined);
  return {
    open(): Promise<Tx> {
      opened ??= enclosing.run(client, () => {
        const started = Promise.withResolvers<Tx>();
        running = prisma
          .$transaction(
            async (tx) => {
              started.resolve(tx);
              await end.promise;
            },
            { timeout: IDLE_IN_TRANSACTION_TIMEOUT_MS, maxWait: LOCK_TIMEOUT_MS },
          )
          .catch((error: unknown) => {
            started.reject(error);
            throw error;
          });
        running.catch(() => undefined);
        return started.promise;
      });
      return opened;
    },
    async finish(error?: unknown): Promise<void> {
      if (running === undefined) return;
      if (error === undefined) end.resolve();
      else end.reject(error);
      await (error === undefined ? running : running.catch(() => undefined));
    },
  };
}
