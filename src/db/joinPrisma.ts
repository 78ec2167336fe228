import { AsyncLocalStorage } from "node:async_hooks";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { PrismaClient, type Prisma } from "./generated/client.ts";

/**
 * Makes Prisma write on a connection whose transaction somebody else has begun and will end. Prisma offers no
 * such thing, so two of its habits are relied on, and held by test/db/joinPrisma.test.ts: `$transaction` asks
 * its pool for a connection in the asynchronous context of its caller, and its words around a transaction
 * are statements of their own, exactly BEGIN, COMMIT or ROLLBACK.
 */

/** Prisma inside the unit of work. */
export type Tx = Prisma.TransactionClient;

const enclosing = new AsyncLocalStorage<pg.PoolClient>();

/**
 * A pool that lends Prisma the connection of the unit of work it runs in. Inside `transaction()` a
 * `connect()` gets that very connection, with the transaction words taken out: the unit of work
 * began it and will end it. Everywhere else it is an ordinary pool.
 */
export class JoiningPool extends pg.Pool {
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

/** The outer client on such a pool: outside of any unit of work an ordinary one. */
export function prismaOn(pool: JoiningPool): PrismaClient {
  return new PrismaClient({ adapter: new PrismaPg(pool) });
}

export interface JoinedPrisma {
  /** Prisma's interactive transaction, begun at the first call; later ones give the same. */
  open(): Promise<Tx>;
  /** Lets go of it before the transaction around it ends: with an error when that is rolled back. */
  finish(error?: unknown): Promise<void>;
}

/** Prisma on the connection already in use, whose pool it must be a client of. */
export function joinPrisma(
  client: pg.PoolClient,
  prisma: PrismaClient,
  limits: { timeout: number; maxWait: number },
): JoinedPrisma {
  let opened: Promise<Tx> | undefined;
  let running: Promise<unknown> | undefined;
  const end = Promise.withResolvers<void>();
  // Without a Prisma transaction nobody waits for `end`; a rejection must not count as unhandled.
  end.promise.catch(() => undefined);
  return {
    open() {
      opened ??= enclosing.run(client, () => {
        const started = Promise.withResolvers<Tx>();
        running = prisma
          .$transaction(async (tx) => {
            started.resolve(tx);
            await end.promise;
          }, limits)
          .catch((error: unknown) => {
            started.reject(error);
            throw error;
          });
        running.catch(() => undefined);
        return started.promise;
      });
      return opened;
    },
    async finish(error) {
      if (running === undefined) return;
      if (error === undefined) end.resolve();
      else end.reject(error);
      await (error === undefined ? running : running.catch(() => undefined));
    },
  };
}
