/**
 * A broken promise, thrown. Expected outcomes (a refused answer, a missing right) are return
 * values instead. `code` is stable; its text for people lives in locales.
 */
export class AppError extends Error {
  override readonly name = "AppError";
  readonly code: string;
  readonly details: Record<string, unknown>;

  constructor(code: string, details: Record<string, unknown> = {}, options?: ErrorOptions) {
    super(`${code} ${JSON.stringify(details)}`, options);
    this.code = code;
    this.details = details;
  }
}
