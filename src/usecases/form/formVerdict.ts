import type { FormComplaint } from "../../domain/form/tester/complaint.ts";
import type { FormProblem } from "../../domain/form/problems/formProblem.ts";
import type { FormChange } from "../../domain/form/versions/compareForms.ts";
import type { Locale, Localized } from "../../domain/text.ts";
import type { WorkbookProblem } from "../../files/workbookProblem.ts";

/** What the sender of a workbook is told. */
export type FormVerdict =
  | { kind: "unreachable" }
  | { kind: "unreadable"; reason: WorkbookProblem }
  | { kind: "mistakes"; problems: readonly FormProblem[] }
  /** The newest version is this very form. */
  | { kind: "unchanged"; form: FormSummary }
  | {
      kind: "ready";
      draftId: string;
      form: FormSummary;
      notices: readonly FormProblem[];
      complaints: readonly FormComplaint[];
      undecided: readonly FormComplaint[];
      /** The newest version there was and what differs from it; null for a new form. */
      against: { version: string; changes: readonly FormChange[] } | null;
    };

export interface FormSummary {
  id: string;
  version: string;
  title: Localized;
  areas: readonly Localized[];
  questions: number;
  languages: readonly string[];
  rules: number;
}

/** Puts a verdict into messages (payloads of sendMessage); given by the bot. */
export type FormWords = (verdict: FormVerdict, fileName: string, locale: Locale) => Record<string, unknown>[];
