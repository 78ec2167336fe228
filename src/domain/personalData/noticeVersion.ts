/**
 * Counts what people are told about their data (texts `privacy-*` in `locales`): grows when purpose, kinds of
 * data, who sees them or how long they are kept change, and then everybody is told once more. A correction of
 * the wording leaves it (test/project/privacyNotice.test.ts holds both together).
 */
export const NOTICE_VERSION = 1;

/** Whether somebody has been told what the notice of today says. */
export function isInformed(informedOf: number | null): boolean {
  return informedOf !== null && informedOf >= NOTICE_VERSION;
}
