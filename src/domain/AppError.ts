/**
 * The promises that are broken across rooms, by a code that stays. What a person or the operator is to be
 * told stands elsewhere: refusals are return values (`policies`), texts are in `locales`.
 *
 * Errors that one catch site tells apart by their class, and that carry more than a code, stay classes:
 * StoreError (db), ConfigError, FormFolderError, BackupError: the message ends a start or a command;
 * Refusal (cli): a command that is refused, with its exit; TaskError (jobs): why a process of its own gave no
 * result; RenderError, GlyphMissingError (documents): what cannot be drawn; Unexpected (expression): a place
 * in a text being parsed; DialogueMismatch (demo).
 */
export type AppErrorCode =
  /** Another act has changed meanwhile what this one read: rolled back and decided anew. */
  | "act.overtaken"
  /** Another worker has handled the update: rolled back and forgotten. */
  | "update.handled_elsewhere"
  /** A channel cannot give a file now: the job is tried again. */
  | "file.unreachable"
  /** Something that needs a second factor was called without asking for one. */
  | "step_up.missing";

export class AppError extends Error {
  override readonly name = "AppError";
  readonly code: AppErrorCode;

  /** @param detail what it was about, for the log: ids and names of channels, nothing of a person */
  constructor(code: AppErrorCode, detail: string, options?: ErrorOptions) {
    super(`${code}: ${detail}`, options);
    this.code = code;
  }
}
