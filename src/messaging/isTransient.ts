/** Serialization failure and deadlock, as PostgreSQL and as Prisma call them: nothing is wrong with what was asked. */
const TRANSIENT = new Set(["40001", "40P01", "P2034"]);

/** Whether the same transaction, tried again at once, may well succeed. */
export function isTransient(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ("code" in error && typeof error.code === "string" && TRANSIENT.has(error.code)) return true;
  return error.cause !== undefined && isTransient(error.cause);
}
