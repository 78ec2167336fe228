import type { Clock } from "../../clock.ts";
import { WRONG_CODES_IN_ALL, WRONG_CODES_PER_ADDRESS, WRONG_CODES_WINDOW_MS } from "../limits.ts";

export interface WrongCodes {
  /** Whether this address may try a code now. */
  mayTry(address: string): boolean;
  /** A code that no invitation has or ever had. */
  note(address: string): void;
}

/**
 * Counts guesses at invitation codes in the last hour (F50). An address is locked after its fifth.
 * After fifty in all, every address that has guessed is locked, while one that has not still gets
 * in: an attacker with many addresses must not be able to shut the teams out, and gains one try an
 * address at 2^128 codes. The count is this process's own; the codes' length carries the safety.
 */
export function createWrongCodes(clock: Clock): WrongCodes {
  let tries: { at: number; address: string }[] = [];

  function recent(): typeof tries {
    const since = clock.now() - WRONG_CODES_WINDOW_MS;
    tries = tries.filter((one) => one.at > since);
    return tries;
  }

  return {
    mayTry(address) {
      const all = recent();
      const own = all.filter((one) => one.address === address).length;
      return own < WRONG_CODES_PER_ADDRESS && (own === 0 || all.length < WRONG_CODES_IN_ALL);
    },
    note(address) {
      // Guesses of locked addresses never come here, so the list holds at most one more an address.
      tries.push({ at: clock.now(), address });
    },
  };
}
