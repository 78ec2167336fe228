import type { Role } from "../domain/inspection/areas.ts";

const HOUR_MS = 60 * 60 * 1000;

/** After which a session of the web chat ends, in milliseconds. */
export interface SessionLife {
  /** Without a use of it. */
  idleMs: number;
  /** Since the sign-in, in any case. */
  wholeMs: number;
}

export interface SessionLives {
  /** Of those who decide or issue. */
  deciding: SessionLife;
  /** Of everybody else, in the field. */
  field: SessionLife;
  /** Whether who decides has the shorter life even while they have no way to sign in again by themselves. */
  strict: boolean;
  /** The agency's own sign-in is on, a way back for whoever it knows. */
  agency: boolean;
}

/** Whose session opens what an office answers for: conclusions, numbers, forms, the team. */
export const DECIDING_ROLES: readonly Role[] = ["lead", "deputy", "secretary", "standing_agency"];

/**
 * Who decides signs in each working day, and a desk that was left at noon is closed in the afternoon; what
 * they decide asks for a second factor within minutes on top of it. A member stands in a commune with a personal
 * phone, where a new link cannot be fetched for want of a network, and a unit has a month and more to remedy: two
 * weeks without use, three months in all, a list of devices to end each one, and the right to every single act
 * read from the database.
 */
export const SESSION_LIVES: SessionLives = {
  deciding: { idleMs: 4 * HOUR_MS, wholeMs: 12 * HOUR_MS },
  field: { idleMs: 14 * 24 * HOUR_MS, wholeMs: 90 * 24 * HOUR_MS },
  strict: false,
  agency: false,
};

/** What is known of the person of a session. */
export interface SignedInPerson {
  decides: boolean;
  /** They can sign in again without anybody's help: another chat gives them a code, or the like. */
  hasWayBack: boolean;
}

/**
 * The life of a person's sessions. Who decides but could only ask the operator for a new link keeps the longer
 * one, unless the office is strict: a lead who is locked out each morning hands the link to a colleague.
 */
export function sessionLife({ deciding, field, strict }: SessionLives, person: SignedInPerson): SessionLife {
  return person.decides && (strict || person.hasWayBack) ? deciding : field;
}
