import { z } from "zod";
import { isQuestionType, type QuestionType } from "../kinds/index.ts";
import { QUANTITIES } from "../kinds/questionKind.ts";

/** A text in the languages of the form. A form with plain `label` columns has the one language "default". */
const localizedText = z.record(z.string(), z.string());

/** Cells in columns the importer does not read, kept for the export. */
const extra = z.record(z.string(), z.string()).optional();

export const EVIDENCE_KINDS = ["none", "optional", "required", "or_explain"] as const;
export type EvidenceColumn = (typeof EVIDENCE_KINDS)[number];

const common = {
  name: z.string(),
  /** Row of the survey sheet (header = 1) it came from, for messages. */
  row: z.number().int(),
  label: localizedText,
  hint: localizedText,
  /** Expressions are kept as written, compiled when the form is loaded. "" is not stored: the key is left out. */
  relevant: z.string().optional(),
  /** Unit types (huyen, xa, …) it exists for; empty = all. */
  unitTypes: z.array(z.string()),
  /** First and last day (yyyy-mm-dd) it exists, compared with the parameter visit_date. */
  validFrom: z.string().optional(),
  validTo: z.string().optional(),
  extra,
};

const question = z.object({
  kind: z.literal("question"),
  ...common,
  type: z.custom<QuestionType>(isQuestionType),
  /** Choice list, of a kind that has one. */
  list: z.string().optional(),
  unit: localizedText,
  quantity: z.enum(QUANTITIES).optional(),
  /** Expression, "true()" for yes. */
  required: z.string().optional(),
  requiredMessage: localizedText,
  constraint: z.string().optional(),
  constraintMessage: localizedText,
  /** Condition that should hold; judged missing-aware, definitely false asks for an explanation. */
  warning: z.string().optional(),
  warningMessage: localizedText,
  calculation: z.string().optional(),
  /** When it gives a value the question is not asked and takes that value. */
  derive: z.string().optional(),
  /** A value offered, never stored by itself. */
  suggest: z.string().optional(),
  default: z.string().optional(),
  /** True when `default` is an expression, evaluated once when the session begins. */
  defaultIsExpression: z.boolean(),
  /** Expression. */
  readOnly: z.string().optional(),
  choiceFilter: z.string().optional(),
  /** Name of the question whose change makes the calculation run. */
  trigger: z.string().optional(),
  range: z.object({ start: z.number(), end: z.number(), step: z.number() }).optional(),
  evidence: z.enum(EVIDENCE_KINDS),
  naAllowed: z.boolean(),
  approximateAllowed: z.boolean(),
  maxScore: z.number().optional(),
});

const choice = z.object({
  name: z.string(),
  /** Row of the choices sheet; 0 for the choice or_other adds. */
  row: z.number().int(),
  label: localizedText,
  /** Extra columns, for choice_filter. */
  columns: z.record(z.string(), z.string()),
  /** Pictures and sounds. */
  extra,
});

const rule = z.object({
  id: z.string(),
  row: z.number().int(),
  area: z.string(),
  /** Rules of one group are merged into one finding; "" = the rule stands alone. */
  group: z.string(),
  when: z.string(),
  /** One of SEVERITIES, or an expression giving one. */
  severity: z.string(),
  finding: localizedText,
  recommendation: localizedText,
  /** Days after the notice of conclusion in which the unit is to remedy it. */
  dueDays: z.number().int().optional(),
  legalBasis: z.string(),
  extra,
});

export type QuestionDef = z.infer<typeof question>;
export type ChoiceDef = z.infer<typeof choice>;
export type RuleDef = z.infer<typeof rule>;
type Common = Pick<
  QuestionDef,
  "name" | "row" | "label" | "hint" | "relevant" | "unitTypes" | "validFrom" | "validTo" | "extra"
>;
export type GroupDef = Common & { kind: "group"; children: NodeDef[] };
export type RepeatDef = Common & { kind: "repeat"; repeatCount?: string | undefined; children: NodeDef[] };
export type NodeDef = QuestionDef | GroupDef | RepeatDef;

const node: z.ZodType<NodeDef> = z.lazy(() =>
  z.discriminatedUnion("kind", [
    question,
    z.object({ kind: z.literal("group"), ...common, children: z.array(node) }),
    z.object({
      kind: z.literal("repeat"),
      ...common,
      repeatCount: z.string().optional(),
      children: z.array(node),
    }),
  ]),
);

/**
 * A checked form as plain JSON: what importForm() gives, what is stored as a form version, and what
 * compileForm() takes. `schema` changes when the meaning of a field does.
 */
export const formDefSchema = z.object({
  schema: z.literal(1),
  id: z.string(),
  version: z.string(),
  title: localizedText,
  /** Language codes in the order of the columns; ["default"] when the form names none. */
  languages: z.array(z.string()).min(1),
  defaultLanguage: z.string(),
  /** Name of the root element in absolute paths ("data" unless settings say otherwise). */
  rootName: z.string(),
  nodes: z.array(node),
  /** Choice lists by name, in the order of the sheet. */
  lists: z.record(z.string(), z.array(choice)),
  rules: z.array(rule),
  /** Of the settings sheet. */
  extra,
});
export type FormDef = z.infer<typeof formDefSchema>;
