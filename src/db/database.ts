import type pg from "pg";
import type { PrismaClient } from "./generated/client.ts";
import { JoiningPool, joinPrisma, prismaOn, type Tx } from "./joinPrisma.ts";
import { BEGIN, COMMIT, leg, runTrip, type Leg, type Queryable } from "./hot/trip.ts";

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
  const prisma = prismaOn(pool);
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
    const joined = joinPrisma(client, prisma, {
      timeout: IDLE_IN_TRANSACTION_TIMEOUT_MS,
      maxWait: LOCK_TIMEOUT_MS,
    });
    let last: { leg: Leg<unknown>; explain: (error: unknown) => unknown } | undefined;
    let result: T;
    try {
      result = await work({
        sql: client,
        prisma: () => joined.open(),
        commitWith(end, explain = (error) => error) {
          if (last !== undefined)
            throw new Error("commitWith() was called before: one statement is the last");
          last = { leg: end, explain };
        },
        afterCommit: (action) => after.push(action),
      });
    } catch (error) {
      await joined.finish(error);
      throw error;
    }
    await joined.finish();
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
