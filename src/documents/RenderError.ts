export type RenderErrorCode =
  /** The time limit passed; the worker was stopped. */
  | "document.render_timeout"
  /** The worker ran out of its memory or died otherwise. */
  | "document.render_crashed"
  /** The bytes are no PDF with at least one page. */
  | "document.render_invalid"
  /** Drawing threw: a defect or a model that breaks its contract. */
  | "document.render_failed"
  /** `close()` came first. */
  | "document.render_closed";

/** A document could not be drawn; the same model may work later except for `render_failed`. */
export class RenderError extends Error {
  readonly code: RenderErrorCode;

  constructor(code: RenderErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "RenderError";
    this.code = code;
  }
}
