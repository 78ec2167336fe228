/** Clock, zone, chance and ids of a session: given from outside, so that a session can be repeated. */
export interface FormEnvironment {
  /** Today in the business zone, yyyy-mm-dd. */
  readonly today: () => string;
  /** ISO 8601 instant in UTC. */
  readonly now: () => string;
  /** IANA name, e.g. "Asia/Ho_Chi_Minh". */
  readonly timeZone: string;
  /** 0 ≤ x < 1 */
  readonly random: () => number;
  readonly uuid: () => string;
}
