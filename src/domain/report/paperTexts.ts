/** Nothing to fill in; vanishes from an intersection. */
type NoVariables = unknown;

/** Number, verification, charts and comparison: ids of `locales/<language>/papers.ftl`. */
export interface PaperMessages {
  "document-number": { number: string; symbol: string };
  "document-place-date": { date: string; place: string };
  "document-contents": NoVariables;
  "document-verify-alt": NoVariables;
  "document-verify-at": { url: string };
  "document-verify-made": { hash: string; number: string; version: string };
  "document-attached": { date: string; number: string; symbol: string };
  "document-attached-unit": { date: string; number: string; symbol: string; unit: string };
}
