import { z } from "zod";

const cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** Name and label of a choice; the middle of a long list is cut out and stands as "…". */
const option = z.union([
  z.tuple([z.string(), z.string().nullable()]),
  z.string().transform((mark): [string, string | null] => [mark, null]),
]);

const step = z.object({
  pass: z.number(),
  ref: z.string(),
  kind: z.string(),
  label: z.string().nullable(),
  hint: z.string().nullable(),
  required: z.boolean(),
  readonly: z.boolean(),
  options: z.array(option).nullable(),
  answer: z.string().nullable(),
  value: z.string(),
  violation: z.tuple([z.string(), z.string().nullable()]).nullable(),
});
export type CaseStep = z.infer<typeof step>;

/** A public workbook with what the reference chain (pyxform, then @getodk/xforms-engine) makes of it. */
export const xlsformCase = z.object({
  workbook: z.record(z.string(), z.array(z.array(cell))),
  expect: z.union([
    z.object({ refuse: z.literal(true), referenceMessage: z.string().optional() }),
    z.object({
      refuse: z.literal(false),
      steps: z.array(step),
      calcs: z.array(z.tuple([z.string(), z.boolean(), z.string()])),
    }),
  ]),
});
export type XlsformCase = z.infer<typeof xlsformCase>;
