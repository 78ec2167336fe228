import { StoreError } from "./StoreError.ts";

/**
 * A failed connection in words for the operator, without the password. Codes: Node's system errors,
 * and PostgreSQL's SQLSTATE (appendix A of its manual).
 */
export function connectError(connectionString: string, cause: unknown): StoreError {
  const url = new URL(connectionString);
  const where = `${url.hostname}:${url.port === "" ? "5432" : url.port}`;
  const database = decodeURIComponent(url.pathname.slice(1));
  const user = decodeURIComponent(url.username);
  const reason = cause instanceof Error && cause.message !== "" ? cause.message : codeOf(cause);
  switch (codeOf(cause)) {
    case "28P01":
    case "28000":
      return new StoreError(
        "refused_login",
        `The database at ${where} refuses the user "${user}" (${reason}): check user and password in DATABASE_URL.`,
        { cause },
      );
    case "3D000":
      return new StoreError(
        "database_missing",
        `The server at ${where} has no database "${database}": create it (createdb -E UTF8 ${database}), ` +
          `or correct DATABASE_URL.`,
        { cause },
      );
    default:
      return new StoreError(
        "unreachable",
        `The database at ${where} cannot be reached (${reason}): check that it runs and that DATABASE_URL is right.`,
        { cause },
      );
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string"
    ? error.code
    : "unknown error";
}
