/** One mistake in a file the operator gave. */
export interface Mistake {
  /** Where: "team.2.areas", "survey row 14, relevant". */
  place: string;
  /** Line of the file, where there are lines. */
  line?: number;
  message: string;
}

/**
 * A command that cannot be done as it was given: an expected outcome for the operator, not a fault
 * of the program. The message says what is wrong and what to do; exit code 1.
 */
export class Refusal extends Error {
  override readonly name = "Refusal";
  /** Stable, for scripts: "unknown_inspection". */
  readonly code: string;
  readonly mistakes: readonly Mistake[];

  constructor(code: string, message: string, mistakes: readonly Mistake[] = [], options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.mistakes = mistakes;
  }
}
