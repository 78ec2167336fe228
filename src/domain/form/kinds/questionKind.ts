import type { AnswerValue, Choice, Notation } from "../../answer/notation.ts";
import type { EvidenceKind } from "../../evidence/acceptedFiles.ts";
import type { Localized } from "../../text.ts";
import type { ParameterCheck } from "./common/parameterChecks.ts";

export const QUANTITIES = ["count", "percent", "money"] as const;
/** How a number is asked, echoed and printed: plain, count, percent 0–100, integer VND. */
export type Quantity = (typeof QUANTITIES)[number];

export interface Range {
  readonly start: number;
  readonly end: number;
  readonly step: number;
}

/** What of a question's row its kind may look at. */
export interface KindColumns {
  readonly quantity?: Quantity | undefined;
  readonly range?: Range | undefined;
}

/** What an old type name of pyxform brings along. */
export interface Preset {
  readonly hint: string;
  readonly constraint: string;
}

/** Why a value cannot stand as the answer, whatever the form says. */
export interface Fault {
  readonly kind: "choice" | "range";
  readonly message: Localized;
}

/** How a value is printed inside a sentence. */
export interface Printing {
  readonly quantity?: Quantity | undefined;
  /** The value comes from a formula: a percentage that is no whole number then shows both its decimals. */
  readonly computed?: boolean;
  readonly language: string;
  readonly choiceLabel: (name: string) => string;
}

/** Bounds within which numbers are tried. */
export interface Limits {
  readonly low: number;
  readonly high: number;
  readonly whole: boolean;
}

/** Makes values to try a place with, from what the form's conditions compare it with. */
export interface Sampler {
  /** Names of the choices of its list. */
  readonly names: readonly string[];
  /** Texts the form compares the place with. */
  readonly mentioned: readonly string[];
  numbers(limits: Limits): number[];
  days(): string[];
  texts(): string[];
  /** Single choices worth trying. */
  choices(): string[];
  /** Sets of choices worth trying. */
  ticks(): string[][];
}

/**
 * All that is known of a kind of question. Another kind is a file beside this one and a line in index.ts, and
 * what the chat adds to it (bot/questions).
 */
export interface QuestionKind {
  // ── in the workbook ──────────────────────────────────────────────────────────

  /** What stands for it in the column `type`, with the older spellings pyxform still takes; the first is exported. */
  readonly words: readonly string[];
  /** The word is followed by the name of a choice list. */
  readonly hasList: boolean;
  /** What some of the words bring along. */
  readonly presets: Readonly<Record<string, Preset>>;
  /** The parameters it takes in XLSForm; of a kind that takes none whatever stands there is passed over. */
  readonly parameters: Readonly<Record<string, ParameterCheck>>;
  /** Its parameters start, end and step are its column `range`. */
  readonly hasRange: boolean;
  /** Whether "Không có số liệu" may be answered where the form does not say. */
  readonly naAllowed: boolean;
  /** Name of a row that has none; undefined when it needs one. */
  ownName(typeCell: string, row: number): string | undefined;

  // ── its value ────────────────────────────────────────────────────────────────

  /** Who gives the value: people are asked; nothing at all is only shown. */
  readonly valueFrom: "people" | "device" | "inspection" | "formula" | "nothing";
  readonly holds: "number" | "text" | "names";
  /** The text form of an answer, written the way ODK writes it. */
  canonical(text: string): string;
  /** What a formula's result becomes in it. */
  fromFormula(text: string): string;
  /** What the device fills in when the session begins; "" for nothing. */
  filledIn(environment: { today(): string; now(): string }): string;
  /** Whether comparing it with this fixed text can make sense. */
  isComparableWith(text: string): boolean;
  /** What is wrong with the text form of an answer, before the form's own constraint is asked. */
  fault(text: string, columns: KindColumns, offered: readonly Choice[]): Fault | null;
  /** What is left of an answer where the choice filter offers these names now; "" when nothing. */
  stillOffered(text: string, offered: ReadonlySet<string>): string;
  /** Whether an answer of an earlier inspection can be one now, when its list has these names. */
  canStandAgain(value: AnswerValue | null, listed: readonly string[]): boolean;

  // ── read and written ─────────────────────────────────────────────────────────

  /** How the answer is typed and echoed; null when it is not typed (photos) or not asked. */
  notation(columns: KindColumns, choices: readonly Choice[]): Notation | null;
  /** Prints the text form of a value, which is not empty, inside a sentence. */
  print(text: string, how: Printing): string;

  // ── elsewhere ────────────────────────────────────────────────────────────────

  /** Drawn as a figure in the report. */
  readonly isReported: boolean;
  /** Means something by itself, so that a re-inspection may ask it anew. */
  readonly standsAlone: boolean;
  /** The pieces that answer it; null when it is answered in words. */
  readonly files: readonly EvidenceKind[] | null;
  /** Values the tester tries. */
  samples(sampler: Sampler, columns: KindColumns): AnswerValue[];
  /** The least difference between two values that follow upon each other, where the tester may reckon with them. */
  readonly step: number | null;
  /** The value at a number the tester has reckoned; null when it cannot be. */
  valueAt(number: number): AnswerValue | null;
}
