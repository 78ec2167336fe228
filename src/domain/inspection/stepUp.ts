/**
 * The acts that whoever decides confirms with a second factor; each has a text `step-up-deed-<name>`. What is
 * done with the operator's tool has the operator's own sign-in to the machine in its place.
 */
export const STEP_UP_DEEDS = [
  /** Issue the conclusion to the unit. */
  "conclude",
  /** Enter a paper's number, or take it away. */
  "numberPaper",
  /** Bring a version of a form into use. */
  "publishForm",
  /** Take somebody off an inspection, or give them another role in it. */
  "removeMember",
  /** Add or take away a chat, an address or a key: a stolen chat must not make itself a second way. */
  "ownAccounts",
] as const;
export type StepUpDeed = (typeof STEP_UP_DEEDS)[number];

/**
 * required: without a second factor such an act is not done, and the first second way comes from the operator (a
 * further invitation for another chat) or from the agency's sign-in: one stolen chat could link another by itself. offered: who has a second way confirms, who has none
 * is told how to get one, and it is written down that none was used. off: nobody is asked.
 */
export const STEP_UP_SETTINGS = ["required", "offered", "off"] as const;

export interface StepUpRules {
  setting: (typeof STEP_UP_SETTINGS)[number];
  /** For so long a confirmation covers what the same person does in the same session. */
  holdsMs: number;
}

const MINUTE_MS = 60_000;

export const STEP_UP_RULES: StepUpRules = { setting: "offered", holdsMs: 10 * MINUTE_MS };

export const STEP_UP_CODE = {
  lifeMs: 5 * MINUTE_MS,
  /** Wrong ones before it is worth nothing. */
  tries: 5,
  /** A person may ask for so many in an hour: 25 guesses at a million. */
  perHour: 5,
} as const;
