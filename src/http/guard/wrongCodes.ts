import type { Clock } from "../../clock.ts";
import { WRONG_CODES_IN_ALL, WRONG_CODES_PER_ADDRESS, WRONG_CODES_WINDOW_MS } from "../limits.ts";

/** Guesses kept, so that a storm from many addresses does not fill the memory. */
const MAX_REMEMBERED = 5_000;

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
      tries.push({ at: clock.now(), address });
      if (tries.length > MAX_REMEMBERED) tries.shift();
    },
  };
}
