/** Why the store could not be opened. */
export type StoreErrorCode =
  | "unsupported_platform"
  | "binaries_missing"
  | "folder_in_use"
  | "folder_unusable"
  | "server_failed"
  | "unreachable"
  | "refused_login"
  | "database_missing"
  | "unsafe_settings"
  | "newer_schema"
  | "older_service"
  | "changed_migration"
  | "failed_migration"
  | "audit_key_missing"
  | "audit_key_wrong";

/**
 * The database cannot be used as it is. The message is for the operator: it names the cause and the
 * cure in one piece and never contains a password. A start ends with it (exit code ≠ 0).
 */
export class StoreError extends Error {
  override readonly name = "StoreError";
  readonly code: StoreErrorCode;

  constructor(code: StoreErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
