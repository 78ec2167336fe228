// Written by `npm run i18n:types` from locales/; do not edit.

/** `unknown` has no keys and vanishes from an intersection. */
type NoVariables = unknown;

export interface MessageVariables {
  "answer-not-a-number": NoVariables;
  "answer-saved": { value: string };
  "question-position": { number: string; total: string };
}

export type MessageId = keyof MessageVariables;
