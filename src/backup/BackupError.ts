export type BackupErrorCode =
  | "unreadable"
  | "unwritable"
  | "damaged"
  | "not_a_backup"
  | "key_needed"
  | "key_wrong"
  | "bad_key_file"
  | "bad_recipient"
  | "no_room"
  | "newer_format"
  | "newer_schema"
  | "target_not_empty"
  | "not_what_was_saved"
  | "audit_broken"
  | "audit_key_missing";

/** A backup cannot be made or restored; one message for the operator with the cause and the cure. */
export class BackupError extends Error {
  override readonly name = "BackupError";
  readonly code: BackupErrorCode;

  constructor(code: BackupErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
