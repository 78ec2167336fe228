import type { DocumentMessages } from "./documentTexts.ts";
import type { PaperMessages } from "./paperTexts.ts";

/** Nothing to fill in; vanishes from an intersection. */
type NoVariables = unknown;

/**
 * What the report says, as the ids of `locales/<language>/report.ftl` with their variables. The
 * domain knows no catalogue: it is handed a `ReportSay` that speaks one language. That both agree is
 * checked by the compiler where the two meet.
 */
export interface ReportMessages extends DocumentMessages, PaperMessages {
  "report-nation": NoVariables;
  "report-motto": NoVariables;
  "report-type": NoVariables;
  "report-subject": { unit: string; year: string };
  "report-file-title": { unit: string; year: string };
  "report-subject-reinspection": { unit: string; year: string };
  "report-file-title-reinspection": { unit: string; year: string };
  "report-issuer": { year: string };
  "report-number": { symbol: string };
  "report-place-date": { place: string; year: string };
  "report-addressee-label": NoVariables;
  "report-basis": { document: string };
  "report-draft": NoVariables;
  "report-draft-created": { date: string; time: string };
  "report-opening": { date: string; lead: string; plan: string; unit: string };
  "report-opening-no-plan": { date: string; lead: string; unit: string };
  "report-opening-team": NoVariables;
  "report-opening-unit": { people: string; unit: string };
  "report-opening-end": NoVariables;
  "report-person-post": { name: string; post: string };
  "report-person-role": { person: string; role: string };
  "report-person-role-areas": { areas: string; person: string; role: string };
  "report-role-lead": NoVariables;
  "report-role-deputy": NoVariables;
  "report-role-secretary": NoVariables;
  "report-role-member": NoVariables;
  "report-role-standing-agency": NoVariables;
  "report-and": { last: string; list: string };
  "report-overview": NoVariables;
  "report-method-report-and-visit": NoVariables;
  "report-method-unannounced": NoVariables;
  "report-method-report": NoVariables;
  "report-method-reinspection": NoVariables;
  "report-method-self": NoVariables;
  "report-scope": { areas: string; count: string };
  "report-period": { from: string; to: string };
  "report-basis-competence": NoVariables;
  "report-basis-reception": NoVariables;
  "report-see-figures": { appendix: string };
  "report-see-findings": { appendix: string };
  "report-see-figures-and-findings": { figures: string; findings: string };
  "report-see-pictures": { appendix: string };
  "report-results": NoVariables;
  "report-figure": { label: string; value: string };
  "report-figure-parts": { label: string; parts: string; value: string };
  "report-figure-part": { label: string; value: string };
  "report-figure-rate": { rate: string; value: string };
  "report-figure-no": { label: string };
  "report-of-which": NoVariables;
  "report-no-data-on": { labels: string };
  "report-area-rating": { rating: string };
  "report-area-limitations": { text: string };
  "report-area-open": NoVariables;
  "report-area-empty": NoVariables;
  "report-area-see": { appendix: string; tables: string };
  "report-assessment": NoVariables;
  "report-ratings": { ratings: string };
  "report-strengths": NoVariables;
  "report-findings": NoVariables;
  "report-findings-none": NoVariables;
  "report-findings-none-yet": NoVariables;
  "report-causes": NoVariables;
  "report-observations": NoVariables;
  "report-observations-intro": NoVariables;
  "report-observation-advice": { recommendation: string; text: string };
  "report-of-area": { area: string; text: string };
  "report-undecided": { text: string };
  "report-recommendations": NoVariables;
  "report-for-unit": { unit: string };
  "report-for-departments": NoVariables;
  "report-for-province": NoVariables;
  "report-for-unit-intro": { head: string; unit: string };
  "report-unit-head": NoVariables;
  "report-remedy": NoVariables;
  "report-other-recommendations": NoVariables;
  "report-remedy-of": { clause: string; letter: string; section: string; text: string };
  "report-remedy-responsible": { responsible: string; text: string };
  "report-by-date": { date: string; text: string };
  "report-by-days": { days: string; text: string };
  "report-unit-proposals": NoVariables;
  "report-closing": { addressee: string; unit: string; year: string };
  "report-closing-no-addressee": { unit: string; year: string };
  "report-signer": NoVariables;
  "report-recipients-label": NoVariables;
  "report-recipients-same": NoVariables;
  "report-recipients-team": NoVariables;
  "report-recipients-file-prefix": NoVariables;
  "report-recipients-file": NoVariables;
  "report-appendix": NoVariables;
  "report-appendix-number": { number: string };
  "report-attached": { symbol: string; year: string };
  "report-figures-title": NoVariables;
  "report-table": { number: string };
  "report-table-figures": { area: string; number: string };
  "report-table-contents": { area: string; number: string };
  "report-column-number": NoVariables;
  "report-column-figure": NoVariables;
  "report-column-unit": NoVariables;
  "report-column-value": NoVariables;
  "report-column-note": NoVariables;
  "report-column-content": NoVariables;
  "report-column-result": NoVariables;
  "report-column-self-reported": NoVariables;
  "report-column-previous": { date: string };
  "report-note-differs": NoVariables;
  "report-note-approximate": NoVariables;
  "report-note-derived": NoVariables;
  "report-note-none": NoVariables;
  "report-chart": { number: string; text: string };
  "report-chart-findings": NoVariables;
  "report-chart-alt": { bars: string; caption: string };
  "report-findings-title": NoVariables;
  "report-column-area": NoVariables;
  "report-column-finding": NoVariables;
  "report-column-severity": NoVariables;
  "report-column-remedy": NoVariables;
  "report-column-responsible": NoVariables;
  "report-column-deadline": NoVariables;
  "report-legal-basis": { basis: string };
  "report-severity-minor": NoVariables;
  "report-severity-moderate": NoVariables;
  "report-severity-serious": NoVariables;
  "report-deadline-days": { days: string };
  "report-deadline-open": NoVariables;
  "report-digest-title": { date: string; unit: string };
  "report-digest-areas": { submitted: string; total: string };
  "report-digest-dossiers": { parts: string };
  "report-digest-received": { value: string };
  "report-digest-received-online": { rate: string; value: string };
  "report-digest-resolved": { value: string };
  "report-digest-on-time": { value: string };
  "report-digest-civil-servants": { value: string };
  "report-digest-public-employees": { value: string };
  "report-digest-signed": { value: string };
  "report-digest-findings": { findings: string; observations: string; recommendations: string };
  "report-digest-no-data": { count: string };
  "report-digest-undecided": { count: string };
  "report-pictures-title": NoVariables;
  "report-picture-number": { number: string };
  "report-finding-shown": { appendix: string; pictures: string; text: string };
  "report-picture": { number: string; text: string };
  "report-picture-question": { area: string; number: string };
  "report-picture-finding": { number: string };
  "report-picture-taken": { date: string; time: string };
  "report-picture-received": { date: string; time: string };
  "report-picture-place": { latitude: string; longitude: string };
  "report-picture-alt": { text: string };
  "report-pictures-more": { count: string };
}

/** Speaks the messages of a map in one language; id and variables are checked by the compiler. */
export type Say<Messages> = <Id extends keyof Messages>(
  id: Id,
  ...variables: keyof Messages[Id] extends never ? [] : [variables: Messages[Id]]
) => string;

export type ReportSay = Say<ReportMessages>;
